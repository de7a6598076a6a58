"""Difference hashes, by which pictures that may be one are picked out of thousands.

A picture is reduced to a grid of cells, and each cell is compared with the one to its right and the one below it
(N. Krawetz, "Kind of Like That", 2013). Here a bit counts only where the difference is clear in both pictures, so that
compression changes no bit that counts; and pictures with too few changes between neighbouring bits, such as a sky or a
white page, equal nothing.
"""

from typing import Final, TypeAlias

from PIL import Image, ImageChops

from stampgui.values import dataclass

_COARSE: Final = 8
_FINE: Final = 16
"""Cells in each direction."""
_CLEAR: Final = 4
"""Levels of 255 by which two cells differ clearly; noise and compression stay below."""
_MAX_DIFFERENCE: Final = 0.13
"""Share of the compared bits that may differ; unrelated photos differ in a third or more of them."""
_MIN_OVERLAP: Final = 0.5
"""Share of the bits clear in either picture that must be clear in both."""
_MIN_CHANGES: Final = 45
"""Neighbouring bits that must differ from each other: what plain pictures have in common says nothing."""
_CHANGES_PER_DIFFERENCE: Final = 1
"""So many more there must be for each bit that differs between the two pictures."""

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels, as Pillow takes them."""


@dataclass(frozen=True, slots=True)
class DifferenceHash:
    """The hash of one region of a picture.

    Bits of `coarse` and `fine` go from left to right, then from top to bottom, the most significant first; those of the
    comparisons with the cell to the right come before those with the cell below. The masks have the bits of the clear
    differences.
    """

    coarse: int
    coarse_mask: int
    fine: int
    fine_mask: int

    @property
    def has_detail(self) -> bool:
        """Whether there is enough in the region to recognise it."""
        return _count_changes(self.fine, self.fine_mask) >= _MIN_CHANGES


def hash_region(grey: Image.Image, box: Box) -> DifferenceHash:
    """Hash the part of a picture in shades of grey (mode L) that lies in `box`."""
    return DifferenceHash(*_compare_cells(grey, box, _COARSE), *_compare_cells(grey, box, _FINE))


def measure_difference(one: DifferenceHash, other: DifferenceHash) -> float | None:
    """The share of the compared bits that differ, if the hashes may be of one picture; else None."""
    compared = one.fine_mask & other.fine_mask
    count, differing = compared.bit_count(), ((one.fine ^ other.fine) & compared).bit_count()
    if (
        differing > _MAX_DIFFERENCE * count
        or count < _MIN_OVERLAP * (one.fine_mask | other.fine_mask).bit_count()
        or _count_changes(one.fine, compared) < _MIN_CHANGES + _CHANGES_PER_DIFFERENCE * differing
    ):
        return None
    return differing / count


def _compare_cells(grey: Image.Image, box: Box, count: int) -> tuple[int, int]:
    """The bits of a region and the mask of the clear ones, from `count` cells in each direction and one more."""
    cells = grey.resize((count + 1, count + 1), Image.Resampling.BILINEAR, box=box)
    here = cells.crop((0, 0, count, count))
    right, below = cells.crop((1, 0, count + 1, count)), cells.crop((0, 1, count, count + 1))
    differences = b"".join(ImageChops.subtract(neighbours, here, 1, _SAME).tobytes() for neighbours in (right, below))
    return int(differences.translate(_BIT), 2), int(differences.translate(_CLEAR_BIT), 2)


_SAME: Final = 128
"""Stands for no difference, as levels cannot be negative."""
_BIT: Final = bytes(b"01"[level > _SAME] for level in range(256))
_CLEAR_BIT: Final = bytes(b"01"[abs(level - _SAME) >= _CLEAR] for level in range(256))
_NOT_FIRST_COLUMN: Final = int(("0" + "1" * (_FINE - 1)) * 2 * _FINE, 2)
_NOT_FIRST_ROW: Final = int(("0" * _FINE + "1" * _FINE * (_FINE - 1)) * 2, 2)


def _count_changes(fine: int, clear: int) -> int:
    """Count the pairs of neighbouring bits that are both clear and differ."""
    across = (fine ^ fine >> 1) & clear & clear >> 1 & _NOT_FIRST_COLUMN
    down = (fine ^ fine >> _FINE) & clear & clear >> _FINE & _NOT_FIRST_ROW
    return across.bit_count() + down.bit_count()
