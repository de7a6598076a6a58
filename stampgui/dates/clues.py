"""What is known about a photo before its date is decided."""

import datetime
from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from stampgui.dates.evidence import Source
from stampgui.values import dataclass, field

NO_TAGS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A moment that a file beside the photo records: `raw` is the text it was read from, `source` the kind of file.

    A naive `moment` is what the photographer's clock showed. With `posted` it is the upload, not the capture.
    """

    source: Source
    moment: datetime.datetime
    raw: str
    posted: bool = False


@dataclass(frozen=True, slots=True)
class Clues:
    """Everything a source of dates may look at."""

    path: PurePath
    """Absolute."""
    exif: Mapping[str, str]
    """Cleaned texts by EXIF tag name, "DateTimeOriginal"."""
    modified: datetime.datetime | None
    """When the file was last written, in the computer's zone; None where the file has no possible time."""
    today: datetime.date
    """No photo was taken later."""
    zone: datetime.tzinfo = datetime.UTC
    """The zone that moments in UTC are converted to."""
    xmp: Mapping[str, str] = field(default_factory=lambda: NO_TAGS)
    """Cleaned texts by XMP property, "photoshop:DateCreated"."""
    xmp_sidecar: Mapping[str, str] = field(default_factory=lambda: NO_TAGS)
    """The same for the .xmp file beside the photo."""
    iptc: Mapping[str, str] = field(default_factory=lambda: NO_TAGS)
    """Cleaned texts by IIM dataset, "DateCreated"."""
    png_text: Mapping[str, str] = field(default_factory=lambda: NO_TAGS)
    """Cleaned texts by PNG keyword, "Creation Time"."""
    sidecars: tuple[Sidecar, ...] = ()
    """What the JSON files of a download say about the photo."""
    further_exif: tuple[Mapping[str, str], ...] = ()
    """As `exif`, for the file's other EXIF blocks."""
    further_xmp: tuple[Mapping[str, str], ...] = ()
    """As `xmp`, for the file's other XMP packets."""
    is_xmp_sidecar_shared: bool = False
    """Whether the .xmp file may describe another photo of the same name."""
    is_modified_by_copying: bool = False
    """Whether the file was last written when it was copied, like many others in its folder, or unpacked from a ZIP."""
