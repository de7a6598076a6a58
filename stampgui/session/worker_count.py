"""The number of worker processes, for the window and the command line."""

import os
from typing import Final

from stampgui.batch.jobs import MAX_WORKERS

_MAX_AUTOMATIC_JOBS: Final = 8
"""More processes hardly help, since they wait for the disk, and each needs memory for a decoded photo."""


def choose_worker_count(chosen: int) -> int:
    """The number of worker processes: `chosen`, at most `MAX_WORKERS`, or for 0 what suits this computer.

    Workers run at low priority, so the core that the window needs can be used, too.
    """
    return min(chosen, MAX_WORKERS) if chosen > 0 else min(_MAX_AUTOMATIC_JOBS, count_cores())


def count_cores() -> int:
    return os.cpu_count() or 2
