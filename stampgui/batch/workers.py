"""A pool of worker processes; one that dies costs no more than the job that kills a process each time."""

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from multiprocessing.connection import wait
from types import TracebackType
from typing import Final, Generic, Self, TypeVar

from stampgui.batch.jobs import MAX_WORKERS, POLL_INTERVAL, Finished, Unwritten, never
from stampgui.values import dataclass
from stampgui.worker_process import WorkerProcess, start_server

J = TypeVar("J")
R = TypeVar("R")
K = TypeVar("K")

_CANCEL_GRACE: Final = 0.15
"""Seconds after cancel in which photos may still be finished; too short to be felt, and enough for most."""
_SECONDS_TO_ESTIMATE: Final = 120.0
"""Seconds that a worker has to estimate its time limit, or that a job has without one; enough to wake a disk."""
_MAX_COUNTED_WAIT: Final = 1.0
"""Seconds; a longer wait means that the computer slept, and the workers with it."""
_MAX_AHEAD: Final = 16
"""So many times the jobs that the workers get at once may be finished or at work beyond an earlier, slower one; limits
memory."""
_REPORT_SECONDS: Final = 0.02
"""After so long a worker reports what it has finished of the jobs that it got at once."""
_JOBS_PER_ONE_MORE: Final = 8
"""After so many results workers get one job more at once: a few jobs are shared out evenly, and first results are there
early."""


