"""Values in the JSON files of downloads."""

import datetime
import re
from typing import Any, Final

from stampgui.lazy_pattern import LazyPattern

_DIGITS = LazyPattern(r"-?[0-9]{1,10}", re.ASCII)
_MIN_EPOCH: Final = 2 * 24 * 60 * 60  # the first two days mean a counter that was never set
_FIRST_PHOTO_EPOCH: Final = -4_544_208_000  # 1826, the first year of dates.limits
_MAX_EPOCH: Final = 4_102_444_800  # the year 2100: larger numbers count something else, mostly milliseconds


def find_nested(value: Any, *names: str) -> Any:
    """Return the value under `names` in nested objects; None where one is missing or is not an object."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def parse_epoch(value: Any, *, before_1970: bool = False) -> datetime.datetime | None:
    """Return the moment in UTC for seconds since 1970, a JSON number or a text of digits; None for implausible ones.

    Negative ones count only with `before_1970`: Facebook and Instagram write them for photos of unknown date.
    """
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    is_old = before_1970 and _FIRST_PHOTO_EPOCH <= value <= -_MIN_EPOCH
    if not is_old and not _MIN_EPOCH <= value < _MAX_EPOCH:
        return None
    # datetime's own conversion refuses negative numbers on Windows
    return datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(seconds=value)
