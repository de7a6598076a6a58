"""A worker process that waits for the first photos."""

import threading
from collections.abc import Callable
from contextlib import nullcontext

from stampgui.batch.processing import ExaminingPool, make_examining_pool


class EarlyWorker:
    """Starts the first process of a pool before there is anything to examine: that takes half a second."""

    def __init__(self, count_workers: Callable[[], int]) -> None:
        self._count_workers = count_workers
        self._pool: ExaminingPool | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start it in the background."""
        if self._pool is None and (pool := make_examining_pool(self._count_workers())) is not None:
            self._pool = pool
            self._thread = threading.Thread(target=pool.start_early, name="early worker", daemon=True)
            self._thread.start()

    def take_pool(self) -> "ExaminingPool | None":
        """A pool for the work that begins now, with the process that was started, if there is one.

        Waits until that has been started. None where this process is to do the work.
        """
        pool, self._pool = self._pool, None
        if pool is None:
            return make_examining_pool(self._count_workers())
        assert self._thread is not None
        self._thread.join()
        return pool

    def close(self) -> None:
        """End the process."""
        with self.take_pool() or nullcontext():
            pass
