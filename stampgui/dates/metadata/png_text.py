"""Dates in the text chunks of PNG files."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from stampgui.dates.calendar_words import MONTHS, WEEKDAYS, join_alternatives
from stampgui.dates.evidence import ParsedDate
from stampgui.dates.limits import make_date, make_time
from stampgui.dates.metadata.exif import has_utc_suffix, parse_exif_date
from stampgui.dates.partial import PartialDate
from stampgui.dates.zones import parse_offset
from stampgui.lazy_pattern import LazyPattern

CAPTURE_KEYWORDS: Final = ("exif:datetimeoriginal", "datetimeoriginal", "creation time", "creationtime", "create-date")
"""Lower-case keywords for the capture date, the most reliable first (PNG 3rd edition, 11.3.3.1; ImageMagick's exif:).

ImageMagick's date:create and date:modify are left out: they are the times of the file that it read.
"""

_WEEKDAY = rf"(?: (?:{join_alternatives(WEEKDAYS)})\.? ,? \s+ )?"
_MONTH = rf"(?P<month>{join_alternatives(MONTHS)})\.?"
_CLOCK = r"""
    (?P<hour>[0-9]{1,2}) [:.] (?P<minute>[0-9]{2}) (?: [:.] (?P<second>[0-9]{2}) (?:[.,][0-9]+)? )?
    (?: \s? (?P<half>[ap])\.?m\b\.? )?
"""
_ZONE = r"(?P<zone> [a-z]{1,4} | (?:utc|gmt)? \s? [+-][0-9]{1,2}:?(?:[0-9]{2})? ) (?: \s* \([^)]*\) )?"
_MAYBE_CLOCK = rf"(?: [\s,]+ (?:(?:at|pukul)\s)? {_CLOCK} (?: \s* {_ZONE} )? )?"
_FORMS: Final = tuple(
    LazyPattern(form, re.VERBOSE | re.IGNORECASE)
    for form in (
        # RFC 1123, also with names in other languages: "Fri, 14 Oct 2022 08:15:30 +0700"
        rf"{_WEEKDAY} (?P<day>[0-9]{{1,2}}) [\s.-]+ {_MONTH} [\s,-]+ (?P<year>[0-9]{{4}}) {_MAYBE_CLOCK}",
        # C's asctime, and date(1): "Fri Oct 14 08:15:30 WIB 2022"
        rf"{_WEEKDAY} {_MONTH} \s+ (?P<day>[0-9]{{1,2}}) \s+ {_CLOCK} (?: \s* {_ZONE} )? \s+ (?P<year>[0-9]{{4}})",
        # written out in English: "October 14th, 2022 at 8:15 am"
        rf"{_WEEKDAY} {_MONTH} \s+ (?P<day>[0-9]{{1,2}}) (?:st|nd|rd|th)? ,? \s+ (?P<year>[0-9]{{4}}) {_MAYBE_CLOCK}",
    )
)
_MAX_LENGTH: Final = 100


def parse_png_dates(text: Mapping[str, str]) -> Iterator[ParsedDate]:
    """Yield the dates in the texts, the most reliable keyword first; the case of keywords does not matter."""
    if not text:
        return
    by_keyword = {keyword.strip().lower(): value for keyword, value in text.items()}
    for keyword in CAPTURE_KEYWORDS:
        raw = by_keyword.get(keyword, "")
        date = parse_text_date(raw)
        if date is not None:
            # "+0000" means UTC here: programs that know no zone write it, and it is no zone of Indonesia
            yield ParsedDate(date, raw, utc=date.offset == 0 or has_utc_suffix(raw))


def parse_text_date(text: str) -> PartialDate | None:
    """Return the date in a free text, None where it cannot be read with certainty (10/11/2022)."""
    cleaned = " ".join(text[: _MAX_LENGTH + 1].split())
    if len(cleaned) > _MAX_LENGTH:
        return None
    found = next((match for form in _FORMS if (match := form.fullmatch(cleaned))), None)
    if found is None:
        return parse_exif_date(cleaned)
    date = make_date(int(found["year"]), MONTHS[found["month"].casefold()], int(found["day"]))
    return None if date is None else _add_time(date, found)


def _add_time(date: PartialDate, found: re.Match[str]) -> PartialDate:
    if found["hour"] is None:
        return date
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    time = make_time(hour, int(found["minute"]), int(found["second"] or 0))
    if time is None:
        return date
    return PartialDate(date.year, date.month, date.day, time, parse_offset(found["zone"] or ""))
