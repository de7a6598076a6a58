"""What the program's own languages have in a table is what CLDR says."""

import datetime

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton

from stampgui.date_words import (
    is_written_by_table,
    name_month,
    name_weekday,
    write_day,
    write_month_and_year,
    write_weekday,
    write_year,
)
from stampgui.i18n import LANGUAGES

DAYS = [datetime.date(2024, 1, 1) + datetime.timedelta(number) for number in range(366)]
DAYS += [datetime.date(1826, 6, 9), datetime.date(1, 1, 1), datetime.date(9999, 12, 31)]


def test_dates_in_all_languages_of_the_program_are_written_without_babel() -> None:
    assert all(map(is_written_by_table, LANGUAGES))
    assert not is_written_by_table("jv")


@pytest.mark.parametrize("language", [*LANGUAGES, "su", "en-GB"])
def test_every_day_is_written_as_cldr_has_it(language: str) -> None:
    locale = Locale.parse(language, sep="-")
    for day in DAYS:
        noon = datetime.datetime.combine(day, datetime.time(12))
        assert write_day(day, language) == format_date(day, "long", locale=locale)
        assert write_weekday(day, language) == format_date(day, "EEEE", locale=locale)
        assert write_month_and_year(day, language) == format_skeleton("yMMMM", noon, locale=locale)
        assert write_year(day, language) == format_skeleton("y", noon, locale=locale)


@pytest.mark.parametrize("language", [*LANGUAGES, "su"])
def test_names_that_stand_alone_are_those_of_cldr(language: str) -> None:
    words = Locale.parse(language)
    months, weekdays = words.months["stand-alone"]["wide"], words.days["stand-alone"]["wide"]
    assert {month: name_month(month, language) for month in range(1, 13)} == dict(months)
    assert {day: name_weekday(day, language) for day in range(7)} == dict(weekdays)
