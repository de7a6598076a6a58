"""Offsets from UTC and their names."""

import re
from typing import Final

ZONES: Final = {"wib": 7 * 60, "wita": 8 * 60, "wit": 9 * 60, "utc": 0, "gmt": 0, "z": 0}
"""Names of zones and their minutes ahead of UTC; Indonesia's three do not change in summer."""

_OFFSET = re.compile(r"(?:utc|gmt)?\s*(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?")

_INDONESIA: Final = {7 * 60: "WIB", 8 * 60: "WITA", 9 * 60: "WIT"}

EARLIEST: Final = -12 * 60
LATEST: Final = 14 * 60
"""The clocks of Baker Island and Kiritimati, in minutes ahead of UTC: no other clock is beyond them."""


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
    return offset if EARLIEST <= offset <= LATEST else None


def zone_name(offset: int) -> str:
    """Return what people call the zone that many minutes ahead of UTC: "WIB", "UTC+05:30", "UTC"."""
    if offset in _INDONESIA:
        return _INDONESIA[offset]
    hours, minutes = divmod(abs(offset), 60)
    return f"UTC{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}" if offset else "UTC"
