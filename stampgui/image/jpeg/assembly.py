"""A copy's bytes: the source's, but for some replacements, and with our mark and undo data among its segments."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from stampgui.image.jpeg import mpf
from stampgui.image.jpeg.core_types import NO_BLOCKS, CoefficientBlocks, ScanParameters
from stampgui.image.jpeg.preview_pointers import PreviewPointer, walk_preview_pointers
from stampgui.image.jpeg.segments import (
    APP0,
    APP1,
    APP15,
    DHT,
    EXIF,
    MARK,
    JpegFile,
    Segment,
    encode_segment,
    find_exif_segments,
)
from stampgui.image.jpeg.undo import OriginalData, UndoData, UndoStep, is_undo_segment
from stampgui.values import dataclass, replace

_CHUNK: Final = 32
"""Bytes of EXIF that are compared at once; most of them stay."""
_NEAREST: Final = 4
"""Bytes between two runs of changes that are too near to be told apart: less than a pointer has."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """In the copy, `data` stands for the source's bytes [start, stop), except for the first `same` of them, which stay.

    `original` gives all these bytes back.
    """

    start: int
    stop: int
    data: bytes | memoryview
    original: OriginalData
    same: int = 0

    @property
    def length(self) -> int:
        """Bytes in the copy."""
        return self.same + len(self.data)


@dataclass(frozen=True, slots=True)
class Additions:
    """What a copy gets besides its caption: our mark, and maybe another EXIF block.

    With the source's `sha256` it also gets what gives the source back.
    """

    mark: bytes
    tiff: bytes | None = None
    sha256: bytes | None = None


def assemble_copy(
    source: bytes,
    photo: JpegFile,
    replacements: Iterable[Replacement],
    additions: Additions,
    blocks: CoefficientBlocks = NO_BLOCKS,
    mcu_offset: tuple[int, int] = (0, 0),
) -> tuple[bytes | memoryview, ...]:
    """Return the copy in pieces, of which most are the source's. Pointers of an MPF index follow the images that
    move. Raises ValueError for an EXIF block that does not fit a segment."""
    indexes = [_keep_bytes(s.payload_offset, s.payload) for s in photo.segments if mpf.is_mpf_segment(s)]
    exif = list(_replace_exif(source, photo, additions.tiff))
    pointers = [
        (each, place)
        for each in (() if indexes else walk_preview_pointers(photo))
        if each.is_known and not _is_among(place := _replace_pointer(each), exif)
    ]
    changes = _sort_replacements([*exif, *replacements, *indexes, *(place for _, place in pointers)])
    at = _find_own_position(photo)
    own = Replacement(at, at, _build_own_segments(changes, additions, blocks, mcu_offset), b"")

    def moved(offset: int) -> int:
        """Where in the copy the source's byte at `offset` is."""
        return offset + sum(p.length - (p.stop - p.start) for p in (*changes, own) if p.stop <= offset)

    patched = {id(p): replace(p, data=_patch_mpf_index(p, photo.end, moved)) for p in indexes}
    patched |= {id(place): replace(place, data=_encode_moved(each, moved)) for each, place in pointers}
    view, position = memoryview(source), 0
    parts: list[bytes | memoryview] = []
    for change in _sort_replacements([*(patched.get(id(p), p) for p in changes), own]):
        parts += [view[position : change.start + change.same], change.data]
        position = change.stop
    return (*parts, view[position:])


def strip_own_segments(copy: bytes, photo: JpegFile) -> bytes:
    """A copy without the segments that are ours."""
    parts, position = [], 0
    for segment in photo.segments:
        if is_undo_segment(segment) or is_mark_segment(segment):
            parts.append(copy[position : segment.start])
            position = segment.stop
    return b"".join([*parts, copy[position:]])


def build_table_segment(scan: ScanParameters) -> bytes:
    """A DHT segment with the tables that a scan uses (B.2.4.2)."""
    payload = b""
    for number in scan.used_tables:
        table = scan.ac_tables[number & 15] if number >> 4 else scan.dc_tables[number]
        payload += bytes((number,)) + table.counts + table.symbols
    return encode_segment(DHT, payload) if payload else b""


def is_mark_segment(segment: Segment) -> bool:
    return segment.marker == APP15 and segment.payload.startswith(MARK)


