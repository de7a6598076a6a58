"""Dates in file names, as cameras, phones, messengers and people write them."""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePath

from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.limits import is_possible_capture_date
from stampgui.dates.names.context import (
    CAMERA_PREFIX,
    EMPLOYEE_NUMBER,
    IDENTIFIER,
    has_other_event,
    has_wrong_weekday,
    is_approximate,
)
from stampgui.dates.names.pasted import PASTED_NAME
from stampgui.dates.names.patterns import PATTERNS, NamePattern
from stampgui.dates.partial import PartialDate
from stampgui.image.format import PHOTO_SUFFIXES
from stampgui.lazy_pattern import LazyPattern
from stampgui.values import replace

_CONSUMED = "|"  # replaces characters that one pattern has matched, so that no other matches them again
_MAX_NAME_LENGTH = 255  # what file systems allow
_HOURS = 24
_MINUTES = 60
_MAYBE_DATE = LazyPattern(
    r"""
    (?:18|19|20)[0-9]{2} | 1[0-9]{9}                          # a year, or seconds since 1970
    | [0-9]{2} ([-._]?) [0-9]{2} \1 [0-9]{2}                  # a year of two digits
    | [0-9] .{0,5} [^\W\d_]{3} .{0,12} [0-9]{2}               # the same behind a word
    """,
    re.VERBOSE | re.DOTALL,
)
"""What every one of `PATTERNS` needs: most counters of cameras hold no date, and are looked at no further."""


@lru_cache(maxsize=2)  # two sources ask for each name: capture dates and dates of receiving
def find_dates_in_filename(path: PurePath, *, today: datetime.date) -> tuple[Evidence, ...]:
    """Return every date in the file's name, the certain ones first; an empty tuple for none.

    A date with an offset is in UTC.
    """
    return find_dates_in_name(_remove_suffixes(path), raw=path.name, today=today)


def _remove_suffixes(path: PurePath) -> str:
    """The name without its suffix, and without a second one, of a converter or hidden by Windows: "a.heic.jpg"."""
    inner = PurePath(path.stem)
    return inner.stem if inner.suffix.lower() in PHOTO_SUFFIXES else path.stem


def find_dates_in_name(name: str, *, raw: str, today: datetime.date) -> tuple[Evidence, ...]:
    """Return the dates in `name`, a name without its extension; `raw` goes into the evidence.

    Ambiguous, so never enough on their own, are: two different dates in one name, either end of a range of days, a
    date with a word for another event ("scan", "backup", "before"), one with the wrong weekday ("Senin 14-10-2022",
    a Friday) or an ordinal for a day ("tahap 2 Mei 2022"), a year without a month, and digits that can be read in
    two orders. A date that the name marks as uncertain ("sekitar", "±") is approximate and has no time.
    Dates before photography and in the future are ignored: they are other numbers.
    """
    found = tuple(
        Evidence(date, pattern.source, raw, ambiguous=pattern.ambiguous or unsure)
        for pattern, date, unsure in _find_possible_dates(name[:_MAX_NAME_LENGTH], today)
    )
    of_capture = [evidence for evidence in found if evidence.source is Source.FILENAME]
    if _disagree(of_capture):
        found = tuple(evidence if evidence.weak else replace(evidence, ambiguous=True) for evidence in found)
    return tuple(dict.fromkeys(sorted(found, key=lambda evidence: evidence.weak)))


def may_hold_date(name: str) -> bool:
    """Whether any of `PATTERNS` may match, told without compiling them all."""
    return _MAYBE_DATE.search(name) is not None


def _find_possible_dates(name: str, today: datetime.date) -> Iterator[tuple[NamePattern, PartialDate, bool]]:
    """Yield each pattern that matches with its date, and whether that is ambiguous."""
    if not may_hold_date(name):
        return
    rest = name
    for number in (EMPLOYEE_NUMBER, PASTED_NAME):
        rest = number.sub(lambda match: IDENTIFIER * len(match[0]), rest)
    found = False
    for pattern in PATTERNS:
        if found and (pattern.last_resort or not may_hold_date(rest)):
            return
        for match in pattern.regex.finditer(rest):
            before = rest[: match.start()]
            if pattern.last_resort and CAMERA_PREFIX.search(before):
                continue
            readings = [one for one in pattern.parser(match) if is_possible_capture_date(one.date, today)]
            if not readings:
                continue
            from stampgui.dates.names.shapes import is_accounted_for  # late: it has long lists of words

            found = True
            after = rest[match.end() :]
            of_capture = pattern.source is Source.FILENAME
            unsure = of_capture and has_other_event(before, match[0], after)
            has_time = match.groupdict().get("hour") is not None
            for reading in readings:
                date = reading.date
                accounted = not of_capture or (
                    _shows_possible_time(match)
                    and is_accounted_for(pattern.form, date, before=before, after=after, has_time=has_time)
                )
                wrong_weekday = date.day is not None and has_wrong_weekday(before, after, date.first_day)
                if is_approximate(before, after, has_day=date.day is not None):
                    date = replace(date.without_time(), approximate=True)
                yield pattern, date, reading.ambiguous or unsure or wrong_weekday or not accounted
            rest = before + _CONSUMED * len(match[0]) + after


def _shows_possible_time(match: re.Match[str]) -> bool:
    """Whether the digits that stand where a time does can be one: no clock shows 25.61.00."""
    shown = match.groupdict()
    hour, minute, second = (int(shown.get(part) or 0) for part in ("hour", "minute", "second"))
    return hour < _HOURS and max(minute, second) < _MINUTES


def _disagree(found: list[Evidence]) -> bool:
    same_day = datetime.timedelta(0)
    return any(not one.date.agrees_with(other.date, slack=same_day) for one in found for other in found)
