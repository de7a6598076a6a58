"""Series of file names: photos numbered consecutively by a camera, scanner or program."""

import re
from typing import Final

from stampgui.dates.names.pasted import is_pasted_name
from stampgui.lazy_pattern import LazyPattern
from stampgui.values import dataclass

MAX_GAP: Final = 50
"""Numbers further apart than this are not neighbours; they may be from another day or memory card."""

_NUMBERED = LazyPattern(r"(?P<before>.*?)(?P<number>\d+)(?P<after>\D*)", re.DOTALL)
_COPY_MARK = LazyPattern(r"(?<=\d)(?:\s?\(\d{1,2}\))+$")


@dataclass(frozen=True, slots=True)
class SeriesPosition:
    """The series a name belongs to, and its number in it (None in a name without a number)."""

    series: str
    number: int | None

    def is_near(self, other: "SeriesPosition") -> bool:
        """Whether both are in the same series with numbers close to each other."""
        if self.series != other.series:
            return False
        return self.number is None or other.number is None or abs(self.number - other.number) <= MAX_GAP


def parse_series_position(stem: str) -> SeriesPosition:
    """Parse a name: "IMG_0012" and "IMG_0013 (2)" are 12 and 13 of the same series.

    A pasted picture is in none, since the time in its name is that of pasting.
    """
    name = _COPY_MARK.sub("", stem.casefold())
    found = None if is_pasted_name(name) else _NUMBERED.fullmatch(name)
    if found is None:
        return SeriesPosition(name, None)
    return SeriesPosition(f"{found['before']}#{found['after']}", int(found["number"]))


def mask_numbers(stem: str) -> str:
    """Replace all numbers in a name: "IMG-20221014-WA0003" becomes "img-#-wa#"."""
    return re.sub(r"\d+", "#", _COPY_MARK.sub("", stem.casefold()))
