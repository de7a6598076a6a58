"""The zone that a person names for moments told in UTC."""

import datetime
import zoneinfo
from typing import Final

from stampgui.dates.zones import read_offset
from stampgui.i18n import Explained, message

LOCAL: Final = "local"
INDONESIAN: Final = ("WIB", "WITA", "WIT")


class UnknownZone(Explained):
    """A zone that this computer does not know."""


def zone_of(name: str) -> datetime.tzinfo | None:
    """Return the zone called `name`, None for this computer's own. Raises UnknownZone."""
    if name.lower() == LOCAL:
        return None
    if name.upper() in INDONESIAN:
        minutes = read_offset(name)
        assert minutes is not None
        return datetime.timezone(datetime.timedelta(minutes=minutes), name.upper())
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(
            message(
                "The zone “{zone}” is not known. Write local, WIB, WITA, WIT or one such as Asia/Jakarta.", zone=name
            )
        ) from error
