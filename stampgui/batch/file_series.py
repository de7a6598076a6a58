"""Runs of names: photos that one camera, scanner or program numbered one after the other."""

import re
from dataclasses import dataclass
from typing import Final

MAX_GAP: Final = 50
"""Numbers further apart than this are not neighbours: between them lies another day, or another card."""

_NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>\d+)(?P<after>\D*)", re.DOTALL)
_COPY_MARK = re.compile(r"(?<=\d)(?:\s?\(\d{1,2}\))+$")


@dataclass(frozen=True, slots=True)
class SeriesPosition:
    """Where a name stands: the series that it belongs to, and its number there (None in a name without one)."""

    series: str
    number: int | None

    def is_near(self, other: "SeriesPosition") -> bool:
        """Whether the two were numbered one soon after the other."""
        if self.series != other.series:
            return False
        return self.number is None or other.number is None or abs(self.number - other.number) <= MAX_GAP


def parse_series_position(stem: str) -> SeriesPosition:
    """Return a name's place: "IMG_0012" and "IMG_0013 (2)" are 12 and 13 of one series."""
    name = _COPY_MARK.sub("", stem.casefold())
    found = _NUMBERED.fullmatch(name)
    if found is None:
        return SeriesPosition(name, None)
    return SeriesPosition(f"{found['before']}#{found['after']}", int(found["number"]))


def mask_numbers(stem: str) -> str:
    """Return the name without any of its numbers: "IMG-20221014-WA0003" is of the family "img-#-wa#"."""
    return re.sub(r"\d+", "#", _COPY_MARK.sub("", stem.casefold()))
