"""Ways from one photo to the next."""

from enum import Enum, auto


class Direction(Enum):
    """From one photo to another."""

    PREVIOUS = auto()
    NEXT = auto()
    FIRST = auto()
    LAST = auto()
