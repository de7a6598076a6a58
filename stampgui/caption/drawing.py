"""From words to pixels: the tile that is laid over a photo, and over its preview."""

import math
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from stampgui.caption.font import font, missing_letters
from stampgui.caption.layout import Layout, lay_out
from stampgui.caption.style import Style
from stampgui.i18n import Explained, message
from stampgui.image.tile import Tile


class MissingLetters(Explained):
    """The face lacks letters of the caption."""

    def __init__(self, letters: str) -> None:
        super().__init__(
            message(
                "The caption's font has no letters for “{letters}”. Choose another caption or language.",
                letters=letters,
            )
        )


class Manrope:
    """The bundled face, measured as it will be drawn."""

    def width(self, text: str, size: float) -> float:
        return _width(text, size)

    def ascent(self, size: float) -> float:
        return float(font(size).getmetrics()[0])

    def descent(self, size: float) -> float:
        return float(font(size).getmetrics()[1])


@lru_cache(maxsize=1024)  # photos of one camera have the same size, and those of one day the same words
def _width(text: str, size: float) -> float:
    return font(size).getlength(text)


def caption_tile(text: str, style: Style, displayed: tuple[int, int]) -> Tile:
    """Draw `text` for a photo displayed at (width, height) pixels.

    Raises CaptionDoesNotFit, MissingLetters.
    """
    return _draw(placed(text, style, displayed), style, displayed)


def placed(text: str, style: Style, displayed: tuple[int, int]) -> Layout:
    """Lay out `text` without drawing it. Raises CaptionDoesNotFit, MissingLetters."""
    if letters := missing_letters(text):
        raise MissingLetters(letters)
    return lay_out(text, style, displayed, Manrope())


def _draw(layout: Layout, style: Style, photo: tuple[int, int]) -> Tile:
    face = font(layout.size)
    left, top, right, bottom = _ink(layout, face)
    left, top, right, bottom = max(0, left), max(0, top), min(photo[0], right), min(photo[1], bottom)
    rgba = Image.new("RGBA", (right - left, bottom - top), (*style.outline_colour, 0))
    pen = ImageDraw.Draw(rgba)
    for line in layout.lines:
        pen.text(
            (line.x - left, line.baseline - top),
            line.text,
            font=face,
            fill=style.fill,
            anchor="ls",
            stroke_width=layout.outline,
            stroke_fill=style.outline_colour,
        )
    return Tile(rgba, left, top)


def _ink(layout: Layout, face: ImageFont.FreeTypeFont) -> tuple[int, int, int, int]:
    """The box of whole pixels around all letters; some, like "j" and "Ấ", reach beyond their advance and ascent."""
    pen = ImageDraw.Draw(Image.new("L", (1, 1)))
    boxes = [layout.box] + [
        pen.textbbox((line.x, line.baseline), line.text, font=face, anchor="ls", stroke_width=layout.outline)
        for line in layout.lines
    ]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return math.floor(min(lefts)), math.floor(min(tops)), math.ceil(max(rights)), math.ceil(max(bottoms))
