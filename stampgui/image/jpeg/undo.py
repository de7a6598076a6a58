"""What a copy carries so that it can give its source back: in own APP15 segments, written and read here.

Offsets count in the copy without these segments and without the mark. What is told is each range of bytes that differs
from the source, in rising order, and what stood there: bytes, bits within entropy-coded data, or a scan that is
written again with the source's tables once the caption's blocks are back.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from stampgui.image.jpeg.plans import NO_BLOCKS, Blocks, Edits
from stampgui.image.jpeg.segments import APP15, LARGEST_PAYLOAD, Segment, segment_bytes

IDENTIFIER: Final = b"stampgui undo\0"
_VERSION: Final = 1
_BYTES, _BITS, _REWRITTEN = range(3)
_SHARE: Final = LARGEST_PAYLOAD - len(IDENTIFIER) - 2
_MOST_SHARES: Final = 255
_LARGEST_CORNER: Final = 65535
_MOST_BLOCKS: Final = 1 << 28
"""Bytes of blocks that are unpacked at most; the blocks of 40 megapixels of a caption."""


class UnreadableUndo(Exception):
    """The undo data are damaged, or of a version that is not known."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The scan as it is written with the source's tables."""


Before: TypeAlias = bytes | Edits | Rewritten
"""What the source has in place of a range of the copy."""


@dataclass(frozen=True, slots=True)
class Step:
    """In the source, `before` stands for the copy's bytes [start, stop)."""

    start: int
    stop: int
    before: Before


@dataclass(frozen=True, slots=True)
class Undo:
    """The steps in rising order, and the source's SHA-256.

    For scans that are written again: the caption's blocks as the source has them, and how many interleaved MCUs the
    source's upper left corner lies from the copy's, across and down.
    """

    sha256: bytes
    steps: tuple[Step, ...]
    blocks: Blocks = NO_BLOCKS
    corner: tuple[int, int] = (0, 0)

    def to_segments(self) -> bytes | None:
        """APP15 segments one behind the other; None when they would be too many."""
        body = self._body()
        shares = [body[at : at + _SHARE] for at in range(0, len(body), _SHARE)]
        if len(shares) > _MOST_SHARES:
            return None
        return b"".join(
            segment_bytes(APP15, IDENTIFIER + bytes((number, len(shares))) + share)
            for number, share in enumerate(shares, start=1)
        )

    def _body(self) -> bytes:
        parts = [bytes((_VERSION,)), self.sha256, _number(len(self.steps))]
        position = 0
        for step in self.steps:
            parts += [_number(step.start - position), _number(step.stop - step.start)]
            parts += _written(step.before)
            position = step.stop
        packed = zlib.compress(self.blocks.data) if self.blocks.data else b""
        return b"".join([*parts, *map(_number, self.corner), _number(len(packed)), packed])


def is_undo(segment: Segment) -> bool:
    return segment.marker == APP15 and segment.payload.startswith(IDENTIFIER)


def has_undo(segments: tuple[Segment, ...]) -> bool:
    """Whether undo data are there with all of their parts, which are not looked into."""
    shares = _shares(segments)
    return bool(shares) and _is_complete(shares)


def read_undo(segments: tuple[Segment, ...]) -> Undo | None:
    """The undo data of a copy, or None without any. Raises UnreadableUndo."""
    shares = _shares(segments)
    if not shares:
        return None
    if not _is_complete(shares):
        raise UnreadableUndo("a part is missing")
    try:
        return _read(b"".join(share[2:] for share in shares))
    except (IndexError, ValueError, zlib.error) as error:
        raise UnreadableUndo("the parts are damaged") from error


def _shares(segments: tuple[Segment, ...]) -> list[bytes]:
    return [segment.payload[len(IDENTIFIER) :] for segment in segments if is_undo(segment)]


def _is_complete(shares: list[bytes]) -> bool:
    return [share[:2] for share in shares] == [bytes((at, len(shares))) for at in range(1, len(shares) + 1)]


def _written(before: Before) -> Iterator[bytes]:
    match before:
        case bytes():
            yield bytes((_BYTES,)) + _number(len(before)) + before
        case Rewritten():
            yield bytes((_REWRITTEN,))
        case Edits():
            yield bytes((_BITS,)) + _number(len(before.ranges))
            position = 0
            for start, stop, bits in before.ranges:
                yield _number(start - position) + _number(stop - start) + _number(bits)
                position = stop
            yield before.bits


class _Cursor:
    """Reads forward; IndexError behind the end."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, count: int) -> bytes:
        if count > len(self.data) - self.at:
            raise IndexError("behind the end")
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self) -> int:
        """Seven bits in each byte, the lowest first; the highest bit says that more follow."""
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value
            if shift > 63:
                raise ValueError("too large a number")


def _number(value: int) -> bytes:
    digits = bytearray()
    while value >= 0x80:
        digits.append(value & 0x7F | 0x80)
        value >>= 7
    digits.append(value)
    return bytes(digits)


def _read(data: bytes) -> Undo:
    cursor = _Cursor(data)
    if cursor.take(1)[0] != _VERSION:
        raise UnreadableUndo("of another version")
    sha256 = cursor.take(32)
    steps, position = [], 0
    for _ in range(cursor.number()):
        start = position + cursor.number()
        position = start + cursor.number()
        steps.append(Step(start, position, _read_before(cursor)))
    corner = cursor.number(), cursor.number()
    if max(corner) > _LARGEST_CORNER:
        raise ValueError("a corner outside any picture")
    unpack = zlib.decompressobj()
    packed = cursor.take(cursor.number())
    blocks = unpack.decompress(packed, _MOST_BLOCKS) if packed else b""
    if unpack.unconsumed_tail:
        raise ValueError("too many blocks")
    return Undo(sha256, tuple(steps), Blocks(blocks), corner)


def _read_before(cursor: _Cursor) -> Before:
    match cursor.take(1)[0]:
        case 0:
            return cursor.take(cursor.number())
        case 1:
            ranges, position = [], 0
            for _ in range(cursor.number()):
                start = position + cursor.number()
                position = start + cursor.number()
                ranges.append((start, position, cursor.number()))
            return Edits(tuple(ranges), cursor.take((sum(bits for _, _, bits in ranges) + 7) // 8))
        case 2:
            return Rewritten()
        case _:
            raise ValueError("an unknown step")
