"""The zone of this computer, with its changes of offset in the past."""

import datetime
import time


class LocalZone(datetime.tzinfo):
    """Asks the operating system about each moment anew, and so it is the same in worker processes."""

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
    """Return the offset at an aware moment, or at a naive one on this computer's clock."""
    try:
        offset = moment.astimezone().utcoffset()
    except (OSError, OverflowError, ValueError):  # Windows knows no local time before 1970
        offset = None
    return datetime.timedelta(seconds=-time.timezone) if offset is None else offset
