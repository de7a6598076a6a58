"""Navigation from photo to photo."""

from enum import Enum, auto


class Direction(Enum):
    """Which photo to go to."""

    PREVIOUS = auto()
    NEXT = auto()
    FIRST = auto()
    LAST = auto()


def find_place(direction: Direction, place: int, count: int) -> int:
    """The place to go to from `place` among `count` photos; there is none beyond the first and the last."""
    last = max(count - 1, 0)
    match direction:
        case Direction.PREVIOUS:
            return max(place - 1, 0)
        case Direction.NEXT:
            return min(place + 1, last)
        case Direction.FIRST:
            return 0
        case Direction.LAST:
            return last
