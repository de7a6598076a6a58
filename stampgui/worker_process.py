"""A process that does one job after another, at low priority, and never takes the one that started it down with it.

A process and not a thread, because threads make a window stutter; started afresh ("spawn"), so that it holds nothing
of the window's process.
"""

import contextlib
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Final, Generic, TypeVar

from stampgui.error_log import PROGRAM_LOGGER, RecordCollector

J = TypeVar("J")
R = TypeVar("R")

_log = logging.getLogger(__name__)

_KILL_GRACE: Final = 1.0
"""Seconds to wait for the end of a process that is killed; one that waits for a dead drive ends with the drive."""


class WorkerProcess(Generic[J, R]):
    """Sends back, one by one, what `work` yields for each job. It ends with its parent.

    Its warnings and errors are logged by its parent. A job that raises one ends the process.
    Jobs and results are pickled, and so is `work`: a function at the top of a module, or a partial of one.
    """

    def __init__(self, work: Callable[[J], Iterable[R]]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self._process.start()
        theirs.close()  # so that its end is noticed here

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def send(self, job: J) -> None:
        """Have a job done. Raises OSError when the process is dead."""
        self.connection.send(job)

    def receive(self, timeout: float | None = None) -> R:
        """Wait for the next result. Raises TimeoutError after `timeout` seconds, EOFError or OSError if it died."""
        try:
            if not self.connection.poll(timeout):
                raise TimeoutError
            sent: _Result[R] | _Failure = self.connection.recv()
        except (EOFError, OSError) as error:
            if not isinstance(error, TimeoutError):
                self._process.join(_KILL_GRACE)
                _log.warning("worker process %d died: exit code %s", self.pid, self._process.exitcode)
            raise
        for record in sent.records:
            logging.getLogger(record.name).handle(record)
        if isinstance(sent, _Result):
            return sent.value
        raise EOFError  # of the results: the process has ended because of an error

    def terminate(self) -> None:
        """Begin to end the process, whatever it does; `close` waits for the end."""
        self._process.terminate()

    def close(self) -> None:
        """Wait for the process's end and let go of it."""
        self._process.join()
        self.connection.close()

    def kill(self) -> None:
        """End the process at once and let go of it."""
        self._process.kill()
        self._process.join(_KILL_GRACE)
        self.connection.close()


@dataclass(frozen=True, slots=True)
class _Result(Generic[R]):
    """One result, and what the process had to say meanwhile."""

    value: R
    records: tuple[logging.LogRecord, ...]


@dataclass(frozen=True, slots=True)
class _Failure:
    """What the process says before it ends because of an error."""

    records: tuple[logging.LogRecord, ...]


def _serve(connection: "Connection[_Result[R] | _Failure, J]", work: Callable[[J], Iterable[R]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is answered by the process that has the terminal
    _lower_priority()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    collector = RecordCollector()
    logging.getLogger(PROGRAM_LOGGER).addHandler(collector)
    try:
        for job in _receive_jobs(connection):
            for value in work(job):
                connection.send(_Result(value, collector.take()))
    except Exception:
        _log.exception("a job ended a worker process")
        connection.send(_Failure(collector.take()))


def _receive_jobs(connection: "Connection[_Result[R] | _Failure, J]") -> Iterator[J]:
    """Yield jobs until the parent closes its end."""
    with contextlib.suppress(EOFError):
        while True:
            yield connection.recv()


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
