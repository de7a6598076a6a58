"""How many processes work for the window."""

import os
from typing import Final

MAX_JOBS: Final = 64
_MAX_AUTOMATIC_JOBS: Final = 8


def choose_worker_count(chosen: int) -> int:
    """Processes that work at once: as many as were `chosen`, or with 0 as suits this computer.

    They run at low priority, so the window's own core may be used, too.
    """
    return min(chosen, MAX_JOBS) if chosen > 0 else min(_MAX_AUTOMATIC_JOBS, count_cores())


def count_cores() -> int:
    return os.cpu_count() or 2
