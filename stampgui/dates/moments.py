"""From moments in UTC to the day on the photographer's clock."""

import datetime
from collections.abc import Iterator
from typing import Final

from stampgui.dates.clues import Clues
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.metadata.exif import find_exif_date, has_utc_suffix
from stampgui.dates.partial import PartialDate
from stampgui.dates.sentinels import is_unset_clock_date
from stampgui.dates.zones import MAX_OFFSET, MIN_OFFSET, format_zone, parse_offset

_QUARTER_HOUR: Final = datetime.timedelta(minutes=15)  # every zone of today lies a multiple of it from UTC
_CLOCK_TOLERANCE: Final = datetime.timedelta(seconds=5)  # names drop the fraction, programs round
_INDONESIA_ZONE_SPAN: Final = datetime.timedelta(hours=2)


def make_evidence(
    clues: Clues, date: PartialDate, source: Source, raw: str, *, utc: bool, ambiguous: bool = False
) -> Evidence:
    """Make evidence of a date that was read from `raw`; with `utc` it is turned into the photographer's zone.

    That is the photo's own zone where it tells one, else `Clues.zone`, which the evidence then names. A day in
    UTC without a time is ambiguous: nobody can say which day it was elsewhere.
    """
    if not utc or is_unset_clock_date(date):
        return Evidence(date, source, raw, ambiguous)
    if date.time is None:
        return Evidence(date.without_time(), source, raw, ambiguous=True)
    moment = datetime.datetime.combine(date.first_day, date.time, datetime.UTC)
    own = _find_camera_offset(clues, moment)
    zone = clues.zone if own is None else datetime.timezone(datetime.timedelta(minutes=own))
    try:
        there = PartialDate.from_datetime(moment.astimezone(zone))
    except (OverflowError, ValueError):  # the first and the last day of the calendar
        return Evidence(date, source, raw, ambiguous=True)
    return Evidence(there, source, raw, ambiguous, "" if own is not None else format_zone(there.offset or 0))


def day_depends_on_zone(date: PartialDate) -> bool:
    """Whether the day would be another in UTC or elsewhere in Indonesia, whose zones are two hours wide.

    `date` has an offset. A time that is shown names its zone itself, so only the day needs a warning.
    """
    assert date.time is not None
    assert date.offset is not None
    there = datetime.datetime.combine(date.first_day, date.time)
    shifts = (-_INDONESIA_ZONE_SPAN, _INDONESIA_ZONE_SPAN, -datetime.timedelta(minutes=date.offset))
    try:
        return any((there + shift).date() != date.first_day for shift in shifts)
    except OverflowError:
        return True


def _find_camera_offset(clues: Clues, moment: datetime.datetime) -> int | None:
    """Return the offset of the photo's own clock, in minutes.

    EXIF may tell it, or it may tell the same moment by the wall clock, a whole number of quarters away.
    """
    for name in ("Original", "Digitized"):
        offset = parse_offset(clues.exif.get(f"OffsetTime{name}", ""))
        if offset is not None:
            return offset
    return next(
        (offset for wall in _find_wall_clocks(clues) if (offset := _infer_offset(moment, wall)) is not None), None
    )


def _find_wall_clocks(clues: Clues) -> Iterator[datetime.datetime]:
    for name in ("Original", "Digitized"):
        date = find_exif_date(clues.exif, name)
        if date is not None and date.time is not None and not has_utc_suffix(clues.exif[f"DateTime{name}"]):
            yield datetime.datetime.combine(date.first_day, date.time)


def _infer_offset(moment: datetime.datetime, wall: datetime.datetime) -> int | None:
    apart = wall - moment.replace(tzinfo=None)
    quarters = round(apart / _QUARTER_HOUR)
    minutes = quarters * 15
    near = abs(apart - quarters * _QUARTER_HOUR) <= _CLOCK_TOLERANCE
    return minutes if near and MIN_OFFSET <= minutes <= MAX_OFFSET else None
