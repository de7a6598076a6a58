"""Which kind of picture a file is, told by its first bytes and never by its name."""

from enum import StrEnum
from typing import Final

SNIFFED_BYTES: Final = 32
"""How many of a file's first bytes `sniff` wants."""


class Format(StrEnum):
    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WebP"
    GIF = "GIF"
    TIFF = "TIFF"
    BMP = "BMP"
    HEIF = "HEIF"
    AVIF = "AVIF"
    JPEG_XL = "JPEG XL"

    @property
    def stampable(self) -> bool:
        return self in (Format.JPEG, Format.PNG, Format.WEBP)


_MAGIC: Final = (
    (b"\xff\xd8\xff", Format.JPEG),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
    (b"II*\0", Format.TIFF),
    (b"MM\0*", Format.TIFF),
    (b"\xff\x0a", Format.JPEG_XL),
    (b"\0\0\0\x0cJXL \r\n\x87\n", Format.JPEG_XL),
)
_HEIF_BRANDS: Final = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})

PHOTO_SUFFIXES: Final = frozenset(
    f".{name}"
    for name in (
        *("jpg", "jpeg", "jpe", "jfif", "mpo", "png", "webp"),
        *("gif", "tif", "tiff", "bmp", "heic", "heif", "hif", "avif", "jxl"),
    )
)
"""Names under which photos are kept; a file in a folder that has one is listed even if it is broken."""


def sniff(head: bytes) -> Format | None:
    """Name the format of a file that begins with `head`, or None when it is no picture known here."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.WEBP
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return Format.AVIF if brand in (b"avif", b"avis") else Format.HEIF if brand in _HEIF_BRANDS else None
    # "BM" alone begins many texts; a bitmap's reserved fields are zero (BITMAPFILEHEADER)
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return Format.BMP
    return None
