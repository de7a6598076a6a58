"""Dates in XMP packets, inside the photo or in the .xmp file beside it."""

from collections.abc import Iterator, Mapping
from typing import Final

from stampgui.dates.evidence import TextDate
from stampgui.dates.exif import read_exif, says_utc
from stampgui.dates.partial import PartialDate

_RESOURCE: Final = "xmp:CreateDate"
_DATES: Final = ("exif:DateTimeOriginal", "photoshop:DateCreated", _RESOURCE)
"""From the surest on (CIPA DC-010; IPTC Photo Metadata Standard, Date Created; ISO 16684-1, 8.4)."""


def xmp_dates(xmp: Mapping[str, str]) -> Iterator[TextDate]:
    """Yield the dates of a packet, the most trusted first; partial ones ("2017-05") as they are.

    xmp:ModifyDate is left out: it tells the last edit, and EXIF's twin of it is a weak source already.
    """
    for name in _DATES:
        date = read_exif(xmp.get(name, ""))
        if date is not None:
            yield TextDate(date, xmp[name], says_utc(xmp[name]), resource=name == _RESOURCE)


def xmp_digitized(xmp: Mapping[str, str]) -> PartialDate | None:
    """Return when the picture became digital: for a scan the day of the scan."""
    return read_exif(xmp.get("exif:DateTimeDigitized", "")) or read_exif(xmp.get(_RESOURCE, ""))
