"""From words to pixels: the tile that is laid over a photo, and over its preview."""

import math

from PIL import Image, ImageDraw

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
        return font(size).getlength(text)

    def ascent(self, size: float) -> float:
        return float(font(size).getmetrics()[0])

    def descent(self, size: float) -> float:
        return float(font(size).getmetrics()[1])


def caption_tile(text: str, style: Style, displayed: tuple[int, int]) -> Tile:
    """Draw `text` for a photo displayed at (width, height) pixels.

    Raises CaptionDoesNotFit, MissingLetters.
    """
    if letters := missing_letters(text):
        raise MissingLetters(letters)
    return _draw(lay_out(text, style, displayed, Manrope()), style)


def _draw(layout: Layout, style: Style) -> Tile:
    left, top = math.floor(layout.box[0]), math.floor(layout.box[1])
    right, bottom = math.ceil(layout.box[2]), math.ceil(layout.box[3])
    transparent = (*style.outline_colour, 0)
    rgba = Image.new("RGBA", (right - left, bottom - top), transparent)
    pen = ImageDraw.Draw(rgba)
    face = font(layout.size)
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
