"""From moments in UTC to the day on the photographer's clock."""

import datetime
from collections.abc import Iterator
from typing import Final

from stampgui.dates.clues import Clues
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.exif import says_utc, tagged
from stampgui.dates.partial import PartialDate
from stampgui.dates.sentinels import is_clock_start
from stampgui.dates.zones import EARLIEST, LATEST, read_offset, zone_name

_QUARTER: Final = datetime.timedelta(minutes=15)  # every zone of today lies a multiple of it from UTC
_CLOCKS_APART: Final = datetime.timedelta(seconds=5)  # names drop the fraction, programs round
_INDONESIA_WIDE: Final = datetime.timedelta(hours=2)


def told(clues: Clues, date: PartialDate, source: Source, raw: str, *, utc: bool, ambiguous: bool = False) -> Evidence:
    """Make evidence of a date that was read from `raw`; with `utc` it is turned into the photographer's zone.

    That is the photo's own zone where it tells one, else `Clues.zone`, which the evidence then names. A day in
    UTC without a time is ambiguous: nobody can say which day it was elsewhere.
    """
    if not utc or is_clock_start(date):
        return Evidence(date, source, raw, ambiguous)
    if date.time is None:
        return Evidence(date.without_time(), source, raw, ambiguous=True)
    moment = datetime.datetime.combine(date.first_day, date.time, datetime.UTC)
    own = _own_offset(clues, moment)
    zone = clues.zone if own is None else datetime.timezone(datetime.timedelta(minutes=own))
    try:
        there = PartialDate.of_datetime(moment.astimezone(zone))
    except (OverflowError, ValueError):  # the first and the last day of the calendar
        return Evidence(date, source, raw, ambiguous=True)
    return Evidence(there, source, raw, ambiguous, "" if own is not None else zone_name(there.offset or 0))


def day_depends_on_zone(date: PartialDate) -> bool:
    """Whether the day would be another in UTC or elsewhere in Indonesia, whose zones are two hours wide.

    `date` has an offset. A time that is shown names its zone itself, so only the day needs a warning.
    """
    assert date.time is not None
    assert date.offset is not None
    there = datetime.datetime.combine(date.first_day, date.time)
    shifts = (-_INDONESIA_WIDE, _INDONESIA_WIDE, -datetime.timedelta(minutes=date.offset))
    try:
        return any((there + shift).date() != date.first_day for shift in shifts)
    except OverflowError:
        return True


def _own_offset(clues: Clues, moment: datetime.datetime) -> int | None:
    """Return the offset of the photo's own clock, in minutes.

    EXIF may tell it, or it may tell the same moment by the wall clock, a whole number of quarters away.
    """
    for name in ("Original", "Digitized"):
        offset = read_offset(clues.exif.get(f"OffsetTime{name}", ""))
        if offset is not None:
            return offset
    return next((offset for wall in _walls(clues) if (offset := _between(moment, wall)) is not None), None)


def _walls(clues: Clues) -> Iterator[datetime.datetime]:
    for name in ("Original", "Digitized"):
        date = tagged(clues.exif, name)
        if date is not None and date.time is not None and not says_utc(clues.exif[f"DateTime{name}"]):
            yield datetime.datetime.combine(date.first_day, date.time)


def _between(moment: datetime.datetime, wall: datetime.datetime) -> int | None:
    apart = wall - moment.replace(tzinfo=None)
    quarters = round(apart / _QUARTER)
    minutes = quarters * 15
    near = abs(apart - quarters * _QUARTER) <= _CLOCKS_APART
    return minutes if near and EARLIEST <= minutes <= LATEST else None
