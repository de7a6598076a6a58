"""What a camera's clock showed when a photo was taken, and which camera it was."""

from stampgui.dates.clues import Clues
from stampgui.dates.limits import FIRST_YEAR
from stampgui.dates.metadata.scanners import is_scan
from stampgui.dates.partial import PartialDate
from stampgui.dates.sentinels import UNSET_CLOCK_DAYS, is_unset_clock_date
from stampgui.dates.sources import gather_exif_digitized, gather_exif_original
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class Camera:
    """What tells one camera from another; texts that are not known are empty."""

    make: str = ""
    model: str = ""
    serial: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.make or self.model)


@dataclass(frozen=True, slots=True)
class ClockReading:
    """A day, mostly with a time, that a camera's clock showed; right or wrong."""

    camera: Camera
    date: PartialDate


def read_camera_clock(clues: Clues) -> ClockReading | None:
    """Return what the camera's clock showed; None for a scan, without a day, and where the clock did not run."""
    if is_scan(clues):
        return None
    written = next((one for source in (gather_exif_original, gather_exif_digitized) for one in source(clues)), None)
    if written is None or written.date.day is None or _stands_still(written.date):
        return None
    names = (clues.exif.get(name, "") for name in ("Make", "Model", "BodySerialNumber"))
    return ClockReading(Camera(*names), written.date)


def _stands_still(date: PartialDate) -> bool:
    """Whether every photo would show this date: it is written in place of a time that is not known.

    A clock that was reset runs on from its first day, so a later time on such a day tells photos apart. Programs write
    zero as seconds since 1970 instead, which is a whole quarter of an hour in every zone.
    """
    if date.year < FIRST_YEAR:
        return True
    if not is_unset_clock_date(date):
        return False
    if date.first_day not in UNSET_CLOCK_DAYS or date.time is None:
        return True
    return date.time.second == 0 and date.time.minute % 15 == 0
