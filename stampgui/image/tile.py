"""A caption's pixels, and how they come onto a photo's pixels."""

from dataclasses import dataclass

from PIL import Image

from stampgui.image.orientation import Box, Orientation


@dataclass(frozen=True, slots=True)
class Tile:
    """RGBA pixels whose upper left corner lies at (`left`, `top`) of the photo as displayed."""

    rgba: Image.Image
    left: int
    top: int

    @property
    def box(self) -> Box:
        return (self.left, self.top, self.left + self.rgba.width, self.top + self.rgba.height)


def stored_tile(tile: Tile, orientation: Orientation, displayed: tuple[int, int]) -> Tile:
    """Turn a tile laid out for display into the one for the pixels as they are stored.

    `displayed` is the photo's (width, height) as displayed.
    """
    left, top, _, _ = orientation.stored_box(tile.box, displayed)
    method = orientation.to_stored
    return Tile(tile.rgba if method is None else tile.rgba.transpose(method), left, top)


def draw(image: Image.Image, tile: Tile) -> None:
    """Lay `tile` over `image` in place, in the image's own mode (L, LA, RGB, RGBA or CMYK)."""
    alpha = tile.rgba.getchannel("A")
    position = (tile.left, tile.top)
    if image.mode == "RGBA":
        image.alpha_composite(tile.rgba, position)
    elif image.mode == "LA":
        region = image.crop(tile.box).convert("RGBA")
        region.alpha_composite(tile.rgba)
        image.paste(region.convert("LA"), position)
    else:
        image.paste(tile.rgba.convert("RGB").convert(image.mode), position, alpha)
