"""Captions say what is known, and not a day more."""

import datetime
import re
from dataclasses import replace

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import example, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from stampgui.caption.caption_text import (
    BUILT_IN_TEMPLATES,
    EventPlace,
    check_language,
    default_template,
    find_unknown_fields,
    find_wording,
    format_caption,
)
from stampgui.caption.template_fields import TemplateError
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
        ("difoto\ttanggal  {tanggal} ", DAY, "difoto tanggal 14 Oktober 2022"),
        ("Rapat desa\n\n difoto tanggal\n{tanggal}", DAY, "Rapat desa\ndifoto tanggal\n14 Oktober 2022"),
        ("difoto tanggal\n{tanggal}", MONTH, "difoto bulan\nOktober 2022"),
        ("Difoto hari {hari}\n{tanggal}\npukul {jam}", YEAR, "Difoto tahun 2022"),
    ],
)
def test_indonesian_wording_follows_the_precision(template: str, date: PartialDate, text: str) -> None:
    assert format_caption(template, date, language="id", file="rapat") == text


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
    assert " ".join(format_caption(template, date, language="en").split()) == text


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
    assert format_caption(default_template(language), DAY, language=language) == text


@pytest.mark.parametrize(
    ("name", "language", "date", "text"),
    [
        ("weekday", "id", DAY, "Jumat, 14 Oktober 2022"),
        ("weekday", "en", DAY, "Friday, October 14, 2022"),
        ("weekday", "fr", DAY, "vendredi, 14 octobre 2022"),
        ("weekday", "id", PartialDate(2022, 10), "Oktober 2022"),
        ("time", "id", MORNING, "difoto tanggal 14 Oktober 2022 pukul 09.41 WIB"),
        ("time", "en", MORNING, "taken on October 14, 2022 at 9:41 AM UTC+7"),
        ("time", "su", MORNING, "dipoto tanggal 14 Oktober 2022 jam 9.41 WIB"),
        ("time", "fr", MORNING, "14 octobre 2022, 09:41 UTC+7"),
        ("time", "id", replace(MORNING, offset=None), "difoto tanggal 14 Oktober 2022 pukul 09.41"),
        ("time", "id", DAY, "difoto tanggal 14 Oktober 2022"),
        ("time", "id", PartialDate(2022), "difoto tahun 2022"),
    ],
)
def test_the_wordings_with_weekday_and_time_say_what_is_known(
    name: str, language: str, date: PartialDate, text: str
) -> None:
    template = find_wording(name, language)
    assert template is not None
    assert " ".join(format_caption(template, date, language=language).split()) == text


def test_what_a_date_cannot_fill_is_known() -> None:
    template = find_wording("time", "id") or ""
    assert find_unknown_fields(template, MORNING) == set()
    assert find_unknown_fields(template, replace(MORNING, offset=None)) == {"zone"}
    assert find_unknown_fields(template, DAY) == {"time", "zone"}
    assert find_unknown_fields("{hari} {tanggal}", replace(DAY, approximate=True)) == {"weekday"}


def test_a_wording_that_is_not_known_is_none() -> None:
    assert find_wording("Dok. {tanggal}", "id") is None
    assert find_wording("label", "su") is None


@pytest.mark.parametrize("template", ["", "difoto", "{tanggal", "{tanggal}}", "{tanggal} {siapa}", "{hari}"])
def test_a_caption_without_its_date_or_with_an_unknown_field_is_refused(template: str) -> None:
    with pytest.raises(TemplateError):
        format_caption(template, DAY, language="id")


@pytest.mark.parametrize(
    ("template", "words", "text"),
    [
        ("{acara}\n{tanggal}", EventPlace(event="Rapat desa"), "Rapat desa\n14 Oktober 2022"),
        ("{event}, {place}: {date}", EventPlace("Rapat", "Bandung"), "Rapat, Bandung: 14 Oktober 2022"),
        ("{event}, {place}: {date}", EventPlace("Rapat"), "Rapat: 14 Oktober 2022"),
        ("{event}, {place}: {date}", EventPlace(place="Bandung"), "Bandung: 14 Oktober 2022"),
        ("{event}, {place}: {date}", EventPlace(), "14 Oktober 2022"),
        ("{acara} di {tempat}\ndifoto tanggal {tanggal}", EventPlace("Rapat"), "Rapat\ndifoto tanggal 14 Oktober 2022"),
        ("{acara} di {tempat}\ndifoto tanggal {tanggal}", EventPlace(), "difoto tanggal 14 Oktober 2022"),
        ("difoto tanggal {tanggal} di {tempat}", EventPlace(), "difoto tanggal 14 Oktober 2022"),
        ("difoto tanggal {tanggal} ({tempat})", EventPlace(), "difoto tanggal 14 Oktober 2022"),
        ("difoto tanggal {tanggal} ({tempat})", EventPlace(place="Solo"), "difoto tanggal 14 Oktober 2022 (Solo)"),
        ("{tanggal} · {tempat} · {acara}", EventPlace(event="Rapat"), "14 Oktober 2022 · Rapat"),
        ("{acara} {tanggal}", EventPlace(event="{tanggal}\n\x1b[31m"), "{tanggal} [31m 14 Oktober 2022"),
    ],
)
def test_event_and_place_are_told_where_they_are_known(template: str, words: EventPlace, text: str) -> None:
    assert format_caption(template, DAY, language="id", event_place=words) == text


