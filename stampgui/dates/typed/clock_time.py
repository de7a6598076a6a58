"""The time of day at the end of a typed date."""

import datetime
import re
from typing import Final

from stampgui.dates.partial import PartialDate
from stampgui.dates.zones import parse_offset
from stampgui.values import dataclass, replace

_CLOCK: Final = r"""
    (?P<text>
      (?P<at> (?:pukul|pkl|jam|at|@) \.? \s* )?
      (?P<hour>[0-9]{1,2}) (?: [:.] (?P<minute>[0-9]{2}) (?: [:.] (?P<second>[0-9]{2}) (?:[.,][0-9]{1,9})? )? )?
      (?: \s? (?P<half> am|pm|a\.m\.?|p\.m\.?|dini\shari|subuh|pagi|siang|sore|petang|malam ) (?![a-z]) )?
      (?: \s? (?P<zone> wib|wita|wit|z|(?:utc|gmt)?\s?[+-][0-9]{1,2}(?::?[0-9]{2})?|utc|gmt ) )?
    )
"""
_TIME: Final = re.compile(rf"(?P<body>.*?[^\s,;(]) (?: (?<=[0-9]) t (?=[0-9]) | [\s,;(]+ ) {_CLOCK} \)?", re.VERBOSE)
_TIME_FIRST: Final = re.compile(
    rf"{_CLOCK} (?:\s*,\s*|\s) (?(at)|(?(half)|(?(zone)|(?=.*[^\W\d_])))) (?P<body>.+)", re.VERBOSE
)
"""With "pukul", "pagi" or a zone, or before a date with a word in it: numbers alone may be meant in another order."""

_FUSED_TIME: Final = re.compile(
    r"""
    (?P<body>[0-9]{8}) (?: [_\st] | - (?=[0-9]{6}$) )
    (?P<text> (?P<hour>[0-9]{2}) (?P<minute>[0-9]{2}) (?P<second>[0-9]{2})? )
    """,
    re.VERBOSE,
)
"""As cameras write it in names, which people copy: 20221014_081530."""

_PART_OF_DAY: Final = re.compile(
    r"(?P<body>.*[^\s,;(]) [\s,;(]+ (?:dini|subuh|pagi|siang|sore|petang|malam)(?:\s?hari)? \)?", re.VERBOSE
)

_DAY_PARTS: Final = {
    "am": {12: 0, **{hour: hour for hour in range(1, 12)}},
    "pm": {12: 12, **{hour: hour + 12 for hour in range(1, 12)}},
    "dini hari": {hour: hour for hour in range(5)},
    "subuh": {hour: hour for hour in range(3, 7)},
    "pagi": {hour: hour for hour in range(12)},
    "siang": {10: 10, 11: 11, 12: 12, 1: 13, 2: 14, 3: 15},
    "sore": {hour: hour + 12 for hour in range(3, 7)},
    "petang": {hour: hour + 12 for hour in range(4, 8)},
    "malam": {hour: hour + 12 for hour in range(6, 12)},
}
"""Hours on a twelve-hour clock to hours of the day, for each part of the day; Indonesian parts overlap."""


@dataclass(frozen=True, slots=True)
class TypedTime:
    """A time of day as typed; its numbers may be impossible."""

    hour: int
    """As typed, on a clock of 12 or 24 hours."""
    minute: int
    """0 where none was typed."""
    second: int
    """0 where none was typed."""
    day_part: str
    """A key of `_DAY_PARTS`, or empty."""
    zone: str
    """A zone's name or offset, "wib" or "+07:00", or empty."""
    text: str
    """All of it as typed."""


def split_time(text: str) -> tuple[str, TypedTime | None]:
    """Split a time off the end of `text`, or off its start; None where there is none.

    A bare number is a time only after "pukul" and the like, or before "pagi", "pm" and the like.
    """
    fused = _FUSED_TIME.fullmatch(text)
    if fused is not None:
        return fused["body"], TypedTime(
            int(fused["hour"]),
            int(fused["minute"]),
            int(fused["second"] or 0),
            day_part="",
            zone="",
            text=fused["text"],
        )
    found = next(filter(_has_time, (_TIME.fullmatch(text), _TIME_FIRST.fullmatch(text))), None)
    if found is None:
        return text, None
    clock = TypedTime(
        hour=int(found["hour"]),
        minute=int(found["minute"] or 0),
        second=int(found["second"] or 0),
        day_part=(found["half"] or "").replace(".", ""),
        zone=found["zone"] or "",
        text=found["text"],
    )
    return found["body"], clock


def _has_time(found: re.Match[str] | None) -> bool:
    return found is not None and bool(found["minute"] or found["at"] or found["half"])


def strip_part_of_day(text: str) -> str:
    """Remove a final "subuh", "pagi", "siang", "sore" or "malam", which gives no time of day on its own."""
    found = _PART_OF_DAY.fullmatch(text)
    return found["body"] if found else text


def with_typed_time(date: PartialDate, clock: TypedTime) -> PartialDate | None:
    """Return the full `date` at that time, None for a time that does not exist."""
    hour = _convert_to_24_hours(clock)
    offset = parse_offset(clock.zone) if clock.zone else None
    if hour is None or (clock.zone and offset is None):
        return None
    try:
        time = datetime.time(hour, clock.minute, clock.second)
    except ValueError:
        return None
    return replace(date, time=time, offset=offset)


def _convert_to_24_hours(clock: TypedTime) -> int | None:
    if not clock.day_part:
        return clock.hour
    hours = _DAY_PARTS[clock.day_part]
    if clock.hour in hours:
        return hours[clock.hour]
    return clock.hour if clock.hour in hours.values() else None  # "20.15 malam" is already on a 24-hour clock
