"""How dates are read: the zone and the cut-off date that the person chose."""

import datetime
from typing import NamedTuple

from stampgui.dates.named_zones import UnknownZone, zone_of
from stampgui.settings import Settings


class Dating(NamedTuple):
    """`zone` is named as in the settings; None for either means this computer's zone and no cut-off.

    A tuple because it is counted with each photo, which a dataclass is slow at.
    """

    zone: str | None = None
    cut_off: datetime.date | None = None

    @property
    def tzinfo(self) -> datetime.tzinfo | None:
        return None if self.zone is None else zone_of(self.zone)


def dating_of(settings: Settings) -> Dating:
    """What was chosen; what cannot be used, such as a zone that this computer does not know, counts as not chosen."""
    return Dating(_zone(settings.zone), _day(settings.cut_off))


def _zone(name: str) -> str | None:
    try:
        return name if name and zone_of(name) else None
    except UnknownZone:
        return None


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
