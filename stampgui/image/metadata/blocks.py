"""The raw blocks of a file's header that the program looks at, the same for every format."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stampgui.i18n import Message
from stampgui.image.format import Format
from stampgui.image.orientation import Box, Orientation
from stampgui.values import dataclass, field

EXIF_PREFIX: Final = b"Exif\0\0"

NO_TEXTS: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class MetadataBlocks:
    """What a reader of one format finds in a file's header; texts are not cleaned, and blocks not yet looked into."""

    size: tuple[int, int]
    """(width, height) of the pixels as stored."""
    tiff: bytes | None = None
    """The EXIF block from its TIFF header on."""
    further_tiff: tuple[bytes, ...] = field(default=(), kw_only=True)
    """More of them; programs that do not look for one add another."""
    further_xmp: tuple[bytes, ...] = field(default=(), kw_only=True)
    """More than the one XMP packet."""
    mark: bytes | None = None
    """Our own mark."""
    refusal: Message | None = None
    """Why pixels of this file are not written, None where they are."""
    xmp: bytes | None = None
    """The XMP packet."""
    iptc: bytes | None = None
    """The IIM records."""
    png_text: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)
    """What PNG keywords say that tell of the capture."""
    damaged: tuple[str, ...] = ()
    """The blocks, of "EXIF", "XMP" and "IPTC", that are there and could not be taken out."""
    icc: bytes | None = None
    """The colour profile."""
    orientation: Orientation | None = None
    """None where EXIF tells it."""
    crop: Box | None = None
    """The part of the coded picture that `size` counts and that is displayed; None for all of it."""
    format: Format | None = None
    """None where the first bytes tell it."""
    copy_format: Format | None = None
    """None where the copy has the photo's own format."""
    changes: tuple[Message, ...] = ()
    """What of the photo the copy lacks or has otherwise."""
    embedded_jpeg: tuple[int, int] | None = None
    """(offset, length) of the JPEG inside a RAW file of which the copy is made."""
    resources: bytes | None = None
    """Photoshop's image resources."""
    is_demanding: bool = False
    """Whether decoding takes more memory than usual: 16 bits per colour, lossless WebP, any but sequential JPEG."""
    has_undo_data: bool = False
    """Whether it is a copy with all parts of what gives its original back."""
    is_cut_off: bool = False
    """Whether the file ends before its picture does, where that is known without reading the picture."""
    comment: bytes | None = None
    """What somebody wrote into a GIF file, in UTF-8."""
    picture_end: int | None = None
    """The offset behind the picture and its metadata, where that is known without reading the picture."""


@dataclass(frozen=True, slots=True)
class ParsedTexts:
    """What a block of texts says, by name; `damaged` when the block could not be read to its end."""

    values: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)
    damaged: bool = False


def strip_exif_prefix(exif: bytes) -> bytes:
    """Drop the prefix that belongs to JPEG but is found in PNG, WebP and HEIF files as well."""
    return exif.removeprefix(EXIF_PREFIX)
