"""How many processes work at once, for both faces."""

import os
from typing import Final

from stampgui.batch.workers import MAX_WORKERS

_MAX_AUTOMATIC_JOBS: Final = 8
"""More processes hardly help: the disk is what they wait for, and each needs the memory of a decoded photo."""


def choose_worker_count(chosen: int) -> int:
    """Processes that work at once: as many as were `chosen`, or with 0 as suits this computer.

    More than `MAX_WORKERS` count as that many. They run at low priority, so the window's own core may be used, too.
    """
    return min(chosen, MAX_WORKERS) if chosen > 0 else min(_MAX_AUTOMATIC_JOBS, count_cores())


def count_cores() -> int:
    return os.cpu_count() or 2
