"""The date and time of the GPS fix, in UTC."""

import datetime
from collections.abc import Mapping

from stampgui.dates.metadata.exif import parse_exif_date
from stampgui.dates.partial import PartialDate
from stampgui.lazy_pattern import LazyPattern
from stampgui.values import replace

_PART = LazyPattern(r"[0-9]+(?:\.[0-9]+)?(?:/[0-9]+)?")


def parse_gps_date(exif: Mapping[str, str]) -> PartialDate | None:
    """Return GPSDateStamp at GPSTimeStamp with offset 0, or the day alone (Exif 2.32, 4.6.6)."""
    date = parse_exif_date(exif.get("GPSDateStamp", ""))
    if date is None or date.day is None:
        return None
    time = _parse_gps_time(exif.get("GPSTimeStamp", ""))
    return date.without_time() if time is None else replace(date, time=time, offset=0)


def _parse_gps_time(text: str) -> datetime.time | None:
    """Parse three rationals, "8/1, 15/1, 30/1", or what EXIF readers print: "[8, 15, 30]", "08:15:30.00"."""
    parts = [_truncate_rational(part) for part in _PART.findall(text)]
    if len(parts) != 3:
        return None
    try:
        return datetime.time(parts[0], parts[1], parts[2])
    except (ValueError, OverflowError):
        return None


def _truncate_rational(text: str) -> int:
    """Return the whole part of a decimal number or a rational; -1 for an absurd one, such as one over zero."""
    numerator, _, denominator = text.partition("/")
    divisor = int(denominator) if denominator else 1
    return int(float(numerator)) // divisor if divisor and len(numerator) < 20 else -1
