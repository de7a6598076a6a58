"""Dates told by how long ago they were: "dua hari yang lalu", "bulan lalu", "last Friday". They are only offered."""

import datetime
import re
from collections.abc import Callable
from typing import Final

from stampgui.dates.calendar_words import WEEKDAYS, join_alternatives
from stampgui.dates.limits import make_date
from stampgui.dates.partial import PartialDate

_NUMBER_SPELLINGS: Final = (
    "satu se one a",
    "dua two",
    "tiga three",
    "empat four",
    "lima five",
    "enam six",
    "tujuh seven",
    "delapan eight",
    "sembilan nine",
    "sepuluh ten",
)
_NUMBERS: Final = {word: number for number, words in enumerate(_NUMBER_SPELLINGS, 1) for word in words.split()}
_MONTHS_IN_YEAR: Final = 12

# "minggu lalu" is a week and not a Sunday
_WEEKDAY: Final = join_alternatives({name: day for name, day in WEEKDAYS.items() if name not in ("minggu", "min")})
_AGO: Final = re.compile(
    rf"""
    (?P<number>[0-9]{{1,3}} | {join_alternatives(_NUMBERS)}) \s?
    (?P<unit>hari|day|bulan|month|tahun|year)s? \s (?:yang\s|yg\s)? (?:lalu|silam|ago)
    """,
    re.VERBOSE,
)
_LAST: Final = re.compile(
    r"(?P<unit>bulan|tahun) \s (?:yang\s|yg\s)? (?:lalu|kemarin|kemaren) | (?:last|past) \s (?P<english>month|year)",
    re.VERBOSE,
)
_LAST_WEEKDAY: Final = re.compile(
    rf"""
    (?:hari\s)? (?P<day>{_WEEKDAY}) \s (?:yang\s|yg\s)? (?:lalu|kemarin|kemaren)
    | (?:last|past) \s (?P<english>{_WEEKDAY})
    """,
    re.VERBOSE,
)
_EARLIER_TODAY: Final = re.compile(r"(?:barusan|tadi(?:\s(?:subuh|pagi|siang|sore|malam))?)")
_LAST_NIGHT: Final = re.compile(r"(?:tadi\smalam|semalam|last\snight)")


def find_relative_dates(text: str, today: datetime.date) -> tuple[PartialDate, ...]:
    """Return what the whole cleaned `text` means on that day: a day, a month or a year; () for other words."""
    if _LAST_NIGHT.fullmatch(text):
        return _make_day(today), _make_day(today - datetime.timedelta(days=1))
    if _EARLIER_TODAY.fullmatch(text):
        return (_make_day(today),)
    ago = _AGO.fullmatch(text)
    if ago is not None:
        number = int(ago["number"]) if ago["number"].isdecimal() else _NUMBERS[ago["number"]]
        return _WAYS_BACK[ago["unit"]](today, number)
    last = _LAST.fullmatch(text)
    if last is not None:
        return _WAYS_BACK[last["unit"] or last["english"]](today, 1)
    weekday = _LAST_WEEKDAY.fullmatch(text)
    if weekday is not None:
        passed = (today.weekday() - WEEKDAYS[weekday["day"] or weekday["english"]]) % 7
        return (_make_day(today - datetime.timedelta(days=passed or 7)),)
    return ()


def _make_day(day: datetime.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _go_back_days(today: datetime.date, number: int) -> tuple[PartialDate, ...]:
    return (_make_day(today - datetime.timedelta(days=number)),)


def _go_back_months(today: datetime.date, number: int) -> tuple[PartialDate, ...]:
    year, month = divmod(today.year * _MONTHS_IN_YEAR + today.month - 1 - number, _MONTHS_IN_YEAR)
    date = make_date(year, month + 1)
    return () if date is None else (date,)


def _go_back_years(today: datetime.date, number: int) -> tuple[PartialDate, ...]:
    date = make_date(today.year - number)
    return () if date is None else (date,)


_WAYS_BACK: Final[dict[str, Callable[[datetime.date, int], tuple[PartialDate, ...]]]] = {
    "hari": _go_back_days,
    "day": _go_back_days,
    "bulan": _go_back_months,
    "month": _go_back_months,
    "tahun": _go_back_years,
    "year": _go_back_years,
}
"""How to go back a number of each unit."""
