"""Processes that share the jobs of a batch; one that dies costs no more than the job that it was doing."""

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import wait
from types import TracebackType
from typing import Final, Generic, Self, TypeVar

from stampgui.worker_process import WorkerProcess

J = TypeVar("J")
R = TypeVar("R")

MAX_WORKERS: Final = 61
"""Windows waits for 64 objects at once (MAXIMUM_WAIT_OBJECTS), of which Python needs some for itself; see the same
bound in concurrent.futures.ProcessPoolExecutor."""
POLL_INTERVAL: Final = 0.1
"""Seconds between looks at whether the person has cancelled, or goes on after a pause."""
_CANCEL_GRACE: Final = 0.25
"""Seconds that a person who cancels does not feel, and in which most photos are finished."""
_SECONDS_TO_ESTIMATE: Final = 120.0
"""How long a job may take where there is no time limit of its own yet, or none at all; disks that sleep wake sooner."""
_MAX_COUNTED_WAIT: Final = 1.0
"""A wait that took longer says that the computer slept, and the workers with it."""
_MAX_AHEAD: Final = 16
"""Results per worker that may wait for a slower one before them; bounds the memory of a batch."""


def never() -> bool:
    return False


class WorkerPool(Generic[J, R]):
    """Up to `count` processes that run `work`; `on_lost` makes the result of a job whose process died.

    `on_lost` gets the job and the dead process's id, also for jobs that were given up on cancel. `time_limit` tells how
    many seconds a job may take. It is asked in the process that is about to do the job, because looking at a file may
    hang as well. A process whose job takes longer is ended, and `on_overdue` makes the result.
    """

    def __init__(
        self,
        work: Callable[[J], R],
        *,
        count: int,
        on_lost: Callable[[J, int], R],
        on_overdue: Callable[[J, int], R] | None = None,
        time_limit: Callable[[J], float] | None = None,
    ) -> None:
        self._work = work
        self._time_limit = time_limit
        self._on_lost = on_lost
        self._on_overdue = on_overdue or on_lost
        self._count = min(count, MAX_WORKERS)
        self._workers: list[_Worker[J, R]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.close()
            if worker.task is not None:
                self._on_lost(worker.task.job, worker.process.pid)

    def map(
        self, jobs: Iterable[J], *, cancelled: Callable[[], bool], paused: Callable[[], bool] = never
    ) -> Iterator[R]:
        """Yield the results in the order of `jobs`, which are drawn only as workers get free.

        While `paused` is true, what was begun is finished and nothing is drawn. After `cancelled` turns true, what is
        nearly finished is waited for, so that no copy lies there of which nothing is told.
        """
        numbered = enumerate(jobs)
        done: dict[int, R] = {}
        following = 0
        more = True

        def in_order() -> Iterator[R]:
            nonlocal following
            while following in done:
                yield done.pop(following)
                following += 1

        while not cancelled():
            while more and not paused() and self._has_room(self._furthest_number(done) - following):
                task = next((_Task(number, job) for number, job in numbered), None)
                more = task is not None
                if task is not None:
                    self._find_idle().start(task)
            if not more and not done and not self._busy:
                return
            if self._busy:
                done.update(self._collect())
            else:
                time.sleep(POLL_INTERVAL)
            yield from in_order()
        ending = time.monotonic() + _CANCEL_GRACE
        while self._busy and time.monotonic() < ending:
            done.update(self._collect())
        yield from in_order()

    def _has_room(self, ahead: int) -> bool:
        return self._busy < self._count and ahead < _MAX_AHEAD * self._count

    @property
    def _busy(self) -> int:
        return sum(worker.task is not None for worker in self._workers)

    def _find_idle(self) -> "_Worker[J, R]":
        """A worker without a job; processes are started only when jobs wait for them."""
        for worker in self._workers:
            if worker.task is None:
                return worker
        self._workers.append(_Worker(self._work, self._time_limit))
        return self._workers[-1]

    def _furthest_number(self, done: dict[int, R]) -> int:
        busy = [worker.task.number for worker in self._workers if worker.task is not None]
        return max((*done, *busy), default=0)

    def _collect(self) -> Iterator[tuple[int, R]]:
        """Wait a moment for results; take those that are there, and end what is overdue."""
        busy = {worker.process.connection: worker for worker in self._workers if worker.task is not None}
        began = time.monotonic()
        ready = wait(list(busy), POLL_INTERVAL)
        # only the time that is waited here counts: whoever reads the results slowly does not make workers overdue
        waited = min(time.monotonic() - began, _MAX_COUNTED_WAIT)
        for connection in ready:
            yield from self._receive(busy[connection])  # type: ignore[index]  # wait() returns what it was given
        for worker in busy.values():
            if worker.task is not None:
                worker.task.remaining_seconds -= waited
                if worker.task.remaining_seconds <= 0:
                    yield self._end_overdue(worker, worker.task)

    def _receive(self, worker: "_Worker[J, R]") -> Iterator[tuple[int, R]]:
        task = worker.task
        assert task is not None
        try:
            received = worker.process.receive()
        except (EOFError, OSError):
            worker.process.close()
            self._workers.remove(worker)
            received = self._on_lost(task.job, worker.process.pid)
        if isinstance(received, _TimeLimit):
            task.remaining_seconds = received.seconds
        else:
            worker.task = None
            yield task.number, received

    def _end_overdue(self, worker: "_Worker[J, R]", task: "_Task[J]") -> tuple[int, R]:
        worker.process.kill()
        self._workers.remove(worker)
        worker.task = None
        return task.number, self._on_overdue(task.job, worker.process.pid)


@dataclass(slots=True)
class _Task(Generic[J]):
    number: int
    job: J
    remaining_seconds: float = _SECONDS_TO_ESTIMATE


@dataclass(frozen=True, slots=True)
class _TimeLimit:
    """What a worker says before it begins."""

    seconds: float


class _Worker(Generic[J, R]):
    def __init__(self, work: Callable[[J], R], time_limit: Callable[[J], float] | None) -> None:
        self.process: WorkerProcess[J, R | _TimeLimit] = WorkerProcess(partial(_do_job, work, time_limit))
        self.task: _Task[J] | None = None

    def start(self, task: _Task[J]) -> None:
        self.task = task
        with contextlib.suppress(OSError):  # a dead process is noticed when its result is collected
            self.process.send(task.job)


def _do_job(work: Callable[[J], R], time_limit: Callable[[J], float] | None, job: J) -> Iterator[R | _TimeLimit]:
    if time_limit is not None:
        yield _TimeLimit(time_limit(job))
    yield work(job)
