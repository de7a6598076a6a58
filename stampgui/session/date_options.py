"""How dates are read: the zone and the cut-off date that the person chose."""

import datetime
from typing import NamedTuple

from stampgui.dates.zones import UnknownZoneError, parse_zone
from stampgui.settings import Settings


class DateOptions(NamedTuple):
    """`zone` is named as in the settings; None for either means this computer's zone and no cut-off.

    A tuple because it is counted with each photo, which a dataclass is slow at.
    """

    zone: str | None = None
    cut_off: datetime.date | None = None

    @property
    def tzinfo(self) -> datetime.tzinfo | None:
        return None if self.zone is None else parse_zone(self.zone)


def parse_date_options(settings: Settings) -> DateOptions:
    """What was chosen; what cannot be used, such as a zone that this computer does not know, counts as not chosen."""
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
