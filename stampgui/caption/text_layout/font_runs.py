"""Dividing a line between two fonts, the chosen one and its fallback, and ordering the parts visually.

Fonts of one script often lack Latin letters or even digits, for which the bundled font is the fallback.
"""

import itertools
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from stampgui.caption.text_layout.line_breaks import split_graphemes
from stampgui.caption.text_layout.shaping import detect_direction

HasGlyphs: TypeAlias = Callable[[str], bool]
"""Whether a font has glyphs for all of a text."""

_BIDI_TYPES: Final = {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N"}
"""Classes of letters: left-to-right (L), right-to-left (R), numbers (N); all others are neutral (UAX #9, table 4)."""


class FontRun(NamedTuple):
    """A part of a line in one font and one direction, "ltr" or "rtl"."""

    text: str
    in_chosen_face: bool
    direction: str


def split_font_runs(line: str, chosen: HasGlyphs, other: HasGlyphs) -> list[FontRun]:
    """Divide a line, for which the two fonts together have all glyphs, into runs from left to right as displayed.

    A word that the chosen font cannot write completely is written with the other font if that one can. So is a whole
    line of which the chosen font has no letters.
    """
    direction = detect_direction(line)
    if chosen(line):
        return [FontRun(line, True, direction)]
    if other(line) and not any(letter.isalpha() and chosen(letter) for letter in line):
        return [FontRun(line, False, direction)]
    parts = list(_assign_faces(line, chosen, other))
    levels = _resolve_levels([text for text, _ in parts], 1 if direction == "rtl" else 0)
    groups = itertools.groupby(zip(parts, levels, strict=True), key=lambda part: (part[0][1], part[1]))
    runs = [("".join(text for (text, _), _ in group), in_chosen, level) for (in_chosen, level), group in groups]
    order = _order_visually([level for _, _, level in runs])
    return [FontRun(runs[at][0], runs[at][1], "rtl" if runs[at][2] % 2 else "ltr") for at in order]


def _assign_faces(line: str, chosen: HasGlyphs, other: HasGlyphs) -> Iterator[tuple[str, bool]]:
    """Yield each letter and whether the chosen font writes it; a space goes with the letter before it."""
    in_chosen = True
    for number, word in enumerate(line.split(" ")):
        if number:
            yield " ", in_chosen
        whole_in_other = not chosen(word) and other(word)
        for letter in split_graphemes(word):
            in_chosen = not whole_in_other and chosen(letter)
            yield letter, in_chosen


def _resolve_levels(parts: Sequence[str], base: int) -> list[int]:
    """Return the embedding level of each letter, by the rules W1, W7, N1, N2, I1 and I2 of UAX #9."""
    types = [_BIDI_TYPES.get(unicodedata.bidirectional(part[0]), "") for part in parts]
    strong = "R" if base else "L"
    for at, kind in enumerate(types):
        if kind == "N" and strong == "L":
            types[at] = "L"
        strong = kind if kind in ("L", "R") else strong
    around = "R" if base else "L"
    resolved: list[str] = []
    for kind, group in itertools.groupby(enumerate(types), key=lambda each: each[1]):
        places = [at for at, _ in group]
        if not kind:
            beside = {
                "R" if types[at] == "N" else types[at] for at in (places[0] - 1, places[-1] + 1) if 0 <= at < len(types)
            }
            inside = places[0] > 0 and places[-1] + 1 < len(types)
            kind = beside.pop() if inside and len(beside) == 1 else around
        resolved += [kind] * len(places)
    return [{"L": 2 * base, "R": 1, "N": 2}[kind] for kind in resolved]


def _order_visually(levels: Sequence[int]) -> list[int]:
    """Return the indices of runs in visual order, from left to right (UAX #9, rule L2)."""
    return _reverse_at_level(_reverse_at_level(range(len(levels)), levels, 2), levels, 1)


def _reverse_at_level(order: Sequence[int], levels: Sequence[int], level: int) -> list[int]:
    groups = [(deep, list(places)) for deep, places in itertools.groupby(order, lambda at: levels[at] >= level)]
    return [at for deep, places in groups for at in (reversed(places) if deep else places)]
