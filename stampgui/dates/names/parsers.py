"""Turning the named groups of a match into the dates that they can mean."""

import datetime
import re
from collections.abc import Iterable
from typing import Final

from stampgui.dates.calendar_words import MONTHS
from stampgui.dates.limits import make_date, make_time
from stampgui.dates.partial import PartialDate
from stampgui.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class PossibleDate:
    """One date that a piece of a name can mean; `ambiguous` when it can mean another as well."""

    date: PartialDate
    ambiguous: bool = False


PossibleDates = tuple[PossibleDate, ...]

_PM_HOURS: Final = 12


def parse_numeric(match: re.Match[str]) -> PossibleDates:
    """Read year, month and day, in whatever order the pattern has them, and the time if it has one."""
    return tuple(
        PossibleDate(date) for date in _make_dates(match, _parse_group(match, "month"), _parse_group(match, "day"))
    )


def parse_utc(match: re.Match[str]) -> PossibleDates:
    """Read a date in UTC; without a time it is unknown which day it was on the photographer's clock."""
    return tuple(
        PossibleDate(date if date.time is None else replace(date, offset=0), ambiguous=date.time is None)
        for date in _make_dates(match, _parse_group(match, "month"), _parse_group(match, "day"))
    )


def parse_with_month_name(match: re.Match[str]) -> PossibleDates:
    """Read a month written as a word, with or without a day."""
    return tuple(
        PossibleDate(date) for date in _make_dates(match, MONTHS[match["word"].casefold()], _parse_group(match, "day"))
    )


def parse_day_first(match: re.Match[str]) -> PossibleDates:
    """Read two numbers before a year; certain only where month-first would be the same date or none."""
    first, second = int(match["one"]), int(match["two"])
    day_month = [PossibleDate(date, ambiguous=True) for date in _make_dates(match, second, first)]
    month_day = [PossibleDate(date, ambiguous=True) for date in _make_dates(match, first, second)]
    if day_month == month_day or not month_day:
        return tuple(replace(reading, ambiguous=False) for reading in day_month)
    return (*day_month, *month_day)


def parse_digit_pairs(match: re.Match[str]) -> PossibleDates:
    """Read three pairs of digits as day, month, year, as year, month, day or as month, day, year; never certain."""
    one, two, three = (int(match[name]) for name in ("one", "two", "three"))
    orders = ((three, two, one), (one, two, three), (three, one, two))
    dates = [make_date(2000 + year, month, day) for year, month, day in orders]
    return tuple(PossibleDate(date, ambiguous=True) for date in dict.fromkeys(dates) if date is not None)


def parse_two_digit_year(match: re.Match[str]) -> PossibleDates:
    """Read a year of two digits, where it is clear which of the numbers is the year."""
    word = match.groupdict().get("word")
    month = MONTHS[word.casefold()] if word else int(match["month"])
    date = make_date(2000 + int(match["yy"]), month, int(match["day"]))
    return () if date is None else (PossibleDate(_add_time(date, match)),)


def parse_year_month(match: re.Match[str]) -> PossibleDates:
    """Read a year and a month in digits; 2011-12 may also be a school year."""
    year, month = int(match["year"]), int(match["month"])
    date = make_date(year, month)
    return () if date is None else (PossibleDate(date, ambiguous=month == year % 100 + 1),)


def parse_epoch_digits(match: re.Match[str]) -> PossibleDates:
    """Read seconds or milliseconds since 1970, in UTC."""
    digits = match["epoch"]
    seconds, milliseconds = int(digits[:10]), int(f"{digits[10:]:0<3}")
    moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC).replace(microsecond=milliseconds * 1000)
    return (PossibleDate(PartialDate.from_datetime(moment)),)


def _make_dates(match: re.Match[str], month: int | None, day: int | None) -> Iterable[PartialDate]:
    date = make_date(int(match["year"]), month, day)
    return () if date is None else (_add_time(date, match),)


def _parse_group(match: re.Match[str], name: str) -> int | None:
    text = match.groupdict().get(name)
    return int(text) if text else None


def _add_time(date: PartialDate, match: re.Match[str]) -> PartialDate:
    """Add the time where the pattern has one and it is possible."""
    hour, minute = _parse_group(match, "hour"), _parse_group(match, "minute")
    if date.day is None or hour is None or minute is None:
        return date
    groups = match.groupdict()
    half = (groups.get("half") or "").lower()
    if half:
        if not 1 <= hour <= _PM_HOURS:
            return date
        hour = hour % _PM_HOURS + (_PM_HOURS if half == "p" else 0)
    time = make_time(hour, minute, _parse_group(match, "second") or 0, groups.get("fraction") or "")
    return date if time is None else replace(date, time=time)
