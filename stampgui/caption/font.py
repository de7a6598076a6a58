"""Measuring and drawing letters, with the bundled font (Manrope, SIL OFL 1.1) or any other font file.

Fonts of one script often have no Latin letters or digits, so the bundled font is the fallback for other fonts.
"""

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import font_manrope
from PIL import Image, ImageDraw, ImageFont

from stampgui.caption.font_errors import FontError, MissingGlyphsError
from stampgui.caption.layout import TextExtent
from stampgui.caption.text_layout.font_runs import split_font_runs
from stampgui.caption.text_layout.line_breaks import split_graphemes
from stampgui.caption.text_layout.shaping import INVISIBLE_CHARACTERS, can_shape, needs_shaping
from stampgui.i18n import message
from stampgui.values import dataclass

_BOLD_FILE: Final = "Manrope-Bold.ttf"
_MEDIUM_FILE: Final = "Manrope-Medium.ttf"
_NONCHARACTER: Final = "\uffff"  # a Unicode noncharacter: every font answers with its .notdef glyph
_PROBE_SIZE: Final = 32.0
"""The em, in pixels, at which fonts are examined for glyphs."""
_MIN_WORD_GAP: Final = 0.28
"""The least space between words, in ems: small letters lie on whole pixels, and outlines reach into the spaces."""


@cache
def find_bundled_font() -> Path:
    """Return the file of the bundled font."""
    return Path(font_manrope.__file__).parent / "files" / _BOLD_FILE


@dataclass(frozen=True, slots=True)
class GlyphBitmap:
    """Drawn letters as an L image, whose upper left corner lies at (`left`, `top`) from the start of the baseline."""

    mask: Image.Image
    left: int
    top: int


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A part of a line that is drawn in one go with the font in `file`, starting `x` pixels along the baseline.

    `direction` is "rtl" or "ltr" where letters have to be shaped, else None.
    """

    text: str
    file: Path
    direction: str | None
    x: int


@dataclass(frozen=True, slots=True)
class Face:
    """The face of a font file, with the bundled font as its fallback. All measures and sizes are in pixels."""

    file: Path

    @classmethod
    def from_font(cls, font: str) -> "Face":
        """Return the face for a style's `font`, which is a file, or empty for the bundled font."""
        return cls(Path(font) if font else find_bundled_font())

    def check_drawable(self, text: str) -> None:
        """Raise FontError if `text` cannot be drawn completely and correctly shaped."""
        if missing := self.find_missing(text):
            raise MissingGlyphsError(missing)
        if needs_shaping(text) and not can_shape():
            raise FontError(
                message(
                    "The letters of “{text}” cannot be joined on this computer. Choose another language.", text=text
                )
            )

    def find_missing(self, text: str) -> str:
        """Return the characters of `text` that would be drawn as empty boxes, each once."""
        return _find_missing(self.file, text)

    def has_glyphs(self, text: str) -> bool:
        """Whether the font itself, without its fallback, has glyphs for all of `text`."""
        return _has_glyphs(self.file, text)

    def extent(self, text: str, size: float) -> TextExtent:
        parts = [
            (piece.x, _measure_extent(piece.file, piece.text, size, piece.direction))
            for piece in self.split_pieces(text, size)
        ]
        return TextExtent(
            min(x + extent.left for x, extent in parts),
            min(extent.top for _, extent in parts),
            max(x + extent.right for x, extent in parts),
            max(extent.bottom for _, extent in parts),
        )

    def ascent(self, size: float) -> float:
        return float(_load_font(self.file, size, False).getmetrics()[0])

    def descent(self, size: float) -> float:
        return float(_load_font(self.file, size, False).getmetrics()[1])

    def split_pieces(self, line: str, size: float) -> Iterator[TextPiece]:
        """Split a line into pieces from left to right: into words where possible, which are likely to be cached."""
        fallback = _find_fallback_font(self.file)
        x = 0.0
        for run in split_font_runs(line, self.has_glyphs, lambda text: _has_glyphs(fallback, text)):
            file = self.file if run.in_chosen_face else fallback
            # brackets in right-to-left text have to be mirrored, which is part of shaping
            shaped = needs_shaping(run.text) or (run.direction == "rtl" and run.text.strip())
            direction = run.direction if shaped else None
            gap = max(_measure_advance(file, " ", size, None), math.ceil(_MIN_WORD_GAP * size))
            for number, word in enumerate(run.text.split(" ") if direction is None else [run.text]):
                x += gap if number else 0.0
                if word:
                    yield TextPiece(word, file, direction, round(x))
                    x += _measure_advance(file, word, size, direction)

    def render(self, piece: TextPiece, size: float, stroke: float) -> GlyphBitmap:
        """Draw a piece, its letters thickened by `stroke` on every side. The bitmap is shared: it must not change."""
        return _render_glyphs(piece.file, piece.text, size, stroke, piece.direction)


@cache
def _find_fallback_font(file: Path) -> Path:
    """Return the bundled font that goes with another font: bold with a bold one, else medium."""
    _, face = _load_font(file, _PROBE_SIZE, False).getname()
    return find_bundled_font() if "bold" in (face or "").lower() else find_bundled_font().with_name(_MEDIUM_FILE)


@lru_cache(maxsize=256)  # photos of one day share their caption
def _find_missing(file: Path, text: str) -> str:
    lacking = (
        letter
        for letter in split_graphemes(text)
        if not _has_glyphs(file, letter) and not _has_glyphs(_find_fallback_font(file), letter)
    )
    characters = (character for letter in lacking for character in letter)
    return "".join(dict.fromkeys(each for each in characters if not _has_glyph(file, each)))


# photos from one camera have the same size, and those of one day the same caption
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
    # text that needs no shaping uses Pillow's basic layout, so that it looks the same with and without Raqm
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
