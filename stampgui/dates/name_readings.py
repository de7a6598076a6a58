"""From the named groups of a pattern to the dates they can mean."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from stampgui.dates.limits import clock_time, real_date
from stampgui.dates.partial import PartialDate
from stampgui.dates.words import MONTHS


@dataclass(frozen=True, slots=True)
class Reading:
    """One date that a piece of a name can mean; `unsure` when it can mean another as well."""

    date: PartialDate
    unsure: bool = False


Readings = tuple[Reading, ...]

_PM_HOURS: Final = 12


def plain(match: re.Match[str]) -> Readings:
    """Read year, month and day, in whatever order the pattern has them, and the time if it has one."""
    return tuple(Reading(date) for date in _dated(match, _part(match, "month"), _part(match, "day")))


def in_utc(match: re.Match[str]) -> Readings:
    """Read a name that tells UTC; without a time nobody can say which day it was on the photographer's clock."""
    return tuple(
        Reading(date if date.time is None else replace(date, offset=0), unsure=date.time is None)
        for date in _dated(match, _part(match, "month"), _part(match, "day"))
    )


def worded(match: re.Match[str]) -> Readings:
    """Read a month written as a word, with or without a day."""
    return tuple(Reading(date) for date in _dated(match, MONTHS[match["word"].casefold()], _part(match, "day")))


def day_first(match: re.Match[str]) -> Readings:
    """Read two numbers before a year; sure only where month-first would mean the same or nothing."""
    first, second = int(match["one"]), int(match["two"])
    day_month = [Reading(date, unsure=True) for date in _dated(match, second, first)]
    month_day = [Reading(date, unsure=True) for date in _dated(match, first, second)]
    if day_month == month_day or not month_day:
        return tuple(replace(reading, unsure=False) for reading in day_month)
    return (*day_month, *month_day)


def short_year(match: re.Match[str]) -> Readings:
    """Read three pairs of digits: day, month, year, or year, month, day, or month, day, year; never sure."""
    one, two, three = (int(match[name]) for name in ("one", "two", "three"))
    orders = ((three, two, one), (one, two, three), (three, one, two))
    dates = [real_date(2000 + year, month, day) for year, month, day in orders]
    return tuple(Reading(date, unsure=True) for date in dict.fromkeys(dates) if date is not None)


def year_two_digits(match: re.Match[str]) -> Readings:
    """Read a year of two digits, where it is clear which of the numbers is the year."""
    word = match.groupdict().get("word")
    month = MONTHS[word.casefold()] if word else int(match["month"])
    date = real_date(2000 + int(match["yy"]), month, int(match["day"]))
    return () if date is None else (Reading(_timed(date, match)),)


def year_month(match: re.Match[str]) -> Readings:
    """Read a year and a month in digits; 2011-12 may as well be a school year."""
    year, month = int(match["year"]), int(match["month"])
    date = real_date(year, month)
    return () if date is None else (Reading(date, unsure=month == year % 100 + 1),)


def epoch(match: re.Match[str]) -> Readings:
    """Read seconds or milliseconds since 1970, in UTC."""
    digits = match["epoch"]
    seconds, milliseconds = int(digits[:10]), int(f"{digits[10:]:0<3}")
    moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC).replace(microsecond=milliseconds * 1000)
    return (Reading(PartialDate.of_datetime(moment)),)


def _dated(match: re.Match[str], month: int | None, day: int | None) -> Iterable[PartialDate]:
    date = real_date(int(match["year"]), month, day)
    return () if date is None else (_timed(date, match),)


def _part(match: re.Match[str], name: str) -> int | None:
    text = match.groupdict().get(name)
    return int(text) if text else None


def _timed(date: PartialDate, match: re.Match[str]) -> PartialDate:
    """Add the time where the pattern has one and a clock shows it."""
    hour, minute = _part(match, "hour"), _part(match, "minute")
    if date.day is None or hour is None or minute is None:
        return date
    groups = match.groupdict()
    half = (groups.get("half") or "").lower()
    if half:
        if not 1 <= hour <= _PM_HOURS:
            return date
        hour = hour % _PM_HOURS + (_PM_HOURS if half == "p" else 0)
    time = clock_time(hour, minute, _part(match, "second") or 0, groups.get("fraction") or "")
    return date if time is None else replace(date, time=time)
