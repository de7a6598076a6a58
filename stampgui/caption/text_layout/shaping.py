"""Which texts need shaping: those in joined, stacked and right-to-left scripts."""

import unicodedata
from typing import Final

INVISIBLE_CHARACTERS: Final = frozenset("\u180e\u200c\u200d\u200e\u200f\u061c")
"""Joiners and direction marks (Unicode 16, 23.2): they affect their neighbours and are not drawn themselves."""

_RIGHT_TO_LEFT_CLASSES: Final = frozenset({"R", "AL", "AN"})
_MARK_CATEGORIES: Final = frozenset({"Mn", "Mc", "Me"})
# joined or stacked without marks: Hangul Jamo, Mongolian, Phags-pa
_JOINED_RANGES: Final = ((0x1100, 0x11FF), (0x1800, 0x18AF), (0xA840, 0xA87F))


def needs_shaping(text: str) -> bool:
    """Whether letters have to be joined, stacked or reordered to be drawn correctly."""
    return not text.isascii() and any(_is_shaped(letter) for letter in text)


def can_shape() -> bool:
    """Whether this installation of Pillow can shape text: it needs Raqm, and FriBiDi, which is loaded at run time."""
    from PIL import features  # late: few captions need shaping

    return bool(features.check("raqm")) and bool(features.check("fribidi"))


def detect_direction(text: str) -> str:
    """Return "rtl" or "ltr", the direction of the first strong letter (UAX #9, rules P2 and P3)."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def _is_shaped(letter: str) -> bool:
    return (
        letter in INVISIBLE_CHARACTERS
        or unicodedata.category(letter) in _MARK_CATEGORIES
        or unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT_CLASSES
        or any(first <= ord(letter) <= last for first, last in _JOINED_RANGES)
    )
