"""Stamped JPEG copies, small ones, each made another way, for the parsers of what the program itself wrote."""

import functools
import hashlib
import io
from typing import Final

from PIL import Image

from fuzz.block_seeds import encode, make_exif
from stampgui.image.captioning import apply_caption
from stampgui.image.header import read_header
from stampgui.image.jpeg.metadata_segments import embed_jpeg_metadata
from stampgui.image.jpeg.segments import parse_jpeg
from stampgui.image.jpeg.undo import IDENTIFIER, is_undo_segment
from stampgui.image.mark import Mark
from stampgui.image.tile import Tile

_PARTS: Final = len(IDENTIFIER) + 2


@functools.cache
def stamped_jpegs() -> tuple[bytes, ...]:
    """A spliced copy, ones that are recoded, and one with an EXIF block."""
    plain = encode("JPEG")
    sources = (
        plain,
        encode("JPEG", progressive=True),
        encode("JPEG", "L"),
        encode("JPEG", restart_marker_blocks=1),
        embed_jpeg_metadata(plain, tiff=make_exif()),
    )
    return tuple(map(_stamp, sources))


def _stamp(source: bytes) -> bytes:
    header = read_header(io.BytesIO(source))
    tile = Tile(Image.new("RGBA", (6, 5), (255, 255, 255, 200)), 8, 9)
    mark = Mark("difoto tanggal 14 Oktober 2022", "2022-10-14", hashlib.sha256(source).hexdigest())
    return apply_caption(source, header, tile, mark=mark, tiff=None).data


def undo_bodies() -> tuple[bytes, ...]:
    """What is stored in these copies to give their sources back."""
    found = (segment for copy in stamped_jpegs() for segment in parse_jpeg(copy).segments if is_undo_segment(segment))
    return tuple(segment.payload[_PARTS:] for segment in found)