class WorkerPool(Generic[J, R]):
    """Up to `count` processes that run `work`; `on_lost` makes the result of a job whose process died twice.

    A process may die of what an earlier job did to its memory, or because all jobs together take more than there is. So
    a job whose process died is done once more, in a new process and with no other at work. `on_lost` gets the job and
    the process id each time, to clear up; also for jobs that are abandoned on cancel. `foreseen_limit` returns how
    many seconds a job may take; where that is None, `time_limit` does in the worker, because inspecting a file may hang
    as well. A worker whose job takes longer is killed, and `on_overdue` makes the result. Where the system has no
    process left, the others do the work; if there is not one, `on_unstarted` makes the result. `prepare` is what each
    process does first.

    A worker gets up to `at_once` jobs at once, where they are so short that messages take as long, and may be done
    twice: of those that a worker had not reported when it died or hung, each is done once more, alone.

    A worker that writes what is `Unwritten` mostly waits for the disk, and another begins the next job meanwhile. For
    this there may be one process more than `count`; no more than `count` compute at a time.
    """

    def __init__(
        self,
        work: Callable[[J], R | Unwritten[R]],
        *,
        count: int,
        on_lost: Callable[[J, int], R],
        on_overdue: Callable[[J, int], R] | None = None,
        on_unstarted: Callable[[J, OSError], R] | None = None,
        time_limit: Callable[[J], float] | None = None,
        foreseen_limit: Callable[[J], float | None] | None = None,
        prepare: Callable[[], None] | None = None,
        at_once: int = 1,
    ) -> None:
        self._work = work
        self._prepare = prepare
        self._time_limit = time_limit
        self._foreseen_limit = foreseen_limit
        self._on_lost = on_lost
        self._on_overdue = on_overdue or on_lost
        self._on_unstarted = on_unstarted
        self._count = min(count, MAX_WORKERS)
        self._most_processes = min(count + 1, MAX_WORKERS)
        self._at_once = at_once
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
            for task in worker.tasks:
                self._on_lost(task.job, worker.process.pid)

    def start_early(self) -> None:
        """Start a process before there is a job for it; where that cannot be done, `map` tries again.

        On Linux this waits until what it needs is loaded.
        """
        with contextlib.suppress(OSError):
            self._start_worker()

    def load_early(self) -> None:
        """Have what a process needs loaded while this process goes on, before there is a job."""
        with contextlib.suppress(OSError):
            if not start_server():
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
        rows = _Rows[K, J, R](jobs)
        waiting: list[_Task[J]] = []  # for one of the workers that there are
        while not cancelled():
            rows.done.update(self._begin_again())
            while (rows.has_more or waiting) and not paused() and self._has_room(rows.ahead):
                waiting = waiting or rows.draw(self._at_once)
                if cancelled() or not self._begin(waiting, rows.done):
                    break
                waiting = []
            yield from rows.take_next()
            if self._is_busy:
                rows.done.update(self._collect())
                yield from rows.take_next()
            elif not (rows.has_more or waiting or self._to_repeat):
                return
            elif paused():
                time.sleep(POLL_INTERVAL)
        rows.done.update(self._finish_busy())
        yield from rows.take_all()

    def _begin(self, tasks: "Sequence[_Task[J]]", done: dict[int, R]) -> bool:
        """Begin tasks, all in one worker; False if they have to wait for one of those that there are."""
        if not tasks:
            return True
        try:
            worker = self._find_idle()
        except OSError as error:
            if self._workers:
                # to try again for each job would take half a second each time
                self._most_processes = self._count
                return False
            if self._on_unstarted is None:
                raise
            done.update({task.number: self._on_unstarted(task.job, error) for task in tasks})
            return True
        worker.start(tasks, self._foreseen_limit)
        return True

    def _begin_again(self) -> Iterator[tuple[int, R]]:
        """Begin a job again whose process died, once no other job is at work; yield its result if that cannot be."""
        if self._to_repeat and not self._is_busy:
            lost, result = self._to_repeat.pop(0)
            if len(self._workers) >= self._count:
                self._workers.pop().process.close()
            try:
                worker = self._start_worker()
            except OSError:
                yield lost.number, result
            else:
                worker.start([_Task(lost.number, lost.job, is_repeated=True)], self._foreseen_limit)

    def _finish_busy(self) -> Iterator[tuple[int, R]]:
        """Wait a moment for the busy workers, then end them; yield what they have finished."""
        ending = time.monotonic() + _CANCEL_GRACE
        while self._is_busy and (left := ending - time.monotonic()) > 0:
            yield from self._collect(left)
        busy = [worker for worker in self._workers if worker.tasks]
        for worker in busy:
            worker.process.terminate()
        for worker in busy:
            for received in worker.process.receive_rest():
                if isinstance(received, list):
                    yield from worker.take_results(received)
                if not worker.tasks:
                    break  # one that finished its job first waits for another now

    def _has_room(self, ahead: int) -> bool:
        if self._to_repeat or any(task.is_repeated for worker in self._workers for task in worker.tasks):
            return False
        busy = sum(bool(worker.tasks) for worker in self._workers)
        computing = sum(worker.is_computing for worker in self._workers)
        has_worker = busy < self._most_processes and computing < self._count
        return has_worker and ahead < _MAX_AHEAD * self._at_once * self._count

    @property
    def _is_busy(self) -> bool:
        return any(worker.tasks for worker in self._workers)

    def _find_idle(self) -> "_Worker[J, R]":
        """An idle worker; processes are started only when needed. Raises OSError if none can be started."""
        for worker in self._workers:
            if not worker.tasks:
                return worker
        return self._start_worker()

    def _start_worker(self) -> "_Worker[J, R]":
        """Raises OSError if no process can be started."""
        self._workers.append(_Worker(self._work, self._time_limit, self._prepare))
        return self._workers[-1]

    def _collect(self, timeout: float = POLL_INTERVAL) -> Iterator[tuple[int, R]]:
        """Wait briefly for results and collect them, and kill workers that exceed their time limit."""
        busy = {worker.process.connection: worker for worker in self._workers if worker.tasks}
        began = time.monotonic()
        ready = wait(list(busy), timeout)
        # only time spent waiting here counts, so that a slow consumer of results makes no worker overdue
        waited = min(time.monotonic() - began, _MAX_COUNTED_WAIT)
        for connection in ready:
            yield from self._receive(busy[connection])  # type: ignore[index]  # wait() returns what it was given
        for worker in busy.values():
            if worker.tasks:
                worker.tasks[0].remaining_seconds -= waited
                if worker.tasks[0].remaining_seconds <= 0:
                    yield from self._end_overdue(worker)

    def _receive(self, worker: "_Worker[J, R]") -> Iterator[tuple[int, R]]:
        try:
            received = worker.process.receive()
        except (EOFError, OSError):
            worker.process.close()
            self._workers.remove(worker)
            for task in worker.take_tasks():
                result = self._on_lost(task.job, worker.process.pid)
                if task.is_repeated:
                    yield task.number, result
                else:
                    self._to_repeat.append((task, result))
            return
        if isinstance(received, _TimeLimit):
            worker.tasks[0].remaining_seconds = received.seconds
        elif isinstance(received, _Writing):
            worker.is_computing = False
        else:
            yield from worker.take_results(received)

    def _end_overdue(self, worker: "_Worker[J, R]") -> Iterator[tuple[int, R]]:
        worker.process.kill()
        self._workers.remove(worker)
        tasks = worker.take_tasks()
        results = [(task, self._on_overdue(task.job, worker.process.pid)) for task in tasks]
        if len(results) == 1:
            yield tasks[0].number, results[0][1]
        else:  # any of them may be the one that hangs
            self._to_repeat.extend(results)


