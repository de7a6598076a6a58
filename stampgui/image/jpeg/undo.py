"""What a copy carries so that it can give its source back: in own APP15 segments, written and read here.

Offsets count in the copy without these segments and without the mark. Recorded is each range of bytes that differs
from the source, in rising order, and what stood there: bytes, bits within entropy-coded data, or a scan that is
written again with the source's tables once the caption's blocks are back.
"""

import zlib
from collections.abc import Iterator
from typing import Final, TypeAlias

from stampgui.image.jpeg.core_types import NO_BLOCKS, BitEdits, CoefficientBlocks
from stampgui.image.jpeg.segments import APP15, LARGEST_PAYLOAD, Segment, encode_segment
from stampgui.values import dataclass

IDENTIFIER: Final = b"stampgui undo\0"
_VERSION: Final = 1
_BYTES, _BITS, _REWRITTEN, _REWRITTEN_IN_PART = range(4)
_LARGEST_PART: Final = LARGEST_PAYLOAD - len(IDENTIFIER) - 2
_MOST_PARTS: Final = 255
_LARGEST_MCU_OFFSET: Final = 65535
_MOST_BLOCKS: Final = 1 << 28
"""The most bytes of blocks that are unpacked: those of a caption of 40 megapixels."""


class UnreadableUndo(Exception):
    """The undo data are damaged, or of a version that is not known."""


@dataclass(frozen=True, slots=True)
class RewrittenScan:
    """The scan as it is written with the source's tables; if these are not all of it, so many bytes and then `tail`."""

    same: int | None = None
    tail: bytes = b""

    def complete(self, written: bytes) -> bytes:
        return written[: self.same] + self.tail


OriginalData: TypeAlias = bytes | BitEdits | RewrittenScan
"""What the source has in place of a range of the copy."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """In the source, `original` stands for the copy's bytes [start, stop)."""

    start: int
    stop: int
    original: OriginalData


@dataclass(frozen=True, slots=True)
class UndoData:
    """The steps in rising order, and the source's SHA-256.

    For scans that are written again: the caption's blocks as the source has them, and how many interleaved MCUs the
    source's upper left corner lies from the copy's, across and down.
    """

    sha256: bytes
    steps: tuple[UndoStep, ...]
    blocks: CoefficientBlocks = NO_BLOCKS
    mcu_offset: tuple[int, int] = (0, 0)

    def to_segments(self) -> bytes | None:
        """APP15 segments one behind the other; None when they would be too many."""
        body = self._encode_body()
        parts = [body[at : at + _LARGEST_PART] for at in range(0, len(body), _LARGEST_PART)]
        if len(parts) > _MOST_PARTS:
            return None
        return b"".join(
            encode_segment(APP15, IDENTIFIER + bytes((number, len(parts))) + part)
            for number, part in enumerate(parts, start=1)
        )

    def _encode_body(self) -> bytes:
        parts = [bytes((_VERSION,)), self.sha256, _encode_varint(len(self.steps))]
        position = 0
        for step in self.steps:
            parts += [_encode_varint(step.start - position), _encode_varint(step.stop - step.start)]
            parts += _encode_original(step.original)
            position = step.stop
        packed = zlib.compress(self.blocks.data) if self.blocks.data else b""
        return b"".join([*parts, *map(_encode_varint, self.mcu_offset), _encode_varint(len(packed)), packed])


def is_undo_segment(segment: Segment) -> bool:
    return segment.marker == APP15 and segment.payload.startswith(IDENTIFIER)


def has_undo_data(segments: tuple[Segment, ...]) -> bool:
    """Whether all parts of the undo data are there; their content is not checked."""
    parts = _collect_parts(segments)
    return bool(parts) and _is_complete(parts)


def read_undo_data(segments: tuple[Segment, ...]) -> UndoData | None:
    """The undo data of a copy, or None without any. Raises UnreadableUndo."""
    parts = _collect_parts(segments)
    if not parts:
        return None
    if not _is_complete(parts):
        raise UnreadableUndo("a part is missing")
    try:
        return _decode_body(b"".join(part[2:] for part in parts))
    except (IndexError, ValueError, zlib.error) as error:
        raise UnreadableUndo("the parts are damaged") from error


def _collect_parts(segments: tuple[Segment, ...]) -> list[bytes]:
    return [segment.payload[len(IDENTIFIER) :] for segment in segments if is_undo_segment(segment)]


def _is_complete(parts: list[bytes]) -> bool:
    return [part[:2] for part in parts] == [bytes((at, len(parts))) for at in range(1, len(parts) + 1)]


def _encode_original(original: OriginalData) -> Iterator[bytes]:
    match original:
        case bytes():
            yield bytes((_BYTES,)) + _encode_varint(len(original)) + original
        case RewrittenScan(same=None):
            yield bytes((_REWRITTEN,))
        case RewrittenScan(same=int(same), tail=tail):
            yield bytes((_REWRITTEN_IN_PART,)) + _encode_varint(same) + _encode_varint(len(tail)) + tail
        case BitEdits():
            yield bytes((_BITS,)) + _encode_varint(len(original.ranges))
            position = 0
            for start, stop, bits in original.ranges:
                yield _encode_varint(start - position) + _encode_varint(stop - start) + _encode_varint(bits)
                position = stop
            yield original.bits


class _Cursor:
    """Reads forward; raises IndexError behind the end."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, count: int) -> bytes:
        if count > len(self.data) - self.at:
            raise IndexError("behind the end")
        self.at += count
        return self.data[self.at - count : self.at]

    def read_varint(self) -> int:
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


def _encode_varint(value: int) -> bytes:
    digits = bytearray()
    while value >= 0x80:
        digits.append(value & 0x7F | 0x80)
        value >>= 7
    digits.append(value)
    return bytes(digits)


def _decode_body(data: bytes) -> UndoData:
    cursor = _Cursor(data)
    if cursor.take(1)[0] != _VERSION:
        raise UnreadableUndo("of another version")
    sha256 = cursor.take(32)
    steps, position = [], 0
    for _ in range(cursor.read_varint()):
        start = position + cursor.read_varint()
        position = start + cursor.read_varint()
        steps.append(UndoStep(start, position, _decode_original(cursor)))
    corner = cursor.read_varint(), cursor.read_varint()
    if max(corner) > _LARGEST_MCU_OFFSET:
        raise ValueError("a corner outside any picture")
    unpack = zlib.decompressobj()
    packed = cursor.take(cursor.read_varint())
    blocks = unpack.decompress(packed, _MOST_BLOCKS) if packed else b""
    if unpack.unconsumed_tail:
        raise ValueError("too many blocks")
    return UndoData(sha256, tuple(steps), CoefficientBlocks(blocks), corner)


def _decode_original(cursor: _Cursor) -> OriginalData:
    match cursor.take(1)[0]:
        case 0:
            return cursor.take(cursor.read_varint())
        case 1:
            ranges, position = [], 0
            for _ in range(cursor.read_varint()):
                start = position + cursor.read_varint()
                position = start + cursor.read_varint()
                ranges.append((start, position, cursor.read_varint()))
            return BitEdits(tuple(ranges), cursor.take((sum(bits for _, _, bits in ranges) + 7) // 8))
        case 2:
            return RewrittenScan()
        case 3:
            return RewrittenScan(cursor.read_varint(), cursor.take(cursor.read_varint()))
        case _:
            raise ValueError("an unknown step")
