"""Seconds since 1970, as downloads write them."""

import datetime
import re
from typing import Any, Final

_DIGITS = re.compile(r"[0-9]{1,10}", re.ASCII)
_FIRST: Final = 2 * 24 * 60 * 60  # the first two days are nobody's photo but a counter that was never set
_LAST: Final = 4_102_444_800  # the year 2100: whatever is beyond counts something else, milliseconds mostly


def read_epoch(value: Any) -> datetime.datetime | None:
    """Return the moment in UTC that a JSON number or a text of digits tells; None for zero, negative and absurd ones.

    Negative ones are refused too, because downloads write them for photos whose date nobody knew.
    """
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not _FIRST <= value < _LAST:
        return None
    return datetime.datetime.fromtimestamp(value, datetime.UTC)
