"""The shape of an upload copy: how large the photo is in it, where it lies, and where the caption stays in sight."""

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Final, TypeAlias

from PIL import Image

from stampgui.caption.drawing import draw_caption
from stampgui.caption.photo_sample import PhotoSample
from stampgui.caption.region import Region
from stampgui.caption.style import PlateShape, Style
from stampgui.image.orientation import Box
from stampgui.image.tile import Tile
from stampgui.stamping.preset import Margins, Preset
from stampgui.stamping.whole_part import TooLittleLeftError, draw_on_part
from stampgui.values import dataclass

Size: TypeAlias = tuple[int, int]
DrawCaption: TypeAlias = Callable[[Size, Region | None], Tile]
"""Draws the caption for a photo of (width, height) pixels, within a part of it where it fits there."""

_NOTHING_COVERED: Final = Margins(0.0, 0.0, 0.0, 0.0)
_ALL: Final = Region(0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class UploadShape:
    """Where everything lies in an upload copy; what neither the photo nor a strip covers is plain ground."""

    copy: Size
    """Width and height of the copy in pixels."""
    photo: Size
    """Width and height of the photo in it."""
    origin: tuple[int, int]
    """The photo's upper left corner in the copy."""
    corner: tuple[int, int]
    """That of the photo together with a strip."""
    tile: Tile
    """The caption, placed on the photo."""
    visible: Region | None
    """The part of the photo in which the caption lies, if it fits there; None for all of it."""

    @property
    def has_ground(self) -> bool:
        """Whether the copy is larger than the photo and its strip."""
        return self.copy != measure_stamped(self.photo, self.tile)


def fit_to_preset(displayed: Size, preset: Preset) -> Size:
    """Return the (width, height) of a photo reduced to a preset's frame; a smaller photo is not enlarged."""
    shares = (Fraction(most, side) for side, most in zip(displayed, preset.frame, strict=True))
    share = min(Fraction(1), *shares)
    return max(1, round(displayed[0] * share)), max(1, round(displayed[1] * share))


def shape_upload(displayed: Size, draw: DrawCaption, preset: Preset, *, longest: int | None = None) -> UploadShape:
    """Find the shape of the upload copy of a photo displayed at (width, height) pixels.

    `longest` limits the photo's long side. A strip counts as part of the copy. Raises what `draw` does.
    """
    size = fit_to_preset(displayed, preset)
    if longest is not None and longest < max(size):
        size = scale_to_edge(displayed, longest)
    while True:
        tile = draw(size, None)
        stamped = measure_stamped(size, tile)
        covered = preset.covered if preset.covered is not None and stamped != size else _NOTHING_COVERED
        rows = 1 - covered.top - covered.bottom  # a strip lies where nothing is covered, and so does its photo
        room = (preset.frame[0], math.floor(preset.frame[1] * rows))
        if all(side <= most for side, most in zip(stamped, room, strict=True)):
            break
        share = min(most / side for side, most in zip(stamped, room, strict=True))
        size = scale_to_edge(displayed, min(max(size) - 1, math.floor(max(size) * share)))
    copy = _extend((stamped[0], math.ceil(stamped[1] / rows)), preset)
    free = (copy[0] - stamped[0], math.floor(copy[1] * rows) - stamped[1])
    corner = (free[0] // 2, math.ceil(copy[1] * covered.top) + max(0, free[1]) // 2)
    origin = (corner[0] + max(0, -tile.left), corner[1] + max(0, -tile.top))
    visible = _find_visible_part(preset, copy, size, origin)
    return UploadShape(copy, size, origin, corner, tile if visible is None else draw(size, visible), visible)


def draw_in_sight(
    text: str, style: Style, displayed: Size, sample: PhotoSample | None, whole: Region | None, visible: Region | None
) -> Tile:
    """Draw a caption within the `visible` part of a photo, or else anywhere on what is there of it, its `whole` part.

    A ribbon keeps the photo's width. Raises TooLittleLeftError, PhotoTooSmallError, FontError.
    """
    if visible is not None:
        ribbon = style.plate is not None and style.plate.shape is PlateShape.RIBBON
        part = Region(0.0, visible.top, 1.0, visible.bottom) if ribbon else visible
        try:
            return draw_on_part(text, style, displayed, sample, part if whole is None else _intersect(part, whole))
        except TooLittleLeftError:
            pass
    if whole is None:
        return draw_caption(text, style, displayed, sample)
    return draw_on_part(text, style, displayed, sample, whole)


def measure_stamped(size: Size, tile: Tile) -> Size:
    """Return the size of a photo with `tile` on it; a strip's tile lies outside the photo and adds to it."""
    left, top, right, bottom = tile.box
    return max(size[0], right) - min(0, left), max(size[1], bottom) - min(0, top)


def scale_to_edge(size: Size, edge: int) -> Size:
    """Return the size scaled to `edge` pixels on its long side; the other side has at least one."""
    width, height = (max(1, round(side * edge / max(size))) for side in size)
    return width, height


def pick_ground_colour(picture: Image.Image, shape: UploadShape) -> tuple[int, int, int]:
    """The mean colour of the edges of an RGB picture that face the ground of its upload copy."""
    width, height = picture.size
    sides: tuple[Box, Box] = ((0, 0, 1, height), (width - 1, 0, width, height))
    if shape.copy[0] == measure_stamped(shape.photo, shape.tile)[0]:
        sides = ((0, 0, width, 1), (0, height - 1, width, height))
    means = [picture.crop(side).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)) for side in sides]
    red, green, blue = (round(sum(parts) / len(means)) for parts in zip(*means, strict=True))
    return red, green, blue


def _extend(size: Size, preset: Preset) -> Size:
    """The size with as much ground as the proportions of the preset need."""
    if preset.proportions is None:
        return size
    width, height = size
    narrowest, widest = preset.proportions
    return max(width, math.ceil(height * narrowest)), max(height, math.ceil(width / widest))


def _find_visible_part(preset: Preset, copy: Size, photo: Size, origin: tuple[int, int]) -> Region | None:
    """The part of the photo that the service shows everywhere; None if it shows all of it, or nothing."""
    covered = preset.covered or _NOTHING_COVERED
    left, top, right, bottom = covered.left, covered.top, 1 - covered.right, 1 - covered.bottom
    if preset.grid is not None:
        hidden = max(0.0, 1 - float(preset.grid) * copy[1] / copy[0]) / 2
        left, right = max(left, hidden), min(right, 1 - hidden)
    part = _intersect(
        _ALL,
        Region(
            (left * copy[0] - origin[0]) / photo[0],
            (top * copy[1] - origin[1]) / photo[1],
            (right * copy[0] - origin[0]) / photo[0],
            (bottom * copy[1] - origin[1]) / photo[1],
        ),
    )
    return None if part == _ALL or part.left >= part.right or part.top >= part.bottom else part


def _intersect(one: Region, other: Region) -> Region:
    return Region(
        max(one.left, other.left), max(one.top, other.top), min(one.right, other.right), min(one.bottom, other.bottom)
    )
