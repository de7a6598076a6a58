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
    """Everything a source of dates may look at.

    `path` is absolute. `exif` maps EXIF tag names ("DateTimeOriginal") to their cleaned text (`further_exif` and
    `further_xmp` are those of more blocks in the same file), `xmp` and `xmp_beside`
    (from a .xmp file, which may be about another photo where `is_xmp_sidecar_shared`) XMP properties
    ("photoshop:DateCreated"), `iptc` IIM dataset names ("DateCreated"), `text` PNG
    keywords ("Creation Time"). `modified` is the file's modification time in the
    computer's zone. `zone` is the zone that UTC moments are turned into. `today` bounds what can have been
    photographed already.
    """

    path: PurePath
    exif: Mapping[str, str]
    modified: datetime.datetime
    today: datetime.date
    zone: datetime.tzinfo = datetime.UTC
    xmp: Mapping[str, str] = field(default_factory=lambda: NO_TAGS)
    xmp_sidecar: Mapping[str, str] = field(default_factory=lambda: NO_TAGS)
    is_xmp_sidecar_shared: bool = False
    further_exif: tuple[Mapping[str, str], ...] = ()
    further_xmp: tuple[Mapping[str, str], ...] = ()
    iptc: Mapping[str, str] = field(default_factory=lambda: NO_TAGS)
    png_text: Mapping[str, str] = field(default_factory=lambda: NO_TAGS)
    sidecars: tuple[Sidecar, ...] = ()
