"""What a copy should be, worked out without the program's geometry: which blocks a caption touches, and its look."""

from collections.abc import Callable
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
from image.jpeg.decoders import Frame
from PIL import Image, ImageDraw

from stampgui.image.tile import Tile

Plane: TypeAlias = npt.NDArray[Any]

_TO_STORED: Final[dict[int, Callable[[Plane], Plane]]] = {
    1: lambda shown: shown,
    2: lambda shown: shown[:, ::-1],
    3: lambda shown: shown[::-1, ::-1],
    4: lambda shown: shown[::-1],
    5: lambda shown: np.swapaxes(shown, 0, 1),
    6: lambda shown: np.rot90(shown, 1),
    7: lambda shown: np.swapaxes(shown[::-1, ::-1], 0, 1),
    8: lambda shown: np.rot90(shown, -1),
}
"""Displayed rows and columns as they are stored (Exif 2.32, 4.6.4, tag 0x0112)."""


OPAQUE: Final = (250, 250, 240)
"""The colour of a part of the tests' caption that hides the photo."""


def caption(shown: tuple[int, int]) -> Tile:
    """A caption for a photo of that (width, height): opaque and translucent parts, a hole, and loose pixels."""
    width, height = (max(1, round(side * 0.6)) for side in shown)
    rgba = Image.new("RGBA", (width, height))
    pen = ImageDraw.Draw(rgba)
    pen.rectangle((0, 0, width // 2, height), fill=(*OPAQUE, 255))
    pen.ellipse((width // 2, height // 8, width - 1, height - 1), fill=(20, 10, 160, 120))
    pen.rectangle((width // 3, height // 3, width // 3 + 9, height // 3 + 9), fill=(0, 0, 0, 0))
    pen.point([(width - 1, 0), (0, height - 1)], fill=(200, 30, 30, 255))
    return Tile(rgba, (shown[0] - width) * 2 // 3, (shown[1] - height) * 2 // 3)


def stored_pixels(tile: Tile, shown: tuple[int, int], orientation: int) -> Plane:
    """The tile on a transparent picture of the photo's size, as the photo's pixels are stored: (rows, columns, 4)."""
    plane = np.zeros((shown[1], shown[0], 4), np.uint8)
    plane[tile.top : tile.top + tile.rgba.height, tile.left : tile.left + tile.rgba.width] = np.asarray(tile.rgba)
    return np.ascontiguousarray(_TO_STORED[orientation](plane))


def _pixels_of_blocks(blocks: int, factor: int, most: int, pixels: int) -> tuple[Plane, Plane]:
    """The first pixel of each block along one axis, and the one behind its last; part of a pixel counts."""
    at = np.arange(blocks)
    return 8 * at * most // factor, np.minimum(-(-8 * (at + 1) * most // factor), pixels)


def _counted(mask: Plane, frame: Frame) -> list[tuple[Plane, Plane]]:
    """For each component, of each block: how many pixels of `mask` are under it, and how many pixels at all."""
    sums = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1), np.int32)
    mask.cumsum(0, np.int32).cumsum(1, np.int32, out=sums[1:, 1:])
    found = []
    for (h, v), (rows, columns) in zip(frame.sampling, frame.blocks, strict=True):
        top, bottom = _pixels_of_blocks(rows, v, frame.most[1], mask.shape[0])
        left, right = _pixels_of_blocks(columns, h, frame.most[0], mask.shape[1])
        upper, lower = sums[top], sums[bottom]
        inside = lower[:, right] - upper[:, right] - lower[:, left] + upper[:, left]
        found.append((inside, np.outer(bottom - top, right - left)))
    return found


def touched(pixels: Plane, frame: Frame) -> list[Plane]:
    """For each component, which blocks lie under any pixel of the caption (`stored_pixels`) that is seen at all."""
    return [inside > 0 for inside, _ in _counted(pixels[..., 3] > 0, frame)]


def hidden_by(colour: tuple[int, int, int], pixels: Plane, frame: Frame) -> list[Plane]:
    """For each component, which blocks lie wholly under pixels of this opaque colour."""
    mask = (pixels == (*colour, 255)).all(axis=2)
    return [inside == everything for inside, everything in _counted(mask, frame)]


_BASIS: Final[Plane] = np.array(
    [[(0.125**0.5 if u == 0 else 0.5) * np.cos((2 * x + 1) * u * np.pi / 16) for x in range(8)] for u in range(8)]
)


def samples(coefficients: Plane, steps: Plane) -> Plane:
    """Quantised coefficients (n, 64) as samples of 0 to 255 (n, 8, 8), neither rounded nor clipped (A.3.3)."""
    blocks = (coefficients * steps).reshape(-1, 8, 8)
    restored: Plane = _BASIS.T @ blocks @ _BASIS + 128
    return restored


def stored_colour(colour: tuple[int, int, int], space: str) -> tuple[float, ...]:
    """A colour's samples (JFIF 1.02, page 3); inks are stored as 255 less their amount, as Adobe's programs do."""
    red, green, blue = colour
    match space:
        case "RGB":
            return (red, green, blue)
        case "CMYK":
            return (red, green, blue, 255)
        case "YCCK":
            return (*stored_colour((255 - red, 255 - green, 255 - blue), "YCbCr"), 255)
        case _:
            luma = 0.299 * red + 0.587 * green + 0.114 * blue
            return (luma, 128 + (blue - luma) / 1.772, 128 + (red - luma) / 1.402)
