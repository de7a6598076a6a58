"""The letters: an open font that comes with the program (Manrope, SIL OFL 1.1), or the file of any other."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from stampgui.caption.layout import Extent
from stampgui.caption.script import INVISIBLE, can_shape, direction, needs_shaping
from stampgui.i18n import Explained, message

_FACE: Final = "Manrope-Bold.ttf"
_NO_CHARACTER: Final = "\uffff"  # a Unicode noncharacter: every font answers with its .notdef glyph
_SMALLEST_GAP: Final = 0.28
"""Between words, in ems: small letters lie on whole pixels, and outlines reach into the gaps."""


class FontError(Explained):
    """A font that cannot be used, or not for this text."""


@cache
def font_path() -> Path:
    """The file of the face that comes with the program."""
    return Path(str(files("font_manrope"))) / "files" / _FACE


@dataclass(frozen=True, slots=True)
class Ink:
    """Where there is ink, as an L image whose upper left corner lies at (`left`, `top`) from the pen's start."""

    mask: Image.Image
    left: int
    top: int


@dataclass(frozen=True, slots=True)
class Face:
    """The letters of one font file, measured as they will be drawn; sizes in pixels."""

    file: Path

    @classmethod
    def of(cls, font: str) -> "Face":
        """The face of a style's `font`, which is a file or empty."""
        return cls(Path(font) if font else font_path())

    def check(self, text: str) -> None:
        """Raise FontError when `text` cannot be drawn whole and in its right form."""
        if missing := self.missing(text):
            raise FontError(
                message(
                    "The caption's font has no letters for “{letters}”. Choose another font, caption or language.",
                    letters=missing,
                )
            )
        if needs_shaping(text) and not can_shape():
            raise FontError(
                message(
                    "The letters of “{text}” cannot be joined on this computer. Choose another language.", text=text
                )
            )

    def missing(self, text: str) -> str:
        """The letters of `text` that the face would draw as empty boxes, each once."""
        return "".join(dict.fromkeys(letter for letter in text if not _has_glyph(self.file, letter)))

    def extent(self, text: str, size: float) -> Extent:
        parts = [(at, _extent(self.file, piece, size)) for piece, at in self.pieces(text, size)]
        return Extent(
            min(at + extent.left for at, extent in parts),
            min(extent.top for _, extent in parts),
            max(at + extent.right for at, extent in parts),
            max(extent.bottom for _, extent in parts),
        )

    def ascent(self, size: float) -> float:
        return float(_font(self.file, size, False).getmetrics()[0])

    def descent(self, size: float) -> float:
        return float(_font(self.file, size, False).getmetrics()[1])

    def pieces(self, line: str, size: float) -> Iterator[tuple[str, int]]:
        """Parts of a line that are drawn one by one, and where their pens start: words recur from photo to photo."""
        if needs_shaping(line):
            yield line, 0
            return
        at = 0.0
        gap = max(_advance(self.file, " ", size), math.ceil(_SMALLEST_GAP * size))
        for word in line.split(" "):
            yield word, round(at)
            at += _advance(self.file, word, size) + gap

    def ink(self, text: str, size: float, stroke: float) -> Ink:
        """The ink of `text`, its letters thickened by `stroke` on every side; it is shared and must not be changed."""
        return _ink(self.file, text, size, stroke)


# photos of one camera have the same size, and those of one day the same words
@lru_cache(maxsize=1024)
def _extent(file: Path, text: str, size: float) -> Extent:
    left, top, right, bottom = _shaping_font(file, text, size).getbbox(text, anchor="ls", direction=_direction(text))
    return Extent(min(0.0, left), top, max(_advance(file, text, size), right), bottom)


@lru_cache(maxsize=1024)
def _advance(file: Path, text: str, size: float) -> float:
    return _shaping_font(file, text, size).getlength(text, direction=_direction(text))


@lru_cache(maxsize=64)  # a word at 48 megapixels takes about 300 kB
def _ink(file: Path, text: str, size: float, stroke: float) -> Ink:
    font = _shaping_font(file, text, size)
    way = _direction(text)
    edges = font.getbbox(text, anchor="ls", direction=way, stroke_width=stroke)
    left, top = math.floor(edges[0]), math.floor(edges[1])
    mask = Image.new("L", (max(1, math.ceil(edges[2]) - left), max(1, math.ceil(edges[3]) - top)))
    pen = ImageDraw.Draw(mask)
    pen.text((-left, -top), text, font=font, fill=255, anchor="ls", direction=way, stroke_width=stroke)
    return Ink(mask, left, top)


def _shaping_font(file: Path, text: str, size: float) -> ImageFont.FreeTypeFont:
    return _font(file, size, needs_shaping(text))


@lru_cache(maxsize=64)
def _font(file: Path, size: float, shaped: bool) -> ImageFont.FreeTypeFont:
    # where nothing has to be shaped, Pillow's own layout: text comes out the same with and without Raqm
    engine = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
    try:
        return ImageFont.truetype(file, size, layout_engine=engine)
    except OSError as error:
        raise FontError(
            message("{file} is not a font that can be used. Choose another one.", file=str(file))
        ) from error


@lru_cache(maxsize=4096)
def _has_glyph(file: Path, letter: str) -> bool:
    if letter.isspace() or letter in INVISIBLE:
        return True
    font = _font(file, 32, False)
    return bytes(font.getmask(letter)) != bytes(font.getmask(_NO_CHARACTER))


def _direction(text: str) -> str | None:
    return direction(text) if needs_shaping(text) else None
