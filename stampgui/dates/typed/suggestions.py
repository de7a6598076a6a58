"""Explaining why a typed text is not a date, with suggestions of what may have been meant."""

import datetime
import difflib
import re
from collections.abc import Callable, Sequence
from typing import Final

from stampgui.dates.calendar_words import TYPED_MONTHS, WEEKDAYS, join_alternatives
from stampgui.dates.limits import make_date
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed.clock_time import split_time
from stampgui.dates.typed.holidays import find_holidays
from stampgui.dates.typed.refusals import TypedDateError, filter_possible_dates
from stampgui.dates.typed.relative_dates import find_relative_dates
from stampgui.i18n import Message, message

DateParser = Callable[[str], PartialDate | None]
"""Parses a corrected text as strictly as the first one; None where it is no date."""

_MONTH = join_alternatives(TYPED_MONTHS)
_CONJUNCTION = (
    r"(?: s\s?[./]?\s?d\.? | sampai(?:\sdengan)? | hingga | to | until | till | through | dan | and | atau | or )"
)
_RANGE = re.compile(
    rf"""
      (?:[0-9]|\b(?:{_MONTH})\.?) \s* (?:\b{_CONJUNCTION}(?![a-z])|[&,+]) \s* (?:[0-9]|(?:{_MONTH})\b)
    | [0-9]{{1,2}} \s*-\s* [0-9]{{1,2}} \s* (?:{_MONTH})\b
    | \b(?:{_MONTH}) \s*[-/]\s* (?:{_MONTH})\b
    | \b(?:{_MONTH})\b [\s0-9]* - \s* [0-9]{{1,2}} \s* (?:{_MONTH})\b
    | [0-9]{{4}} \s*-\s* [0-9] | [0-9]{{4}} \s*/\s* [0-9]{{2,4}}
    | [0-9] \s -\s [0-9]
    | \b(?:antara|between)\b
    """,
    re.VERBOSE,
)
_MONTH_OF_YEAR = re.compile(rf"\b(?P<word>{_MONTH})\.?[\s,./-]*(?P<year>[0-9]{{4}})(?![0-9])")
_DECADE = re.compile(r".*?(?P<year>[0-9]{2,4})\s?-?\s?(?:an|s)")
_SIX_DIGITS = re.compile(r"(?P<one>[0-9]{2})(?P<two>[0-9]{2})(?P<three>[0-9]{2})")
_FUTURE_WORDS = re.compile(r"\b(?:besok|esok|lusa|tomorrow|next|depan|nanti)\b")
_RELATIVE = re.compile(
    r"""
      (?:[0-9]{1,3}\s)? (?:[^\W\d_]+\s)* (?:lalu|silam|ago)\b
    | \b(?:last|past|this) (?:\s[^\W\d_]+)+
    | \b(?:tadi(?:\s[^\W\d_]+)?|barusan)\b
    """,
    re.VERBOSE,
)
"""Relative to today: "dua hari yang lalu", "last week", "tadi pagi"."""
_YEAR = re.compile(r"(?<![0-9])(?P<year>(?:18|19|20)[0-9]{2})(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

# fmt: off
_OTHER_WORDS: Final = (
    "sekitar", "kira", "lebih", "kurang", "awal", "pertengahan", "akhir", "circa", "ca", "around",
    "about", "early", "mid", "late", "hari", "ini", "today", "kemarin", "yesterday", "tgl", "tanggal",
    "bulan", "bln", "tahun", "thn", "th", "the", "of", "on", "in", "pada", "pukul", "pkl", "jam", "at",
    "subuh", "dini", "pagi", "siang", "sore", "petang", "malam", "am", "pm", "wib", "wita", "wit", "utc", "gmt",
    "difoto", "foto", "diambil", "st", "nd", "rd",
)
# fmt: on
_KNOWN_WORDS = frozenset([*TYPED_MONTHS, *WEEKDAYS, *_OTHER_WORDS])
_LONG_WORDS = tuple(sorted(word for word in _KNOWN_WORDS if len(word) > 2))
_LIMIT = re.compile(r"\b(?:sebelum|sesudah|setelah|sejak|menjelang|sampai|hingga|bukan|before|after|since|until|not)\b")
_LONGEST_DATE: Final = 8
"""In words: "hari Jumat tanggal 14 Oktober 2022 pukul 08.15"."""
_MAY_BE_DAY = re.compile(r"(?:18|19|20)[0-9]{2}|kemar|hari\sini|today|yesterday")
_MIN_SIMILARITY = 0.7  # of difflib: "oktobr" is 0.92 "oktober", "lebaran" is not yet "februari" at 0.53


def diagnose_unreadable(text: str, today: datetime.date, parse: DateParser) -> TypedDateError:
    """Return the most helpful refusal for the cleaned `text`; `parse` checks which corrections of it are dates."""
    return (
        _diagnose_range(text, today)
        or _diagnose_decade(text, today)
        or _diagnose_six_digits(text, today)
        or _diagnose_future(text)
        or _diagnose_relative(text, today)
        or _diagnose_unknown_word(text, today, parse)
        or TypedDateError(
            message(
                "“{text}” is not a date this program can read. Please write it like 14 October 2022, "
                "October 2022 or 2022.",
                text=text,
            ),
            _find_days_within(text, today, parse),
        )
    )


def _diagnose_range(text: str, today: datetime.date) -> TypedDateError | None:
    if _RANGE.search(text) is None:
        return None
    months = (make_date(int(found["year"]), TYPED_MONTHS[found["word"]]) for found in _MONTH_OF_YEAR.finditer(text))
    named = {TYPED_MONTHS[word] for word in _WORD.findall(text) if word in TYPED_MONTHS}
    return TypedDateError(
        message(
            "This is more than one date, and a photo has only one. Please type one date, or only its month or year."
        ),
        filter_possible_dates(months, today) if len(named) == 1 else (),
    )


def _diagnose_decade(text: str, today: datetime.date) -> TypedDateError | None:
    found = _DECADE.fullmatch(text)
    if found is None:
        return None
    around = None if found["year"].endswith("0") else _make_approximate_year(int(found["year"]))
    return TypedDateError(
        message("“{text}” is more than one year. Please write one year, such as “around 1995”.", text=text),
        filter_possible_dates([around], today),
    )


def _make_approximate_year(year: int) -> PartialDate | None:
    return None if make_date(year) is None else PartialDate(year, approximate=True)


def _diagnose_six_digits(text: str, today: datetime.date) -> TypedDateError | None:
    found = _SIX_DIGITS.fullmatch(text)
    if found is None:
        return None
    one, two, three = (int(found[name]) for name in ("one", "two", "three"))
    readings = (make_date(2000 + three, two, one), make_date(2000 + one, two, three))
    return TypedDateError(
        message("“{text}” can be read in more than one way. Please write the year with four digits.", text=text),
        filter_possible_dates(readings, today),
    )


def _diagnose_future(text: str) -> TypedDateError | None:
    if _FUTURE_WORDS.search(text) is None:
        return None
    return TypedDateError(message("That day has not come yet. No photo can have been taken then."))


def _diagnose_relative(text: str, today: datetime.date) -> TypedDateError | None:
    offers = filter_possible_dates(find_relative_dates(split_time(text)[0], today), today)
    if offers and all(offer.day is not None for offer in offers):
        return TypedDateError(_say_days(text, offers), offers)
    if offers:
        return _refuse_vague(text, offers)
    found = _RELATIVE.search(text)
    return None if found is None else _refuse_vague_words(found[0], text, today)


def _diagnose_unknown_word(text: str, today: datetime.date, parse: DateParser) -> TypedDateError | None:
    unknown = next((found for found in _WORD.finditer(text) if found[0] not in _KNOWN_WORDS), None)
    if unknown is None:
        return None
    alike = difflib.get_close_matches(unknown[0], _LONG_WORDS, n=5, cutoff=_MIN_SIMILARITY)
    repaired = [parse(text[: unknown.start()] + word + text[unknown.end() :]) for word in alike]
    offers = filter_possible_dates(repaired, today)
    if offers:
        return TypedDateError(
            message("“{word}” is not a word used in dates. Perhaps it is misspelt?", word=unknown[0]), offers
        )
    within = _find_days_within(text, today, parse)
    if within:
        return TypedDateError(
            message("“{word}” is not part of a date. Please write only the date.", word=unknown[0]), within
        )
    return _refuse_vague_words(unknown[0], text, today)


def _find_days_within(text: str, today: datetime.date, parse: DateParser) -> tuple[PartialDate, ...]:
    """Return the day that the longest part of `text` says, so many words as are a date: "Semarang, 14 Oktober 2022".

    Days before or after an event are none.
    """
    if _LIMIT.search(text):
        return ()
    words = text.split()
    for length in range(min(len(words) - 1, _LONGEST_DATE), 0, -1):
        parts = (" ".join(words[at : at + length]).strip(",.;:()") for at in range(len(words) - length + 1))
        days = (date for part in parts if _MAY_BE_DAY.search(part) and (date := parse(part)) and date.day)
        found = filter_possible_dates(days, today)
        if found:
            return found
    return ()


def _refuse_vague_words(words: str, text: str, today: datetime.date) -> TypedDateError:
    """Refuse `words` of `text` that do not name an exact day; offer a holiday's day, or a year in the text."""
    years = [make_date(int(found["year"])) for found in _YEAR.finditer(text)]
    holiday, days = find_holidays(text, [year.year for year in years if year is not None])
    if offers := filter_possible_dates((PartialDate(day.year, day.month, day.day) for day in days), today):
        return TypedDateError(_say_days(holiday, offers), (*offers, *filter_possible_dates(years, today)))
    return _refuse_vague(words, filter_possible_dates(years, today) if len(years) == 1 else ())


def _refuse_vague(words: str, offers: tuple[PartialDate, ...]) -> TypedDateError:
    return TypedDateError(
        message(
            "“{word}” does not say which day it was. Please write the day, the month and the year in numbers, "
            "or only the year.",
            word=words,
        ),
        offers,
    )


def _say_days(holiday: str, days: Sequence[PartialDate]) -> Message:
    """Where nobody sees the offers, as in a table's row, the sentence alone has to tell the days."""
    first, last = min(day.first_day for day in days), max(day.first_day for day in days)
    if first == last:
        return message(
            "“{word}” was on {day}. Please write or choose that day if the photo was taken on it.",
            word=holiday,
            day=first,
        )
    return message(
        "“{word}” was from {first} to {last}. Please write or choose the day on which the photo was taken.",
        word=holiday,
        first=first,
        last=last,
    )
