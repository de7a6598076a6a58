"""Which kind of picture a file is, recognised by its first bytes and never by its name."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

from stampgui.i18n import Message, message

SNIFFED_BYTES: Final = 32
"""How many of a file's first bytes `sniff` needs."""


class Format(StrEnum):
    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WebP"
    GIF = "GIF"
    TIFF = "TIFF"
    BMP = "BMP"
    HEIF = "HEIC"
    AVIF = "AVIF"
    JPEG_XL = "JPEG XL"
    RAW = "RAW"
    """A camera's own format. Those that begin like TIFF files, such as DNG and NEF, are recognised by their IFDs."""

    @property
    def is_copied_as_it_is(self) -> bool:
        """Whether a copy of such a photo has the photo's own format."""
        return self in _SUFFIXES


_SUFFIXES: Final[Mapping[Format, tuple[str, ...]]] = {
    Format.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"),
    Format.PNG: (".png",),
    Format.WEBP: (".webp",),
}
"""Suffixes of copies, the usual one first."""

RAF_MAGIC: Final = b"FUJIFILMCCD-RAW "

_MAGIC: Final = (
    (b"\xff\xd8\xff", Format.JPEG),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
    (b"IIRO", Format.RAW),  # Olympus, as are the next two
    (b"IIRS", Format.RAW),
    (b"MMOR", Format.RAW),
    (b"IIU\0", Format.RAW),  # Panasonic
    (RAF_MAGIC, Format.RAW),
    (b"II*\0", Format.TIFF),
    (b"MM\0*", Format.TIFF),
    (b"II+\0\x08\0\0\0", Format.TIFF),  # BigTIFF, as is the next
    (b"MM\0+\0\x08\0\0", Format.TIFF),
    (b"\xff\x0a", Format.JPEG_XL),
    (b"\0\0\0\x0cJXL \r\n\x87\n", Format.JPEG_XL),
)
_RAW_IN_TIFF: Final = (b"CR\2\0", b"IIII")
"""What follows the TIFF header in Canon's CR2 and Phase One's IIQ."""
_BRANDS: Final = {
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"), Format.HEIF),
    **dict.fromkeys((b"avif", b"avis"), Format.AVIF),
    b"crx ": Format.RAW,  # Canon's CR3
}
"""Major brands of files built of boxes (ISO/IEC 14496-12, 4.3)."""

_GENERAL_BRANDS: Final = (b"mif1", b"msf1")
_CODED_BRANDS: Final = {
    **dict.fromkeys((b"avif", b"avis"), Format.AVIF),
    **dict.fromkeys((b"heic", b"heix"), Format.HEIF),
}
"""Brands that tell how pictures are coded. A file whose major brand is general or not known is what the first of these
among its compatible brands says; those follow the major one."""

PHOTO_SUFFIXES: Final = frozenset(
    f".{name}"
    for name in (
        *("jpg", "jpeg", "jpe", "jfif", "mpo", "png", "webp"),
        *("gif", "tif", "tiff", "bmp", "heic", "heif", "hif", "avif", "jxl"),
        *("dng", "cr2", "cr3", "nef", "nrw", "arw", "sr2", "orf", "rw2", "raf", "pef", "srw", "rwl", "3fr", "erf"),
    )
)
"""Suffixes of photos; a file in a folder that has one is listed even if it is broken."""


OTHER_PHOTO_SUFFIXES: Final = frozenset(
    f".{name}"
    for name in (
        *("crw", "x3f", "mrw", "kdc", "dcr", "k25", "mos", "mef", "iiq", "fff", "srf", "raw", "gpr", "cap"),
        *("jp2", "j2k", "jpf", "jpx", "j2c", "jxr", "wdp", "hdp", "psd", "psb", "xcf", "tga", "exr", "heics", "avifs"),
    )
)
"""Suffixes of photos of kinds that cannot be read; a file in a folder that has one is listed, with a reason."""


_PACKED_SUFFIXES: Final = frozenset((".tgz", ".gz", ".tar", ".bz2", ".xz", ".zst", ".7z", ".rar"))
"""Suffixes of what downloads are packed in besides ZIP; Google offers the first."""


def sniff(head: bytes) -> Format | None:
    """Name the format of a file that begins with `head`, or None when it is no picture known here."""
    if head[:4] == b"II*\0" and head[8:12] in _RAW_IN_TIFF:
        return Format.RAW
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.WEBP
    if head[4:8] == b"ftyp":
        major, end = head[8:12], min(int.from_bytes(head[:4], "big"), len(head))
        compatible = (_CODED_BRANDS.get(head[at : at + 4]) for at in range(16, end, 4))
        coded = None if major in _BRANDS and major not in _GENERAL_BRANDS else next(filter(None, compatible), None)
        return coded or _BRANDS.get(major)
    # "BM" alone begins many texts; a bitmap's reserved fields are zero (BITMAPFILEHEADER)
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return Format.BMP
    return None


def explain_other_kind(name: Path) -> Message | None:
    """Why a file with that name cannot be read, where its suffix alone tells."""
    suffix = name.suffix.lower()
    kind = suffix[1:].upper()
    if suffix in OTHER_PHOTO_SUFFIXES:
        return message("Files of the kind {kind} cannot be read. Save the photo as JPEG first.", kind=kind)
    if suffix in _PACKED_SUFFIXES:
        return message(
            "Files of the kind {kind} cannot be unpacked here. Unpack it in another program, then add the folder.",
            kind=kind,
        )
    return None


def with_format_suffix(name: Path, kind: Format) -> Path:
    """The name of a copy of that format: the suffix of another kind of photo is replaced, any other is kept."""
    suffix = name.suffix.lower()
    if suffix in _SUFFIXES[kind]:
        return name
    usual = _SUFFIXES[kind][0]
    return name.with_suffix(usual) if suffix in PHOTO_SUFFIXES else name.with_name(name.name + usual)
