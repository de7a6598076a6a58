"""A part of a photo."""

from typing import Final, NamedTuple


class Region(NamedTuple):
    """A part of a photo: edges in fractions of its width and height."""

    left: float
    top: float
    right: float
    bottom: float


WHOLE_PHOTO: Final = Region(0, 0, 1, 1)
