"""Room for a caption beside the picture: a larger frame, in which the picture's blocks stay on the grid of MCUs."""

from typing import Final

from stampgui.i18n import message
from stampgui.image.jpeg.core_types import FrameParameters, Raster
from stampgui.image.jpeg.scans import UnsupportedJpeg
from stampgui.values import dataclass, replace

_LONGEST: Final = 65_500
"""Pixels of a side that libjpeg reads (JPEG_MAX_DIMENSION)."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """A frame, where in it the picture's upper left corner lies, in MCUs across and down, and the caption's raster."""

    frame: FrameParameters
    mcu_offset: tuple[int, int]
    raster: Raster


def make_canvas(frame: FrameParameters, raster: Raster) -> Canvas:
    """Return the frame itself for a raster inside it, else one that holds both.

    Above and to the left there is room for whole MCUs only, so that a raster there grows outwards by its edge.
    Raises UnsupportedJpeg when a side becomes too long.
    """
    mcu_width, mcu_height = frame.mcu
    columns, rows = -(min(0, raster.left) // mcu_width), -(min(0, raster.top) // mcu_height)
    wider = _stretch_raster(raster, left=columns * mcu_width, top=rows * mcu_height)
    width = max(columns * mcu_width + frame.width, wider.left + wider.width)
    height = max(rows * mcu_height + frame.height, wider.top + wider.height)
    if (width, height) != (frame.width, frame.height) and max(width, height) > _LONGEST:
        raise UnsupportedJpeg(message("It would become too long."))
    return Canvas(replace(frame, width=width, height=height), (columns, rows), wider)


def _stretch_raster(raster: Raster, *, left: int, top: int) -> Raster:
    """The raster on a canvas whose corner lies `left` and `top` pixels before the frame's.

    What begins before the frame begins at the canvas's edge, with its first column or row repeated.
    """
    rgba, width, height = raster.rgba, raster.width, raster.height
    at_left, at_top = raster.left + left, raster.top + top
    if left and at_left:
        lines = (rgba[at : at + 4 * width] for at in range(0, len(rgba), 4 * width))
        rgba = b"".join(line[:4] * at_left + line for line in lines)
        width, at_left = width + at_left, 0
    if top and at_top:
        rgba = rgba[: 4 * width] * at_top + rgba
        height, at_top = height + at_top, 0
    return Raster(rgba, width, height, at_left, at_top)
