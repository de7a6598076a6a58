"""Dates in EXIF tags, in the standard form and in the other forms that programs write."""

import re
from collections.abc import Mapping
from functools import lru_cache

from stampgui.dates.limits import make_date, make_time
from stampgui.dates.partial import PartialDate
from stampgui.dates.zones import parse_offset
from stampgui.lazy_pattern import LazyPattern

_DAY = LazyPattern(
    r"""
    (?: (?P<year>[0-9]{4}) (?P<mark>[-:./]) (?P<month>[0-9]{1,2}) (?P=mark) (?P<day>[0-9]{1,2}) (?![0-9])
      | (?P<fused_year>[0-9]{4}) (?P<fused_month>[0-9]{2}) (?P<fused_day>[0-9]{2}) )
    (?P<rest>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
_TIME = LazyPattern(
    r"""
    [\s:T]* (?P<hour>[0-9]{1,2}) (?P<mark>:?) (?P<minute>[0-9]{2})
    (?: (?P=mark) (?P<second>[0-9]{2}) (?: [.,] (?P<fraction>[0-9]+) )? )?
    \s* (?P<zone>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
# EXIF 3.0, 4.6.5.1: unknown parts of a date are filled with blanks, the colons stay
_UNKNOWN_PARTS = LazyPattern(r"(?P<year>[0-9]{4})(?:[:-](?P<month>[0-9]{2}|\s*))?[:\s]*")


@lru_cache(maxsize=64)  # several sources look at the same few tags of a photo
def parse_exif_date(text: str, *, subsec: str = "", offset: str = "") -> PartialDate | None:
    """Return the date in an EXIF date text, or None where there is none (blanks, zeros, 2001:12:00).

    `subsec` is the SubSecTime tag and `offset` the OffsetTime tag that belong to the same date; a fraction or
    an offset in the text itself takes precedence. An impossible time is dropped and the day kept. Besides
    "YYYY:MM:DD HH:MM:SS", accepts ISO 8601, dots, slashes, eight digits and a date joined to its time by a colon.
    """
    cleaned = text.replace("\0", " ").strip()
    partial = _UNKNOWN_PARTS.fullmatch(cleaned)
    if partial is not None:
        month = (partial["month"] or "").strip()
        return make_date(int(partial["year"]), int(month) if month else None)
    found = _DAY.fullmatch(cleaned)
    if found is None:
        return None
    parts = [found[name] or found[f"fused_{name}"] for name in ("year", "month", "day")]
    date = make_date(*(int(part) for part in parts))
    return None if date is None else _with_time(date, found["rest"], subsec, offset)


def _with_time(date: PartialDate, text: str, subsec: str, offset: str) -> PartialDate:
    found = _TIME.fullmatch(text)
    if found is None:
        return date
    own_offset = parse_offset(found["zone"])
    if found["zone"].strip() and own_offset is None:
        return date  # something else follows the time, such as "PM", which changes its meaning
    fraction = found["fraction"] or _parse_subsec(subsec)
    time = make_time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0), fraction)
    if time is None:
        return date
    minutes = parse_offset(offset) if own_offset is None else own_offset
    return PartialDate(date.year, date.month, date.day, time, minutes)


def _parse_subsec(subsec: str) -> str:
    cleaned = subsec.replace("\0", " ").strip()
    return cleaned if cleaned.isascii() and cleaned.isdigit() else ""


def find_exif_date(exif: Mapping[str, str], event: str) -> PartialDate | None:
    """Return the date of the "Original" or the "Digitized" tags, with the fraction and offset that belong to it."""
    return parse_exif_date(
        exif.get(f"DateTime{event}", ""),
        subsec=exif.get(f"SubSecTime{event}", ""),
        offset=exif.get(f"OffsetTime{event}", ""),
    )


def has_utc_suffix(text: str) -> bool:
    """Whether the text is explicitly in UTC. "+00:00" is not: it is local time at a place with that offset."""
    return text.replace("\0", " ").strip().upper().endswith(("Z", "UTC", "GMT"))
