"""The type of background work."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

Work: TypeAlias = Callable[[Callable[[], bool]], Iterator[object]]
"""A function that takes "is it cancelled?" and yields results."""
