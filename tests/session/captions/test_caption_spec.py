"""What the settings make of a caption, and what a photo of its own makes of that."""

import datetime
from dataclasses import replace

import pytest

from stampgui.caption.caption_text import EventPlace
from stampgui.caption.overrides import NO_OVERRIDE, CaptionOverride, find_changed_entries, list_entries
from stampgui.caption.style import AUTO, BUILT_IN_STYLES, Anchor, CustomPosition, Plate, PlateShape, Style
from stampgui.dates.partial import PartialDate
from stampgui.session.captions.caption_spec import (
    CaptionSpec,
    build_caption_spec,
    build_recipe,
    list_template_examples,
    resolve_stored_style,
    resolve_template,
    translate_template,
    with_caption_spec,
    with_language,
)
from stampgui.settings import Settings

OCTOBER = PartialDate(2022, 10, 14)


@pytest.mark.parametrize(
    "style",
    [
        *BUILT_IN_STYLES.values(),
        Style(position=CustomPosition(0.25, 0.75), fill=AUTO),
        Style(position=AUTO, plate=Plate(PlateShape.BOX, (1, 2, 3), opacity=40), outline_colour=(9, 8, 7)),
    ],
)
def test_the_chosen_style_is_found_again(style: Style) -> None:
    kept = with_caption_spec(Settings(), CaptionSpec("difoto tanggal {tanggal}", "id", style), window_language="id")
    assert resolve_stored_style(kept) == style


@pytest.mark.parametrize("stored", ["", "?", "[]", '{"size": 99}', '{"colour": "red"}', "[" * 9999])
def test_damaged_settings_still_give_a_style(stored: str) -> None:
    assert resolve_stored_style(Settings(style=stored)) == Style()


def test_a_damaged_caption_gives_way_to_the_default() -> None:
    assert resolve_template(Settings(template="no date at all"), "id") == "difoto tanggal {tanggal}"
    assert resolve_template(Settings(template="Rapat {tanggal}"), "id") == "Rapat {tanggal}"


def test_a_built_in_caption_goes_along_into_another_language() -> None:
    assert translate_template("Dok. {tanggal}", old="id", new="en") == "Photo: {date}"
    assert translate_template("Rapat desa {tanggal}", old="id", new="en") == "Rapat desa {tanggal}"


def test_until_it_is_chosen_the_caption_speaks_the_windows_language() -> None:
    assert build_caption_spec(Settings(), window_language="id").template == "difoto tanggal {tanggal}"
    chosen = with_caption_spec(
        Settings(), with_language(build_caption_spec(Settings(), window_language="id"), "en"), window_language="id"
    )
    again = build_caption_spec(chosen, window_language="id")
    assert (again.language, again.template) == ("en", "taken on {date}")


def test_another_style_leaves_the_language_to_the_window() -> None:
    yellow = replace(build_caption_spec(Settings(), window_language="id"), style=BUILT_IN_STYLES["yellow"])
    kept = with_caption_spec(Settings(), yellow, window_language="id")
    assert build_caption_spec(kept, window_language="en").template == "taken on {date}"


def test_the_examples_are_real_captions() -> None:
    texts = [text for _template, text in list_template_examples("id", PartialDate(2022, 10))]
    assert texts[0] == "difoto bulan Oktober 2022"


@pytest.mark.parametrize(
    ("template", "words", "text"),
    [
        ("difoto tanggal {tanggal}", EventPlace(), "difoto tanggal 14 Oktober 2022"),
        (
            "difoto tanggal {tanggal}",
            EventPlace("Rapat desa", "Solo"),
            "Rapat desa, Solo\ndifoto tanggal 14 Oktober 2022",
        ),
        ("difoto tanggal {tanggal}", EventPlace(place="Solo"), "Solo\ndifoto tanggal 14 Oktober 2022"),
        ("{acara}, {tanggal}", EventPlace("Rapat desa", "Solo"), "Solo\nRapat desa, 14 Oktober 2022"),
        ("{tempat}, {tanggal} ({acara})", EventPlace("Rapat", "Solo"), "Solo, 14 Oktober 2022 (Rapat)"),
    ],
)
def test_event_and_place_are_told_wherever_the_caption_leaves_room(template: str, words: EventPlace, text: str) -> None:
    look = CaptionSpec(template, "id", event_place=words)
    assert look.format_caption(OCTOBER, file="foto") == text
    made = build_recipe(look, Settings(), today=datetime.date(2024, 6, 1))
    assert CaptionSpec(made.template, "id", event_place=made.event_place).format_caption(OCTOBER, file="foto") == text


def test_a_photo_of_its_own_follows_the_others_in_all_else() -> None:
    moved = NO_OVERRIDE.with_style((("position", Anchor.TOP_LEFT),))
    assert moved.apply_to_style(BUILT_IN_STYLES["yellow"]) == replace(
        BUILT_IN_STYLES["yellow"], position=Anchor.TOP_LEFT
    )
    assert moved.apply_to_style(Style(size=9)).size == 9
    assert moved.has_position


def test_a_style_chosen_for_one_photo_stays_whole() -> None:
    own = NO_OVERRIDE.with_style(list_entries(BUILT_IN_STYLES["box"]))
    assert own.apply_to_style(Style(size=20, shadow=50, position=AUTO)) == BUILT_IN_STYLES["box"]


def test_a_photo_may_be_silent_about_the_place_that_all_others_tell() -> None:
    shared = EventPlace("Rapat", "Solo")
    own = CaptionOverride().with_event_place(find_changed_entries(shared, EventPlace("Rapat", "")))
    assert own.apply_to_event_place(shared) == EventPlace("Rapat", "")
    assert own.apply_to_event_place(EventPlace("Lokakarya", "Solo")) == EventPlace("Lokakarya", "")


def test_the_last_word_about_one_photo_wins() -> None:
    own = NO_OVERRIDE.with_style((("size", 5.0), ("position", AUTO))).with_style((("size", 6.0),))
    assert own.apply_to_style(Style()) == Style(size=6, position=AUTO)
    assert own == NO_OVERRIDE.with_style((("position", AUTO), ("size", 6.0)))
