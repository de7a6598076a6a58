"""Where lines may break: simplified rules of UAX #14, and of UAX #29 for grapheme clusters (user-perceived letters).

Chinese, Japanese and aksara texts (Javanese, Balinese) break between letters. Thai and related scripts, whose words are
not separated, break at spaces or, if nothing else fits, between letters. All others break only at spaces.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

_JOINER: Final = "\u200d"
_VIRAMA: Final = 9
"""The canonical combining class of marks that join a letter to the next one."""

_AKSARA_RANGES: Final = ((0xA984, 0xA9B2), (0x1B05, 0x1B33), (0x1B45, 0x1B4C))
_UNSPACED_RANGES: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0xAC00, 0xD7A3),  # Hangul, which has spaces, but whose words may also be divided
)
_HANGUL_RANGES: Final = (0x1100, 0x11FF), (0xA960, 0xA97F), (0xAC00, 0xD7FF)
_LEADING_VOWELS: Final = frozenset("เแโใไເແໂໃໄ")
_TRAILING_LETTERS: Final = frozenset("ะาำๅະາຳ\uff9e\uff9f")
"""Characters of the category Letter that extend the one before them: vowels, and the voicing marks of narrow kana."""
_SKIN_TONE_RANGE: Final = (0x1F3FB, 0x1F3FF)

_CLOSING_CATEGORIES: Final = frozenset({"Pe", "Pf", "Po", "Pd", "Lm", "Sm"})
_OPENING_CATEGORIES: Final = frozenset({"Ps", "Pi", "Sc", "Sk", "Sm"})
_CAN_BEGIN_LINE: Final = frozenset("#&*@\\§¶†‡※¿¡＃＆＊＠＼—")
_CANNOT_BEGIN_LINE: Final = frozenset("'\"〜～〼゛゜°℃℉％‰￠ฯ")
_CANNOT_END_LINE: Final = frozenset("'\"¿¡№#＃\\\u2011")


class TextUnit(NamedTuple):
    """An unbreakable part of a text; `gap` is what comes before it unless it begins a line, a space or nothing."""

    text: str
    gap: str


def split_units(paragraph: str, *, inside_words: bool = False) -> list[TextUnit]:
    """Split a paragraph where lines may break; with `inside_words` also inside words of scripts without spaces."""
    return [
        TextUnit(part, "" if number else " ")
        for word in paragraph.split()
        for number, part in enumerate(_split_word(word, inside_words=inside_words))
    ]


def split_graphemes(text: str) -> Iterator[str]:
    """Yield grapheme clusters: letters with their marks and with what a virama or a joiner connects to them."""
    letter = ""
    for character in text:
        if letter and not _extends_grapheme(letter, character):
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter


def cannot_begin_line(letter: str) -> bool:
    """Whether no line may begin with it: closing punctuation, small kana, prolongation and iteration marks."""
    first = letter[0]
    if first in _CAN_BEGIN_LINE:
        return False
    return first in _CANNOT_BEGIN_LINE or unicodedata.category(first) in _CLOSING_CATEGORIES or _is_small_kana(first)


def cannot_end_line(letter: str) -> bool:
    """Whether no line may end with it: opening brackets, currency signs, and digits, which stay with their counters."""
    first = letter[0]
    return first in _CANNOT_END_LINE or first.isdecimal() or unicodedata.category(first) in _OPENING_CATEGORIES


def _split_word(word: str, *, inside_words: bool) -> Iterator[str]:
    if word.isascii():
        yield word
        return
    part = ""
    before = ""
    for letter in split_graphemes(word):
        if part and _may_break_between(before, letter, inside_words=inside_words):
            yield part
            part = ""
        part += letter
        before = letter
    yield part


def _may_break_between(before: str, after: str, *, inside_words: bool) -> bool:
    if cannot_end_line(before) or cannot_begin_line(after):
        return False
    if (
        _is_wide(before)
        or _is_wide(after)
        or (_is_in_ranges(before, _AKSARA_RANGES) and _is_in_ranges(after, _AKSARA_RANGES))
    ):
        return True
    return inside_words and _is_in_ranges(before, _UNSPACED_RANGES) and _is_in_ranges(after, _UNSPACED_RANGES)


def _extends_grapheme(letter: str, character: str) -> bool:
    last = letter[-1]
    category = unicodedata.category(character)
    if category in ("Mn", "Mc", "Me", "Cf") or character in _TRAILING_LETTERS:
        return True
    if last == _JOINER or _is_in_ranges(character, (_SKIN_TONE_RANGE,)):
        return True
    if last in _LEADING_VOWELS:
        return category == "Lo"
    if _is_in_ranges(character, ((0x1160, 0x11FF), (0xD7B0, 0xD7FF))):
        return _is_in_ranges(last, _HANGUL_RANGES)
    bound = next((mark for mark in reversed(letter) if unicodedata.combining(mark) in (0, _VIRAMA)), "")
    return category == "Lo" and unicodedata.combining(bound or last) == _VIRAMA


def _is_wide(letter: str) -> bool:
    width = unicodedata.east_asian_width(letter[0])
    return (width in ("W", "F") or (width == "H" and letter[0] >= "｡")) and not _is_in_ranges(letter, _HANGUL_RANGES)


def _is_small_kana(character: str) -> bool:
    return "KATAKANA LETTER SMALL" in (name := unicodedata.name(character, "")) or "HIRAGANA LETTER SMALL" in name


def _is_in_ranges(letter: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(letter[0]) <= last for first, last in ranges)
