"""What is kept of a picture to recognise it: a small version in shades of grey, and the hashes of its regions."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from PIL import Image

from stampgui.image.same_picture.difference_hash import Box, DifferenceHash, hash_region
from stampgui.values import dataclass

HASHED_EDGE: Final = 64
"""Long edge of the small version, in pixels."""
_SHAPES: Final = (1.0, 4 / 5, 3 / 4, 9 / 16, 4 / 3, 16 / 9, 1.91)
"""Width divided by height of the shapes that photos are cropped to; Instagram's are 1, 4:5, 3:4 and 1.91."""
_MIN_KEPT: Final = 0.42
"""A crop that keeps less of the photo is not looked for."""
_MAX_KEPT: Final = 0.94
"""A crop that keeps more has the photo's own hash."""
_FLAT_SHARE: Final = 0.3
"""Share of the pixels that have about one level in pages, screens and designs, and seldom in photos."""
_FLAT_LEVELS: Final = 5
"""Neighbouring levels of 255 that count as one."""


@dataclass(frozen=True, slots=True)
class HashedRegion:
    """A part of a picture's small version that copies may show, and its hash."""

    box: Box
    hash: DifferenceHash

    @property
    def shape(self) -> float:
        """Width divided by height."""
        left, top, right, bottom = self.box
        return (right - left) / (bottom - top)


@dataclass(frozen=True, slots=True)
class PictureHash:
    """A picture's small version, (width, height) in pixels and a byte for each, row by row, and its regions.

    The first region is the whole picture; the others are the crops to the usual shapes, all from its middle.
    """

    width: int
    height: int
    levels: bytes
    regions: tuple[HashedRegion, ...]
    is_flat: bool
    """Whether it looks like a page, a screen or a design, or is overexposed."""

    @property
    def grey(self) -> Image.Image:
        return Image.frombytes("L", (self.width, self.height), self.levels)


def hash_picture(picture: Image.Image) -> PictureHash | None:
    """Hash a picture as displayed; None if it is too plain to be recognised."""
    grey = picture.convert("L")
    grey.thumbnail((HASHED_EDGE, HASHED_EDGE))
    whole, *crops = (HashedRegion(box, hash_region(grey, box)) for box in _list_boxes(grey.size))
    if not whole.hash.has_detail:
        return None
    regions = (whole, *(crop for crop in crops if crop.hash.has_detail))
    return PictureHash(grey.width, grey.height, grey.tobytes(), regions, _is_flat(grey))


def _list_boxes(size: tuple[int, int]) -> Iterator[Box]:
    """Yield the whole, then the largest regions of the usual shapes around the middle."""
    width, height = size
    yield (0, 0, width, height)
    for shape in _SHAPES:
        wide, tall = min(width, height * shape), min(height, width / shape)
        if _MIN_KEPT <= wide * tall / (width * height) <= _MAX_KEPT:
            left, top = (width - wide) / 2, (height - tall) / 2
            yield (left, top, left + wide, top + tall)


def _is_flat(grey: Image.Image) -> bool:
    up_to = [0, *accumulate(grey.histogram())]
    most = max(behind - before for before, behind in zip(up_to, up_to[_FLAT_LEVELS:], strict=False))
    return most >= _FLAT_SHARE * grey.width * grey.height
