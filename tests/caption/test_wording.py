"""Captions say what is known, and not a day more."""

import datetime

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from stampgui.caption.wording import (
    BUILT_IN,
    TemplateError,
    caption_text,
    check_language,
    default_template,
)
from stampgui.dates.partial import PartialDate

DAY = PartialDate(2022, 10, 14)
MORNING = PartialDate(2022, 10, 14, datetime.time(9, 41), 420)
MONTH = PartialDate(2022, 10)
YEAR = PartialDate(2022)
AROUND = PartialDate(2017, approximate=True)


@pytest.mark.parametrize(
    ("template", "date", "text"),
    [
        ("difoto tanggal {tanggal}", DAY, "difoto tanggal 14 Oktober 2022"),
        ("difoto tanggal {tanggal}", MONTH, "difoto bulan Oktober 2022"),
        ("difoto tanggal {tanggal}", YEAR, "difoto tahun 2022"),
        ("difoto tanggal {tanggal}", AROUND, "difoto sekitar tahun 2017"),
        ("Foto ini difoto tanggal {tanggal}", MONTH, "Foto ini difoto bulan Oktober 2022"),
        ("Tanggal {tanggal}", YEAR, "Tahun 2022"),
        ("Difoto hari {hari}, {tanggal}", DAY, "Difoto hari Jumat, 14 Oktober 2022"),
        ("Difoto hari {hari}, {tanggal}", MONTH, "Difoto bulan Oktober 2022"),
        ("Foto diambil pada {tanggal}", DAY, "Foto diambil pada 14 Oktober 2022"),
        ("Foto diambil pada {tanggal}", YEAR, "Foto diambil pada tahun 2022"),
        ("Foto diambil pada {tanggal}", AROUND, "Foto diambil pada sekitar tahun 2017"),
        ("Dok. {tanggal}", MONTH, "Dok. Oktober 2022"),
        (
            "Difoto hari {hari}, {tanggal}",
            PartialDate(2022, 10, 14, approximate=True),
            "Difoto sekitar tanggal 14 Oktober 2022",
        ),
        ("{date}", DAY, "14 Oktober 2022"),
        ("{tanggal} pukul {jam} {zona}", MORNING, "14 Oktober 2022 pukul 09.41 WIB"),
        ("{tanggal} pukul {jam} {zona}", DAY, "14 Oktober 2022"),
        (
            "{tanggal}, pukul {jam} {zona}",
            PartialDate(2022, 10, 14, datetime.time(9, 41)),
            "14 Oktober 2022, pukul 09.41",
        ),
        ("{berkas}: {tanggal}", DAY, "rapat: 14 Oktober 2022"),
        ("difoto\ttanggal\n{tanggal}", DAY, "difoto tanggal 14 Oktober 2022"),
    ],
)
def test_indonesian_wording_follows_the_precision(template: str, date: PartialDate, text: str) -> None:
    assert caption_text(template, date, language="id", file="rapat") == text


@pytest.mark.parametrize(
    ("template", "date", "text"),
    [
        ("taken on {date}", DAY, "taken on October 14, 2022"),
        ("taken on {date}", MONTH, "taken in October 2022"),
        ("taken on {date}", AROUND, "taken around 2017"),
        ("Taken on {weekday}, {date}", DAY, "Taken on Friday, October 14, 2022"),
        ("Taken on {weekday}, {date}", YEAR, "Taken in 2022"),
        ("{date} at {time} {zone}", MORNING, "October 14, 2022 at 9:41 AM UTC+7"),
    ],
)
def test_english_wording_follows_the_precision(template: str, date: PartialDate, text: str) -> None:
    assert " ".join(caption_text(template, date, language="en").split()) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("jv", "difoto tanggal 14 Oktober 2022"),
        ("su", "dipoto tanggal 14 Oktober 2022"),
        ("fr", "14 octobre 2022"),
        ("en-GB", "taken on 14 October 2022"),
    ],
)
def test_other_languages_write_their_own_months(language: str, text: str) -> None:
    assert caption_text(default_template(language), DAY, language=language) == text


@pytest.mark.parametrize("template", ["", "difoto", "{tanggal", "{tanggal}}", "{tanggal} {acara}", "{hari}"])
def test_a_caption_without_its_date_or_with_an_unknown_field_is_refused(template: str) -> None:
    with pytest.raises(TemplateError):
        caption_text(template, DAY, language="id")


def test_an_unknown_language_is_refused() -> None:
    for language in ("xx", "indonesia raya", ""):
        with pytest.raises(TemplateError):
            check_language(language)


@for_all(
    st.sampled_from([(language, template) for language, templates in BUILT_IN.items() for template in templates]),
    st.dates(datetime.date(1826, 1, 1), datetime.date(2026, 12, 31)),
    st.sampled_from(["day", "month", "year"]),
    st.booleans(),
)
def test_no_caption_shows_more_than_is_known(
    built_in: tuple[str, str], day: datetime.date, precision: str, approximate: bool
) -> None:
    language, template = built_in
    date = PartialDate(
        day.year,
        None if precision == "year" else day.month,
        day.day if precision == "day" else None,
        approximate=approximate,
    )
    text = caption_text(template, date, language=language)
    assert str(day.year) in text
    assert not {"{", "}"} & set(text)
    numbers = {int(word) for word in text.replace(",", " ").split() if word.isdecimal()}
    assert numbers == {day.year} | ({day.day} if precision == "day" else set())
