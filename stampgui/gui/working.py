"""How many processes work for the window."""

import os
from typing import Final

MOST_JOBS: Final = 64
_MOST_BY_ITSELF: Final = 8


def worker_count(chosen: int) -> int:
    """Processes that work at once: as many as were `chosen`, or with 0 as suits this computer.

    They run at low priority, so the window's own core may be used, too.
    """
    return min(chosen, MOST_JOBS) if chosen > 0 else min(_MOST_BY_ITSELF, cores())


def cores() -> int:
    return os.cpu_count() or 2
