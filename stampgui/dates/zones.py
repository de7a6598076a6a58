"""Offsets from UTC and their names."""

import datetime
from typing import Final

from stampgui.i18n import ExplainedError, message
from stampgui.lazy_pattern import LazyPattern

ZONE_OFFSETS: Final = {"wib": 7 * 60, "wita": 8 * 60, "wit": 9 * 60, "utc": 0, "gmt": 0, "z": 0}
"""Names of zones and their minutes ahead of UTC; Indonesia's three have no daylight saving time."""

_OFFSET = LazyPattern(r"(?:utc|gmt)?\s*(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?")

_INDONESIAN_NAMES: Final = {7 * 60: "WIB", 8 * 60: "WITA", 9 * 60: "WIT"}

MIN_OFFSET: Final = -12 * 60
"""Minutes ahead of UTC on Baker Island, the least in the world."""
MAX_OFFSET: Final = 14 * 60
"""Minutes ahead of UTC on Kiritimati, the most in the world."""


def parse_offset(text: str) -> int | None:
    """Return the minutes ahead of UTC that "+07:00", "GMT+7", "Z" or "WIB" means, None for anything else."""
    cleaned = text.strip().lower()
    if cleaned in ZONE_OFFSETS:
        return ZONE_OFFSETS[cleaned]
    found = _OFFSET.fullmatch(cleaned)
    if found is None:
        return None
    minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
    offset = -minutes if found["sign"] == "-" else minutes
    return offset if MIN_OFFSET <= offset <= MAX_OFFSET else None


def format_zone(offset: int) -> str:
    """Return what people call the zone that many minutes ahead of UTC: "WIB", "UTC+05:30", "UTC"."""
    if offset in _INDONESIAN_NAMES:
        return _INDONESIAN_NAMES[offset]
    hours, minutes = divmod(abs(offset), 60)
    return f"UTC{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}" if offset else "UTC"


LOCAL_ZONE: Final = "local"
"""The name that stands for this computer's zone."""

INDONESIAN_ZONES: Final = ("WIB", "WITA", "WIT")


class UnknownZoneError(ExplainedError):
    """A zone that this computer does not know."""


def parse_zone(name: str) -> datetime.tzinfo | None:
    """Return the zone called `name`, None for this computer's own. Raises UnknownZoneError."""
    if name.lower() == LOCAL_ZONE:
        return None
    if name.upper() in INDONESIAN_ZONES:
        minutes = parse_offset(name)
        assert minutes is not None
        return datetime.timezone(datetime.timedelta(minutes=minutes), name.upper())
    import zoneinfo  # late: few calls name another zone

    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZoneError(
            message(
                "The zone “{zone}” is not known. Write local, WIB, WITA, WIT or one such as Asia/Jakarta.", zone=name
            )
        ) from error
