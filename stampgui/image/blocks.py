"""The raw blocks of a file's header that the program looks at, the same for every format."""

from dataclasses import dataclass
from typing import Final

from stampgui.i18n import Message

EXIF_PREFIX: Final = b"Exif\0\0"


@dataclass(frozen=True, slots=True)
class Blocks:
    """`size` is (width, height) as stored; `tiff` the EXIF block from its TIFF header on; `mark` our own mark.

    `refusal` says why pixels of this file are not written, None when they are.
    """

    size: tuple[int, int]
    tiff: bytes | None = None
    mark: bytes | None = None
    refusal: Message | None = None


def tiff_of(exif: bytes) -> bytes:
    """Drop the prefix that belongs to JPEG but is found in PNG and WebP files as well."""
    return exif.removeprefix(EXIF_PREFIX)
