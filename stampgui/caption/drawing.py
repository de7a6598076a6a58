"""From words to pixels: the tile that is laid over a photo, or below it, and over its preview."""

import math
from functools import lru_cache
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from stampgui.caption.colour import Colour
from stampgui.caption.font import Face
from stampgui.caption.ground import Ground
from stampgui.caption.layout import Box, Layout, lay_out
from stampgui.caption.placing import anywhere, settled
from stampgui.caption.style import Auto, Plate, Shape, Style
from stampgui.image.tile import Tile

_SHADOW_STRENGTH: Final = 0.75
_COARSE: Final = 6
"""A shadow is drawn so small that it reaches about this many pixels."""
_FINE: Final = 4
"""Corners are drawn this many times as large and then reduced, to be smooth."""


def check_caption(text: str, style: Style, displayed: tuple[int, int]) -> None:
    """Raise what `caption_tile` would raise, without drawing and without looking at the photo."""
    face = Face.of(style.font)
    face.check(text)
    lay_out(text, anywhere(style), displayed, face)


def caption_tile(text: str, style: Style, displayed: tuple[int, int], ground: Ground | None = None) -> Tile:
    """Draw `text` for a photo displayed at (width, height) pixels; the tile is shared and must not be changed.

    `ground` is a look at the photo, for styles that need one. The tile of a strip lies below the photo.
    Raises CaptionDoesNotFit, FontError.
    """
    Face.of(style.font).check(text)
    return _tile(text, settled(text, style, displayed, ground), displayed)


@lru_cache(maxsize=8)  # photos of one day and camera share their tile; one of 12 megapixels takes 1.5 MB
def _tile(text: str, style: Style, displayed: tuple[int, int]) -> Tile:
    assert not isinstance(style.fill, Auto)
    face = Face.of(style.font)
    layout = lay_out(text, style, displayed, face)
    left, top, right, bottom = _pixels(layout.box, style, displayed)
    size = (right - left, bottom - top)
    letters = _letters(layout, face, style.fill, style.outline_of(style.fill), (left, top), size)
    if style.plate is not None:
        return Tile(Image.alpha_composite(_plate(style.plate, layout, size), letters), left, top)
    inked = letters.getbbox()
    if inked is None:
        return Tile(letters, left, top)
    # the fewer pixels, the fewer blocks of a JPEG are touched
    return Tile(letters.crop(inked), left + inked[0], top + inked[1])


def _letters(
    layout: Layout, face: Face, fill: Colour, edge: Colour, corner: tuple[int, int], size: tuple[int, int]
) -> Image.Image:
    """Letters with their outline and shadow, both in the colour `edge`."""
    inner = _ink(layout, face, 0.0, corner, size)
    outer = _ink(layout, face, layout.outline, corner, size) if layout.outline else inner
    shadow = _shadow(outer, layout.shadow) if layout.shadow else None
    if not layout.outline:
        letters = _coloured(fill, inner)
        return letters if shadow is None else Image.alpha_composite(_coloured(edge, shadow), letters)
    # band by band, because pasting a colour into RGB takes ten times as long
    bands = (
        inner.point([round(low + (high - low) * level / 255) for level in range(256)])
        for low, high in zip(edge, fill, strict=True)
    )
    return Image.merge("RGBA", (*bands, outer if shadow is None else ImageChops.screen(outer, shadow)))


def _coloured(colour: Colour, alpha: Image.Image) -> Image.Image:
    image = Image.new("RGB", alpha.size, colour)
    image.putalpha(alpha)
    return image


def _pixels(box: Box, style: Style, photo: tuple[int, int]) -> tuple[int, int, int, int]:
    """The whole pixels of a box, inside the photo but for a strip."""
    left, top, right, bottom = math.floor(box.left), math.floor(box.top), math.ceil(box.right), math.ceil(box.bottom)
    if style.plate is not None and style.plate.shape is Shape.STRIP:
        return left, top, right, bottom
    return max(0, left), max(0, top), min(photo[0], right), min(photo[1], bottom)


def _ink(layout: Layout, face: Face, stroke: float, corner: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    """The ink of all lines on an L image of `size` whose upper left corner lies at `corner` of the photo."""
    mask = Image.new("L", size)
    for line in layout.lines:
        x, y = round(line.x) - corner[0], round(line.baseline) - corner[1]
        for piece in face.pieces(line.text, layout.size):
            ink = face.ink(piece, layout.size, stroke)
            mask.paste(255, (x + piece.at + ink.left, y + ink.top), ink.mask)
    return mask


def _shadow(letters: Image.Image, reach: float) -> Image.Image:
    """What the letters throw downwards and to the right, soft, and nowhere further than `reach` pixels; alpha as L."""
    offset = round(reach / 3)
    thrown = Image.new("L", letters.size)
    thrown.paste(letters, (offset, offset))
    # what is soft needs few pixels
    coarse = max(1, round(reach / _COARSE))
    blur = ImageFilter.BoxBlur(reach / 4 / coarse)
    soft = thrown.reduce(coarse).filter(blur).filter(blur)
    soft = soft.point([round(level * _SHADOW_STRENGTH) for level in range(256)])
    box = (0, 0, letters.width / coarse, letters.height / coarse)
    return soft.resize(letters.size, Image.Resampling.BILINEAR, box=box)


def _plate(plate: Plate, layout: Layout, size: tuple[int, int]) -> Image.Image:
    opacity = 255 if plate.hides else round(plate.opacity / 100 * 255)
    surface = Image.new("RGBA", size, (*plate.colour, opacity))
    if plate.shape is Shape.BOX and plate.radius:
        surface.putalpha(_rounded(size, plate.radius / 100 * layout.size).point(lambda level: level * opacity // 255))
    return surface


def _rounded(size: tuple[int, int], radius: float) -> Image.Image:
    """A full L image whose corners are cut round."""
    mask = Image.new("L", size, 255)
    side = min(math.ceil(radius), size[0] // 2, size[1] // 2)
    if side < 1:
        return mask
    fine = Image.new("L", (side * _FINE, side * _FINE))
    ImageDraw.Draw(fine).ellipse((0, 0, 2 * side * _FINE - 1, 2 * side * _FINE - 1), fill=255)
    corner = fine.reduce(_FINE)
    for across in (False, True):
        for down in (False, True):
            turned = corner.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if across else corner
            turned = turned.transpose(Image.Transpose.FLIP_TOP_BOTTOM) if down else turned
            mask.paste(turned, (size[0] - side if across else 0, size[1] - side if down else 0))
    return mask
