"""Which of two faces draws which part of a line, and in which order the parts stand.

Fonts of one script often lack Latin letters or even digits; what they lack the program's own face may have.
"""

import itertools
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from stampgui.caption.text_layout.line_breaks import split_graphemes
from stampgui.caption.text_layout.shaping import detect_direction

HasGlyphs: TypeAlias = Callable[[str], bool]
"""Whether a face has all of some letters."""

_BIDI_TYPES: Final = {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N"}
"""Letters from the left, letters from the right, numbers; all else is neutral (UAX #9, table 4)."""


class FontRun(NamedTuple):
    """A part of a line in one face, the `chosen` one or the other, that runs one way: "ltr" or "rtl"."""

    text: str
    in_chosen_face: bool
    direction: str


def split_font_runs(line: str, chosen: HasGlyphs, other: HasGlyphs) -> list[FontRun]:
    """Divide a line whose letters the faces have between them, from left to right as it is seen.

    A word that the chosen face cannot write as a whole is written by the other face, if that one can, and so is a line
    of which it has no more than digits.
    """
    way = detect_direction(line)
    if chosen(line):
        return [FontRun(line, True, way)]
    if other(line) and not any(letter.isalpha() and chosen(letter) for letter in line):
        return [FontRun(line, False, way)]
    parts = list(_assign_faces(line, chosen, other))
    levels = _resolve_levels([text for text, _ in parts], 1 if way == "rtl" else 0)
    groups = itertools.groupby(zip(parts, levels, strict=True), key=lambda part: (part[0][1], part[1]))
    divided = [("".join(text for (text, _), _ in group), own, level) for (own, level), group in groups]
    seen = _order_visually([level for _, _, level in divided])
    return [FontRun(divided[at][0], divided[at][1], "rtl" if divided[at][2] % 2 else "ltr") for at in seen]


def _assign_faces(line: str, chosen: HasGlyphs, other: HasGlyphs) -> Iterator[tuple[str, bool]]:
    """Letter by letter, and whether the chosen face writes it; a space goes with what is before it."""
    own = True
    for number, word in enumerate(line.split(" ")):
        if number:
            yield " ", own
        helped = not chosen(word) and other(word)
        for letter in split_graphemes(word):
            own = not helped and chosen(letter)
            yield letter, own


def _resolve_levels(parts: Sequence[str], base: int) -> list[int]:
    """The embedding level of each letter: the rules W1, W7, N1, N2, I1 and I2 of UAX #9."""
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
    """The places of runs from left to right (UAX #9, rule L2)."""
    return _reverse_at_level(_reverse_at_level(range(len(levels)), levels, 2), levels, 1)


def _reverse_at_level(order: Sequence[int], levels: Sequence[int], level: int) -> list[int]:
    groups = [(deep, list(places)) for deep, places in itertools.groupby(order, lambda at: levels[at] >= level)]
    return [at for deep, places in groups for at in (reversed(places) if deep else places)]
