"""The letters: an open font that comes with the program (Manrope, SIL OFL 1.1), or the file of any other.

What another font lacks the program's own may have: fonts of one script often have no Latin letters or digits.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from stampgui.caption.breaking import letters
from stampgui.caption.layout import Extent
from stampgui.caption.runs import runs
from stampgui.caption.script import INVISIBLE, can_shape, needs_shaping
from stampgui.i18n import Explained, message

_FACE: Final = "Manrope-Bold.ttf"
_LIGHTER_FACE: Final = "Manrope-Medium.ttf"
_NO_CHARACTER: Final = "\uffff"  # a Unicode noncharacter: every font answers with its .notdef glyph
_SMALL: Final = 32.0
"""An em for looking at letters that are not drawn."""
_SMALLEST_GAP: Final = 0.28
"""Between words, in ems: small letters lie on whole pixels, and outlines reach into the gaps."""


class FontError(Explained):
    """A font that cannot be used, or not for this text."""


class MissingLetters(FontError):
    """A font that has no glyphs for some `letters`."""

    def __init__(self, letters: str) -> None:
        super().__init__(
            message(
                "The caption's font has no letters for “{letters}”. Choose another font, caption or language.",
                letters=letters,
            )
        )
        self.letters = letters


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
class Piece:
    """A part of a line that is drawn at once in the letters of `file`, the pen starting at `at` on the baseline.

    `way` is "rtl" or "ltr" where letters have to be shaped, else None.
    """

    text: str
    file: Path
    way: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Face:
    """The letters of a font file, with the program's own to help out, measured as they are drawn; sizes in pixels."""

    file: Path

    @classmethod
    def of(cls, font: str) -> "Face":
        """The face of a style's `font`, which is a file or empty."""
        return cls(Path(font) if font else font_path())

    def check(self, text: str) -> None:
        """Raise FontError when `text` cannot be drawn whole and in its right form."""
        if missing := self.missing(text):
            raise MissingLetters(missing)
        if needs_shaping(text) and not can_shape():
            raise FontError(
                message(
                    "The letters of “{text}” cannot be joined on this computer. Choose another language.", text=text
                )
            )

    def missing(self, text: str) -> str:
        """The letters of `text` that would be drawn as empty boxes, each once."""
        lacking = (
            letter for letter in letters(text) if not self.has(letter) and not _has_all(_stand_in(self.file), letter)
        )
        characters = (character for letter in lacking for character in letter)
        return "".join(dict.fromkeys(each for each in characters if not _has_glyph(self.file, each)))

    def has(self, text: str) -> bool:
        """Whether the font has all letters of `text` without help."""
        return _has_all(self.file, text)

    def extent(self, text: str, size: float) -> Extent:
        parts = [(piece.at, _extent(piece.file, piece.text, size, piece.way)) for piece in self.pieces(text, size)]
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

    def pieces(self, line: str, size: float) -> Iterator[Piece]:
        """Parts of a line that are drawn one by one, from left to right: words recur from photo to photo."""
        stand_in = _stand_in(self.file)
        at = 0.0
        for run in runs(line, self.has, lambda text: _has_all(stand_in, text)):
            file = self.file if run.chosen else stand_in
            # brackets that stand among letters from the right have to be mirrored, which is shaping
            way = run.way if needs_shaping(run.text) or (run.way == "rtl" and run.text.strip()) else None
            gap = max(_advance(file, " ", size, None), math.ceil(_SMALLEST_GAP * size))
            for number, word in enumerate(run.text.split(" ") if way is None else [run.text]):
                at += gap if number else 0.0
                if word:
                    yield Piece(word, file, way, round(at))
                    at += _advance(file, word, size, way)

    def ink(self, piece: Piece, size: float, stroke: float) -> Ink:
        """The ink of a piece, its letters thickened by `stroke` on every side; it is shared and must not be changed."""
        return _ink(piece.file, piece.text, size, stroke, piece.way)


@cache
def _stand_in(file: Path) -> Path:
    """The program's own face that goes with another font: bold with a bold one."""
    _, face = _font(file, _SMALL, False).getname()
    return font_path() if "bold" in (face or "").lower() else font_path().with_name(_LIGHTER_FACE)


# photos of one camera have the same size, and those of one day the same words
@lru_cache(maxsize=1024)
def _extent(file: Path, text: str, size: float, way: str | None) -> Extent:
    left, top, right, bottom = _font(file, size, way is not None).getbbox(text, anchor="ls", direction=way)
    return Extent(min(0.0, left), top, max(_advance(file, text, size, way), right), bottom)


@lru_cache(maxsize=1024)
def _advance(file: Path, text: str, size: float, way: str | None) -> float:
    return _font(file, size, way is not None).getlength(text, direction=way)


@lru_cache(maxsize=64)  # a word at 48 megapixels takes about 300 kB
def _ink(file: Path, text: str, size: float, stroke: float, way: str | None) -> Ink:
    font = _font(file, size, way is not None)
    edges = font.getbbox(text, anchor="ls", direction=way, stroke_width=stroke)
    left, top = math.floor(edges[0]), math.floor(edges[1])
    mask = Image.new("L", (max(1, math.ceil(edges[2]) - left), max(1, math.ceil(edges[3]) - top)))
    pen = ImageDraw.Draw(mask)
    pen.text((-left, -top), text, font=font, fill=255, anchor="ls", direction=way, stroke_width=stroke)
    return Ink(mask, left, top)


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
    font = _font(file, _SMALL, False)
    return bytes(font.getmask(letter)) != bytes(font.getmask(_NO_CHARACTER))


@lru_cache(maxsize=4096)
def _has_all(file: Path, text: str) -> bool:
    return all(_has_glyph(file, letter) for letter in text)
