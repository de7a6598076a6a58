"""Offsets from UTC, and what a UTC time says about the day in Indonesia."""

import datetime
import re
from typing import Final

ZONES: Final = {"wib": 7 * 60, "wita": 8 * 60, "wit": 9 * 60, "utc": 0, "gmt": 0, "z": 0}
"""Names of zones and their minutes ahead of UTC; Indonesia's three do not change in summer."""

_OFFSET = re.compile(r"(?:utc|gmt)?\s*(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?")

_EARLIEST, _LATEST = -12 * 60, 14 * 60  # the clocks of Baker Island and Kiritimati
_NEXT_DAY_IN_PAPUA = 24 - 9


def read_offset(text: str) -> int | None:
    """Return the minutes ahead of UTC that "+07:00", "GMT+7", "Z" or "WIB" says, None for anything else."""
    cleaned = text.strip().lower()
    if cleaned in ZONES:
        return ZONES[cleaned]
    found = _OFFSET.fullmatch(cleaned)
    if found is None:
        return None
    minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
    offset = -minutes if found["sign"] == "-" else minutes
    return offset if _EARLIEST <= offset <= _LATEST else None


def utc_day_unsure(time: datetime.time | None) -> bool:
    """Whether the day of a UTC time may be the wrong day for somebody in Indonesia.

    From 15:00 UTC it is the next day in Papua (WIT), from 17:00 in Java (WIB). Nobody knows yet where the
    photo was taken, so the earliest of the three counts; so does a time that is missing.
    """
    return time is None or time.hour >= _NEXT_DAY_IN_PAPUA
