"""Dates that mean "no date": where clocks start counting, and what cameras show before anybody sets them."""

import datetime
from typing import Final

from stampgui.dates.limits import FIRST_YEAR, MIDNIGHT
from stampgui.dates.partial import PartialDate
from stampgui.lazy_pattern import LazyPattern

UNSET_CLOCK_DAYS: Final = frozenset(
    {
        datetime.date(1900, 1, 1),  # NTP, and spreadsheets
        datetime.date(1904, 1, 1),  # classic Mac OS and QuickTime
        datetime.date(1970, 1, 1),  # POSIX
        datetime.date(1980, 1, 1),  # FAT file systems
        datetime.date(1980, 1, 6),  # GPS
        datetime.date(2036, 1, 1),  # the year in which the 32-bit counter of NTP overflows
    }
)
"""Days that only a clock that was never set shows, at whatever hour."""

UNSET_CLOCK_MINUTES: Final = {
    datetime.date(1998, 1, 1): datetime.time(0, 0),
    datetime.date(2000, 1, 1): datetime.time(0, 0),
    datetime.date(2002, 12, 8): datetime.time(12, 0),
}
"""Days that are real capture dates too, except in the minute at which clocks start that were never set."""

_FIRST_MINUTES: Final = datetime.time(0, 5)
_NOON: Final = datetime.time(12)  # to the second: also what programs write for "some day of that year"
_WRITTEN_MIDNIGHT: Final = LazyPattern(r"(?:(?<![0-9])|0101)00[:._-]?00[:._-]?00(?![1-9])")


def is_unset_clock_date(date: PartialDate) -> bool:
    """Whether `date` is what a clock that was never set shows.

    A day without a time counts as midnight: parsers drop 00:00:00, because it mostly means "time unknown".
    """
    if date.year < FIRST_YEAR:
        return True
    if date.day is None:
        return False
    if date.first_day in UNSET_CLOCK_DAYS:
        return True
    start = UNSET_CLOCK_MINUTES.get(date.first_day)
    return start is not None and (date.time or MIDNIGHT).replace(second=0, microsecond=0) == start


def may_be_unset_clock_date(date: PartialDate, raw: str) -> bool:
    """Whether `date` probably comes from an unset clock: many start on 1 January of their model's year.

    `raw` is the text that `date` was read from. It distinguishes midnight, which parsers drop, from a day without a
    time.
    """
    if (date.month, date.day) != (1, 1):
        return False
    if date.time is None:
        return _WRITTEN_MIDNIGHT.search(raw) is not None
    return date.time < _FIRST_MINUTES or date.time == _NOON


def contains_unset_clock_date(date: PartialDate) -> bool:
    """Whether programs that file photos by month or year would file those with an unset clock under `date`."""
    return any(date.first_day <= day <= date.last_day for day in UNSET_CLOCK_DAYS)
