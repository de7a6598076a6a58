"""Boxes, of which HEIC, AVIF and Canon's CR3 files are built (ISO/IEC 14496-12, section 4).

No count or size is trusted further than there are bytes.
"""

import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

MOST_BOXES: Final = 4000
_MOST_TOP_BOXES: Final = 100
_LARGEST: Final = 4 << 20
"""Bytes of a top-level box that is read."""
JXL_CODESTREAM: Final = (b"jxlc", b"jxlp")
"""Boxes with all of a JPEG XL picture, or with a part (ISO/IEC 18181-2)."""


class BoxError(Exception):
    """A field lies outside its box."""


@dataclass(slots=True)
class BoxReader:
    """Big-endian fields from the bytes of one box."""

    data: bytes
    position: int = 0

    def read_number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "big")

    def take(self, size: int) -> bytes:
        end = self.position + size
        if end > len(self.data):
            raise BoxError
        taken = self.data[self.position : end]
        self.position = end
        return taken

    def read_string(self) -> bytes:
        """Up to a NUL, or to the end of the box: some writers leave the NUL out."""
        end = self.data.find(b"\0", self.position)
        end = len(self.data) if end < 0 else end
        text = self.data[self.position : end]
        self.position = min(end + 1, len(self.data))
        return text

    @property
    def rest(self) -> bytes:
        return self.data[self.position :]


@dataclass(frozen=True, slots=True)
class TopBox:
    """A box of the file itself: its type, and where its content begins and ends (None: at the end of the file)."""

    kind: bytes
    start: int
    end: int | None


def walk_top_boxes(stream: BinaryIO) -> Iterator[TopBox]:
    """Yield the boxes of a seekable stream without reading them. Raises BoxError behind the last whole header."""
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
            raise BoxError
        yield TopBox(kind, at + header, at + size)
        at += size
    raise BoxError


def list_top_boxes(stream: BinaryIO, needed: Collection[bytes]) -> list[TopBox]:
    """The boxes up to where none follow: programs and transfers leave other bytes behind a file.

    Raises BoxError where none of the kinds `needed` was before these.
    """
    listed: list[TopBox] = []
    try:
        for box in walk_top_boxes(stream):
            listed.append(box)  # noqa: PERF402 - what was found before an error counts
    except BoxError:
        if len(listed) == _MOST_TOP_BOXES or not any(box.kind in needed for box in listed):
            raise
    return listed


def cut_behind_boxes(data: bytes, kinds: Collection[bytes]) -> bytes:
    """The file up to the last box of these kinds; all of it where it has none, or no boxes."""
    try:
        ends = [box.end for box in list_top_boxes(io.BytesIO(data), kinds) if box.kind in kinds]
    except BoxError:
        return data
    return data[: ends[-1]] if ends else data


def read_box(stream: BinaryIO, box: TopBox) -> bytes:
    """All of a top-level box. Raises BoxError when it is cut off, or too large for a header."""
    stream.seek(box.start)
    wanted = _LARGEST + 1 if box.end is None else box.end - box.start
    if wanted > _LARGEST + 1:
        raise BoxError
    body = stream.read(wanted)
    if len(body) > _LARGEST or (box.end is not None and len(body) < wanted):
        raise BoxError
    return body


def put_bytes(data: bytes, start: int, part: bytes) -> bytes:
    """The file with `part` in place of what is there; copied only once, since photos are large."""
    whole = memoryview(data)
    return b"".join((whole[:start], part, whole[start + len(part) :]))


def parse_boxes(data: bytes) -> list[tuple[bytes, bytes]]:
    """Type and content of the boxes in `data`. Raises BoxError."""
    return list(walk_boxes(data))


def walk_boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """As `parse_boxes`, one by one."""
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
            raise BoxError
        yield kind, data[at + header : at + size]
        at += size
    raise BoxError
