"""Where a line may end: the rules of UAX #14, and of UAX #29 for what a reader takes for one letter, in simple form.

Chinese, Japanese and aksara texts (Javanese, Balinese) break between letters, Thai and its neighbours, whose words only
a dictionary tells apart, at spaces or, in need, between letters; all others only at spaces.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

_JOINER: Final = "\u200d"
_VIRAMA: Final = 9
"""The canonical combining class of marks that join a letter to the next one."""

_AKSARA: Final = ((0xA984, 0xA9B2), (0x1B05, 0x1B33), (0x1B45, 0x1B4C))
_WITHOUT_SPACES: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0xAC00, 0xD7A3),  # Hangul, which has spaces, but whose words may also be divided
)
_HANGUL: Final = (0x1100, 0x11FF), (0xA960, 0xA97F), (0xAC00, 0xD7FF)
_LEADING_VOWELS: Final = frozenset("เแโใไເແໂໃໄ")
_TRAILING: Final = frozenset("ะาำๅະາຳ\uff9e\uff9f")
"""Letters by their category that readers take for marks: vowels, and the voicing of narrow kana."""
_SKIN_TONES: Final = (0x1F3FB, 0x1F3FF)

_CLOSING: Final = frozenset({"Pe", "Pf", "Po", "Pd", "Lm", "Sm"})
_OPENING: Final = frozenset({"Ps", "Pi", "Sc", "Sk", "Sm"})
_MAY_BEGIN: Final = frozenset("#&*@\\§¶†‡※¿¡＃＆＊＠＼—")
_NEVER_BEGIN: Final = frozenset("'\"〜～〼゛゜°℃℉％‰￠ฯ")
_NEVER_END: Final = frozenset("'\"¿¡№#＃\\\u2011")


class Unit(NamedTuple):
    """A part of a text that stays whole; `gap` is what stands before it where it does not begin a line."""

    text: str
    gap: str


def units(paragraph: str, *, in_need: bool = False) -> list[Unit]:
    """Divide a paragraph where lines may break, `in_need` also inside words of scripts that have no spaces."""
    return [
        Unit(part, "" if number else " ")
        for word in paragraph.split()
        for number, part in enumerate(_parts(word, in_need=in_need))
    ]


def letters(text: str) -> Iterator[str]:
    """What a reader takes for single letters: with their marks, and with what a virama or a joiner ties to them."""
    letter = ""
    for character in text:
        if letter and not _continues(letter, character):
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter


def never_begins(letter: str) -> bool:
    """Whether no line begins with it: closing punctuation, small kana, prolonging and repeating marks."""
    first = letter[0]
    if first in _MAY_BEGIN:
        return False
    return first in _NEVER_BEGIN or unicodedata.category(first) in _CLOSING or _is_small_kana(first)


def never_ends(letter: str) -> bool:
    """Whether no line ends with it: opening brackets, signs of currencies, and numbers, which keep their counters."""
    first = letter[0]
    return first in _NEVER_END or first.isdecimal() or unicodedata.category(first) in _OPENING


def _parts(word: str, *, in_need: bool) -> Iterator[str]:
    if word.isascii():
        yield word
        return
    part = ""
    before = ""
    for letter in letters(word):
        if part and _divides(before, letter, in_need=in_need):
            yield part
            part = ""
        part += letter
        before = letter
    yield part


def _divides(before: str, after: str, *, in_need: bool) -> bool:
    if never_ends(before) or never_begins(after):
        return False
    if _is_wide(before) or _is_wide(after) or (_is_within(before, _AKSARA) and _is_within(after, _AKSARA)):
        return True
    return in_need and _is_within(before, _WITHOUT_SPACES) and _is_within(after, _WITHOUT_SPACES)


def _continues(letter: str, character: str) -> bool:
    last = letter[-1]
    category = unicodedata.category(character)
    if category in ("Mn", "Mc", "Me", "Cf") or character in _TRAILING:
        return True
    if last == _JOINER or _is_within(character, (_SKIN_TONES,)):
        return True
    if last in _LEADING_VOWELS:
        return category == "Lo"
    if _is_within(character, ((0x1160, 0x11FF), (0xD7B0, 0xD7FF))):
        return _is_within(last, _HANGUL)
    bound = next((mark for mark in reversed(letter) if unicodedata.combining(mark) in (0, _VIRAMA)), "")
    return category == "Lo" and unicodedata.combining(bound or last) == _VIRAMA


def _is_wide(letter: str) -> bool:
    width = unicodedata.east_asian_width(letter[0])
    return (width in ("W", "F") or (width == "H" and letter[0] >= "｡")) and not _is_within(letter, _HANGUL)


def _is_small_kana(character: str) -> bool:
    return "KATAKANA LETTER SMALL" in (name := unicodedata.name(character, "")) or "HIRAGANA LETTER SMALL" in name


def _is_within(letter: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(letter[0]) <= last for first, last in ranges)
