"""What a photo says about itself before its pixels: size, orientation, every text that tells a date, our own mark."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

from stampgui.i18n import Message, message
from stampgui.image import bmp, cr3, decoders, gif, iptc, isobmff, jpeg_file, jxl, png, raf, tiff_file, webp, xmp
from stampgui.image.blocks import NOTHING, Blocks, Told
from stampgui.image.errors import UnusableImage
from stampgui.image.format import SNIFFED_BYTES, Format, sniff
from stampgui.image.mark import Mark, read_mark
from stampgui.image.metadata import Exif, clean, read_exif
from stampgui.image.orientation import Orientation
from stampgui.image.photo import identify

LARGEST_PIXELS: Final = 250_000_000
"""Phones take photos of 200 million pixels; beyond, decoding asks for more memory than an office computer has."""


@dataclass(frozen=True, slots=True)
class Header:
    """`stored` is (width, height) as stored, `tiff` the EXIF block; `refusal` says why it cannot be stamped.

    `xmp` maps properties ("exif:DateTimeOriginal"), `iptc` IIM datasets ("DateCreated") and `text` PNG keywords
    ("Creation Time") to their cleaned texts; only those that tell a date or a device. `damaged` names the blocks
    ("EXIF", "XMP", "IPTC") that are there and could not be read to their end. Of a TIFF file `tiff` holds the tags
    that tell a date, a device or the orientation.

    `copy` is the format of the copy, `changes` says what of the photo the copy lacks or has otherwise, `icc` is the
    colour profile. Of a RAW file all sizes are those of its `picture`, a JPEG at (offset, length) in the file.
    `undo` says whether it is a copy with all parts of what gives its original back.
    """

    format: Format
    stored: tuple[int, int]
    exif: Exif
    tiff: bytes | None
    mark: Mark | None
    refusal: Message | None
    xmp: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    iptc: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    text: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    damaged: tuple[str, ...] = ()
    copy: Format = Format.JPEG
    changes: tuple[Message, ...] = ()
    icc: bytes | None = None
    picture: tuple[int, int] | None = None
    undo: bool = False

    @property
    def orientation(self) -> Orientation:
        return self.exif.orientation

    @property
    def displayed(self) -> tuple[int, int]:
        return self.orientation.displayed_size(self.stored)


def read_header(stream: BinaryIO) -> Header:
    """Read a photo's header from the start of `stream`, which is seekable; pixel data is not read.

    Raises UnusableImage.
    """
    kind = _kind(stream)
    return _header(kind, read_blocks(stream, kind))


def read_blocks(stream: BinaryIO, kind: Format) -> Blocks:
    """Read the raw blocks of a photo of that format. Raises UnusableImage."""
    stream.seek(0)
    reader = _raw_reader(stream) if kind is Format.RAW else _READERS[kind]
    stream.seek(0)
    return reader(stream)


def format_of(path: Path) -> Format | None:
    """The format that a file's first bytes tell; None where it is no photo or cannot be read."""
    try:
        identify(path)
        with path.open("rb") as file:
            return _kind(file)
    except (OSError, UnusableImage):
        return None


def format_of_copy(path: Path) -> Format | None:
    """The format of the copy of a photo; None where the file is not one that is stamped."""
    try:
        identify(path)
        with path.open("rb") as file:
            kind = _kind(file)
            return kind if kind.is_copied_as_it_is else read_header(file).copy
    except (OSError, UnusableImage):
        return None


def _kind(stream: BinaryIO) -> Format:
    stream.seek(0)
    head = stream.read(SNIFFED_BYTES)
    stream.seek(0)
    if not head:
        raise UnusableImage(message("The file is empty."))
    kind = sniff(head)
    if kind is None:
        raise UnusableImage(message("The file is not a photo."))
    return kind


def _raw_reader(stream: BinaryIO) -> Callable[[BinaryIO], Blocks]:
    head = stream.read(SNIFFED_BYTES)
    if head.startswith(raf.MAGIC):
        return raf.read_header
    return cr3.read_header if head[4:8] == b"ftyp" else tiff_file.read_header


def _header(kind: Format, blocks: Blocks) -> Header:
    exif = read_exif(blocks.tiff)
    told_xmp = Told() if blocks.xmp is None else xmp.parse(blocks.xmp)
    told_iptc = Told() if blocks.iptc is None else iptc.parse(blocks.iptc)
    damaged = {
        *blocks.damaged,
        *(name for name, block in (("EXIF", exif), ("XMP", told_xmp), ("IPTC", told_iptc)) if block.damaged),
    }
    if blocks.orientation is not None:
        exif = replace(exif, orientation=blocks.orientation)
    own = blocks.format or kind
    copy = blocks.copy or own
    made = () if copy is own or blocks.picture else (_converted(own, copy),)
    return Header(
        format=own,
        copy=copy,
        stored=blocks.size,
        exif=exif,
        tiff=blocks.tiff,
        mark=None if blocks.mark is None else read_mark(blocks.mark),
        refusal=blocks.refusal or _too_large(blocks) or decoders.missing(own),
        changes=(*made, *blocks.changes),
        xmp=_cleaned(told_xmp.values),
        iptc=_cleaned(told_iptc.values),
        text=_cleaned(blocks.text),
        damaged=tuple(sorted(damaged)),
        icc=blocks.icc,
        picture=blocks.picture,
        undo=blocks.undo,
    )


def _converted(own: Format, copy: Format) -> Message:
    return message("The copy is a {copy} made from the {format} photo.", copy=copy.value, format=own.value)


def _cleaned(texts: Mapping[str, str]) -> Mapping[str, str]:
    cleaned = ((name, clean(text)) for name, text in texts.items())
    return MappingProxyType({name: text for name, text in cleaned if text})


def _too_large(blocks: Blocks) -> Message | None:
    if blocks.size[0] * blocks.size[1] <= LARGEST_PIXELS:
        return None
    return message(
        "The photo of {width} × {height} pixels is too large to stamp.", width=blocks.size[0], height=blocks.size[1]
    )


_READERS: Final[Mapping[Format, Callable[[BinaryIO], Blocks]]] = {
    Format.JPEG: jpeg_file.read_header,
    Format.PNG: png.read_header,
    Format.WEBP: webp.read_header,
    Format.GIF: gif.read_header,
    Format.BMP: bmp.read_header,
    Format.HEIF: isobmff.read_header,
    Format.AVIF: isobmff.read_header,
    Format.JPEG_XL: jxl.read_header,
    Format.TIFF: tiff_file.read_header,
}
