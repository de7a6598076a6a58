"""The forms in which a date can be typed, once the words around it are gone."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from stampgui.dates.words import MONTHS, ROMAN_MONTHS, any_of


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts as typed, not checked: any number may be impossible, the year may be too short or missing.

    `digits_only`: other orders of the numbers may be meant. `day_last`: the last number, taken for a day, may be
    meant as a year ("okt 22"). `fused` holds eight digits typed as one.
    """

    year: str | None
    month: int | None = None
    day: int | None = None
    digits_only: bool = False
    day_last: bool = False
    fused: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What a date of this form looks like, and how its named groups become parts."""

    name: str
    regex: re.Pattern[str]
    parts: Callable[[re.Match[str]], Parts]


def _in_digits(match: re.Match[str]) -> Parts:
    groups = match.groupdict()
    day, month = groups.get("day"), groups.get("month")
    return Parts(groups.get("year"), int(month) if month else None, int(day) if day else None, digits_only=True)


def _fused(match: re.Match[str]) -> Parts:
    return Parts(match["year"], int(match["month"]), int(match["day"]), digits_only=True, fused=match[0])


def _in_words(match: re.Match[str]) -> Parts:
    groups = match.groupdict()
    day, word = groups.get("day"), match["word"]
    return Parts(groups.get("year"), MONTHS[word], int(day) if day else None)


def _in_words_day_last(match: re.Match[str]) -> Parts:
    return replace(_in_words(match), day_last=True)


def _in_roman(match: re.Match[str]) -> Parts:
    return Parts(match["year"], ROMAN_MONTHS[match["word"]], int(match["day"]))


def _form(name: str, text: str, parts: Callable[[re.Match[str]], Parts]) -> Form:
    return Form(name, re.compile(text, re.VERBOSE), parts)


_MARK = r"(?: \s?(?P<mark>[-/.:])\s? | (?P<blank>\s) )"
_SAME_MARK = r"(?: (?(blank)\s|\s?(?P=mark)\s?) )"
_GAP = r"[\s,./-]*"
_DAY = r"(?:(?:tgl|tanggal)\.?\s?)? (?P<day>[0-9]{1,2})"
_NTH = r"(?:st|nd|rd|th)?"
_MONTH_LABEL = r"(?:(?:bulan|bln|month)\.?\s?)?"
_MONTH = rf"{_MONTH_LABEL} (?P<month>[0-9]{{1,2}})"
_WORD = rf"(?:of\s)? {_MONTH_LABEL} (?P<word>{any_of(MONTHS)})\.?"
_YEAR_LABEL = r"(?:(?:tahun|thn|th|year)\.?\s?)?"
_YEAR = rf"{_YEAR_LABEL} (?P<year>[0-9]{{4}})"
_ANY_YEAR = rf"{_YEAR_LABEL} '?(?P<year>[0-9]{{1,4}})"

FORMS: Final = (
    _form("20221014", r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})", _fused),
    _form("2022-10-14", rf"{_YEAR} {_MARK} {_MONTH} {_SAME_MARK} {_DAY}", _in_digits),
    _form("14/10/2022", rf"{_DAY} {_MARK} {_MONTH} {_SAME_MARK} {_ANY_YEAR}", _in_digits),
    _form("10/2022", rf"{_MONTH} (?: \s?[-/.]\s? | \s ) {_YEAR}", _in_digits),
    _form("2022-10", rf"{_YEAR} (?: \s?[-/.:]\s? | \s ) {_MONTH}", _in_digits),
    _form("2022", _YEAR, _in_digits),
    _form("14 Oktober 2022", rf"{_DAY} {_NTH} {_GAP} {_WORD} {_GAP} {_ANY_YEAR}", _in_words),
    _form("Oktober 14, 2022", rf"{_WORD} {_GAP} {_DAY} {_NTH} [\s,./-]+ {_ANY_YEAR}", _in_words),
    _form("2022 Oktober 14", rf"{_YEAR} {_GAP} {_WORD} {_GAP} {_DAY} {_NTH}", _in_words),
    _form("Oktober 2022", rf"{_WORD} {_GAP} {_YEAR}", _in_words),
    _form("2022 Oktober", rf"{_YEAR} {_GAP} {_WORD}", _in_words),
    _form("17-VIII-1945", rf"{_DAY} [\s/.-] (?P<word>{any_of(ROMAN_MONTHS)}) [\s/.-] (?P<year>[0-9]{{4}})", _in_roman),
    _form("14 Oktober", rf"{_DAY} {_NTH} {_GAP} {_WORD}", _in_words),
    _form("Oktober 14", rf"{_WORD} {_GAP} {_DAY} {_NTH}", _in_words_day_last),
    _form("Oktober", _WORD, _in_words),
    _form("'22", r"'?(?P<year>[0-9]{1,3})", _in_digits),
    _form("14/10", rf"{_DAY} \s?[-/.]\s? {_MONTH}", _in_digits),
)
"""Tried in order; those without a full year stand last and are refused with the year as the reason."""
