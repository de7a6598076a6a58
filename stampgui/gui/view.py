"""What part of a picture is seen, and how large."""

import math
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

Size: TypeAlias = tuple[int, int]
"""Width and height."""
Point: TypeAlias = tuple[float, float]

LARGEST: Final = 4.0
STEP: Final = 1.25


@dataclass(frozen=True, slots=True)
class View:
    """A picture of `size` pixels, seen through a `room` of so many pixels of the screen.

    `zoom` is how many pixels of the screen one of the picture takes along a side; None fills the room with all of it.
    `middle` is the point, in pixels of the picture, that is in the middle of the room as far as the edges allow.
    """

    room: Size
    size: Size
    zoom: float | None = None
    middle: Point = (0.0, 0.0)

    @property
    def fitting(self) -> float:
        """The scale at which all of the picture is seen."""
        return min(self.room[0] / self.size[0], self.room[1] / self.size[1])

    @property
    def scale(self) -> float:
        return self.fitting if self.zoom is None else self.zoom

    @property
    def corner(self) -> tuple[int, int]:
        """Where the picture's upper left corner lies in the room."""
        return self._begin(0), self._begin(1)

    @property
    def can_move(self) -> bool:
        return any(math.floor(side * self.scale) > room for side, room in zip(self.size, self.room, strict=True))

    def point(self, x: float, y: float) -> Point:
        """The point of the picture, in its pixels, that is seen at (`x`, `y`) of the room."""
        left, top = self.corner
        return (x - left) / self.scale, (y - top) / self.scale

    def zoomed(self, zoom: float | None, x: float, y: float) -> "View":
        """Seen as large as `zoom`, with the point at (`x`, `y`) of the room where it is."""
        if zoom is None or zoom <= min(self.fitting, 1.0):
            return replace(self, zoom=None)
        zoom = min(zoom, max(LARGEST, self.fitting))
        held = self.point(x, y)
        middle = tuple(held[side] + (self.room[side] / 2 - at) / zoom for side, at in enumerate((x, y)))
        return self._held(replace(self, zoom=zoom, middle=(middle[0], middle[1])))

    def moved(self, across: float, down: float) -> "View":
        """The picture pulled by so many pixels of the screen."""
        x, y = self._held(self).middle
        return self._held(replace(self, middle=(x - across / self.scale, y - down / self.scale)))

    def _begin(self, side: int) -> int:
        room, extent = self.room[side], self.size[side] * self.scale
        if extent <= room:
            return math.floor((room - extent) / 2)
        return round(min(0.0, max(room - extent, room / 2 - self.middle[side] * self.scale)))

    def _held(self, view: "View") -> "View":
        """With the middle where it really is, so that pulling back works at once at an edge."""
        middle = tuple(
            (view.room[side] / 2 - view.corner[side]) / view.scale
            if view.size[side] * view.scale > view.room[side]
            else view.size[side] / 2
            for side in (0, 1)
        )
        return replace(view, middle=(middle[0], middle[1]))
