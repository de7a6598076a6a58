"""The sentence for a post that is already online: correct in both languages, and never more than is known."""

import datetime

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from stampgui.caption.post_text import format_post_sentence
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed.parser import parse_typed_date

TODAY = datetime.date(2026, 11, 22)


def said(typed: str, language: str) -> str:
    """The sentence about photos with these dates, as typed and with semicolons between them."""
    return format_post_sentence([parse_typed_date(each, today=TODAY) for each in typed.split(";")], language=language)


@pytest.mark.parametrize(
    ("typed", "indonesian", "english"),
    [
        (
            "2022-10-14",
            "Foto ini diambil pada 14 Oktober 2022.",
            "This photo was taken on October 14, 2022.",
        ),
        (
            "2022-10-14 09:41",
            "Foto ini diambil pada 14 Oktober 2022.",
            "This photo was taken on October 14, 2022.",
        ),
        ("2022-10", "Foto ini diambil pada bulan Oktober 2022.", "This photo was taken in October 2022."),
        ("2022", "Foto ini diambil pada tahun 2022.", "This photo was taken in 2022."),
        ("± 2017", "Foto ini diambil sekitar tahun 2017.", "This photo was taken around 2017."),
        ("± 2017-05", "Foto ini diambil sekitar bulan Mei 2017.", "This photo was taken around May 2017."),
        (
            "± 2017-05-02",
            "Foto ini diambil sekitar tanggal 2 Mei 2017.",
            "This photo was taken around May 2, 2017.",
        ),
        (
            "2022-10-14; 2022-10-14",
            "Foto-foto ini diambil pada 14 Oktober 2022.",
            "These photos were taken on October 14, 2022.",
        ),
        (
            "2022-10-14; 2022-10-03",
            "Foto-foto ini diambil pada 3 dan 14 Oktober 2022.",
            "These photos were taken on October 3 and 14, 2022.",
        ),
        (
            "2022-10-03; 2022-10-05; 2022-10-14",
            "Foto-foto ini diambil pada 3, 5, dan 14 Oktober 2022.",
            "These photos were taken on October 3, 5, and 14, 2022.",
        ),
        (
            "2022-05-03; 2022-10-14",
            "Foto-foto ini diambil pada 3 Mei dan 14 Oktober 2022.",
            "These photos were taken on May 3 and October 14, 2022.",
        ),
        (
            "2021-05-03; 2022-10-14",
            "Foto-foto ini diambil pada 3 Mei 2021 dan 14 Oktober 2022.",
            "These photos were taken on May 3, 2021 and October 14, 2022.",
        ),
        (
            "2022-05; 2022-10",
            "Foto-foto ini diambil pada bulan Mei dan Oktober 2022.",
            "These photos were taken in May and October 2022.",
        ),
        ("2019; 2022", "Foto-foto ini diambil pada tahun 2019 dan 2022.", "These photos were taken in 2019 and 2022."),
        (
            "± 2017; ± 2019",
            "Foto-foto ini diambil sekitar tahun 2017 dan 2019.",
            "These photos were taken around 2017 and 2019.",
        ),
        (
            "2022-10-01; 2022-10-03; 2022-10-05; 2022-10-14; 2022-10-28",
            "Foto-foto ini diambil antara 1 dan 28 Oktober 2022.",
            "These photos were taken between October 1 and 28, 2022.",
        ),
        (
            "2019-05-03; 2022-10-03; 2022-10-05; 2022-10-14; 2023-01-20",
            "Foto-foto ini diambil antara 3 Mei 2019 dan 20 Januari 2023.",
            "These photos were taken between May 3, 2019 and January 20, 2023.",
        ),
        (
            "2022-01; 2022-02; 2022-03; 2022-04; 2022-05",
            "Foto-foto ini diambil antara bulan Januari dan Mei 2022.",
            "These photos were taken between January and May 2022.",
        ),
        (
            "2015; 2016; 2018; 2019; 2022",
            "Foto-foto ini diambil antara tahun 2015 dan 2022.",
            "These photos were taken between 2015 and 2022.",
        ),
        (
            "± 2015; ± 2016; ± 2018; ± 2019; ± 2022",
            "Foto-foto ini diambil kira-kira antara tahun 2015 dan 2022.",
            "These photos were taken roughly between 2015 and 2022.",
        ),
        (
            "± 2017; 2019-05; 2022-10-14; 2022-10-03",
            "Foto-foto ini diambil pada 3 dan 14 Oktober 2022, pada bulan Mei 2019, dan sekitar tahun 2017.",
            "These photos were taken on October 3 and 14, 2022, in May 2019, and around 2017.",
        ),
    ],
)
def test_a_post_says_when_its_photos_were_taken(typed: str, indonesian: str, english: str) -> None:
    assert (said(typed, "id"), said(typed, "en")) == (indonesian, english)


def test_without_a_date_nothing_is_said() -> None:
    with pytest.raises(ValueError, match="without a date"):
        format_post_sentence([], language="id")


@for_all(
    st.lists(st.dates(datetime.date(1826, 1, 1), TODAY), min_size=1, max_size=12),
    st.sampled_from(["day", "month", "year"]),
    st.sampled_from(["id", "en"]),
)
def test_no_sentence_says_a_year_or_a_day_that_no_photo_has(
    days: list[datetime.date], precision: str, language: str
) -> None:
    dates = [
        PartialDate(day.year, None if precision == "year" else day.month, day.day if precision == "day" else None)
        for day in days
    ]
    text = format_post_sentence(dates, language=language)
    numbers = {int(word) for word in text.rstrip(".").replace(",", " ").split() if word.isdecimal()}
    assert numbers <= {day.year for day in days} | ({day.day for day in days} if precision == "day" else set())
    assert {min(days).year, max(days).year} <= numbers
    assert text.count(".") == 1
