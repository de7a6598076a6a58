"""The time of day at the end of a typed date."""

import datetime
import re
from dataclasses import dataclass, replace
from typing import Final

from stampgui.dates.partial import PartialDate
from stampgui.dates.zones import read_offset

_TIME = re.compile(
    r"""
    (?P<body>.*?[^\s,;(])
    (?: (?<=[0-9]) t (?=[0-9]) | [\s,;(]+ )
    (?P<said>
      (?P<at> (?:pukul|pkl|jam|at|@) \.? \s* )?
      (?P<hour>[0-9]{1,2}) (?: [:.] (?P<minute>[0-9]{2}) (?: [:.] (?P<second>[0-9]{2}) (?:[.,][0-9]{1,9})? )? )?
      (?: \s? (?P<half> am|pm|a\.m\.?|p\.m\.?|pagi|siang|sore|malam ) (?![a-z]) )?
      (?: \s? (?P<zone> wib|wita|wit|z|(?:utc|gmt)?\s?[+-][0-9]{1,2}(?::?[0-9]{2})?|utc|gmt ) )?
    )
    \)?
    """,
    re.VERBOSE,
)

_HALVES: Final = {
    "am": {12: 0, **{hour: hour for hour in range(1, 12)}},
    "pm": {12: 12, **{hour: hour + 12 for hour in range(1, 12)}},
    "pagi": {hour: hour for hour in range(12)},
    "siang": {10: 10, 11: 11, 12: 12, 1: 13, 2: 14, 3: 15},
    "sore": {hour: hour + 12 for hour in range(3, 7)},
    "malam": {hour: hour + 12 for hour in range(6, 12)},
}
"""Hours on a twelve-hour clock to hours of the day, for each part of the day; Indonesian parts overlap."""


@dataclass(frozen=True, slots=True)
class ClockText:
    """A time as typed; `half` is a key of the halves of the day or empty, `zone` a zone's name or offset."""

    hour: int
    minute: int
    second: int
    half: str
    zone: str
    said: str


def split_time(text: str) -> tuple[str, ClockText | None]:
    """Take a time off the end of `text`.

    A bare number is a time only after "pukul" and the like or before "pagi", "pm" and the like.
    """
    found = _TIME.fullmatch(text)
    if found is None or not (found["minute"] or found["at"] or found["half"]):
        return text, None
    clock = ClockText(
        hour=int(found["hour"]),
        minute=int(found["minute"] or 0),
        second=int(found["second"] or 0),
        half=(found["half"] or "").replace(".", ""),
        zone=found["zone"] or "",
        said=found["said"],
    )
    return found["body"], clock


def timed(date: PartialDate, clock: ClockText) -> PartialDate | None:
    """Return the full `date` at that time, None when no clock shows it."""
    hour = _hour_of_day(clock)
    offset = read_offset(clock.zone) if clock.zone else None
    if hour is None or (clock.zone and offset is None):
        return None
    try:
        time = datetime.time(hour, clock.minute, clock.second)
    except ValueError:
        return None
    return replace(date, time=time, offset=offset)


def _hour_of_day(clock: ClockText) -> int | None:
    if not clock.half:
        return clock.hour
    hours = _HALVES[clock.half]
    if clock.hour in hours:
        return hours[clock.hour]
    return clock.hour if clock.hour in hours.values() else None  # "20.15 malam" says the same twice
