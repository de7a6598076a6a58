"""Partial dates and sources inside sentences."""

from pathlib import PurePath
from typing import Final

from stampgui.dates.clock_shift import ShiftedDate
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Argument, Message, MonthName, message

_SOURCES: Final = {
    Source.TYPED: message("typed by you"),
    Source.CLOCK_SHIFTED: message("camera clock, shifted"),
    Source.EXIF_ORIGINAL: message("camera data"),
    Source.EXIF_DIGITIZED: message("digitized date"),
    Source.XMP: message("XMP data"),
    Source.IPTC: message("IPTC data"),
    Source.PNG: message("PNG text"),
    Source.SIDECAR_GOOGLE: message("Google Takeout"),
    Source.SIDECAR_FACEBOOK: message("Facebook download"),
    Source.SIDECAR_INSTAGRAM: message("Instagram download"),
    Source.FILENAME: message("file name"),
    Source.FOLDER: message("folder name"),
    Source.SAME_PICTURE: message("same picture"),
    Source.EXIF_MODIFIED: message("last edit"),
    Source.GPS: message("GPS date (UTC)"),
    Source.FILENAME_RECEIVED: message("day received"),
    Source.FILE_TIME: message("file time"),
}


def describe_source(source: Source) -> Message:
    """Return what a source is called on screen."""
    return _SOURCES[source]


def describe_origin(evidence: Evidence) -> Message:
    """Return what its source is called, for a shifted clock with the shift: "camera clock + 4 years, 2 days"."""
    if isinstance(evidence.date, ShiftedDate):
        return evidence.date.shift.describe()
    return describe_source(evidence.source)


def describe_suggested_origin(evidence: Evidence) -> Message:
    """Return what a suggestion says of its origin; that of the same picture names the photo."""
    words = describe_origin(evidence)
    if evidence.source is not Source.SAME_PICTURE:
        return words
    return message("{source}: {file}", source=words, file=PurePath(evidence.raw).name)


def describe_partial_date(date: PartialDate) -> Argument:
    """Return `date` as an argument of a message, which writes it in the reader's language: "Oktober 2022"."""
    words: Argument = date.first_day
    if date.month is None:
        words = str(date.year)
    elif date.day is None:
        words = message("{month} {year}", month=MonthName(date.month), year=date.year)
    return message("around {date}", date=words) if date.approximate else words
