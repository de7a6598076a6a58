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
    RAW = "RAW"
    """A camera's own format that its first bytes tell; others, DNG and NEF among them, begin as TIFF files do."""

    @property
    def stampable(self) -> bool:
        return self in (Format.JPEG, Format.PNG, Format.WEBP)


_MAGIC: Final = (
    (b"\xff\xd8\xff", Format.JPEG),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
    (b"IIRO", Format.RAW),  # Olympus, as are the next two
    (b"IIRS", Format.RAW),
    (b"MMOR", Format.RAW),
    (b"IIU\0", Format.RAW),  # Panasonic
    (b"II*\0", Format.TIFF),
    (b"MM\0*", Format.TIFF),
    (b"\xff\x0a", Format.JPEG_XL),
    (b"\0\0\0\x0cJXL \r\n\x87\n", Format.JPEG_XL),
)
_BRANDS: Final = {
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"), Format.HEIF),
    **dict.fromkeys((b"avif", b"avis"), Format.AVIF),
    b"crx ": Format.RAW,  # Canon's CR3
}
"""Major brands of files built of boxes (ISO/IEC 14496-12, 4.3)."""

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
    if head[:4] == b"II*\0" and head[8:10] == b"CR":  # Canon's CR2
        return Format.RAW
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.WEBP
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return _BRANDS.get(brand)
    # "BM" alone begins many texts; a bitmap's reserved fields are zero (BITMAPFILEHEADER)
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return Format.BMP
    return None
