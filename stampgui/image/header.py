"""What a photo says about itself before its pixels: size, orientation, every text that tells a date, our own mark."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import BinaryIO, Final

from stampgui.i18n import Message, message
from stampgui.image import iptc, isobmff, png, tiff_file, webp, xmp
from stampgui.image.blocks import NOTHING, Blocks, Told
from stampgui.image.errors import UnusableImage
from stampgui.image.format import SNIFFED_BYTES, Format, sniff
from stampgui.image.jpeg.frame import read_frame
from stampgui.image.jpeg.segments import APP15, MARK, exif_block, photoshop_resources, xmp_packet
from stampgui.image.jpeg.segments import read_header as read_segments
from stampgui.image.mark import Mark, read_mark
from stampgui.image.metadata import Exif, clean, read_exif
from stampgui.image.orientation import Orientation

LARGEST_PIXELS: Final = 250_000_000
"""Phones take photos of 200 million pixels; beyond, decoding asks for more memory than an office computer has."""


@dataclass(frozen=True, slots=True)
class Header:
    """`stored` is (width, height) as stored, `tiff` the EXIF block; `refusal` says why it cannot be stamped.

    `xmp` maps properties ("exif:DateTimeOriginal"), `iptc` IIM datasets ("DateCreated") and `text` PNG keywords
    ("Creation Time") to their cleaned texts; only those that tell a date or a device. `damaged` names the blocks
    ("EXIF", "XMP", "IPTC") that are there and could not be read to their end. Of a TIFF file `tiff` holds the tags
    that tell a date, a device or the orientation.
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

    @property
    def orientation(self) -> Orientation:
        return self.exif.orientation

    @property
    def displayed(self) -> tuple[int, int]:
        return self.orientation.displayed_size(self.stored)


def read_header(stream: BinaryIO) -> Header:
    """Read a photo's header from the start of `stream`, which is seekable; pixel data is not read.

    Formats that cannot be stamped are read for their dates where they have a reader; they, and any of them that is
    damaged, are refused. Raises UnusableImage.
    """
    head = stream.read(SNIFFED_BYTES)
    stream.seek(0)
    if not head:
        raise UnusableImage(message("The file is empty."))
    kind = sniff(head)
    if kind is None:
        raise UnusableImage(message("The file is not a photo."))
    reader = _READERS.get(kind)
    if kind.stampable and reader is not None:
        return _header(kind, reader(stream))
    refused = message("{format} files cannot be stamped yet. Save the photo as JPEG first.", format=kind.value)
    if reader is None:
        raise UnusableImage(refused)
    try:
        return replace(_header(kind, reader(stream)), refusal=refused)
    except UnusableImage as error:
        raise UnusableImage(refused) from error  # that it cannot be stamped is what matters, damaged or not


def _header(kind: Format, blocks: Blocks) -> Header:
    exif = read_exif(blocks.tiff)
    told_xmp = Told() if blocks.xmp is None else xmp.parse(blocks.xmp)
    told_iptc = Told() if blocks.iptc is None else iptc.parse(blocks.iptc)
    damaged = {
        *blocks.damaged,
        *(name for name, block in (("EXIF", exif), ("XMP", told_xmp), ("IPTC", told_iptc)) if block.damaged),
    }
    return Header(
        format=kind,
        stored=blocks.size,
        exif=exif,
        tiff=blocks.tiff,
        mark=None if blocks.mark is None else read_mark(blocks.mark),
        refusal=blocks.refusal or _too_large(blocks),
        xmp=_cleaned(told_xmp.values),
        iptc=_cleaned(told_iptc.values),
        text=_cleaned(blocks.text),
        damaged=tuple(sorted(damaged)),
    )


def _cleaned(texts: Mapping[str, str]) -> Mapping[str, str]:
    cleaned = ((name, clean(text)) for name, text in texts.items())
    return MappingProxyType({name: text for name, text in cleaned if text})


def _jpeg_blocks(stream: BinaryIO) -> Blocks:
    segments = tuple(read_segments(stream))
    frame = read_frame(segments)
    resources = photoshop_resources(segments)
    return Blocks(
        size=(frame.width, frame.height),
        tiff=exif_block(segments),
        mark=next((s.payload for s in segments if s.marker == APP15 and s.payload.startswith(MARK)), None),
        refusal=frame.refusal,
        xmp=xmp_packet(segments),
        iptc=None if resources is None else iptc.records_of(resources),
    )


def _too_large(blocks: Blocks) -> Message | None:
    if blocks.size[0] * blocks.size[1] <= LARGEST_PIXELS:
        return None
    return message(
        "The photo of {width} × {height} pixels is too large to stamp.", width=blocks.size[0], height=blocks.size[1]
    )


_READERS: Final[Mapping[Format, Callable[[BinaryIO], Blocks]]] = {
    Format.JPEG: _jpeg_blocks,
    Format.PNG: png.read_header,
    Format.WEBP: webp.read_header,
    Format.HEIF: isobmff.read_header,
    Format.AVIF: isobmff.read_header,
    Format.TIFF: tiff_file.read_header,
    Format.RAW: tiff_file.read_header,  # all but Canon's CR3, which it refuses
}
