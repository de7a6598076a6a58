"""The forms in which a date can be typed, once the words around it are removed."""

import re
from collections.abc import Callable
from typing import Final

from stampgui.dates.calendar_words import ROMAN_MONTHS, TYPED_MONTHS, join_alternatives
from stampgui.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class TypedParts:
    """The parts of a date as typed, not checked: any number may be impossible."""

    year: str | None
    """Its digits, perhaps fewer than four; None where there is no year."""
    month: int | None = None
    """None where there is no month."""
    day: int | None = None
    """None where there is no day."""
    digits_only: bool = False
    """Whether the month is a number, so that the numbers may be meant in another order."""
    day_last: bool = False
    """Whether the last number was taken for a day but may be meant as a year ("okt 22")."""
    eight_digits: str = ""
    """The whole date where it was typed as eight digits in a row, else empty."""


@dataclass(frozen=True, slots=True)
class DateForm:
    """What a date of this form looks like, and how the groups of its match are turned into parts."""

    name: str
    regex: re.Pattern[str]
    parser: Callable[[re.Match[str]], TypedParts]


def _parse_digits(match: re.Match[str]) -> TypedParts:
    groups = match.groupdict()
    day, month = groups.get("day"), groups.get("month")
    return TypedParts(groups.get("year"), int(month) if month else None, int(day) if day else None, digits_only=True)


def _parse_eight_digits(match: re.Match[str]) -> TypedParts:
    return TypedParts(match["year"], int(match["month"]), int(match["day"]), digits_only=True, eight_digits=match[0])


def _parse_month_name(match: re.Match[str]) -> TypedParts:
    groups = match.groupdict()
    day, word = groups.get("day"), match["word"]
    return TypedParts(groups.get("year"), TYPED_MONTHS[word], int(day) if day else None)


def _parse_month_name_day_last(match: re.Match[str]) -> TypedParts:
    return replace(_parse_month_name(match), day_last=True)


def _parse_roman_month(match: re.Match[str]) -> TypedParts:
    return TypedParts(match["year"], ROMAN_MONTHS[match["word"]], int(match["day"]))


def _make_form(name: str, regex: str, parser: Callable[[re.Match[str]], TypedParts]) -> DateForm:
    return DateForm(name, re.compile(regex, re.VERBOSE), parser)


_SEPARATOR = r"(?: \s?(?P<mark>[-/.:_])\s? | (?P<blank>\s) )"
_SAME_SEPARATOR = r"(?: (?(blank)\s|\s?(?P=mark)\s?) )"
_GAP = r"[\s,./_-]*"
_DAY = r"(?:(?:tgl|tanggal)\.?\s?)? (?P<day>[0-9]{1,2})"
_ORDINAL_SUFFIX = r"(?:st|nd|rd|th)?"
_MONTH_LABEL = r"(?:(?:bulan|bln|month)\.?\s?)?"
_MONTH = rf"{_MONTH_LABEL} (?P<month>[0-9]{{1,2}})"
_WORD = rf"(?:of\s)? {_MONTH_LABEL} (?P<word>{join_alternatives(TYPED_MONTHS)})\.?"
_YEAR_LABEL = r"(?:(?:tahun|thn|th|year)\.?\s?)?"
_YEAR = rf"{_YEAR_LABEL} (?P<year>[0-9]{{4}})"
_ANY_YEAR = rf"{_YEAR_LABEL} '?(?P<year>[0-9]{{1,4}})"

FORMS: Final = (
    _make_form("20221014", r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})", _parse_eight_digits),
    _make_form("2022-10-14", rf"{_YEAR} {_SEPARATOR} {_MONTH} {_SAME_SEPARATOR} {_DAY}", _parse_digits),
    _make_form("14/10/2022", rf"{_DAY} {_SEPARATOR} {_MONTH} {_SAME_SEPARATOR} {_ANY_YEAR}", _parse_digits),
    _make_form("10/2022", rf"{_MONTH} (?: \s?[-/.]\s? | \s ) {_YEAR}", _parse_digits),
    _make_form("2022-10", rf"{_YEAR} (?: \s?[-/.:]\s? | \s ) {_MONTH}", _parse_digits),
    _make_form("2022", _YEAR, _parse_digits),
    _make_form("14 Oktober 2022", rf"{_DAY} {_ORDINAL_SUFFIX} {_GAP} {_WORD} {_GAP} {_ANY_YEAR}", _parse_month_name),
    _make_form(
        "Oktober 14, 2022", rf"{_WORD} {_GAP} {_DAY} {_ORDINAL_SUFFIX} [\s,./-]+ {_ANY_YEAR}", _parse_month_name
    ),
    _make_form("2022 Oktober 14", rf"{_YEAR} {_GAP} {_WORD} {_GAP} {_DAY} {_ORDINAL_SUFFIX}", _parse_month_name),
    _make_form("Oktober 2022", rf"{_WORD} {_GAP} {_YEAR}", _parse_month_name),
    _make_form("2022 Oktober", rf"{_YEAR} {_GAP} {_WORD}", _parse_month_name),
    _make_form(
        "17-VIII-1945",
        rf"{_DAY} [\s/.-] (?P<word>{join_alternatives(ROMAN_MONTHS)}) [\s/.-] (?P<year>[0-9]{{4}})",
        _parse_roman_month,
    ),
    _make_form("14 Oktober", rf"{_DAY} {_ORDINAL_SUFFIX} {_GAP} {_WORD}", _parse_month_name),
    _make_form("Oktober 14", rf"{_WORD} {_GAP} {_DAY} {_ORDINAL_SUFFIX}", _parse_month_name_day_last),
    _make_form("Oktober '22", rf"{_WORD} {_GAP} '(?P<year>[0-9]{{2}})", _parse_month_name),
    _make_form("Oktober", _WORD, _parse_month_name),
    _make_form("'22", r"'?(?P<year>[0-9]{1,3})", _parse_digits),
    _make_form("14/10", rf"{_DAY} \s?[-/.]\s? {_MONTH}", _parse_digits),
)
"""Tried in order. Those without a full year come last, and are refused because of the year."""