def test_words_that_would_turn_a_date_around_are_not_drawn() -> None:
    """A right-to-left override (U+202E) would show 2202 for 2022."""
    assert format_caption("\u202e{date}", DAY, language="id") == "14 Oktober 2022"


def test_letters_are_composed_as_a_file_system_may_not_have_them() -> None:
    assert format_caption("{file} {date}", DAY, language="id", file="Cafe\u0301") == "Café 14 Oktober 2022"


def test_photos_of_one_day_show_their_own_time_and_name_one_after_another() -> None:
    dates = (MORNING, DAY, replace(MORNING, time=datetime.time(17, 5)), replace(MORNING, offset=540))
    texts = [format_caption("{tanggal} {jam} {zona} {berkas}", date, language="id", file="a") for date in dates]
    assert texts == [
        "14 Oktober 2022 09.41 WIB a",
        "14 Oktober 2022 a",
        "14 Oktober 2022 17.05 WIB a",
        "14 Oktober 2022 09.41 WIT a",
    ]
    names = [format_caption("{tanggal} {berkas}", date, language="id", file=file) for date in dates for file in "ab"]
    assert names == ["14 Oktober 2022 a", "14 Oktober 2022 b"] * 4


def test_an_unknown_language_is_refused() -> None:
    for language in ("xx", "indonesia raya", ""):
        with pytest.raises(TemplateError):
            check_language(language)


@for_all(
    st.sampled_from(
        [(language, template) for language, templates in BUILT_IN_TEMPLATES.items() for template in templates]
    ),
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
    text = format_caption(template, date, language=language)
    assert str(day.year) in text
    assert not {"{", "}"} & set(text)
    numbers = {int(word) for word in text.replace(",", " ").split() if word.isdecimal()}
    assert numbers == {day.year} | ({day.day} if precision == "day" else set())


def months_of(language: str, month: int) -> set[str]:
    """A month's names in a language, in every form that is told from other months."""
    names = Locale.parse(language).months
    return {str(names[kind][width][month]).casefold() for kind in names for width in names[kind] if width != "narrow"}


def numbers_in(text: str) -> set[int]:
    return {int(digits) for digits in re.findall(r"\d+", text)}


@for_all(
    st.sampled_from(sorted(locale_identifiers())), st.dates(datetime.date(1826, 1, 1), datetime.date(2026, 12, 31))
)
@example("jv", datetime.date(2022, 10, 14))
@example("su", datetime.date(2022, 10, 14))
@example("th", datetime.date(2022, 10, 14))
@example("fa", datetime.date(2022, 10, 14))
@example("mn_Mong_MN", datetime.date(2022, 2, 14))
@example("suz_Sunu", datetime.date(2000, 1, 1))  # letters that are younger than the Unicode of Python 3.11
@settings(max_examples=400)
def test_no_language_shows_a_wrong_date(language: str, day: datetime.date) -> None:
    """In all of CLDR's languages: the year, the month by name or number, the day; and none of what is not known."""
    tag = language.replace("_", "-")
    known = {
        "day": PartialDate(day.year, day.month, day.day),
        "month": PartialDate(day.year, day.month),
        "year": PartialDate(day.year),
    }
    for precision, date in known.items():
        text = format_caption("{weekday} {date}", date, language=tag)
        # a weekday may have a number in its name, as in Portuguese or Vietnamese they do
        numbers = numbers_in(format_caption("{date}", date, language=tag))
        assert day.year in numbers
        assert numbers <= {day.year, day.month if date.month else day.year, date.day or day.year}
        if precision == "day":
            assert day.day in numbers
        if date.month:
            assert day.month in numbers or any(
                " ".join(name.split()) in text.casefold() for name in months_of(language, day.month)
            )


@for_all(
    st.sampled_from(["id", "en", "jv", "su", "ms", "fr", "ar"]),
    st.lists(
        st.sampled_from(
            ["{date}", "{weekday}", "{time} {zone}", "{event}", "di {place}", "({place})", ", ", "\n", "foto"]
        ),
        max_size=8,
    ),
    st.sampled_from([DAY, MORNING, MONTH, YEAR, AROUND]),
    st.sampled_from([EventPlace(), EventPlace("Rapat"), EventPlace(place="Solo"), EventPlace("Rapat", "Solo")]),
)
def test_whatever_is_left_out_leaves_whole_lines(
    language: str, parts: list[str], date: PartialDate, words: EventPlace
) -> None:
    text = format_caption(" ".join((*parts, "{date}")), date, language=language, event_place=words)
    assert str(date.year) in text
    assert not {"{", "}", "\0"} & set(text)
    assert all(line and line == " ".join(line.split()) for line in text.split("\n"))
