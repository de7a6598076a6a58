"""Whether everything around the date in a name is understood.

A name is evidence of a date only where nothing in it is left unexplained: it follows a camera's or phone's convention
from the first letter to the last, or it is what people write, which a word tells that programs have no use for. With
unknown digits or identifiers, or with words alone that may be a program's name, the same date is only a suggestion. So
the tables below, and those of words, list what is known.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from stampgui.dates.names.context import IDENTIFIER, compile_pattern
from stampgui.dates.names.ordinary_words import is_ordinary_word, is_title_word, may_open_title
from stampgui.dates.partial import PartialDate

FIRST_CAMERA_YEAR: Final = 1995
"""Names made of date and time came with memory cards and phones; an earlier date was made up by a program."""


class WrittenForm(Enum):
    """How a date is written in a name, which hints at who wrote it."""

    FUSED = auto()
    """20221014: mostly machines."""
    SEPARATED = auto()
    """2022-10-14, 14.10.2022: machines and people."""
    WORDED = auto()
    """14 Oktober 2022: people, and some programs."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What devices or systems write before the date, as a regular expression, and which ones."""

    prefix: str
    seen: str


HABITS: Final = (
    Habit("", "Samsung, Dropbox's camera upload, Windows Phone's roll, people"),
    Habit(r"IMG[-_ ]?", "Android's camera (AOSP), Xiaomi, Oppo, Huawei"),
    Habit(r"(?:MV)?IMG_(?:[0-9]{1,5}_)?", "Google's camera, with a counter at some makers"),
    Habit(r"(?:VID|VIDEO|MOV)[-_ ]?", "Android's camera"),
    Habit(r"PXL_", "Google Pixel"),
    Habit(r"PANO_", "Android's camera, panoramas"),
    Habit(r"(?:[0-9]{5}[a-z]{0,2}(?:IMG|PORTRAIT|XTR)_[0-9]{5}_|IMG_)?BURST", "Google's camera, bursts"),
    Habit(r"DSC(?:PDC)?_[0-9]{4}_(?:BURST)?", "Sony Xperia, bursts"),
    Habit(r"DJI_", "DJI drones"),
    Habit(r"WP_", "Windows Phone"),
    Habit(r"P_", "Asus ZenFone"),
    Habit(r"TimePhoto_", "cameras that write the time on the picture"),
    Habit(r"(?:B612|SNOW|SODA|C360|Cymera|IMGP?|PIC|CAM|Camera|Kamera)_", "camera apps of phones"),
    Habit(
        r"(?:Screenshot|Screen Shot|(?:Tangkapan|Cuplikan) layar|Bildschirmfoto)(?:[-_ ](?:from|dari))?[-_ ]", "systems"
    ),
    Habit(r"(?:Foto|Photo|Gambar|Image|Dok(?:umentasi|\.)?|Picture)[-_ ]{1,3}", "systems and people, the plain word"),
)

_COPY_OF: Final = r"(?:(?:Salinan(?: dari)?|Copy of|Kopie von)[ _])?"
_KNOWN_PREFIX: Final = re.compile(
    _COPY_OF + "(?:" + "|".join(f"(?:{habit.prefix})" for habit in HABITS) + ")", re.IGNORECASE
)

_MARK: Final = r"[-_ .~]"
_CAMERA_SUFFIX: Final = compile_pattern(
    rf"""
    (?! (?: {_MARK} [0-9]{{1,4}} ){{3}} )
    (?: {_MARK}
        (?: HDR | HHT | LLS? | MP | MFNR | NIGHT | PORTRAIT | PANO | COVER | TOP | TOK | BOKEH | BEAUTY | MACRO | PRO
          | Pro | Rich | Raw | RAW | DRO | SRES | AUTOHDR | BURST[0-9]{{0,4}} | COLLAGE | EFFECTS | ANIMATION | SMILE
          | LS | vHDR | Auto | DNG | SUPER | XHDR | iOS | D | V | T | W | Z
          | e?dit(?:ed)? | diedit | bearbeitet | editado | copy | salinan | kopie | min | [0-9]{{1,4}} )
      | \s? \( [0-9]{{1,3}} \)
    )*
    """
)
"""What cameras, phones and galleries write after the time: modes, counters, copies, edits of the same picture.

Three numbers in a row are no counters but another date.
"""

_OFFSET: Final = r"(?: [+-] [0-9]{2} [-_.:]? [0-9]{2} )"
_OFFSET_AFTER: Final = compile_pattern(rf"^ {_OFFSET} (?![0-9])")

_SCREENSHOT: Final = compile_pattern(r"^ (?:Screenshot|Screen\ Shot|(?:Tangkapan|Cuplikan)\ layar)")
_APP_SUFFIX: Final = compile_pattern(r"(?: [-_ ] [a-z][a-z0-9 .]* ){1,3}")
"""The program that was on the screen: "_WhatsApp", "_com.instagram.android"."""

