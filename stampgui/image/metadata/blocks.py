"""The raw blocks of a file's header that the program looks at, the same for every format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from stampgui.i18n import Message
from stampgui.image.format import Format
from stampgui.image.orientation import Orientation

EXIF_PREFIX: Final = b"Exif\0\0"

NO_TEXTS: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class MetadataBlocks:
    """`size` is (width, height) as stored; `tiff` the EXIF block from its TIFF header on; `mark` our own mark.

    `xmp` is the XMP packet, `iptc` the IIM records, `text` maps PNG keywords to what they say, not yet cleaned.
    `icc` is the colour profile. `damaged` names the blocks ("EXIF", "XMP", "IPTC") that are there and could not be
    taken out. `refusal` says why pixels of this file are not written, None when they are. `orientation` is None where
    EXIF tells it. `format` is None where the first bytes tell it, and `copy`, the format of the copy, where it is the
    photo's own. `changes` says what of the photo the copy lacks or has otherwise. `picture` is (offset, length) of
    the JPEG inside a camera RAW file of which the copy is made; `resources` are Photoshop's image resources.
    `undo` says whether it is a copy with all parts of what gives its original back.
    """

    size: tuple[int, int]
    tiff: bytes | None = None
    mark: bytes | None = None
    refusal: Message | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    png_text: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)
    damaged: tuple[str, ...] = ()
    icc: bytes | None = None
    orientation: Orientation | None = None
    format: Format | None = None
    copy_format: Format | None = None
    changes: tuple[Message, ...] = ()
    embedded_jpeg: tuple[int, int] | None = None
    resources: bytes | None = None
    has_undo_data: bool = False


@dataclass(frozen=True, slots=True)
class ParsedTexts:
    """What a block of texts says, by name; `damaged` when the block could not be read to its end."""

    values: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)
    damaged: bool = False


def strip_exif_prefix(exif: bytes) -> bytes:
    """Drop the prefix that belongs to JPEG but is found in PNG, WebP and HEIF files as well."""
    return exif.removeprefix(EXIF_PREFIX)
