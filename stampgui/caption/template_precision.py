"""Fitting templates to partly known dates: words that belong to an unknown part are changed or removed.

All templates here have canonical fields: {date}, {weekday}, {time}, {zone}, {event}, {place}, {file}.
"""

import re
from collections.abc import Iterable
from typing import Final

from stampgui.dates.partial import PartialDate, Precision
from stampgui.lazy_pattern import LazyPattern

_AROUND: Final = {"id": "sekitar", "jv": "sekitar", "su": "sakitar", "ms": "sekitar", "en": "around"}
_DATE_NOUNS: Final = {
    "id": {Precision.MONTH: "bulan", Precision.YEAR: "tahun"},
    "jv": {Precision.MONTH: "sasi", Precision.YEAR: "taun"},
    "su": {Precision.MONTH: "bulan", Precision.YEAR: "taun"},
}

_NOUN = LazyPattern(r"\b(?:tanggal|tgl\.?)(?=[ \n]\{date\})|(?<=\bpada )(?=\{date\})", re.IGNORECASE)
_ON = LazyPattern(r"\bon(?=[ \n]\{date\})", re.IGNORECASE)
_DATE = LazyPattern(r"(?:\b(?:tanggal|bulan|tahun|sasi|taun)[ \n])?\{date\}", re.IGNORECASE)
_WEEKDAY_OF_ID = LazyPattern(r"\bhari[ \n]\{weekday\},?[ \n]?", re.IGNORECASE)
_WEEKDAY = LazyPattern(r"\{weekday\},?[ \n]?")
_TIME = LazyPattern(r",?[ \n]?(?:\b(?:pukul|jam|at)[ \n])?\{time\}(?:[ \n]\{zone\})?", re.IGNORECASE)
_ZONE = LazyPattern(r"[ \n]?\{zone\}")

_GAP: Final = "\0"
_SEPARATORS: Final = r"[\s,;:·|/–—_-]*"
_PREPOSITION: Final = r"(?:\b(?:di|in|at) )?"
_GAP_IN_BRACKETS = LazyPattern(rf"\(\s*{_GAP}\s*\)|\[\s*{_GAP}\s*\]")
_GAPS_AT_START = LazyPattern(rf"^(?:{_GAP}{_SEPARATORS})+")
_GAP_INSIDE = LazyPattern(rf"{_SEPARATORS}{_GAP}")


def fit_template(template: str, date: PartialDate, language: str, *, empty: Iterable[str]) -> str:
    """Return `template`, in the base `language` ("id"), as it fits what is known of `date`, without `empty` fields."""
    return remove_fields(_fit_precision(template, date, language), empty)


def remove_fields(template: str, fields: Iterable[str]) -> str:
    """Remove fields with the preposition before each and one separator next to it.

    "{event}, {place} · {date}" without a place is "{event} · {date}". A line that had nothing else becomes empty.
    """
    text = template
    for field in fields:
        text = re.sub(_PREPOSITION + re.escape("{" + field + "}"), _GAP, text, flags=re.IGNORECASE)
    lines = (_close_gaps(line) if _GAP in line else line for line in text.split("\n"))
    return "\n".join(lines)


def _close_gaps(line: str) -> str:
    line = _GAP_IN_BRACKETS.sub(_GAP, line.strip())
    return _GAP_INSIDE.sub("", _GAPS_AT_START.sub("", line))


def _fit_precision(template: str, date: PartialDate, language: str) -> str:
    text = _collapse_spaces(template)
    if date.precision is not Precision.DAY or date.approximate:
        text = _WEEKDAY.sub("", _WEEKDAY_OF_ID.sub("tanggal ", text))
    if date.time is None:
        text = _TIME.sub("", text)
    if date.offset is None:
        text = _ZONE.sub("", text)
    noun = _DATE_NOUNS.get(language, {}).get(date.precision)
    if noun:
        text = _NOUN.sub(lambda found: _match_case(found[0], noun) if found[0] else noun + " ", text)
    if date.approximate:
        around = _AROUND.get(language, "±")
        text, replaced = _ON.subn(lambda found: _match_case(found[0], around), text)
        return text if replaced else _DATE.sub(lambda found: f"{around} {found[0]}", text)
    if date.precision is not Precision.DAY:
        return _ON.sub(lambda found: _match_case(found[0], "in"), text)
    return text


def _collapse_spaces(text: str) -> str:
    """Return the text with single spaces between the words of each line."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def _match_case(model: str, word: str) -> str:
    """Return `word`, capitalised if `model` is."""
    return word.capitalize() if model[:1].isupper() else word