def _sort_replacements(replacements: Iterable[Replacement]) -> list[Replacement]:
    """By place; those without length, which insert, before one that begins where they are."""
    return sorted(replacements, key=lambda each: (each.start, each.stop))


def _is_among(replacement: Replacement, others: Iterable[Replacement]) -> bool:
    """Whether some of its bytes are replaced by one of the others."""
    return any(other.start < replacement.stop and replacement.start < other.stop for other in others)


def _keep_bytes(start: int, old: bytes) -> Replacement:
    return Replacement(start, start + len(old), old, old)


def _patch_mpf_index(index: Replacement, end: int, moved: Callable[[int], int]) -> bytes:
    """An MPF index whose pointers fit the images behind the moved end."""
    header = index.start + len(mpf.IDENTIFIER)
    return mpf.patch_mpf(bytes(index.data), mpf.Displacement(header, moved(header), end, moved(end)))


def _replace_pointer(pointer: PreviewPointer) -> Replacement:
    old = (pointer.target - pointer.base).to_bytes(4, pointer.order)
    return _keep_bytes(pointer.place, old)


def _encode_moved(pointer: PreviewPointer, moved: Callable[[int], int]) -> bytes:
    base = moved(pointer.base) if pointer.base else 0
    return (moved(pointer.target) - base).to_bytes(4, pointer.order)


def _build_own_segments(
    changes: list[Replacement], additions: Additions, blocks: CoefficientBlocks, mcu_offset: tuple[int, int]
) -> bytes:
    own = encode_segment(APP15, additions.mark)
    if additions.sha256 is None:
        return own
    undo = UndoData(additions.sha256, tuple(_list_undo_steps(changes)), blocks, mcu_offset)
    return own + (undo.to_segments() or b"")


def _find_own_position(photo: JpegFile) -> int:
    """Behind the application segments that begin the file, so that readers find EXIF where they expect it."""
    leading = itertools.takewhile(lambda segment: segment.is_application, photo.segments)
    return max((segment.stop for segment in leading), default=2)


def _list_undo_steps(changes: Iterable[Replacement]) -> Iterator[UndoStep]:
    growth = 0
    for change in changes:
        start = change.start + growth
        yield UndoStep(start, start + change.length, change.original)
        growth += change.length - (change.stop - change.start)


def _replace_exif(source: bytes, photo: JpegFile, tiff: bytes | None) -> Iterator[Replacement]:
    """Only the bytes that differ, because the block may hold a large preview."""
    if tiff is None:
        return
    new = encode_segment(APP1, EXIF + tiff)
    old = find_exif_segments(photo.segments)
    if not old:
        # behind JFIF's APP0, which has to come first (JFIF 1.02, page 5)
        leading = itertools.takewhile(lambda segment: segment.marker == APP0, photo.segments)
        at = max((segment.stop for segment in leading), default=2)
        yield Replacement(at, at, new, b"")
        return
    first, *continuing = ((segment.start, segment.stop) for segment in old)
    yield from _replace_differences(source, *first, new)
    for start, stop in continuing:
        yield Replacement(start, stop, b"", source[start:stop])


def _replace_differences(source: bytes, start: int, stop: int, new: bytes) -> Iterator[Replacement]:
    """Runs of bytes that differ; of the bytes between two runs, `_NEAREST` or more stay."""
    common = min(stop - start, len(new))
    for begin, end in _find_differences(source[start : start + common], new[:common]):
        yield Replacement(start + begin, start + end, new[begin:end], source[start + begin : start + end])
    if stop - start != len(new):
        yield Replacement(start + common, stop, new[common:], source[start + common : stop])


def _find_differences(old: bytes, new: bytes) -> Iterator[tuple[int, int]]:
    """Where two blocks of equal length differ, as (start, stop)."""
    begin = end = -1
    for chunk in range(0, len(old), _CHUNK):
        if old[chunk : chunk + _CHUNK] == new[chunk : chunk + _CHUNK]:
            continue
        for at in range(chunk, min(chunk + _CHUNK, len(old))):
            if old[at] == new[at]:
                continue
            if begin >= 0 and at - end >= _NEAREST:
                yield begin, end
                begin = at
            begin, end = (at if begin < 0 else begin), at + 1
    if begin >= 0:
        yield begin, end
