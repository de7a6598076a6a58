"""A caption's pixels, and drawing them on a photo's."""

import math
from functools import reduce

from PIL import Image, ImageChops, ImageOps

from stampgui.image.orientation import Box, Orientation
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """RGBA pixels whose upper left corner lies at (`left`, `top`) of the photo as displayed.

    What lies outside the photo makes the copy larger on that side. The pixels are never changed.
    """

    rgba: Image.Image
    left: int
    top: int

    @property
    def box(self) -> Box:
        return (self.left, self.top, self.left + self.rgba.width, self.top + self.rgba.height)


def to_stored_tile(tile: Tile, orientation: Orientation, displayed: tuple[int, int]) -> Tile:
    """Turn a tile laid out for display into the one for the pixels as they are stored.

    `displayed` is the photo's (width, height) as displayed.
    """
    left, top, _, _ = orientation.stored_box(tile.box, displayed)
    method = orientation.storage_transpose
    return Tile(tile.rgba if method is None else tile.rgba.transpose(method), left, top)


def shrink_tile(tile: Tile, scale: float) -> Tile:
    """The tile on a photo shown `scale` (below 1) times as large, its corner on whole pixels.

    It is scaled from the copy's own pixels, because letters drawn small would be spaced differently.
    """
    left, top = math.floor(tile.left * scale), math.floor(tile.top * scale)
    right = math.ceil((tile.left + tile.rgba.width) * scale)
    bottom = math.ceil((tile.top + tile.rgba.height) * scale)
    # whole pixels of the preview begin and end beside the tile
    around = math.ceil(1 / scale)
    wide = ImageOps.expand(tile.rgba, around, fill=(0, 0, 0, 0))
    box = (
        left / scale - tile.left + around,
        top / scale - tile.top + around,
        right / scale - tile.left + around,
        bottom / scale - tile.top + around,
    )
    return Tile(
        wide.resize((right - left, bottom - top), Image.Resampling.LANCZOS, box=box, reducing_gap=2.0), left, top
    )


def draw_tile(image: Image.Image, tile: Tile) -> Image.Image:
    """Lay `tile` over `image`, in place where it lies inside, else on a larger copy that has room for both."""
    left, top, right, bottom = tile.box
    before = (max(0, -left), max(0, -top))
    size = (max(image.width, right) + before[0], max(image.height, bottom) + before[1])
    if size == image.size:
        draw_tile_in_place(image, tile)
        return image
    larger = Image.new(image.mode, size)
    larger.paste(image, before)
    draw_tile_in_place(larger, Tile(tile.rgba, left + before[0], top + before[1]))
    return larger


def draw_tile_in_place(image: Image.Image, tile: Tile) -> None:
    """Lay `tile` over `image` in place, in the image's own mode (L, LA, RGB, RGBA or CMYK)."""
    alpha = tile.rgba.getchannel("A")
    position = (tile.left, tile.top)
    if image.mode == "RGBA":
        image.alpha_composite(tile.rgba, position)
    elif image.mode == "LA":
        region = image.crop(tile.box).convert("RGBA")
        region.alpha_composite(tile.rgba)
        image.paste(region.convert("LA"), position)
    elif image.mode == "CMYK":
        image.paste(_to_inks(tile.rgba.convert("RGB")), position, alpha)
    else:
        image.paste(tile.rgba.convert("RGB").convert(image.mode), position, alpha)


def _to_inks(rgb: Image.Image) -> Image.Image:
    """Colours as inks: white is bare paper, and what cyan, magenta and yellow have in common is black ink."""
    complements = [ImageChops.invert(band) for band in rgb.split()]
    black = reduce(ImageChops.darker, complements)
    return Image.merge("CMYK", [*(ImageChops.subtract(band, black) for band in complements), black])
