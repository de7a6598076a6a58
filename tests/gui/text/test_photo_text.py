"""What is said about a photo, to eyes and to ears."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from session.photo_items import broken, dated, undated

from stampgui.caption.overrides import NO_OVERRIDE, CaptionOverride
from stampgui.caption.style import Anchor
from stampgui.dates.partial import PartialDate
from stampgui.gui.text.photo_text import (
    DuplicateInfo,
    describe_marks,
    describe_photo,
    format_brief_heading,
    format_full_date,
    format_heading,
    list_mark_icons,
)
from stampgui.i18n import load_catalogue
from stampgui.stamping.outcome import Status

ENGLISH, INDONESIAN = load_catalogue("en"), load_catalogue("id")


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (PartialDate(2022, 10, 14), "Friday, October 14, 2022"),
        (PartialDate(2022, 10), "October 2022 (month only)"),
        (PartialDate(2022), "2022 (year only)"),
        (PartialDate(2017, approximate=True), "around 2017 (year only)"),
    ],
)
def test_the_echo_leaves_no_doubt(date: PartialDate, text: str) -> None:
    assert format_full_date(date, ENGLISH) == text


def test_the_echo_names_the_time_and_its_zone_in_indonesian() -> None:
    date = PartialDate(2022, 10, 14, datetime.time(8, 15), 420)
    text = format_full_date(date, INDONESIAN)
    assert text.startswith("Jumat, 14 Oktober 2022")
    assert text.endswith("08.15 WIB")


def test_a_card_is_a_sentence() -> None:
    assert describe_photo(dated(0, "IMG_1203.JPG", "2023-01-20"), ENGLISH) == (
        "IMG_1203.JPG. January 20, 2023. Source: camera data."
    )


def test_a_saved_card_says_so() -> None:
    card = dated(0, "a.jpg", "2023-01-20")
    saved = replace(card, copy_result=replace(card.inspection, status=Status.STAMPED))
    assert describe_photo(saved, ENGLISH).endswith("Saved.")


def test_an_undated_card_says_why() -> None:
    assert describe_photo(undated(0, "scan.jpg"), ENGLISH) == ("scan.jpg. No date yet. Nothing says when it was taken.")


def test_a_card_says_in_what_its_photo_differs() -> None:
    own = CaptionOverride(
        style=(("position", Anchor.LEFT), ("size", 8.0)), event_place=(("event", "Rapat"), ("place", "Balai"))
    )
    card = replace(dated(0, "a.jpg", "2023-01-20"), caption_override=own)
    (words,) = describe_marks(card, ENGLISH)
    assert words == "Own settings: style, position, event, place"
    event = replace(card, caption_override=CaptionOverride(event_place=(("event", ""),)))
    assert describe_marks(event, INDONESIAN) == ("Pengaturan sendiri: acara",)
    assert describe_photo(card, ENGLISH).endswith("Source: camera data. " + words + ".")
    assert list_mark_icons(card, has_duplicates=True) == ("sliders", "duplicates")
    assert describe_marks(replace(card, caption_override=NO_OVERRIDE), ENGLISH) == ()


def test_a_card_names_another_photo_that_is_the_same() -> None:
    card = dated(0, "IMG_1.jpg", "2023-01-20")
    alike = DuplicateInfo(Path("IMG_1 (1).jpg"), 1)
    assert describe_marks(card, INDONESIAN, alike) == ("Sama persis dengan IMG_1 (1).jpg",)
    assert describe_photo(card, ENGLISH, alike).endswith(". Identical to IMG_1 (1).jpg.")
    elsewhere = DuplicateInfo(Path("lama/IMG_1.jpg"), 3)
    assert describe_marks(card, ENGLISH, elsewhere) == (f"Identical to {Path('lama/IMG_1.jpg')} and 2 more",)


def test_on_a_narrow_card_the_month_and_the_words_are_shortened_and_not_the_year() -> None:
    assert format_brief_heading(dated(0, "a.jpg", "2023-09-27"), ENGLISH) == "Sep 27, 2023"
    assert format_brief_heading(dated(0, "a.jpg", "2023-09"), ENGLISH) == "September 2023"
    assert format_brief_heading(undated(0, "a.jpg"), INDONESIAN) == "Tanpa tanggal"
    assert format_brief_heading(broken(0, "a.jpg"), ENGLISH) == "Unusable"


def test_a_broken_file_is_not_called_undated() -> None:
    assert format_heading(broken(0, "a.jpg"), ENGLISH) == "Cannot be stamped"
