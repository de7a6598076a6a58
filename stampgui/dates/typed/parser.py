"""Dates that a person types, read day-first and strictly: no guesses, and a reason for each refusal."""

import datetime

from stampgui.dates.limits import FIRST_YEAR, make_date
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed import refusals
from stampgui.dates.typed.clock_time import TypedTime, split_time, strip_part_of_day, with_typed_time
from stampgui.dates.typed.forms import FORMS, TypedParts
from stampgui.dates.typed.refusals import TypedDateError
from stampgui.dates.typed.relative_dates import find_relative_dates
from stampgui.dates.typed.suggestions import diagnose_unreadable
from stampgui.dates.typed.surrounding_words import (
    clean_typed_text,
    parse_relative_day,
    split_approximate,
    split_weekday,
)
from stampgui.values import replace

__all__ = ["TypedDateError", "parse_typed_date"]


def parse_typed_date(text: str, *, today: datetime.date) -> PartialDate:
    """Return the date in `text`, which is Indonesian or English or both.

    Accepts full dates, months ("okt 2022", "10/2022"), years, "sekitar 2017", "kemarin", a weekday that agrees,
    and a time with its zone ("14 Oktober 2022 pukul 08.15 WIB"). Raises TypedDateError, with the reason and
    with dates to offer, for everything else: a date that the calendar does not have, a year of two digits,
    a missing year, a range of days, a day after `today` or before photography.
    """
    cleaned = clean_typed_text(text)
    date = _parse(cleaned, today)
    if date is not None:
        return date
    raise diagnose_unreadable(cleaned, today, lambda other: _parse_or_none(other, today))


def _parse(text: str, today: datetime.date) -> PartialDate | None:
    """Return the date, None where no form matches. Raises TypedDateError where one matches but the date is wrong."""
    body, clock = split_time(text)
    body = body if clock else strip_part_of_day(body)
    body, approximate = split_approximate(body)
    relative = find_relative_dates(body, today)
    body, weekday = split_weekday(body)
    date = parse_relative_day(body, today)
    if date is None:
        parts = _match_form(body)
        if parts is None:
            return None
        date = _validate(parts, today)
    if weekday is not None:
        if date.day is None or relative not in ((), (date,)):
            return None  # "Jumat kemarin" on a Sunday is the last Friday
        if date.first_day.weekday() != weekday:
            raise refusals.wrong_weekday_error(date, weekday)
    if clock is not None:
        date = _add_time(date, clock)
    return replace(date, approximate=approximate)


def _parse_or_none(text: str, today: datetime.date) -> PartialDate | None:
    try:
        return _parse(text, today)
    except TypedDateError:
        return None


def _match_form(body: str) -> TypedParts | None:
    for form in FORMS:
        match = form.regex.fullmatch(body)
        if match is not None:
            return form.parser(match)
    return None


def _validate(parts: TypedParts, today: datetime.date) -> PartialDate:
    """Return the date made of `parts`. Raises TypedDateError, which names the part that is impossible."""
    if parts.year is None or len(parts.year) != len("2022"):
        raise (
            refusals.missing_year_error(parts, today) if parts.year is None else refusals.short_year_error(parts, today)
        )
    date = make_date(int(parts.year), parts.month, parts.day)
    if parts.eight_digits and (date is None or date.year < FIRST_YEAR):
        date = _read_day_first(parts.eight_digits)
    if date is None:
        raise refusals.impossible_date_error(parts, today)
    if date.year < FIRST_YEAR:
        raise refusals.too_early_error(date)
    if date.first_day > today:
        raise refusals.future_date_error(date, today)
    return date


def _read_day_first(digits: str) -> PartialDate | None:
    """Return the date of eight digits with the year last, None where day and month could be in either order."""
    first, second, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    day_first, month_first = make_date(year, second, first), make_date(year, first, second)
    return day_first if month_first in (None, day_first) else None


def _add_time(date: PartialDate, clock: TypedTime) -> PartialDate:
    if date.day is None:
        raise refusals.time_without_day_error(date)
    result = with_typed_time(date, clock)
    if result is None:
        raise refusals.impossible_time_error(date, clock.text)
    return result
