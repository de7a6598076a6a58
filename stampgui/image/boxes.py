"""Boxes, of which HEIC, AVIF and Canon's CR3 files are built (ISO/IEC 14496-12, section 4).

All counts and sizes are believed only as far as there are bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

MOST_BOXES: Final = 4000
_MOST_TOP_BOXES: Final = 100
_LARGEST: Final = 4 << 20
"""Bytes of a top-level box that is read."""


class Damaged(Exception):
    """A field lies outside its box."""


@dataclass(slots=True)
class Reader:
    """Big-endian fields from the bytes of one box."""

    data: bytes
    at: int = 0

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "big")

    def take(self, size: int) -> bytes:
        end = self.at + size
        if end > len(self.data):
            raise Damaged
        taken = self.data[self.at : end]
        self.at = end
        return taken

    def string(self) -> bytes:
        """Up to a NUL, or to the end of the box: some writers leave the NUL out."""
        end = self.data.find(b"\0", self.at)
        end = len(self.data) if end < 0 else end
        text = self.data[self.at : end]
        self.at = min(end + 1, len(self.data))
        return text

    @property
    def rest(self) -> bytes:
        return self.data[self.at :]


@dataclass(frozen=True, slots=True)
class TopBox:
    """A box of the file itself: its type, and where its content begins and ends (None: at the end of the file)."""

    kind: bytes
    start: int
    end: int | None


def top_boxes(stream: BinaryIO) -> Iterator[TopBox]:
    """Yield the boxes of a seekable stream without reading them. Raises Damaged behind the last whole header."""
    at = 0
    for _ in range(_MOST_TOP_BOXES):
        stream.seek(at)
        head = stream.read(8)
        if not head:
            return
        size, kind, header = int.from_bytes(head[:4], "big"), head[4:], 8
        if size == 1:
            size, header = int.from_bytes(stream.read(8), "big"), 16
        if size == 0 and len(head) == 8:
            yield TopBox(kind, at + header, None)
            return
        if len(head) < 8 or size < header or size >= 1 << 62:
            raise Damaged
        yield TopBox(kind, at + header, at + size)
        at += size
    raise Damaged


def content(stream: BinaryIO, box: TopBox) -> bytes:
    """All of a top-level box. Raises Damaged when it is cut off, or too large for a header."""
    stream.seek(box.start)
    wanted = _LARGEST + 1 if box.end is None else box.end - box.start
    if wanted > _LARGEST + 1:
        raise Damaged
    body = stream.read(wanted)
    if len(body) > _LARGEST or (box.end is not None and len(body) < wanted):
        raise Damaged
    return body


def boxes(data: bytes) -> list[tuple[bytes, bytes]]:
    """Type and content of the boxes in `data`. Raises Damaged."""
    return list(walk(data))


def walk(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """As `boxes`, one by one."""
    at = 0
    for _ in range(MOST_BOXES):
        if at + 8 > len(data):
            return
        size, kind, header = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, header = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = len(data) - at
        if size < header or at + size > len(data):
            raise Damaged
        yield kind, data[at + header : at + size]
        at += size
    raise Damaged
