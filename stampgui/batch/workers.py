"""A pool of worker processes; one that dies costs no more than the job that kills a process each time."""

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from multiprocessing.connection import wait
from types import TracebackType
from typing import Final, Generic, Self, TypeVar

from stampgui.batch.jobs import MAX_WORKERS, POLL_INTERVAL, Finished, never
from stampgui.worker_process import WorkerProcess

J = TypeVar("J")
R = TypeVar("R")
K = TypeVar("K")

_CANCEL_GRACE: Final = 0.25
"""Seconds after cancel in which photos may still be finished; too short to be felt."""
_SECONDS_TO_ESTIMATE: Final = 120.0
"""Seconds that a worker has to estimate its time limit, or that a job has without one; enough to wake a disk."""
_MAX_COUNTED_WAIT: Final = 1.0
"""Seconds; a longer wait means that the computer slept, and the workers with it."""
_MAX_AHEAD: Final = 16
"""Finished results per worker that may wait for an earlier, slower one; limits memory."""


class WorkerPool(Generic[J, R]):
    """Up to `count` processes that run `work`; `on_lost` makes the result of a job whose process died twice.

    A process may die of what an earlier job did to its memory, or because all jobs together take more than there is. So
    a job whose process died is done once more, in a new process and with no other at work. `on_lost` gets the job and
    the process id each time, to clear up; also for jobs that are abandoned on cancel. `foreseen_limit` returns how
    many seconds a job may take; where that is None, `time_limit` does in the worker, because inspecting a file may hang
    as well. A worker whose job takes longer is killed, and `on_overdue` makes the result. Where the system has no
    process left, the others do the work; if there is not one, `on_unstarted` makes the result. `prepare` is what each
    process does first.
    """

    def __init__(
        self,
        work: Callable[[J], R],
        *,
        count: int,
        on_lost: Callable[[J, int], R],
        on_overdue: Callable[[J, int], R] | None = None,
        on_unstarted: Callable[[J, OSError], R] | None = None,
        time_limit: Callable[[J], float] | None = None,
        foreseen_limit: Callable[[J], float | None] | None = None,
        prepare: Callable[[], None] | None = None,
    ) -> None:
        self._work = work
        self._prepare = prepare
        self._time_limit = time_limit
        self._foreseen_limit = foreseen_limit
        self._on_lost = on_lost
        self._on_overdue = on_overdue or on_lost
        self._on_unstarted = on_unstarted
        self._count = min(count, MAX_WORKERS)
        self._workers: list[_Worker[J, R]] = []
        self._to_repeat: list[tuple[_Task[J], R]] = []
        """Tasks whose process died for the first time, with what their result is if there is no new process."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            worker.process.close()
            if worker.task is not None:
                self._on_lost(worker.task.job, worker.process.pid)

    def start_early(self) -> None:
        """Start a process before there is a job for it; where that cannot be done, `map` tries again."""
        with contextlib.suppress(OSError):
            self._start_worker()

    def map(
        self,
        jobs: Iterable[tuple[K, J | Finished[R]]],
        *,
        cancelled: Callable[[], bool],
        paused: Callable[[], bool] = never,
    ) -> Iterator[tuple[K, R]]:
        """Yield the results with their jobs' keys, in the order of `jobs`, which are consumed as workers become free.

        While `paused` is true, running jobs are finished and no new one is started. After `cancelled` turns true, jobs
        that are nearly finished are waited for, and the results of all that are finished are yielded, so that every
        written copy is reported. Raises OSError if no process can be started and there is no `on_unstarted`.
        """
        numbered: Iterator[tuple[int, tuple[K, J | Finished[R]]]] = enumerate(jobs)
        keys: dict[int, K] = {}
        done: dict[int, R] = {}
        following = 0
        more = True

        def in_order() -> Iterator[tuple[K, R]]:
            nonlocal following
            while following in done:
                yield keys.pop(following), done.pop(following)
                following += 1

        while not cancelled():
            done.update(self._begin_again())
            while more and not paused() and self._has_room(self._furthest_number(done) - following):
                drawn = next(numbered, None)
                if drawn is None:
                    more = False
                    break
                number, (key, job) = drawn
                if cancelled() or not self._begin(number, job, done):
                    numbered = chain([drawn], numbered)
                    break
                keys[number] = key
            yield from in_order()
            if self._busy:
                done.update(self._collect())
                yield from in_order()
            elif not more and not self._to_repeat:
                return
            elif paused():
                time.sleep(POLL_INTERVAL)
        done.update(self._finish_busy())
        yield from ((keys[number], done[number]) for number in sorted(done))

    def _begin(self, number: int, job: J | Finished[R], done: dict[int, R]) -> bool:
        """Begin a job; False if it has to wait for one of the workers that there are."""
        if isinstance(job, Finished):
            done[number] = job.result
            return True
        try:
            worker = self._find_idle()
        except OSError as error:
            if not self._workers and self._on_unstarted is None:
                raise
            if not self._workers and self._on_unstarted is not None:
                done[number] = self._on_unstarted(job, error)
            return not self._workers
        worker.start(_Task(number, job), self._foresee_limit(job))
        return True

    def _begin_again(self) -> Iterator[tuple[int, R]]:
        """Begin a job again whose process died, once no other job is at work; yield its result if that cannot be."""
        if self._to_repeat and not self._busy:
            lost, result = self._to_repeat.pop(0)
            try:
                worker = self._start_worker()
            except OSError:
                yield lost.number, result
            else:
                worker.start(_Task(lost.number, lost.job, is_repeated=True), self._foresee_limit(lost.job))

    def _foresee_limit(self, job: J) -> float | None:
        return None if self._foreseen_limit is None else self._foreseen_limit(job)

    def _finish_busy(self) -> Iterator[tuple[int, R]]:
        """Wait a moment for the busy workers, then end them; yield what they have finished."""
        ending = time.monotonic() + _CANCEL_GRACE
        while self._busy and time.monotonic() < ending:
            yield from self._collect()
        busy = [worker for worker in self._workers if worker.task is not None]
        for worker in busy:
            worker.process.terminate()
        for worker in busy:
            for received in worker.process.receive_rest():
                if not isinstance(received, _TimeLimit) and worker.task is not None:
                    yield worker.task.number, received
                    worker.task = None
                    break  # one that finished its job first waits for another now

    def _has_room(self, ahead: int) -> bool:
        if self._to_repeat or any(worker.task is not None and worker.task.is_repeated for worker in self._workers):
            return False
        return self._busy < self._count and ahead < _MAX_AHEAD * self._count

    @property
    def _busy(self) -> int:
        return sum(worker.task is not None for worker in self._workers)

    def _find_idle(self) -> "_Worker[J, R]":
        """An idle worker; processes are started only when needed. Raises OSError if none can be started."""
        for worker in self._workers:
            if worker.task is None:
                return worker
        return self._start_worker()

    def _start_worker(self) -> "_Worker[J, R]":
        """Raises OSError if no process can be started."""
        self._workers.append(_Worker(self._work, self._time_limit, self._prepare))
        return self._workers[-1]

    def _furthest_number(self, done: dict[int, R]) -> int:
        busy = [worker.task.number for worker in self._workers if worker.task is not None]
        return max((*done, *busy), default=0)

    def _collect(self) -> Iterator[tuple[int, R]]:
        """Wait briefly for results and collect them, and kill workers that exceed their time limit."""
        busy = {worker.process.connection: worker for worker in self._workers if worker.task is not None}
        began = time.monotonic()
        ready = wait(list(busy), POLL_INTERVAL)
        # only time spent waiting here counts, so that a slow consumer of results makes no worker overdue
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
            if not task.is_repeated:
                self._to_repeat.append((task, received))
                return
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
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class _TimeLimit:
    """What a worker sends before it begins a job."""

    seconds: float


class _Worker(Generic[J, R]):
    def __init__(
        self,
        work: Callable[[J], R],
        time_limit: Callable[[J], float] | None,
        prepare: Callable[[], None] | None,
    ) -> None:
        self.process: WorkerProcess[_Order[J], R | _TimeLimit]
        self.process = WorkerProcess(partial(_do_job, work, time_limit), prepare)
        self.task: _Task[J] | None = None

    def start(self, task: _Task[J], limit: float | None) -> None:
        """Start a task that may take so many seconds; the process says how many where that is None."""
        self.task = task
        if limit is not None:
            task.remaining_seconds = limit
        with contextlib.suppress(OSError):  # a dead process is noticed when its result is collected
            self.process.send(_Order(task.job, is_limited=limit is not None))


@dataclass(frozen=True, slots=True)
class _Order(Generic[J]):
    """A job, as it is sent to a worker, and whether its time limit is known already."""

    job: J
    is_limited: bool


def _do_job(
    work: Callable[[J], R], time_limit: Callable[[J], float] | None, order: _Order[J]
) -> Iterator[R | _TimeLimit]:
    if time_limit is not None and not order.is_limited:
        yield _TimeLimit(time_limit(order.job))
    yield work(order.job)
