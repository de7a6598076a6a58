"""The words around a typed date: what is only noise, what means "around", weekdays, "yesterday"."""

import datetime
import re
import unicodedata
from typing import Final

from stampgui.dates import refusals
from stampgui.dates.partial import PartialDate
from stampgui.dates.words import AROUND, WEEKDAYS, any_of

LONGEST: Final = 100
"""More characters than any date has; what is longer was pasted by mistake."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))  # pasted along
_SAME = str.maketrans(
    {**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("’‘`´ʼ", "'"), "≈": "~", "\u2044": "/", "\u2215": "/"}
)
_NOISE = re.compile(
    r"(?:(?:difoto|foto|diambil|dipotret|taken|photo|date|pada|di|on|in|the|hari(?!\sini)|tanggal|tgl)\b[\s.:,]*)+(?=.)"
)
_AROUND = re.compile(
    rf"""
    (?: {AROUND} | k\.?l\. | ca?\. | ca? (?=\s?[0-9]) | ~
      | awal | pertengahan | tengah | akhir | early | mid | late )
    [\s-]* (?P<rest>.+)
    """,
    re.VERBOSE,
)
_WEEKDAY_FIRST = re.compile(rf"(?P<day>{any_of(WEEKDAYS)})(?:[\s,./]+|$)(?P<rest>.*)")
_WEEKDAY_LAST = re.compile(rf"(?P<rest>.*?)[\s,(/]+(?P<day>{any_of(WEEKDAYS)})\.?\)?")
_RELATIVE: Final = {
    "hari ini": 0,
    "today": 0,
    "kemarin": 1,
    "kemaren": 1,
    "yesterday": 1,
    "kemarin dulu": 2,
    "kemarin lusa": 2,
}
"""Days back."""


def clean(text: str) -> str:
    """Return `text` in lower case, with plain spaces, hyphens and apostrophes.

    Raises TypedDateError when nothing is left, and for what no keyboard writes into a date.
    """
    if len(text) > LONGEST:
        raise refusals.too_long(LONGEST)
    visible = text.translate(_INVISIBLE).translate(_SAME).strip()
    if not visible:
        raise refusals.empty()
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in visible):
        raise refusals.control_characters()
    if any(character.isnumeric() and not character.isascii() for character in visible):
        raise refusals.other_digits()
    return " ".join(visible.lower().rstrip(".,;").split())


def split_approximate(body: str) -> tuple[str, bool]:
    """Take a leading "sekitar", "±", "awal", "circa" off; whether there was one."""
    body = _without_noise(body)
    found = _AROUND.fullmatch(body)
    return (_without_noise(found["rest"]), True) if found else (body, False)


def split_weekday(body: str) -> tuple[str, int | None]:
    """Take a weekday off either end; Monday is 0, None where none stands there."""
    found = _WEEKDAY_FIRST.fullmatch(body) or _WEEKDAY_LAST.fullmatch(body)
    if found is None:
        return body, None
    return _without_noise(found["rest"].strip(" ,")), WEEKDAYS[found["day"]]


def split_relative(body: str, today: datetime.date) -> PartialDate | None:
    """Return the day that "hari ini" or "kemarin" means, None for other words."""
    days = _RELATIVE.get(body)
    if days is None:
        return None
    day = today - datetime.timedelta(days)
    return PartialDate(day.year, day.month, day.day)


def _without_noise(body: str) -> str:
    found = _NOISE.match(body)
    return body[found.end() :] if found else body
