"""Multi-Picture Format pointers (CIPA DC-007): where the images behind the primary one are.

Previews and Ultra HDR gain maps are found through them, so they follow when the primary image changes its length.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from stampgui.image.jpeg.segments import APP2, Segment

IDENTIFIER: Final = b"MPF\0"
_MP_ENTRY: Final = 0xB002
_ENTRY_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Displacement:
    """How far things moved: the MP header's and the primary image's end's offsets, before and after."""

    header_before: int
    header_after: int
    end_before: int
    end_after: int


def is_mpf_segment(segment: Segment) -> bool:
    return segment.marker == APP2 and segment.payload.startswith(IDENTIFIER)


def patch_mpf(payload: bytes, move: Displacement) -> bytes:
    """Return an APP2 MPF payload of the same length whose pointers fit the moved images.

    Offsets count from the MP header, which follows the identifier (5.2.3.3). An index that cannot be read stays
    as it is: it pointed nowhere before either.
    """
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(payload[4:8])
    if order is None:
        return payload
    result = bytearray(payload)
    for at in _walk_entries(payload, order):
        size, offset = struct.unpack_from(order + "II", payload, at + 4)
        if offset == 0:
            size += move.end_after - move.end_before
        elif move.header_before + offset >= move.end_before:
            offset += (move.end_after - move.end_before) - (move.header_after - move.header_before)
        if 0 <= size < 2**32 and 0 <= offset < 2**32:
            struct.pack_into(order + "II", result, at + 4, size, offset)
    return bytes(result)


def _walk_entries(payload: bytes, order: str) -> Iterator[int]:
    """Yield where each MP entry starts in the payload."""
    base = len(IDENTIFIER)
    try:
        (ifd,) = struct.unpack_from(order + "I", payload, base + 4)
        (count,) = struct.unpack_from(order + "H", payload, base + ifd)
        for index in range(count):
            tag, _, length, value = struct.unpack_from(order + "HHII", payload, base + ifd + 2 + 12 * index)
            if tag == _MP_ENTRY:
                last = min(base + value + length, len(payload)) - _ENTRY_BYTES
                yield from range(base + value, last + 1, _ENTRY_BYTES)
    except struct.error:
        return
