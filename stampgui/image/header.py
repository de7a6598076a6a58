"""What a photo says about itself before its pixels: size, orientation, EXIF, and our own mark."""

from dataclasses import dataclass
from typing import BinaryIO, Final

from stampgui.i18n import Message, message
from stampgui.image import png, webp
from stampgui.image.blocks import Blocks
from stampgui.image.errors import UnusableImage
from stampgui.image.format import SNIFFED_BYTES, Format, sniff
from stampgui.image.jpeg.frame import read_frame
from stampgui.image.jpeg.segments import APP15, EXIF, exif_segment
from stampgui.image.jpeg.segments import read_header as read_segments
from stampgui.image.mark import IDENTIFIER, Mark, read_mark
from stampgui.image.metadata import Exif, read_exif
from stampgui.image.orientation import Orientation

LARGEST_PIXELS: Final = 250_000_000
"""Phones take photos of 200 million pixels; beyond, decoding asks for more memory than an office computer has."""


@dataclass(frozen=True, slots=True)
class Header:
    """`stored` is (width, height) as stored, `tiff` the EXIF block; `refusal` says why it cannot be stamped."""

    format: Format
    stored: tuple[int, int]
    exif: Exif
    tiff: bytes | None
    mark: Mark | None
    refusal: Message | None

    @property
    def orientation(self) -> Orientation:
        return self.exif.orientation

    @property
    def displayed(self) -> tuple[int, int]:
        return self.orientation.displayed_size(self.stored)


def read_header(stream: BinaryIO) -> Header:
    """Read a photo's header from the start of `stream`; pixel data is not read. Raises UnusableImage."""
    head = stream.read(SNIFFED_BYTES)
    stream.seek(0)
    if not head:
        raise UnusableImage(message("The file is empty."))
    kind = sniff(head)
    match kind:
        case None:
            raise UnusableImage(message("The file is not a photo."))
        case Format.JPEG:
            blocks = _jpeg_blocks(stream)
        case Format.PNG:
            blocks = png.read_header(stream)
        case Format.WEBP:
            blocks = webp.read_header(stream)
        case _:
            raise UnusableImage(
                message("{format} files cannot be stamped yet. Save the photo as JPEG first.", format=kind.value)
            )
    mark = None if blocks.mark is None else read_mark(blocks.mark)
    return Header(kind, blocks.size, read_exif(blocks.tiff), blocks.tiff, mark, blocks.refusal or _too_large(blocks))


def _jpeg_blocks(stream: BinaryIO) -> Blocks:
    segments = tuple(read_segments(stream))
    frame = read_frame(segments)
    exif = exif_segment(segments)
    mark = next((s.payload for s in segments if s.marker == APP15 and s.payload.startswith(IDENTIFIER)), None)
    return Blocks(
        size=(frame.width, frame.height),
        tiff=None if exif is None else exif.payload[len(EXIF) :],
        mark=mark,
        refusal=frame.refusal,
    )


def _too_large(blocks: Blocks) -> Message | None:
    if blocks.size[0] * blocks.size[1] <= LARGEST_PIXELS:
        return None
    return message(
        "The photo of {width} × {height} pixels is too large to stamp.", width=blocks.size[0], height=blocks.size[1]
    )
