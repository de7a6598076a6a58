"""Drawing a caption as a tile of pixels, which is laid over a photo, or below it, and over its preview."""

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from stampgui.caption.colour import Colour
from stampgui.caption.font import Face
from stampgui.caption.layout import CaptionBox, CaptionLayout, lay_out
from stampgui.caption.style import AUTO, Auto, Plate, PlateShape, Style
from stampgui.image.tile import Tile

if TYPE_CHECKING:
    from stampgui.caption.photo_sample import PhotoSample

_SHADOW_STRENGTH: Final = 0.75
_SHADOW_REACH: Final = 6
"""A shadow is drawn at a reduced scale, at which it reaches about this many pixels."""
_CORNER_OVERSAMPLING: Final = 4
"""Corners are drawn this many times larger and then reduced, so that they are smooth."""


def draw_caption(text: str, style: Style, displayed: tuple[int, int], sample: "PhotoSample | None" = None) -> Tile:
    """Draw `text` for a photo displayed at (width, height) pixels; the tile is shared and must not be changed.

    `sample` is for styles that need one (`Style.needs_sample`). The tile of a strip lies below the photo.
    Raises PhotoTooSmallError, FontError.
    """
    Face.from_font(style.font).check_drawable(text)
    if AUTO in (style.position, style.fill):
        from stampgui.caption.auto_placement import resolve_style  # late: it looks at samples of pictures

        style = resolve_style(text, style, displayed, sample)
    return _draw_tile(text, style, displayed)


@lru_cache(maxsize=8)  # photos of one day and camera share their tile; one of 12 megapixels takes 1.5 MB
def _draw_tile(text: str, style: Style, displayed: tuple[int, int]) -> Tile:
    assert not isinstance(style.fill, Auto)
    face = Face.from_font(style.font)
    layout = lay_out(text, style, displayed, face)
    left, top, right, bottom = _pixel_box(layout.box, style, displayed)
    size = (right - left, bottom - top)
    letters = _draw_letters(layout, face, style.fill, style.pick_outline_colour(style.fill), (left, top), size)
    if style.plate is not None:
        return Tile(Image.alpha_composite(_draw_plate(style.plate, layout, size), letters), left, top)
    inked = letters.getbbox()
    if inked is None:
        return Tile(letters, left, top)
    # the smaller the tile, the fewer blocks of a JPEG are changed
    return Tile(letters.crop(inked), left + inked[0], top + inked[1])


def _draw_letters(
    layout: CaptionLayout, face: Face, fill: Colour, edge: Colour, corner: tuple[int, int], size: tuple[int, int]
) -> Image.Image:
    """Draw letters with their outline and shadow, both in the colour `edge`."""
    inner = _draw_ink(layout, face, 0.0, corner, size)
    outer = _draw_ink(layout, face, layout.outline, corner, size) if layout.outline else inner
    shadow = _draw_shadow(outer, layout.shadow) if layout.shadow else None
    if not layout.outline:
        letters = _fill_with_colour(fill, inner)
        return letters if shadow is None else Image.alpha_composite(_fill_with_colour(edge, shadow), letters)
    # band by band, because pasting a colour into RGB takes ten times as long
    bands = (
        inner.point([round(low + (high - low) * level / 255) for level in range(256)])
        for low, high in zip(edge, fill, strict=True)
    )
    return Image.merge("RGBA", (*bands, outer if shadow is None else ImageChops.screen(outer, shadow)))


def _fill_with_colour(colour: Colour, alpha: Image.Image) -> Image.Image:
    image = Image.new("RGB", alpha.size, colour)
    image.putalpha(alpha)
    return image


def _pixel_box(box: CaptionBox, style: Style, photo: tuple[int, int]) -> tuple[int, int, int, int]:
    """Round a box outwards to whole pixels, within the photo unless it is a strip."""
    left, top, right, bottom = math.floor(box.left), math.floor(box.top), math.ceil(box.right), math.ceil(box.bottom)
    if style.plate is not None and style.plate.shape is PlateShape.STRIP:
        return left, top, right, bottom
    return max(0, left), max(0, top), min(photo[0], right), min(photo[1], bottom)


def _draw_ink(
    layout: CaptionLayout, face: Face, stroke: float, corner: tuple[int, int], size: tuple[int, int]
) -> Image.Image:
    """Draw all lines on an L image of `size` whose upper left corner lies at `corner` of the photo."""
    mask = Image.new("L", size)
    for line in layout.lines:
        x, y = round(line.x) - corner[0], round(line.baseline) - corner[1]
        for piece in face.split_pieces(line.text, layout.size):
            ink = face.render(piece, layout.size, stroke)
            mask.paste(255, (x + piece.x + ink.left, y + ink.top), ink.mask)
    return mask


def _draw_shadow(letters: Image.Image, reach: float) -> Image.Image:
    """Draw a soft shadow below and to the right of the letters, at most `reach` pixels away; an L image of alpha."""
    offset = round(reach / 3)
    shifted = Image.new("L", letters.size)
    shifted.paste(letters, (offset, offset))
    # a blurred image needs few pixels
    coarse = max(1, round(reach / _SHADOW_REACH))
    blur = ImageFilter.BoxBlur(reach / 4 / coarse)
    soft = shifted.reduce(coarse).filter(blur).filter(blur)
    soft = soft.point([round(level * _SHADOW_STRENGTH) for level in range(256)])
    box = (0, 0, letters.width / coarse, letters.height / coarse)
    return soft.resize(letters.size, Image.Resampling.BILINEAR, box=box)


def _draw_plate(plate: Plate, layout: CaptionLayout, size: tuple[int, int]) -> Image.Image:
    opacity = 255 if plate.is_opaque else round(plate.opacity / 100 * 255)
    surface = Image.new("RGBA", size, (*plate.colour, opacity))
    if plate.shape is PlateShape.BOX and plate.radius:
        surface.putalpha(
            _draw_rounded_mask(size, plate.radius / 100 * layout.size).point(lambda level: level * opacity // 255)
        )
    return surface


def _draw_rounded_mask(size: tuple[int, int], radius: float) -> Image.Image:
    """Draw a white L image with rounded corners."""
    mask = Image.new("L", size, 255)
    side = min(math.ceil(radius), size[0] // 2, size[1] // 2)
    if side < 1:
        return mask
    fine = Image.new("L", (side * _CORNER_OVERSAMPLING, side * _CORNER_OVERSAMPLING))
    ImageDraw.Draw(fine).ellipse(
        (0, 0, 2 * side * _CORNER_OVERSAMPLING - 1, 2 * side * _CORNER_OVERSAMPLING - 1), fill=255
    )
    corner = fine.reduce(_CORNER_OVERSAMPLING)
    for across in (False, True):
        for down in (False, True):
            turned = corner.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if across else corner
            turned = turned.transpose(Image.Transpose.FLIP_TOP_BOTTOM) if down else turned
            mask.paste(turned, (size[0] - side if across else 0, size[1] - side if down else 0))
    return mask
