"""The seven passes of an interlaced PNG (PNG Specification, third edition, 8.1): what of them a damaged file holds.

Each pass doubles the pixels of those before it, in one direction: beside them, or below.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from stampgui.image.png.png_file import ImageHeader
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class _Pass:
    left: int
    top: int
    across: int
    """Pixels from one to the next in a row."""
    down: int
    """Pixels from one row to the next."""
    is_across: bool = True

    def size(self, header: ImageHeader) -> tuple[int, int]:
        return -(-(header.width - self.left) // self.across), -(-(header.height - self.top) // self.down)


_PASSES: Final = (
    _Pass(0, 0, 8, 8),
    _Pass(4, 0, 8, 8),
    _Pass(0, 4, 4, 8, is_across=False),
    _Pass(2, 0, 4, 4),
    _Pass(0, 2, 2, 4, is_across=False),
    _Pass(1, 0, 2, 2),
    _Pass(0, 1, 1, 2, is_across=False),
)


@dataclass(frozen=True, slots=True)
class PassRows:
    """What is there of the filtered rows of one pass."""

    size: tuple[int, int]
    """(width, height) in pixels of the pass; neither is 0."""
    is_across: bool
    """Whether its pixels stand beside those of the passes before it, and not below them."""
    rows: Sequence[bytes]
    """The rows that are whole, from the top, each with its filter's byte."""


def count_interlaced_bytes(header: ImageHeader, pixel_bits: int) -> int:
    """The bytes of all passes' filtered rows."""
    return sum(_count_row_bytes(width, pixel_bits) * height for (width, height), _ in _list_passes(header))


def count_shown_rows(header: ImageHeader, pixel_bits: int, there: int) -> int:
    """The rows of the picture that its first pass shows, if so many bytes of filtered rows are there."""
    (width, height), _ = next(_list_passes(header))
    return min(header.height, min(height, there // _count_row_bytes(width, pixel_bits)) * _PASSES[0].down)


def split_passes(header: ImageHeader, pixel_bits: int, data: bytes) -> list[PassRows]:
    """Take what there is of the filtered rows apart, pass by pass."""
    found: list[PassRows] = []
    at = 0
    for (width, height), is_across in _list_passes(header):
        row = _count_row_bytes(width, pixel_bits)
        there = min(height, max(0, len(data) - at) // row)
        rows = [data[start : start + row] for start in range(at, at + there * row, row)]
        found.append(PassRows((width, height), is_across, rows))
        at += row * height
    return found


def _count_row_bytes(width: int, pixel_bits: int) -> int:
    return (width * pixel_bits + 7) // 8 + 1


def _list_passes(header: ImageHeader) -> Iterator[tuple[tuple[int, int], bool]]:
    """The sizes of those passes that have pixels, and whether these stand beside those of the passes before them."""
    for each in _PASSES:
        size = each.size(header)
        if min(size) > 0:
            yield size, each.is_across
