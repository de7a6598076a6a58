"""The words around a typed date: noise, words for "around", weekdays, and days such as "yesterday"."""

import datetime
import re
import unicodedata
from typing import Final

from stampgui.dates.calendar_words import AROUND_PATTERN, WEEKDAYS, join_alternatives
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed import refusals

MAX_LENGTH: Final = 100
"""Characters, more than any date needs; a longer text was pasted by mistake."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))  # common in pasted text
_FULL_WIDTH = {code + 0xFEE0: chr(code) for code in range(ord("!"), ord("~") + 1)}  # as East Asian keyboards write them
_LOOKALIKES = _FULL_WIDTH | str.maketrans(
    {**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("’‘`´ʼ", "'"), **dict.fromkeys("\u2044\u2215\\", "/"), "≈": "~"}
)
_NOISE = re.compile(
    r"(?:(?:difoto|foto(?:\sini)?|diambil|dipotret|taken|photo|date|pada|di|on|in|the|hari(?!\sini)|tanggal|tgl)\b[\s.:,]*)+(?=.)"
)
_AROUND = re.compile(
    rf"""
    (?: {AROUND_PATTERN} | k\.?l\. | ca?\. | ca? (?=\s?[0-9]) | ~
      | awal | pertengahan | tengah | akhir | early | mid | late )
    [\s-]* (?P<rest>.+)
    """,
    re.VERBOSE,
)
_AROUND_LAST = re.compile(rf"(?P<rest>.*[^\s,(]) [\s,(]+ (?: {AROUND_PATTERN} ) \)?", re.VERBOSE)
_WEEKDAY_FIRST = re.compile(
    rf"(?P<day>{join_alternatives(WEEKDAYS)})(?:\s(?:pagi|siang|sore|malam)\b)?(?:[\s,./]+|$)(?P<rest>.*)"
)
_WEEKDAY_LAST = re.compile(rf"(?P<rest>.*?)[\s,(/]+(?P<day>{join_alternatives(WEEKDAYS)})\.?\)?")
_RELATIVE: Final = {
    "hari ini": 0,
    "today": 0,
    "kemarin": 1,
    "kemaren": 1,
    "yesterday": 1,
    "kemarin dulu": 2,
    "kemarin lusa": 2,
}
"""How many days before today each means."""


def clean_typed_text(text: str) -> str:
    """Return `text` in lower case, with plain spaces, hyphens and apostrophes, and the digits 0 to 9.

    Raises TypedDateError for a text that is empty, too long, or has characters that nobody types into a date.
    """
    if len(text) > MAX_LENGTH:
        raise refusals.too_long_error(MAX_LENGTH)
    visible = text.translate(_INVISIBLE).translate(_LOOKALIKES).strip()
    if not visible:
        raise refusals.empty_text_error()
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in visible):
        raise refusals.control_characters_error()
    visible = "".join(str(unicodedata.decimal(each, each)) for each in visible)
    if any(character.isnumeric() and not character.isascii() for character in visible):
        raise refusals.non_ascii_digits_error()
    return " ".join(visible.lower().rstrip(".,;").split())


def split_approximate(body: str) -> tuple[str, bool]:
    """Split off "sekitar", "±" or "awal" before, or "kira-kira" behind; the flag says whether there was one."""
    body = _strip_noise(body)
    found = _AROUND.fullmatch(body) or _AROUND_LAST.fullmatch(body)
    return (_strip_noise(found["rest"]), True) if found else (body, False)


def split_weekday(body: str) -> tuple[str, int | None]:
    """Split a weekday off either end; Monday is 0, None means that there is none."""
    found = _WEEKDAY_FIRST.fullmatch(body) or _WEEKDAY_LAST.fullmatch(body)
    if found is None:
        return body, None
    return _strip_noise(found["rest"].strip(" ,")), WEEKDAYS[found["day"]]


def parse_relative_day(body: str, today: datetime.date) -> PartialDate | None:
    """Return the day that "hari ini" or "kemarin" means, None for other words."""
    days = _RELATIVE.get(body)
    if days is None:
        return None
    day = today - datetime.timedelta(days)
    return PartialDate(day.year, day.month, day.day)


def _strip_noise(body: str) -> str:
    found = _NOISE.match(body)
    return body[found.end() :] if found else body
