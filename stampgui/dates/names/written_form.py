"""How dates are written in names."""

from enum import Enum, auto


class WrittenForm(Enum):
    """How a date is written in a name, which hints at who wrote it."""

    FUSED = auto()
    """20221014: mostly machines."""
    SEPARATED = auto()
    """2022-10-14, 14.10.2022: machines and people."""
    WORDED = auto()
    """14 Oktober 2022: people, and some programs."""
