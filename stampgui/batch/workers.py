"""Processes that do one job at a time, at low priority, and never take the batch down with them.

Processes and not threads, because threads make a window stutter; started afresh ("spawn"), so that they hold nothing
of the window's process.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Final, Generic, Self, TypeVar

J = TypeVar("J")
R = TypeVar("R")

MAX_WORKERS: Final = 61
"""Windows waits for 64 objects at once (MAXIMUM_WAIT_OBJECTS), of which Python needs some for itself; see the same
bound in concurrent.futures.ProcessPoolExecutor."""
POLL_INTERVAL: Final = 0.1
"""Seconds between looks at whether the person has cancelled, or goes on after a pause."""
_CANCEL_GRACE: Final = 0.25
"""Seconds that a person who cancels does not feel, and in which most photos are finished."""
_MAX_AHEAD: Final = 16
"""Results per worker that may wait for a slower one before them; bounds the memory of a batch."""


def never() -> bool:
    return False


class WorkerPool(Generic[J, R]):
    """Up to `count` processes that run `work`; `lost` makes the result of a job whose process died.

    `lost` gets the job and the dead process's id, also for jobs that were given up on cancel.
    """

    def __init__(self, work: Callable[[J], R], *, count: int, on_lost: Callable[[J, int], R]) -> None:
        self._work = work
        self._on_lost = on_lost
        self._count = count
        self._workers: list[_Worker[J, R]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
            if worker.task is not None:
                self._on_lost(worker.task.job, worker.pid)

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
        self._workers.append(_Worker(self._work))
        return self._workers[-1]

    def _furthest_number(self, done: dict[int, R]) -> int:
        busy = [worker.task.number for worker in self._workers if worker.task is not None]
        return max((*done, *busy), default=0)

    def _collect(self) -> Iterator[tuple[int, R]]:
        busy = {worker.connection: worker for worker in self._workers if worker.task is not None}
        for connection in wait(list(busy), POLL_INTERVAL):
            worker = busy[connection]  # type: ignore[index]  # wait() returns what it was given
            task = worker.task
            assert task is not None
            try:
                result: R = worker.connection.recv()
            except (EOFError, OSError):
                worker.process.join()
                worker.connection.close()
                self._workers.remove(worker)
                result = self._on_lost(task.job, worker.pid)
            worker.task = None
            yield task.number, result


@dataclass(frozen=True, slots=True)
class _Task(Generic[J]):
    number: int
    job: J


class _Worker(Generic[J, R]):
    def __init__(self, work: Callable[[J], R]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self.process.start()
        theirs.close()  # so that its end is noticed here
        self.task: _Task[J] | None = None

    @property
    def pid(self) -> int:
        assert self.process.pid is not None
        return self.process.pid

    def start(self, task: _Task[J]) -> None:
        self.task = task
        with contextlib.suppress(OSError):  # a dead process is noticed when its result is collected
            self.connection.send(task.job)


def _serve(connection: "Connection[R, J]", work: Callable[[J], R]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is answered by the process that has the terminal
    _lower_priority()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError):
        while True:
            connection.send(work(connection.recv()))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _lower_priority() -> None:
    if sys.platform == "win32":
        import ctypes
        from ctypes.wintypes import DWORD, HANDLE

        below_normal = 0x4000
        set_class = ctypes.WinDLL("kernel32").SetPriorityClass
        set_class.argtypes = (HANDLE, DWORD)
        set_class(-1, below_normal)  # -1 is this process; as an int of C it would be cut off
    else:
        os.nice(10)
