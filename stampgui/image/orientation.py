"""EXIF Orientation (Exif 2.32, 4.6.4, tag 0x0112): how stored pixels are turned to be displayed."""

from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from PIL.Image import Transpose  # only who turns pixels loads Pillow

Box: TypeAlias = tuple[int, int, int, int]
"""left, top, right, bottom; right and bottom are outside."""


class Orientation(IntEnum):
    """Where the stored image's first row and first column are when it is displayed."""

    TOP_LEFT = 1
    TOP_RIGHT = 2
    BOTTOM_RIGHT = 3
    BOTTOM_LEFT = 4
    LEFT_TOP = 5
    RIGHT_TOP = 6
    RIGHT_BOTTOM = 7
    LEFT_BOTTOM = 8

    @classmethod
    def from_exif(cls, value: int) -> "Orientation":
        """Any other value means "as stored", as all viewers read it."""
        return cls(value) if cls.TOP_LEFT <= value <= cls.LEFT_BOTTOM else cls.TOP_LEFT

    @property
    def swaps_axes(self) -> bool:
        return self >= Orientation.LEFT_TOP

    @property
    def display_transpose(self) -> "Transpose | None":
        return _list_transposes()[self]

    @property
    def storage_transpose(self) -> "Transpose | None":
        """The inverse of `display_transpose`; all but the quarter turns are their own inverse."""
        return _list_transposes()[_QUARTER_TURNS.get(self, self)]

    def displayed_size(self, stored: tuple[int, int]) -> tuple[int, int]:
        return (stored[1], stored[0]) if self.swaps_axes else stored

    def stored_box(self, box: Box, displayed: tuple[int, int]) -> Box:
        """Map a box of the displayed image, (width, height) `displayed`, to the stored image."""
        left, top, right, bottom = box
        width, height = displayed
        if self in _MIRRORED_ACROSS:
            left, right = width - right, width - left
        if self in _MIRRORED_DOWN:
            top, bottom = height - bottom, height - top
        return (top, left, bottom, right) if self.swaps_axes else (left, top, right, bottom)

    def displayed_box(self, box: Box, displayed: tuple[int, int]) -> Box:
        """Map a box of the stored image to the displayed one, (width, height) `displayed`; undoes `stored_box`."""
        left, top, right, bottom = (box[1], box[0], box[3], box[2]) if self.swaps_axes else box
        width, height = displayed
        if self in _MIRRORED_ACROSS:
            left, right = width - right, width - left
        if self in _MIRRORED_DOWN:
            top, bottom = height - bottom, height - top
        return left, top, right, bottom


@cache
def _list_transposes() -> "Mapping[Orientation, Transpose | None]":
    from PIL.Image import Transpose

    return {
        Orientation.TOP_LEFT: None,
        Orientation.TOP_RIGHT: Transpose.FLIP_LEFT_RIGHT,
        Orientation.BOTTOM_RIGHT: Transpose.ROTATE_180,
        Orientation.BOTTOM_LEFT: Transpose.FLIP_TOP_BOTTOM,
        Orientation.LEFT_TOP: Transpose.TRANSPOSE,
        Orientation.RIGHT_TOP: Transpose.ROTATE_270,
        Orientation.RIGHT_BOTTOM: Transpose.TRANSVERSE,
        Orientation.LEFT_BOTTOM: Transpose.ROTATE_90,
    }


_QUARTER_TURNS = {
    Orientation.RIGHT_TOP: Orientation.LEFT_BOTTOM,
    Orientation.LEFT_BOTTOM: Orientation.RIGHT_TOP,
}
# displayed coordinates that count from the other edge of the stored image, before axes are swapped
_MIRRORED_ACROSS = frozenset(
    {Orientation.TOP_RIGHT, Orientation.BOTTOM_RIGHT, Orientation.RIGHT_TOP, Orientation.RIGHT_BOTTOM}
)
_MIRRORED_DOWN = frozenset(
    {Orientation.BOTTOM_RIGHT, Orientation.BOTTOM_LEFT, Orientation.RIGHT_BOTTOM, Orientation.LEFT_BOTTOM}
)
