"""A part of a photo."""

from typing import NamedTuple


class Region(NamedTuple):
    """A part of a photo: edges in fractions of its width and height."""

    left: float
    top: float
    right: float
    bottom: float
