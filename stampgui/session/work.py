"""The shape of work that runs in the background."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

Work: TypeAlias = Callable[[Callable[[], bool]], Iterator[object]]
"""Takes "has it been cancelled?" and yields results."""
