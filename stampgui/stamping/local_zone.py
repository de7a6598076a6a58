"""This computer's time zone, with its past changes of offset."""

import datetime
import time


class LocalZone(datetime.tzinfo):
    """Asks the operating system for each moment's offset, so that it can be sent to worker processes."""

    def fromutc(self, moment: datetime.datetime) -> datetime.datetime:
        shown = moment.replace(tzinfo=None) + _find_utc_offset(moment.replace(tzinfo=datetime.UTC))
        return shown.replace(tzinfo=self)

    def utcoffset(self, moment: datetime.datetime | None) -> datetime.timedelta | None:
        return None if moment is None else _find_utc_offset(moment.replace(tzinfo=None))

    def dst(self, moment: datetime.datetime | None) -> None:
        return None

    def tzname(self, moment: datetime.datetime | None) -> None:
        return None


def _find_utc_offset(moment: datetime.datetime) -> datetime.timedelta:
    """Return the offset at an aware moment, or at a naive one in local time."""
    try:
        offset = moment.astimezone().utcoffset()
    except (OSError, OverflowError, ValueError):  # Windows has no local time before 1970
        offset = None
    return datetime.timedelta(seconds=-time.timezone) if offset is None else offset
