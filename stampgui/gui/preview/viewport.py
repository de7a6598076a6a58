"""Pan and zoom: which part of a picture is visible, and how large."""

import math
from dataclasses import dataclass, replace
from typing import Final

from stampgui.session.captions.geometry import Point, Size

MAX_ZOOM: Final = 4.0
ZOOM_STEP: Final = 1.25
_CORNER_ZOOM: Final = 2.0
"""How much larger a corner is shown of a picture that fits the screen as it is."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """A picture of `picture_size` pixels, seen through a viewport of `viewport_size` pixels of the screen.

    `zoom` is the number of screen pixels for one pixel of the picture; None fits all of it into the viewport.
    `middle` is the point, in pixels of the picture, that is in the middle of the viewport as far as the edges allow.
    """

    viewport_size: Size
    picture_size: Size
    zoom: float | None = None
    middle: Point = (0.0, 0.0)

    @property
    def fit_scale(self) -> float:
        """The scale at which the whole picture fits into the viewport."""
        return min(self.viewport_size[0] / self.picture_size[0], self.viewport_size[1] / self.picture_size[1])

    @property
    def scale(self) -> float:
        return self.fit_scale if self.zoom is None else self.zoom

    @property
    def picture_origin(self) -> tuple[int, int]:
        """The picture's upper left corner in the viewport."""
        return self._find_offset(0), self._find_offset(1)

    @property
    def can_pan(self) -> bool:
        return any(
            math.floor(side * self.scale) > available
            for side, available in zip(self.picture_size, self.viewport_size, strict=True)
        )

    def map_to_picture(self, x: float, y: float) -> Point:
        """The point of the picture, in its pixels, at (`x`, `y`) of the viewport."""
        left, top = self.picture_origin
        return (x - left) / self.scale, (y - top) / self.scale

    def with_zoom(self, zoom: float | None, x: float, y: float) -> "Viewport":
        """Zoom so that the point at (`x`, `y`) of the viewport stays where it is."""
        if zoom is None or zoom <= min(self.fit_scale, 1.0):
            return replace(self, zoom=None)
        zoom = min(zoom, max(MAX_ZOOM, self.fit_scale))
        held = self.map_to_picture(x, y)
        middle = tuple(held[side] + (self.viewport_size[side] / 2 - at) / zoom for side, at in enumerate((x, y)))
        return self._clamp(replace(self, zoom=zoom, middle=(middle[0], middle[1])))

    def with_corner(self, right: float, down: float, size: Size, *, origin: tuple[int, int] = (0, 0)) -> "Viewport":
        """Show a corner of a picture at one screen pixel for each of its own, or larger where all of it fits that way.

        (`right`, `down`) is (0, 0) for the upper left corner and (1, 1) for the lower right one; `size` is that of the
        photo, which the picture may exceed by a strip below it, and which begins at `origin` of the picture.
        """
        zoom = 1.0 if self.fit_scale < 1 else min(_CORNER_ZOOM * self.fit_scale, MAX_ZOOM)
        half = (self.viewport_size[0] / zoom / 2, self.viewport_size[1] / zoom / 2)
        middle = (
            origin[0] + half[0] + right * (size[0] - 2 * half[0]),
            origin[1] + half[1] + down * (size[1] - 2 * half[1]),
        )
        return self._clamp(replace(self, zoom=zoom, middle=middle))

    def with_pan(self, across: float, down: float) -> "Viewport":
        """Move the picture by so many pixels of the screen."""
        x, y = self._clamp(self).middle
        return self._clamp(replace(self, middle=(x - across / self.scale, y - down / self.scale)))

    def _find_offset(self, side: int) -> int:
        available, extent = self.viewport_size[side], self.picture_size[side] * self.scale
        if extent <= available:
            return math.floor((available - extent) / 2)
        return round(min(0.0, max(available - extent, available / 2 - self.middle[side] * self.scale)))

    def _clamp(self, viewport: "Viewport") -> "Viewport":
        """Limit the middle to what the edges allow, so that dragging back from an edge works at once."""
        middle = tuple(
            (viewport.viewport_size[side] / 2 - viewport.picture_origin[side]) / viewport.scale
            if viewport.picture_size[side] * viewport.scale > viewport.viewport_size[side]
            else viewport.picture_size[side] / 2
            for side in (0, 1)
        )
        return replace(viewport, middle=(middle[0], middle[1]))
