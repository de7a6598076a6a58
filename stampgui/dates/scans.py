"""On which day a scanner made a file."""

from stampgui.dates.clues import Clues
from stampgui.dates.exif import tagged
from stampgui.dates.partial import PartialDate
from stampgui.dates.scanners import made_by_scanner
from stampgui.dates.xmp import xmp_dates, xmp_digitized


def is_scan(clues: Clues) -> bool:
    """Whether EXIF, XMP or PNG texts name a scanner or a scanner's program."""
    return made_by_scanner(clues.exif, clues.xmp, clues.xmp_beside, clues.text)


def scan_day(clues: Clues) -> PartialDate | None:
    """Return the day of the scan; None for what no scanner made, and for a scan that does not tell it.

    Scanners write the day of the scan into all tags. Somebody who dates the scan afterwards changes the
    original's date, so the date of digitizing goes first.
    """
    if not is_scan(clues):
        return None
    packets = (clues.xmp, clues.xmp_beside)
    return (
        tagged(clues.exif, "Digitized")
        or next((date for packet in packets if (date := xmp_digitized(packet))), None)
        or tagged(clues.exif, "Original")
        or next((one.date for packet in packets for one in xmp_dates(packet)), None)
    )
