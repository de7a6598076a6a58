"""What the settings make of a caption, and what a photo of its own makes of that."""

import datetime
from dataclasses import replace

import pytest

from stampgui.caption.own import NOTHING_OWN, Own, all_entries, changed_entries
from stampgui.caption.style import AUTO, BUILT_IN, Anchor, Plate, Shape, Spot, Style
from stampgui.caption.wording import Words
from stampgui.dates.partial import PartialDate
from stampgui.gui.look import (
    Look,
    carried_over,
    examples,
    look_of,
    recipe,
    style_of,
    template_of,
    with_language,
    with_look,
)
from stampgui.settings import Settings

OCTOBER = PartialDate(2022, 10, 14)


@pytest.mark.parametrize(
    "style",
    [
        *BUILT_IN.values(),
        Style(position=Spot(0.25, 0.75), fill=AUTO),
        Style(position=AUTO, plate=Plate(Shape.BOX, (1, 2, 3), opacity=40), outline_colour=(9, 8, 7)),
    ],
)
def test_the_chosen_style_is_found_again(style: Style) -> None:
    kept = with_look(Settings(), Look("difoto tanggal {tanggal}", "id", style), window="id")
    assert style_of(kept) == style


@pytest.mark.parametrize("stored", ["", "?", "[]", '{"size": 99}', '{"colour": "red"}', "[" * 9999])
def test_damaged_settings_still_give_a_style(stored: str) -> None:
    assert style_of(Settings(style=stored)) == Style()


def test_a_damaged_caption_gives_way_to_the_default() -> None:
    assert template_of(Settings(template="no date at all"), "id") == "difoto tanggal {tanggal}"
    assert template_of(Settings(template="Rapat {tanggal}"), "id") == "Rapat {tanggal}"


def test_a_built_in_caption_goes_along_into_another_language() -> None:
    assert carried_over("Dok. {tanggal}", old="id", new="en") == "Photo: {date}"
    assert carried_over("Rapat desa {tanggal}", old="id", new="en") == "Rapat desa {tanggal}"


def test_until_it_is_chosen_the_caption_speaks_the_windows_language() -> None:
    assert look_of(Settings(), window="id").template == "difoto tanggal {tanggal}"
    chosen = with_look(Settings(), with_language(look_of(Settings(), window="id"), "en"), window="id")
    again = look_of(chosen, window="id")
    assert (again.language, again.template) == ("en", "taken on {date}")


def test_another_style_leaves_the_language_to_the_window() -> None:
    yellow = replace(look_of(Settings(), window="id"), style=BUILT_IN["yellow"])
    kept = with_look(Settings(), yellow, window="id")
    assert look_of(kept, window="en").template == "taken on {date}"


def test_the_examples_are_real_captions() -> None:
    texts = [text for _template, text in examples("id", PartialDate(2022, 10))]
    assert texts[0] == "difoto bulan Oktober 2022"


@pytest.mark.parametrize(
    ("template", "words", "text"),
    [
        ("difoto tanggal {tanggal}", Words(), "difoto tanggal 14 Oktober 2022"),
        ("difoto tanggal {tanggal}", Words("Rapat desa", "Solo"), "Rapat desa, Solo\ndifoto tanggal 14 Oktober 2022"),
        ("difoto tanggal {tanggal}", Words(place="Solo"), "Solo\ndifoto tanggal 14 Oktober 2022"),
        ("{acara}, {tanggal}", Words("Rapat desa", "Solo"), "Solo\nRapat desa, 14 Oktober 2022"),
        ("{tempat}, {tanggal} ({acara})", Words("Rapat", "Solo"), "Solo, 14 Oktober 2022 (Rapat)"),
    ],
)
def test_event_and_place_are_told_wherever_the_caption_leaves_room(template: str, words: Words, text: str) -> None:
    look = Look(template, "id", words=words)
    assert look.text(OCTOBER, file="foto") == text
    made = recipe(look, Settings(), today=datetime.date(2024, 6, 1))
    assert Look(made.template, "id", words=made.words).text(OCTOBER, file="foto") == text


def test_a_photo_of_its_own_follows_the_others_in_all_else() -> None:
    moved = NOTHING_OWN.with_style((("position", Anchor.TOP_LEFT),))
    assert moved.style_on(BUILT_IN["yellow"]) == replace(BUILT_IN["yellow"], position=Anchor.TOP_LEFT)
    assert moved.style_on(Style(size=9)).size == 9
    assert moved.is_placed


def test_a_style_chosen_for_one_photo_stays_whole() -> None:
    own = NOTHING_OWN.with_style(all_entries(BUILT_IN["box"]))
    assert own.style_on(Style(size=20, shadow=50, position=AUTO)) == BUILT_IN["box"]


def test_a_photo_may_be_silent_about_the_place_that_all_others_tell() -> None:
    shared = Words("Rapat", "Solo")
    own = Own().with_words(changed_entries(shared, Words("Rapat", "")))
    assert own.words_on(shared) == Words("Rapat", "")
    assert own.words_on(Words("Lokakarya", "Solo")) == Words("Lokakarya", "")


def test_the_last_word_about_one_photo_wins() -> None:
    own = NOTHING_OWN.with_style((("size", 5.0), ("position", AUTO))).with_style((("size", 6.0),))
    assert own.style_on(Style()) == Style(size=6, position=AUTO)
    assert own == NOTHING_OWN.with_style((("position", AUTO), ("size", 6.0)))
