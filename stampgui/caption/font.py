"""The letters: an open font that comes with the program (Manrope, SIL OFL 1.1)."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from PIL import ImageFont

_FACE = "Manrope-Bold.ttf"
_NO_CHARACTER = "\uffff"  # a Unicode noncharacter: every font answers with its .notdef glyph


@lru_cache(maxsize=64)
def font(size: float) -> ImageFont.FreeTypeFont:
    """Return the caption's face with an em of `size` pixels."""
    # Pillow's own layout: the text comes out the same with and without the optional raqm library
    return ImageFont.truetype(font_path(), size, layout_engine=ImageFont.Layout.BASIC)


def font_path() -> Path:
    return Path(str(files("font_manrope"))) / "files" / _FACE


@lru_cache(maxsize=4096)
def has_glyph(letter: str) -> bool:
    face = font(32)
    return letter.isspace() or bytes(face.getmask(letter)) != bytes(face.getmask(_NO_CHARACTER))


def missing_letters(text: str) -> str:
    """The letters of `text` that the face would draw as empty boxes, each once."""
    return "".join(dict.fromkeys(letter for letter in text if not has_glyph(letter)))