_SEPARATORS: Final = re.compile(rf"(?:[^\w{IDENTIFIER}]|_)+")
"""Whatever is neither a letter nor a digit: spaces, marks, emoji."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_CAMEL_CASE: Final = re.compile(r".*[a-z][A-Z]")
_SHORT_NUMBER: Final = re.compile(
    r"[0-9]{1,3}[a-z]{0,2}|[^\W\d_]{1,6}[0-9]{1,2}|(?-i:[A-Z]{1,3}[0-9][A-Z]{1,3})", re.IGNORECASE
)
"""A count, an ordinal, a part, a revision or an abbreviation: 3, 2a, 2nd, ke2, RT05, rev2, O2SN."""
_HEXADECIMAL: Final = re.compile(r"[0-9a-f]{6,}", re.IGNORECASE)

_LETTER_BEFORE: Final = re.compile(r"[^\W_]$")
_LETTER_AFTER: Final = re.compile(r"^[^\W_]")
_TIME_AFTER: Final = re.compile(r"[-_ ,]+[0-2]?[0-9][.:][0-5][0-9](?![0-9])")
_RANGE_AFTER: Final = re.compile(
    r"(?:\s*[-–—‒−]\s*(?=[0-9])|_(?=[0-9]{2}))(?P<end>[0-9]{1,2})(?![0-9])(?P<more>[-–—‒−.][0-9])?"
)
_LAST_DAY: Final = 31


def is_accounted_for(form: WrittenForm, date: PartialDate, *, before: str, after: str, has_time: bool) -> bool:
    """Whether everything `before` and `after` the text of `date` is understood, so that the name is evidence of it.

    `has_time` says whether a time of day, even an impossible one, follows within the text.
    """
    if not has_time and _is_range(form, date, after):
        return False
    if _is_camera_name(before, after):
        by_device = form is WrittenForm.FUSED and (has_time or bool(before))
        return not by_device or date.year >= FIRST_CAMERA_YEAR
    if _is_screenshot(before, after):
        return True
    if _LETTER_BEFORE.search(before) and not (form is WrittenForm.WORDED and before[-1:].isdecimal()):
        return False
    if _LETTER_AFTER.match(after):
        return False
    title_after = _without_camera_suffix(after)
    if not (is_ordinary_text(before) and is_ordinary_text(title_after)):
        return False
    return _may_people_write(before, title_after, has_time=has_time or _TIME_AFTER.match(after) is not None)


def is_ordinary_text(text: str) -> bool:
    """Whether a text is made of words and small numbers only, without identifiers or long numbers."""
    return all(map(_is_ordinary, _split(text)))


def _is_camera_name(before: str, after: str) -> bool:
    rest = _OFFSET_AFTER.sub("", after)
    return _KNOWN_PREFIX.fullmatch(before) is not None and _CAMERA_SUFFIX.fullmatch(rest) is not None


def _is_screenshot(before: str, after: str) -> bool:
    return (
        _SCREENSHOT.match(before) is not None
        and _KNOWN_PREFIX.fullmatch(before) is not None
        and _APP_SUFFIX.fullmatch(after) is not None
    )


def _without_camera_suffix(after: str) -> str:
    """What follows a camera's suffixes, where there are any that end with a word."""
    match = _CAMERA_SUFFIX.match(after)
    rest = after[match.end() :] if match else after
    return after if _LETTER_AFTER.match(rest) else rest


def _may_people_write(before: str, after: str, *, has_time: bool) -> bool:
    """Whether a person may have written a date between the words `before` and those `after`.

    Programs put their names there, and people names of persons and villages that no list holds. People are told by one
    word that only they write, or by all words being known. The first word says what the photo is of, so it has to be
    known in any case: "Jadwal Rapat" is a paper. Before a date with a time, as programs write it, every word has to be.
    """
    if before and _KNOWN_PREFIX.fullmatch(before):
        return True
    words_before = _find_words(before)
    words = [*words_before, *(word for word in _find_words(after) if len(word) > 1)]  # letters may count photos
    if has_time and not all(map(is_ordinary_word, words_before)):
        return False
    if not all(map(may_open_title, words[:1])):
        return False
    return any(map(is_title_word, words)) or all(map(is_ordinary_word, words))


def _find_words(text: str) -> list[str]:
    """The words of a text, without a number that is part of one ("RT05") and without ordinals and counts ("2nd")."""
    return [word if is_title_word(word) else match[0] for word in _split(text) if (match := _LETTERS.match(word))]


def _split(text: str) -> list[str]:
    return [word for word in _SEPARATORS.split(text) if word]


def _is_ordinary(word: str) -> bool:
    if is_title_word(word):
        return True
    if _LETTERS.fullmatch(word):
        return not _CAMEL_CASE.match(word) and (len(word) > 1 or word.isupper() or word in "aiuo")
    return _SHORT_NUMBER.fullmatch(word) is not None and _HEXADECIMAL.fullmatch(word) is None


def _is_range(form: WrittenForm, date: PartialDate, after: str) -> bool:
    """Whether a later day follows the date: "2022-10-14-16", "20150927-28", "2015-09-27-10-02"."""
    match = _RANGE_AFTER.match(after)
    if match is None or (form is WrittenForm.FUSED and after.startswith("_")):
        return False  # after an underscore it is a camera's counter
    return match["more"] is not None or date.day is None or date.day < int(match["end"]) <= _LAST_DAY
