"""Dates in XMP packets, inside the photo or in the .xmp file beside it."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Final

from stampgui.dates.evidence import ParsedDate
from stampgui.dates.metadata.exif import has_utc_suffix, parse_exif_date
from stampgui.dates.partial import PartialDate
from stampgui.lazy_pattern import LazyPattern

_FILE_CREATION: Final = "xmp:CreateDate"
_DATES: Final = ("exif:DateTimeOriginal", "photoshop:DateCreated", _FILE_CREATION)
"""The most reliable first (CIPA DC-010; IPTC Photo Metadata Standard, Date Created; ISO 16684-1, 8.4)."""
_VERSION: Final = LazyPattern(r"[0-9][0-9.]*")


def parse_xmp_dates(xmp: Mapping[str, str]) -> Iterator[ParsedDate]:
    """Yield the dates of a packet, the most trusted first; partial ones ("2017-05") as they are.

    xmp:ModifyDate is left out: it is the last edit, for which EXIF's DateTime is a weak source already.
    """
    for name in _DATES:
        date = parse_exif_date(xmp.get(name, ""))
        if date is not None:
            made = name == _FILE_CREATION
            yield ParsedDate(date, xmp[name], has_utc_suffix(xmp[name]), made, is_save=made and _is_save(xmp, date))


def _is_save(xmp: Mapping[str, str], made: PartialDate) -> bool:
    """Whether a program other than the camera's made the file, and saved it at the same moment."""
    saved = parse_exif_date(xmp.get("xmp:ModifyDate", ""))
    if saved is None or not _is_same_moment(made, saved):
        return False
    tool = xmp.get("xmp:CreatorTool", "").lower()
    device = [name.lower() for key in ("tiff:Make", "tiff:Model") if (name := xmp.get(key, ""))]
    # telephones write the version of their system, and cameras their own name
    return bool(tool) and not _VERSION.fullmatch(tool) and not any(name in tool for name in device)


def _is_same_moment(one: PartialDate, other: PartialDate) -> bool:
    if one.time is None or other.time is None or one.offset is None or other.offset is None:
        return one.without_time() == other.without_time() and one.time == other.time
    first, second = (
        datetime.datetime.combine(date.first_day, date.time) - datetime.timedelta(minutes=date.offset)
        for date in (one, other)
        if date.time is not None and date.offset is not None
    )
    return first == second


def parse_xmp_digitized_date(xmp: Mapping[str, str]) -> PartialDate | None:
    """Return when the picture was digitized: for a scan, the day of the scan."""
    return parse_exif_date(xmp.get("exif:DateTimeDigitized", "")) or parse_exif_date(xmp.get(_FILE_CREATION, ""))
