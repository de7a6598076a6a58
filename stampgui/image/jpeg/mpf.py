"""Multi-Picture Format pointers (CIPA DC-007): where the images behind the primary one are.

Previews and Ultra HDR gain maps are found through them, so they follow when the primary image changes its length.
"""

import struct
from collections.abc import Iterator
from typing import Final

from stampgui.image.jpeg.segments import APP2, Segment
from stampgui.image.tiff.structure import TiffReader, open_tiff_block
from stampgui.image.tiff.tags import MP_ENTRY
from stampgui.values import dataclass

IDENTIFIER: Final = b"MPF\0"
_IMAGE_BYTES: Final = 16
"""What the index says of one image: attributes, size, offset, and the numbers of two images that it needs (5.2.3)."""


@dataclass(frozen=True, slots=True)
class Displacement:
    """Offsets of the MP header and of the primary image's end, before and after the change."""

    header_before: int
    header_after: int
    end_before: int
    end_after: int


def is_mpf_segment(segment: Segment) -> bool:
    return segment.marker == APP2 and segment.payload.startswith(IDENTIFIER)


def patch_mpf(payload: bytes, move: Displacement) -> bytes:
    """Return an APP2 MPF payload of the same length whose pointers fit the moved images.

    Offsets count from the MP header, which follows the identifier (5.2.3.3). An index that cannot be read stays
    as it is.
    """
    reader = open_tiff_block(payload[len(IDENTIFIER) :])
    if reader is None:
        return payload
    result = bytearray(payload)
    image = struct.Struct(reader.order + "II")
    for at in _walk_images(payload, reader):
        size, offset = image.unpack_from(payload, at + 4)
        if offset == 0:
            size += move.end_after - move.end_before
        elif move.header_before + offset >= move.end_before:
            offset += (move.end_after - move.end_before) - (move.header_after - move.header_before)
        if 0 <= size < 2**32 and 0 <= offset < 2**32:
            image.pack_into(result, at + 4, size, offset)
    return bytes(result)


def _walk_images(payload: bytes, reader: TiffReader) -> Iterator[int]:
    """Yield the offset in the payload of what the index says of each image."""
    for entry in reader.read_first_ifd().entries:
        if entry.tag == MP_ENTRY:
            start = len(IDENTIFIER) + reader.decode_integer(entry.value_or_offset)
            last = min(start + entry.count, len(payload)) - _IMAGE_BYTES
            yield from range(start, last + 1, _IMAGE_BYTES)
