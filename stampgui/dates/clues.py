"""What is known about a photo before its date is decided."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from types import MappingProxyType

from stampgui.dates.evidence import Source

NO_TAGS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A moment that a file beside the photo tells: `raw` is the text it says so with, `source` what kind it is.

    A naive `moment` is what the photographer's clock showed. `posted` when it tells of the upload, not the capture.
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
    modified: datetime.datetime
    """When the file was last written, in the computer's zone."""
    today: datetime.date
    """No photo is younger."""
    zone: datetime.tzinfo = datetime.UTC
    """The zone that UTC moments are turned into."""
    xmp: Mapping[str, str] = field(default_factory=lambda: NO_TAGS)
    """Cleaned texts by XMP property, "photoshop:DateCreated"."""
    xmp_sidecar: Mapping[str, str] = field(default_factory=lambda: NO_TAGS)
    """The same of the .xmp file beside the photo."""
    iptc: Mapping[str, str] = field(default_factory=lambda: NO_TAGS)
    """Cleaned texts by IIM dataset, "DateCreated"."""
    png_text: Mapping[str, str] = field(default_factory=lambda: NO_TAGS)
    """Cleaned texts by PNG keyword, "Creation Time"."""
    sidecars: tuple[Sidecar, ...] = ()
    """What the JSON files of a download tell."""
    further_exif: tuple[Mapping[str, str], ...] = ()
    """As `exif`, of more EXIF blocks in the same file."""
    further_xmp: tuple[Mapping[str, str], ...] = ()
    """As `xmp`, of more XMP packets in the same file."""
    is_xmp_sidecar_shared: bool = False
    """The .xmp file may be about another photo of the same name."""
    is_modified_by_copying: bool = False
    """Many photos beside it were last written within the same minutes."""
