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

from stampgui.caption.layout import TextExtent
from stampgui.caption.text_layout.font_runs import split_font_runs
from stampgui.caption.text_layout.line_breaks import split_graphemes
from stampgui.caption.text_layout.shaping import INVISIBLE_CHARACTERS, can_shape, needs_shaping
from stampgui.i18n import ExplainedError, message

_BOLD_FILE: Final = "Manrope-Bold.ttf"
_MEDIUM_FILE: Final = "Manrope-Medium.ttf"
_NONCHARACTER: Final = "\uffff"  # a Unicode noncharacter: every font answers with its .notdef glyph
_PROBE_SIZE: Final = 32.0
"""An em for looking at letters that are not drawn."""
_MIN_WORD_GAP: Final = 0.28
"""Between words, in ems: small letters lie on whole pixels, and outlines reach into the gaps."""


class FontError(ExplainedError):
    """A font that cannot be used, or not for this text."""


class MissingGlyphsError(FontError):
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
def find_bundled_font() -> Path:
    """The file of the face that comes with the program."""
    return Path(str(files("font_manrope"))) / "files" / _BOLD_FILE


@dataclass(frozen=True, slots=True)
class GlyphBitmap:
    """Where there is ink, as an L image whose upper left corner lies at (`left`, `top`) from the pen's start."""

    mask: Image.Image
    left: int
    top: int


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A part of a line that is drawn at once in the letters of `file`, the pen starting at `at` on the baseline.

    `way` is "rtl" or "ltr" where letters have to be shaped, else None.
    """

    text: str
    file: Path
    direction: str | None
    x: int


@dataclass(frozen=True, slots=True)
class Face:
    """The letters of a font file, with the program's own to help out, measured as they are drawn; sizes in pixels."""

    file: Path

    @classmethod
    def from_font(cls, font: str) -> "Face":
        """The face of a style's `font`, which is a file or empty."""
        return cls(Path(font) if font else find_bundled_font())

    def check_drawable(self, text: str) -> None:
        """Raise FontError when `text` cannot be drawn whole and in its right form."""
        if missing := self.find_missing(text):
            raise MissingGlyphsError(missing)
        if needs_shaping(text) and not can_shape():
            raise FontError(
                message(
                    "The letters of “{text}” cannot be joined on this computer. Choose another language.", text=text
                )
            )

    def find_missing(self, text: str) -> str:
        """The letters of `text` that would be drawn as empty boxes, each once."""
        lacking = (
            letter
            for letter in split_graphemes(text)
            if not self.has_glyphs(letter) and not _has_glyphs(_find_fallback_font(self.file), letter)
        )
        characters = (character for letter in lacking for character in letter)
        return "".join(dict.fromkeys(each for each in characters if not _has_glyph(self.file, each)))

    def has_glyphs(self, text: str) -> bool:
        """Whether the font has all letters of `text` without help."""
        return _has_glyphs(self.file, text)

    def extent(self, text: str, size: float) -> TextExtent:
        parts = [
            (piece.x, _measure_extent(piece.file, piece.text, size, piece.direction))
            for piece in self.split_pieces(text, size)
        ]
        return TextExtent(
            min(at + extent.left for at, extent in parts),
            min(extent.top for _, extent in parts),
            max(at + extent.right for at, extent in parts),
            max(extent.bottom for _, extent in parts),
        )

    def ascent(self, size: float) -> float:
        return float(_load_font(self.file, size, False).getmetrics()[0])

    def descent(self, size: float) -> float:
        return float(_load_font(self.file, size, False).getmetrics()[1])

    def split_pieces(self, line: str, size: float) -> Iterator[TextPiece]:
        """Parts of a line that are drawn one by one, from left to right: words recur from photo to photo."""
        stand_in = _find_fallback_font(self.file)
        at = 0.0
        for run in split_font_runs(line, self.has_glyphs, lambda text: _has_glyphs(stand_in, text)):
            file = self.file if run.in_chosen_face else stand_in
            # brackets that stand among letters from the right have to be mirrored, which is shaping
            way = run.direction if needs_shaping(run.text) or (run.direction == "rtl" and run.text.strip()) else None
            gap = max(_measure_advance(file, " ", size, None), math.ceil(_MIN_WORD_GAP * size))
            for number, word in enumerate(run.text.split(" ") if way is None else [run.text]):
                at += gap if number else 0.0
                if word:
                    yield TextPiece(word, file, way, round(at))
                    at += _measure_advance(file, word, size, way)

    def render(self, piece: TextPiece, size: float, stroke: float) -> GlyphBitmap:
        """The ink of a piece, its letters thickened by `stroke` on every side; it is shared and must not be changed."""
        return _render_glyphs(piece.file, piece.text, size, stroke, piece.direction)


@cache
def _find_fallback_font(file: Path) -> Path:
    """The program's own face that goes with another font: bold with a bold one."""
    _, face = _load_font(file, _PROBE_SIZE, False).getname()
    return find_bundled_font() if "bold" in (face or "").lower() else find_bundled_font().with_name(_MEDIUM_FILE)


# photos of one camera have the same size, and those of one day the same words
@lru_cache(maxsize=1024)
def _measure_extent(file: Path, text: str, size: float, direction: str | None) -> TextExtent:
    left, top, right, bottom = _load_font(file, size, direction is not None).getbbox(
        text, anchor="ls", direction=direction
    )
    return TextExtent(min(0.0, left), top, max(_measure_advance(file, text, size, direction), right), bottom)


@lru_cache(maxsize=1024)
def _measure_advance(file: Path, text: str, size: float, direction: str | None) -> float:
    return _load_font(file, size, direction is not None).getlength(text, direction=direction)


@lru_cache(maxsize=64)  # a word at 48 megapixels takes about 300 kB
def _render_glyphs(file: Path, text: str, size: float, stroke: float, direction: str | None) -> GlyphBitmap:
    font = _load_font(file, size, direction is not None)
    edges = font.getbbox(text, anchor="ls", direction=direction, stroke_width=stroke)
    left, top = math.floor(edges[0]), math.floor(edges[1])
    mask = Image.new("L", (max(1, math.ceil(edges[2]) - left), max(1, math.ceil(edges[3]) - top)))
    pen = ImageDraw.Draw(mask)
    pen.text((-left, -top), text, font=font, fill=255, anchor="ls", direction=direction, stroke_width=stroke)
    return GlyphBitmap(mask, left, top)


@lru_cache(maxsize=64)
def _load_font(file: Path, size: float, shaped: bool) -> ImageFont.FreeTypeFont:
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
    if letter.isspace() or letter in INVISIBLE_CHARACTERS:
        return True
    font = _load_font(file, _PROBE_SIZE, False)
    return bytes(font.getmask(letter)) != bytes(font.getmask(_NONCHARACTER))


@lru_cache(maxsize=4096)
def _has_glyphs(file: Path, text: str) -> bool:
    return all(_has_glyph(file, letter) for letter in text)
