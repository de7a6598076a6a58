"""Dates in XMP packets, inside the photo or in the .xmp file beside it."""

from collections.abc import Iterator, Mapping
from typing import Final

from stampgui.dates.evidence import ParsedDate
from stampgui.dates.metadata.exif import has_utc_suffix, parse_exif_date
from stampgui.dates.partial import PartialDate

_FILE_CREATION: Final = "xmp:CreateDate"
_DATES: Final = ("exif:DateTimeOriginal", "photoshop:DateCreated", _FILE_CREATION)
"""The most reliable first (CIPA DC-010; IPTC Photo Metadata Standard, Date Created; ISO 16684-1, 8.4)."""


def parse_xmp_dates(xmp: Mapping[str, str]) -> Iterator[ParsedDate]:
    """Yield the dates of a packet, the most trusted first; partial ones ("2017-05") as they are.

    xmp:ModifyDate is left out: it is the last edit, for which EXIF's DateTime is a weak source already.
    """
    for name in _DATES:
        date = parse_exif_date(xmp.get(name, ""))
        if date is not None:
            yield ParsedDate(date, xmp[name], has_utc_suffix(xmp[name]), is_file_creation=name == _FILE_CREATION)


def parse_xmp_digitized_date(xmp: Mapping[str, str]) -> PartialDate | None:
    """Return when the picture was digitized: for a scan, the day of the scan."""
    return parse_exif_date(xmp.get("exif:DateTimeDigitized", "")) or parse_exif_date(xmp.get(_FILE_CREATION, ""))
