"""How files fall into parts, so that mutants have parts elsewhere, twice or changed, and lengths that fit again."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

_CONTAINERS: Final = {
    **dict.fromkeys((b"iprp", b"ipco", b"moov", b"trak", b"mdia", b"minf", b"stbl"), 0),
    **dict.fromkeys((b"meta", b"iref"), 4),
    b"iinf": 6,
}
"""Boxes that hold boxes, and the bytes before these."""
_LINKS: Final = frozenset({0x8769, 0x8825, 0xA005, 0x014A})
"""Tags that lead to further IFDs."""
_SCAN: Final = b"\xff\xda"


class Part(NamedTuple):
    head: bytes
    """What names its kind; empty for bytes that belong to no part."""
    body: bytes


class Inner(NamedTuple):
    """Parts inside a part, behind `skipped` bytes of its body."""

    structure: "Structure"
    skipped: int


@dataclass(frozen=True, slots=True)
class Structure:
    split: Callable[[bytes], list[Part]]
    join: Callable[[list[Part]], bytes]
    look_into: Callable[[Part], Inner | None] = lambda _part: None
    is_fixed: bool = False
    """Whether parts stay where they are, because numbers in them point to one another."""


def _split_jpeg(data: bytes) -> list[Part]:
    """Segments up to the first scan, which is one part with all that follows."""
    parts, at = [], 2
    while data[at : at + 1] == b"\xff" and data[at : at + 2] != _SCAN and at + 4 <= len(data):
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        parts.append(Part(data[at : at + 2], data[at + 4 : at + 2 + length]))
        at += 2 + length
    return [*parts, Part(b"", data[at:])]


def _join_jpeg(parts: list[Part]) -> bytes:
    return b"\xff\xd8" + b"".join(
        part.head[:2] + min(len(part.body) + 2, 0xFFFF).to_bytes(2, "big") + part.body if part.head else part.body
        for part in parts
    )


def _split_png(data: bytes) -> list[Part]:
    parts, at = [], 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        parts.append(Part(data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return parts


def _join_png(parts: list[Part]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_make_png_chunk, parts))


def _make_png_chunk(part: Part) -> bytes:
    body = part.head[:4].ljust(4) + part.body
    return len(part.body).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


def _split_riff(data: bytes) -> list[Part]:
    parts, at = [], 12
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        parts.append(Part(data[at : at + 4], data[at + 8 : at + 8 + length]))
        at += 8 + length + (length & 1)
    return parts


def _join_riff(parts: list[Part]) -> bytes:
    body = b"WEBP" + b"".join(
        part.head[:4].ljust(4) + len(part.body).to_bytes(4, "little") + part.body + bytes(len(part.body) & 1)
        for part in parts
    )
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _split_boxes(data: bytes) -> list[Part]:
    parts, at = [], 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size < 8:
            break
        parts.append(Part(data[at + 4 : at + 8], data[at + 8 : at + size]))
        at += size
    return [*parts, Part(b"", data[at:])] if at < len(data) else parts


def _join_boxes(parts: list[Part]) -> bytes:
    return b"".join(
        (8 + len(part.body)).to_bytes(4, "big") + part.head[:4].ljust(4) + part.body if part.head else part.body
        for part in parts
    )


def _look_into_box(part: Part) -> Inner | None:
    return Inner(BOXES, _CONTAINERS[part.head]) if part.head in _CONTAINERS else None


def _split_tiff(data: bytes) -> list[Part]:
    """The entries of the IFDs, each a part, and what lies between them."""
    order = "<" if data[:1] == b"I" else ">"
    places: set[int] = set()
    waiting, seen = _read_numbers(data, 4, order + "I"), set[int]()
    while waiting and len(seen) < 20:
        at = waiting.pop()
        if at in seen or at < 8:
            continue
        seen.add(at)
        count = min(next(iter(_read_numbers(data, at, order + "H")), 0), 100)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            places |= {entry, entry + 12}
            if set(_read_numbers(data, entry, order + "H")) & _LINKS:
                waiting += _read_numbers(data, entry + 8, order + "I")
        waiting += _read_numbers(data, at + 2 + 12 * count, order + "I")
    cuts = sorted({0, 8, len(data), *(place for place in places if 8 < place < len(data))})
    return [Part(b"", data[begin:end]) for begin, end in pairwise(cuts)]


def _read_numbers(data: bytes, at: int, form: str) -> list[int]:
    """The number that stands there; none behind the end."""
    return [*struct.unpack_from(form, data, at)] if 0 <= at <= len(data) - struct.calcsize(form) else []


def _split_lines(data: bytes) -> list[Part]:
    return [Part(b"", line) for line in data.splitlines(keepends=True)]


def _concatenate(parts: list[Part]) -> bytes:
    return b"".join(part.body for part in parts)


NO_STRUCTURE: Final = Structure(lambda _data: [], lambda _parts: b"")
JPEG: Final = Structure(_split_jpeg, _join_jpeg)
PNG: Final = Structure(_split_png, _join_png)
RIFF: Final = Structure(_split_riff, _join_riff)
BOXES: Final = Structure(_split_boxes, _join_boxes, _look_into_box)
TIFF: Final = Structure(_split_tiff, _concatenate, is_fixed=True)
LINES: Final = Structure(_split_lines, _concatenate)
