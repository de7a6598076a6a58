"""Options for reading dates: the time zone and the cut-off date."""

import datetime
from typing import NamedTuple

from stampgui.dates.zones import UnknownZoneError, parse_zone
from stampgui.settings import Settings


class DateOptions(NamedTuple):
    """`zone` is named as in the settings; None means this computer's time zone, or no cut-off date.

    A tuple, because it is part of a dictionary key for each photo and a dataclass is slower to hash.
    """

    zone: str | None = None
    cut_off: datetime.date | None = None

    @property
    def tzinfo(self) -> datetime.tzinfo | None:
        return None if self.zone is None else parse_zone(self.zone)


def parse_date_options(settings: Settings) -> DateOptions:
    """Parse the settings; invalid values, such as a time zone unknown to this computer, count as not set."""
    return DateOptions(_parse_zone(settings.zone), _parse_day(settings.cut_off))


def _parse_zone(name: str) -> str | None:
    try:
        return name if name and parse_zone(name) else None
    except UnknownZoneError:
        return None


def _parse_day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
