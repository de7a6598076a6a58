"""Difference hashes, by which two pictures are recognised as one although size, compression or colours differ.

A picture is reduced to a grid of cells, and each cell is compared with the one to its right and the one below it
(N. Krawetz, "Kind of Like That", 2013). Here a bit counts only where the difference is clear in both pictures, so that
compression changes no bit that counts; and pictures with too few changes between neighbouring bits, such as a sky or a
white page, equal nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from PIL import Image

HASHED_EDGE: Final = 160
"""Long edge of the picture that is hashed, in pixels; that of the thumbnails that cameras write."""

_COARSE: Final = 8
_FINE: Final = 16
"""Cells in each direction."""
_CLEAR: Final = 4
"""Levels of 255 by which two cells differ clearly; noise and compression stay below."""
_MAX_DIFFERENCE: Final = 0.08
"""Share of the compared bits that may differ; unrelated photos differ in a third or more of them."""
_MIN_OVERLAP: Final = 0.7
"""Share of the bits clear in either picture that must be clear in both; two letters on one letterhead have less."""
_MIN_CHANGES: Final = 45
"""Neighbouring bits that must differ from each other: what plain pictures have in common says nothing."""
_CHANGES_PER_DIFFERENCE: Final = 2
"""So many more there must be for each bit that differs between the two pictures."""
_SHAPES: Final = (1.0, 4 / 5, 3 / 4, 9 / 16, 4 / 3, 16 / 9, 1.91)
"""Width divided by height of the shapes that photos are cropped to; Instagram's are 1, 4:5, 3:4 and 1.91."""
_MIN_KEPT: Final = 0.42
"""A crop that keeps less of the photo is not looked for."""
_MAX_KEPT: Final = 0.94
"""A crop that keeps more has the photo's own hash."""

_Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class DifferenceHash:
    """The hash of one region of a picture.

    Bits of `coarse` and `fine` go from left to right, then from top to bottom, first those of the comparisons with the
    cell to the right. The masks have the bits of the clear differences.
    """

    coarse: int
    coarse_mask: int
    fine: int
    fine_mask: int


PictureHash: TypeAlias = tuple[DifferenceHash, ...]
"""The hash of the whole picture, then those of the crops to the usual shapes, all from its middle."""


def hash_picture(image: Image.Image) -> PictureHash | None:
    """Hash a picture as displayed; None if it is too plain to be recognised."""
    grey = image.convert("L")
    grey.thumbnail((HASHED_EDGE, HASHED_EDGE))
    whole, *crops = (_hash_region(grey, box) for box in _list_regions(grey.size))
    return (whole, *filter(_has_detail, crops)) if _has_detail(whole) else None


def measure_difference(one: DifferenceHash, other: DifferenceHash) -> float | None:
    """The share of the compared bits that differ, if both hashes are of one picture; else None."""
    compared = one.fine_mask & other.fine_mask
    count, differing = compared.bit_count(), ((one.fine ^ other.fine) & compared).bit_count()
    if (
        differing > _MAX_DIFFERENCE * count
        or count < _MIN_OVERLAP * (one.fine_mask | other.fine_mask).bit_count()
        or _count_changes(one.fine, compared) < _MIN_CHANGES + _CHANGES_PER_DIFFERENCE * differing
    ):
        return None
    return differing / count


def _list_regions(size: tuple[int, int]) -> Iterator[_Box]:
    """Yield the whole, then the largest regions of the usual shapes around the middle."""
    width, height = size
    yield (0, 0, width, height)
    for shape in _SHAPES:
        wide, tall = min(width, height * shape), min(height, width / shape)
        if _MIN_KEPT <= wide * tall / (width * height) <= _MAX_KEPT:
            left, top = (width - wide) / 2, (height - tall) / 2
            yield (left, top, left + wide, top + tall)


def _hash_region(grey: Image.Image, box: _Box) -> DifferenceHash:
    coarse, coarse_mask = _compare_cells(grey, box, _COARSE)
    return DifferenceHash(coarse, coarse_mask, *_compare_cells(grey, box, _FINE))


def _compare_cells(grey: Image.Image, box: _Box, cells: int) -> tuple[int, int]:
    """The bits of a region and the mask of the clear ones."""
    beside = grey.resize((cells + 1, cells), Image.Resampling.BOX, box=box).tobytes()
    below = grey.resize((cells, cells + 1), Image.Resampling.BOX, box=box).tobytes()
    width = cells + 1
    differences = [
        beside[at + 1] - beside[at] for row in range(cells) for at in range(row * width, row * width + cells)
    ]
    differences += [after - before for before, after in zip(below, below[cells:], strict=False)]
    bits = "".join("1" if difference > 0 else "0" for difference in reversed(differences))
    mask = "".join("1" if abs(difference) >= _CLEAR else "0" for difference in reversed(differences))
    return int(bits, 2), int(mask, 2)


_NOT_LAST_COLUMN: Final = int(("0" + "1" * (_FINE - 1)) * 2 * _FINE, 2)
_NOT_LAST_ROW: Final = int(("0" * _FINE + "1" * _FINE * (_FINE - 1)) * 2, 2)


def _has_detail(one: DifferenceHash) -> bool:
    return _count_changes(one.fine, one.fine_mask) >= _MIN_CHANGES


def _count_changes(fine: int, clear: int) -> int:
    """Count the pairs of neighbouring bits that are both clear and differ."""
    across = (fine ^ fine >> 1) & clear & clear >> 1 & _NOT_LAST_COLUMN
    down = (fine ^ fine >> _FINE) & clear & clear >> _FINE & _NOT_LAST_ROW
    return across.bit_count() + down.bit_count()
