"""Candidates for a capture date, and how far each may be trusted."""

from enum import StrEnum
from typing import Final

from stampgui.dates.partial import PartialDate
from stampgui.values import dataclass


class Source(StrEnum):
    """Where a date comes from, most trusted first; the values are part of the command-line contract."""

    TYPED = "typed"
    CLOCK_SHIFTED = "clock-shifted"
    EXIF_ORIGINAL = "exif-original"
    EXIF_DIGITIZED = "exif-digitized"
    XMP = "xmp"
    IPTC = "iptc"
    PNG = "png"
    SIDECAR_GOOGLE = "sidecar-google"
    SIDECAR_FACEBOOK = "sidecar-facebook"
    SIDECAR_INSTAGRAM = "sidecar-instagram"
    FILENAME = "filename"
    FOLDER = "folder"
    SAME_PICTURE = "same-picture"
    EXIF_MODIFIED = "exif-modified"
    GPS = "gps"
    FILENAME_RECEIVED = "filename-received"
    FILE_TIME = "file-time"

    @property
    def is_from_person(self) -> bool:
        """Whether a person decided it: typed a date, or told how far the camera's clock was off."""
        return self in (Source.TYPED, Source.CLOCK_SHIFTED)

    @property
    def weak(self) -> bool:
        """Whether it may only be suggested: it records another event than the capture, or belongs to another photo."""
        return self in _WEAK


_WEAK = frozenset({Source.SAME_PICTURE, Source.EXIF_MODIFIED, Source.GPS, Source.FILENAME_RECEIVED, Source.FILE_TIME})

CLOCK_SOURCES: Final = frozenset({Source.EXIF_ORIGINAL, Source.EXIF_DIGITIZED})
"""What a camera writes from its clock."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One candidate date, where it comes from, and the raw text it was read from.

    `assumed_zone` names the zone that was assumed ("WIB") where `raw` is a moment in UTC and the photo does not
    say what its own clock showed; else it is empty.
    """

    date: PartialDate
    source: Source
    raw: str
    ambiguous: bool = False
    assumed_zone: str = ""

    @property
    def weak(self) -> bool:
        """Whether it is never enough on its own: a weak source, or a text that can be read in two ways."""
        return self.ambiguous or self.source.weak


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date together with the text it was read from.

    With `utc`, `raw` gives UTC and not the photographer's clock.

    With `is_file_creation` it is the date on which the picture file was made. For a camera's file that is the
    capture; for an edited picture or a drawing it may be the day of the edit. With `is_save` it is: an editor wrote it,
    and the same moment as that of the last edit.
    """

    date: PartialDate
    raw: str
    utc: bool = False
    is_file_creation: bool = False
    is_save: bool = False
