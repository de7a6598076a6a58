"""What a person types for a date, read day-first and strictly: never a guess, always a reason."""

import datetime
from dataclasses import replace

from stampgui.dates import refusals
from stampgui.dates.limits import FIRST_YEAR, real_date
from stampgui.dates.partial import PartialDate
from stampgui.dates.refusals import TypedDateError
from stampgui.dates.typed_forms import FORMS, Parts
from stampgui.dates.typed_text import clean, split_approximate, split_relative, split_weekday
from stampgui.dates.typed_time import ClockText, split_time, timed
from stampgui.dates.unreadable import unreadable

__all__ = ["TypedDateError", "read_typed"]


def read_typed(text: str, *, today: datetime.date) -> PartialDate:
    """Return the date that `text` says, in Indonesian or English or both.

    Reads full dates, months ("okt 2022", "10/2022"), years, "sekitar 2017", "kemarin", a weekday that agrees,
    and a time with its zone ("14 Oktober 2022 pukul 08.15 WIB"). Raises TypedDateError, with the reason and
    with dates to offer, for everything else: a date that the calendar does not have, a year of two digits,
    a missing year, a range of days, a day after `today` or before photography.
    """
    cleaned = clean(text)
    date = _read(cleaned, today)
    if date is not None:
        return date
    raise unreadable(cleaned, today, lambda other: _read_or_none(other, today))


def _read(text: str, today: datetime.date) -> PartialDate | None:
    """Return the date, None where no form fits; raises TypedDateError where one fits and the date is wrong."""
    body, clock = split_time(text)
    body, approximate = split_approximate(body)
    body, weekday = split_weekday(body)
    date = split_relative(body, today)
    if date is None:
        parts = _parts(body)
        if parts is None:
            return None
        date = _checked(parts, today)
    if weekday is not None:
        if date.day is None:
            return None
        if date.first_day.weekday() != weekday:
            raise refusals.wrong_weekday(date, weekday)
    if clock is not None:
        date = _with_clock(date, clock)
    return replace(date, approximate=approximate)


def _read_or_none(text: str, today: datetime.date) -> PartialDate | None:
    try:
        return _read(text, today)
    except TypedDateError:
        return None


def _parts(body: str) -> Parts | None:
    for form in FORMS:
        match = form.regex.fullmatch(body)
        if match is not None:
            return form.parts(match)
    return None


def _checked(parts: Parts, today: datetime.date) -> PartialDate:
    """Return the date that `parts` make; raises TypedDateError naming the part that is impossible."""
    if parts.year is None or len(parts.year) != len("2022"):
        raise refusals.year_missing(parts, today) if parts.year is None else refusals.short_year(parts, today)
    date = real_date(int(parts.year), parts.month, parts.day)
    if date is None:
        raise refusals.impossible(parts, today)
    if date.year < FIRST_YEAR:
        raise refusals.too_early(date)
    if date.first_day > today:
        raise refusals.in_future(date, today)
    return date


def _with_clock(date: PartialDate, clock: ClockText) -> PartialDate:
    if date.day is None:
        raise refusals.time_without_day(date)
    result = timed(date, clock)
    if result is None:
        raise refusals.impossible_time(date, clock.said)
    return result
