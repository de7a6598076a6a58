"""Navigation from photo to photo."""

from enum import Enum, auto


class Direction(Enum):
    """Which photo to go to."""

    PREVIOUS = auto()
    NEXT = auto()
    FIRST = auto()
    LAST = auto()
