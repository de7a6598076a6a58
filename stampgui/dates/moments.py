"""Converting moments in UTC to the photographer's own day and time."""

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
    """Make evidence of a date that was read from `raw`; with `utc` it is converted to the photographer's zone.

    That is the photo's own zone where it records one, else `Clues.zone`, which the evidence then names. A day in
    UTC without a time is ambiguous: it may have been another day elsewhere.
    """
    if not utc or is_unset_clock_date(date):
        return Evidence(date, source, raw, ambiguous)
    if date.time is None:
        return Evidence(date.without_time(), source, raw, ambiguous=True)
    moment = datetime.datetime.combine(date.first_day, date.time, datetime.UTC)
    offset = _find_camera_offset(clues, moment)
    zone = clues.zone if offset is None else datetime.timezone(datetime.timedelta(minutes=offset))
    try:
        local = PartialDate.from_datetime(moment.astimezone(zone))
    except (OverflowError, ValueError):  # the first and the last day of the calendar
        return Evidence(date, source, raw, ambiguous=True)
    return Evidence(local, source, raw, ambiguous, "" if offset is not None else format_zone(local.offset or 0))


def day_depends_on_zone(date: PartialDate) -> bool:
    """Whether it would be another day in UTC or elsewhere in Indonesia, whose zones span two hours.

    `date` has a time and an offset. A caption that shows a time names its zone too, so only the day needs a warning.
    """
    assert date.time is not None
    assert date.offset is not None
    local = datetime.datetime.combine(date.first_day, date.time)
    shifts = (-_INDONESIA_ZONE_SPAN, _INDONESIA_ZONE_SPAN, -datetime.timedelta(minutes=date.offset))
    try:
        return any((local + shift).date() != date.first_day for shift in shifts)
    except OverflowError:
        return True


def _find_camera_offset(clues: Clues, moment: datetime.datetime) -> int | None:
    """Return the offset of the photo's own clock, in minutes.

    EXIF may record it. Else it may record the same moment in local time, a whole number of quarter hours away.
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
    """Return the offset in minutes at which `wall`, a naive local time, is the same moment; None where none fits."""
    difference = wall - moment.replace(tzinfo=None)
    quarters = round(difference / _QUARTER_HOUR)
    minutes = quarters * 15
    near = abs(difference - quarters * _QUARTER_HOUR) <= _CLOCK_TOLERANCE
    return minutes if near and MIN_OFFSET <= minutes <= MAX_OFFSET else None