class _Rows(Generic[K, J, R]):
    """Jobs in their order: numbers them as they are drawn, and keeps results that wait for those of earlier ones."""

    def __init__(self, jobs: Iterable[tuple[K, J | Finished[R]]]) -> None:
        self._jobs = iter(jobs)
        self._keys: dict[int, K] = {}
        self._drawn_count = 0
        self._following = 0
        """The number of the job whose result comes next."""
        self.done: dict[int, R] = {}
        self.has_more = True
        """Whether there may be jobs that are not drawn."""

    @property
    def ahead(self) -> int:
        """How many jobs are drawn whose results have not been taken."""
        return self._drawn_count - self._following

    def draw(self, most: int) -> "list[_Task[J]]":
        """The next jobs for one worker; of those drawn with them, the results that are known already are `done`."""
        drawn = list(islice(self._jobs, min(most, 1 + self._following // _JOBS_PER_ONE_MORE)))
        self.has_more = bool(drawn)
        tasks = []
        for number, (key, job) in enumerate(drawn, start=self._drawn_count):
            self._keys[number] = key
            if isinstance(job, Finished):
                self.done[number] = job.result
            else:
                tasks.append(_Task(number, job))
        self._drawn_count += len(drawn)
        return tasks

    def take_next(self) -> Iterator[tuple[K, R]]:
        """The results that wait for none before them."""
        while self._following in self.done:
            yield self._keys.pop(self._following), self.done.pop(self._following)
            self._following += 1

    def take_all(self) -> Iterator[tuple[K, R]]:
        """All results, of whatever jobs there are some."""
        for number in sorted(self.done):
            yield self._keys.pop(number), self.done.pop(number)


class _Task(Generic[J]):
    def __init__(self, number: int, job: J, *, is_repeated: bool = False) -> None:
        self.number = number
        self.job = job
        self.is_repeated = is_repeated
        self.remaining_seconds = _SECONDS_TO_ESTIMATE


@dataclass(frozen=True, slots=True)
class _TimeLimit:
    """What a worker sends before it begins a job."""

    seconds: float


@dataclass(frozen=True, slots=True)
class _Writing:
    """What a worker sends when it begins to write what a job has come to."""


class _Worker(Generic[J, R]):
    def __init__(
        self,
        work: Callable[[J], R | Unwritten[R]],
        time_limit: Callable[[J], float] | None,
        prepare: Callable[[], None] | None,
    ) -> None:
        self.process: WorkerProcess[_Order[J], list[R] | _TimeLimit | _Writing]
        self.process = WorkerProcess(partial(_do_jobs, work, time_limit), prepare)
        self.tasks: list[_Task[J]] = []
        """What it has not reported, in the order in which it does them."""
        self.is_computing = False
        """Whether it is at work on a task, and does not merely write what that has come to."""

    def start(self, tasks: Sequence[_Task[J]], foresee_limit: Callable[[J], float | None] | None) -> None:
        """Start tasks; the process says how many seconds each may take where `foresee_limit` does not."""
        self.tasks, self.is_computing = list(tasks), True
        limits = [None if foresee_limit is None else foresee_limit(task.job) for task in tasks]
        for task, limit in zip(tasks, limits, strict=True):
            if limit is not None:
                task.remaining_seconds = limit
        with contextlib.suppress(OSError):  # a dead process is noticed when its result is collected
            self.process.send(_Order(tuple(task.job for task in tasks), are_limited=None not in limits))

    def take_results(self, results: Sequence[R]) -> Iterator[tuple[int, R]]:
        """The results of the first tasks with their numbers."""
        reported, self.tasks = self.tasks[: len(results)], self.tasks[len(results) :]
        self.is_computing = bool(self.tasks)
        yield from ((task.number, result) for task, result in zip(reported, results, strict=True))

    def take_tasks(self) -> Sequence[_Task[J]]:
        """The tasks that the process will not report any more."""
        tasks, self.tasks, self.is_computing = self.tasks, [], False
        return tasks


@dataclass(frozen=True, slots=True)
class _Order(Generic[J]):
    """Jobs, as they are sent to a worker, and whether their time limits are known already."""

    jobs: tuple[J, ...]
    are_limited: bool


def _do_jobs(
    work: Callable[[J], R | Unwritten[R]], time_limit: Callable[[J], float] | None, order: _Order[J]
) -> Iterator[list[R] | _TimeLimit | _Writing]:
    """Yield the results of the jobs in their order, of several short ones together."""
    results: list[R] = []
    began = time.monotonic()
    for job in order.jobs:
        if time_limit is not None and not order.are_limited:
            yield _TimeLimit(time_limit(job))
        done = work(job)
        if isinstance(done, Unwritten):
            yield _Writing()
            done = done.write()
        results.append(done)
        if time_limit is not None or time.monotonic() - began >= _REPORT_SECONDS:
            yield results
            results, began = [], time.monotonic()
    if results:
        yield results
