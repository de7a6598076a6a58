"""Photos with pictures behind them, and where an index says these are (Multi-Picture Format, CIPA DC-007)."""

import re
import struct
from collections.abc import Iterator
from typing import Final

from image.jpeg.handwritten import SOI, segment

MPF: Final = b"MPF\0"
_ENTRIES: Final = 0xB002
_HEADER_AT: Final = 2 + 4 + len(MPF)
"""Where the index's own header is that its offsets count from, when the index is the first segment."""


def indexed(photo: bytes, *behind: bytes, order: str = "<") -> bytes:
    """`photo` with pictures behind it, and an index of them as its first segment."""

    def index(primary: int) -> bytes:
        entries, at = struct.pack(order + "IIIHH", 0x030000, primary, 0, 0, 0), primary
        for each in behind:
            entries += struct.pack(order + "IIIHH", 0, len(each), at - _HEADER_AT, 0, 0)
            at += len(each)
        version = struct.pack(order + "HHI4s", 0xB000, 7, 4, b"0100")
        count = struct.pack(order + "HHII", 0xB001, 4, 1, len(behind) + 1)
        where = struct.pack(order + "HHII", _ENTRIES, 7, len(entries), 8 + 2 + 3 * 12 + 4)
        ifd = struct.pack(order + "H", 3) + version + count + where + bytes(4)
        start = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
        return segment(0xE2, MPF + start + ifd + entries)

    primary = len(photo) + _HEADER_AT - 2 + 8 + 2 + 3 * 12 + 4 + 16 * (len(behind) + 1)
    return SOI + index(primary) + photo[2:] + b"".join(behind)


def pictures(data: bytes) -> list[bytes]:
    """The bytes that each entry of the index leads to; first the photo's own, from its beginning."""
    return [data[start : start + size] for start, size in _entries(data)]


def _entries(data: bytes) -> Iterator[tuple[int, int]]:
    found = re.search(rb"\xff\xe2..MPF\0", data, re.DOTALL)
    if found is None:
        return
    base = found.end()
    order = "<" if data[base : base + 2] == b"II" else ">"
    (ifd,) = struct.unpack_from(order + "I", data, base + 4)
    (count,) = struct.unpack_from(order + "H", data, base + ifd)
    for number in range(count):
        tag, _, length, value = struct.unpack_from(order + "HHII", data, base + ifd + 2 + 12 * number)
        if tag == _ENTRIES:
            for at in range(base + value, base + value + length, 16):
                size, offset = struct.unpack_from(order + "II", data, at + 4)
                yield (base + offset if offset else 0), size
