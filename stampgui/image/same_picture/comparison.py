"""Whether two regions show the same picture: their small versions must agree wherever there is something to see.

Both are laid over one grid of tiles, and in each tile the detail, which is what differs from the surroundings' mean, is
correlated. Other brightness, contrast and size leave it as it is, compression nearly so; a caption changes a few tiles;
another picture that has the same rough light and shade, or another letter with the same letterhead, changes many.
"""

import math
import statistics
from collections.abc import Iterator
from typing import Final, TypeAlias

from PIL import Image, ImageMath

from stampgui.image.same_picture.difference_hash import Box
from stampgui.image.same_picture.picture_hash import HashedRegion, PictureHash
from stampgui.values import dataclass

_TILE: Final = 6
_GRID: Final = 8 * _TILE
"""Edges of a tile and of the grid, in pixels."""
_MAX_SHAPE_DIFFERENCE: Final = 0.09
"""Share by which width divided by height may differ: somebody trimmed the copy, but nobody stretches photos."""
_FAINT: Final = 4.0
"""Mean square of the detail in a tile, in levels of 255, below which there is nothing to see in it."""
_FAINT_SHARE: Final = 0.05
"""The same, as a share of that of all tiles."""
_MIN_TILES: Final = 20
"""Tiles of 64 in which there must be something to see."""
_MIN_LIKENESS: Final = 0.8
"""Correlation of the detail of a tile that is the same in both."""
_MAX_GAIN: Final = 2.0
"""How many times the contrast of a tile may be that of the whole picture, where one was brightened."""
_MAX_UNLIKE: Final = 0.15
"""Share of the tiles that may differ; a caption of a line or two covers less."""
_STEPS: Final = (0.02, 0.01)
"""Shares of a region's edge by which it is made smaller on one side at a time, to find where a copy was trimmed."""
_MIN_ALIGNABLE: Final = 0.4
"""Mean likeness of two regions, one of which may be a little larger."""
_MAX_ROUNDS: Final = 3

_Sides: TypeAlias = tuple[float, float, float, float]
"""Shares that are taken off the left, top, right and bottom of the first region, or, below zero, of the other."""


@dataclass(frozen=True, slots=True)
class _Judgement:
    likeness: float
    """The mean correlation of the tiles, from 0 to 1."""
    is_same: bool


def show_same_picture(
    one: PictureHash, region: HashedRegion, other: PictureHash, other_region: HashedRegion, *, trimmed: bool = False
) -> bool:
    """Whether two regions surely show the same picture; `trimmed` tries whether one of them is a little smaller.

    Never of two pages, screens or designs: many are made from one template and differ in a few words, which cannot be
    read in the small versions. Trying takes about thirty times as long.
    """
    wide, tall = sorted((region.shape, other_region.shape))
    if tall - wide > _MAX_SHAPE_DIFFERENCE * tall or (one.is_flat and other.is_flat):
        return False
    comparison = _Comparison(one.grey, region.box, other.grey, other_region.box)
    whole = comparison.judge((0, 0, 0, 0))
    if whole.is_same or not trimmed or whole.likeness < _MIN_ALIGNABLE:
        return whole.is_same
    return _align(comparison, whole).is_same


def _align(comparison: "_Comparison", whole: "_Judgement") -> "_Judgement":
    """Make one region smaller side by side as long as they become more alike."""
    best, sides = whole, (0.0, 0.0, 0.0, 0.0)
    for step in _STEPS:
        for _round in range(_MAX_ROUNDS):
            tried = [(comparison.judge(moved), moved) for moved in _move_sides(sides, step)]
            judged, moved = max(tried, key=lambda each: each[0].likeness)
            if judged.likeness <= best.likeness:
                break
            best, sides = judged, moved
            if best.is_same:
                return best
    return best


def _move_sides(sides: _Sides, step: float) -> Iterator[_Sides]:
    for place in range(4):
        for change in (step, -step):
            yield (*sides[:place], sides[place] + change, *sides[place + 1 :])  # type: ignore[misc]  # four as before


@dataclass(frozen=True, slots=True)
class _Comparison:
    one: Image.Image
    box: Box
    other: Image.Image
    other_box: Box

    def judge(self, sides: _Sides) -> _Judgement:
        one = _extract_detail(self.one, _trim(self.box, sides))
        other = _extract_detail(self.other, _trim(self.other_box, tuple(-side for side in sides)))
        tiles = list(zip(_sum_tiles(one, one), _sum_tiles(other, other), _sum_tiles(one, other), strict=True))
        return _judge_tiles(tiles)


def _judge_tiles(tiles: list[tuple[float, float, float]]) -> _Judgement:
    """Judge by the mean squares of both pictures' detail in each tile, and the mean of their products."""
    least = [max(_FAINT, _FAINT_SHARE * statistics.fmean(tile[which] for tile in tiles)) for which in (0, 1)]
    seen = [tile for tile in tiles if tile[0] >= least[0] or tile[1] >= least[1]]
    both = [tile[1] / tile[0] for tile in seen if tile[0] >= least[0] and tile[1] >= least[1]]
    if len(both) < _MIN_TILES:
        return _Judgement(0, is_same=False)
    gain = math.sqrt(statistics.median(both))
    likenesses = [_correlate(square * gain**2, other, product * gain) for square, other, product in seen]
    unlike = sum(likeness < _MIN_LIKENESS for likeness in likenesses)
    return _Judgement(statistics.fmean(likenesses), unlike <= _MAX_UNLIKE * len(seen))


def _correlate(square: float, other: float, product: float) -> float:
    """The correlation of a tile's detail, or less where there is far more of it in one picture."""
    return max(0, product) / max(math.sqrt(square * other), square / _MAX_GAIN, other / _MAX_GAIN)


def _trim(box: Box, sides: tuple[float, ...]) -> Box:
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    first, second, third, fourth = (max(0, side) for side in sides)
    return left + first * width, top + second * height, right - third * width, bottom - fourth * height


def _extract_detail(grey: Image.Image, box: Box) -> Image.Image:
    """What differs from the mean of the surroundings, in floating point."""
    region = grey.resize((_GRID, _GRID), Image.Resampling.BILINEAR, box=box).convert("F")
    mean = region.reduce(_TILE).resize(region.size, Image.Resampling.BILINEAR)
    detail: Image.Image = ImageMath.lambda_eval(lambda of: of["region"] - of["mean"], region=region, mean=mean)
    return detail


def _sum_tiles(one: Image.Image, other: Image.Image) -> tuple[float, ...]:
    """The mean product of each tile's pixels."""
    product: Image.Image = ImageMath.lambda_eval(lambda of: of["one"] * of["other"], one=one, other=other)
    return product.reduce(_TILE).get_flattened_data()  # type: ignore[return-value]  # one band
