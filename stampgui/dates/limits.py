"""What a capture date can be: a day of the calendar, after the first photograph, not in the future."""

import datetime
from typing import Final

from stampgui.dates.partial import PartialDate

FIRST_YEAR: Final = 1826
"""The earliest year in which a photograph can have been taken: Niépce's view from the window at Le Gras."""

ZONE_SLACK: Final = datetime.timedelta(days=1)
"""How far a clock in another zone may be ahead of this computer's calendar, and how far two clocks may differ."""

MIDNIGHT: Final = datetime.time()


def make_date(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """Return the date, or None when the calendar does not have it."""
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def make_time(hour: int, minute: int, second: int = 0, fraction: str = "") -> datetime.time | None:
    """Return the time of day; `fraction` holds the digits after the second's decimal point.

    None for a time that does not exist (24:04:20), and for exactly midnight: programs that know only the day
    write 00:00:00.
    """
    try:
        time = datetime.time(hour, minute, second, int(f"{fraction:0<6.6}"))
    except ValueError:
        return None
    return None if time == MIDNIGHT else time


def is_future(date: PartialDate, today: datetime.date) -> bool:
    """Whether all of `date` lies after `today`, by more than differences of time zones can explain."""
    return date.first_day - today > ZONE_SLACK


def is_possible_capture_date(date: PartialDate, today: datetime.date) -> bool:
    """Whether a photo can have been taken then."""
    return date.year >= FIRST_YEAR and not is_future(date, today)
