"""Sizes and points without Qt."""

from typing import TypeAlias

Size: TypeAlias = tuple[int, int]
"""Width and height."""


Point: TypeAlias = tuple[float, float]
