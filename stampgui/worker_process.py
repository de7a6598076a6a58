"""A process that does one job after another, at low priority; if it crashes, its parent goes on.

It is not a thread, because those contend for the GIL and make a window stutter. It inherits nothing from the window's
process: on Linux it is forked from a server process, which has imported what most of the work needs and does nothing
else, so that all but the first process start in milliseconds and share memory; elsewhere a new interpreter is started.
"""

import contextlib
import errno
import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.util import Finalize
from types import FrameType
from typing import Final, Generic, TypeVar

from stampgui.error_log import PROGRAM_LOGGER, RecordCollector
from stampgui.i18n import Message, message
from stampgui.late_log import find_logger
from stampgui.machine_memory import keep_freed_memory
from stampgui.system_errors import describe_system_error
from stampgui.values import dataclass

J = TypeVar("J")
R = TypeVar("R")

_PRELOADED: Final = (
    "stampgui.worker_server",
    *("stampgui.stamping.stamp", "stampgui.stamping.copies", "stampgui.image.jpeg_file"),
    *("stampgui.stamping.restore", "stampgui.image.isolated", "stampgui.batch.processing", "stampgui.batch.workers"),
    *("PIL.ImageFile", "json"),
)
"""What the server imports, all that JPEG photos need; a module that is not there is passed over
(`multiprocessing.set_forkserver_preload`)."""

_SAFE_PATH: Final = "PYTHONSAFEPATH"

_STARTING: Final = threading.Lock()
"""Held while a process starts, for which the environment is changed."""

_KILL_GRACE: Final = 1.0
"""Seconds to wait for a killed process to end; one that is blocked by a dead drive may take longer."""


class WorkerProcess(Generic[J, R]):
    """Sends back, one by one, what `work` yields for each job. It ends when its parent does.

    Its warnings and errors are logged by its parent. A job that raises an error ends the process.
    Jobs, results and `work` are pickled, so `work` is a function at the top of a module, or a partial of one.
    """

    def __init__(self, work: Callable[[J], Iterable[R]], prepare: Callable[[], None] | None = None) -> None:
        """Start the process, which calls `prepare` before its first job. Raises OSError if the system has none left."""
        self.connection, worker_end = multiprocessing.Pipe()
        try:
            self._process = _make_process(worker_end, work, prepare)
            with _STARTING, _without_modules_of_folder(), _without_interrupts():
                _start(self._process)
        except BaseException:
            self.connection.close()
            raise
        finally:
            worker_end.close()  # so that the connection reports the end of the process
        # at its exit this process asks its workers to end and waits for them, also for one that finishes its job first
        self._at_exit = Finalize(self, self.connection.close, exitpriority=0)

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def send(self, job: J) -> None:
        """Send a job to the process. Raises OSError if the process is dead."""
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
                find_logger(__name__).warning("worker process %d died: exit code %s", self.pid, self._process.exitcode)
            raise
        _log_records(sent)
        if isinstance(sent, _Result):
            return sent.value
        raise EOFError  # there are no more results: an error ended the process

    def terminate(self) -> None:
        """Ask the process to end, whatever it is doing, unless it `finish_job_first`; `close` waits until it has."""
        self._process.terminate()

    def receive_rest(self) -> Iterator[R]:
        """Yield what a process still sends that was asked to end; waits for each, and at last until it has ended."""
        with contextlib.suppress(EOFError, OSError):
            while True:
                sent: _Result[R] | _Failure = self.connection.recv()
                _log_records(sent)
                if isinstance(sent, _Result):
                    yield sent.value

    def close(self) -> None:
        """Let the process end, wait for that, and release its resources."""
        self._at_exit()
        self._process.join()

    def kill(self) -> None:
        """Kill the process, and release its resources."""
        self._process.kill()
        self._process.join(_KILL_GRACE)
        self._at_exit()


@dataclass(frozen=True, slots=True)
class _Result(Generic[R]):
    """One result, and what the process has logged since the last one."""

    value: R
    records: tuple[logging.LogRecord, ...]


@dataclass(frozen=True, slots=True)
class _Failure:
    """What the process has logged before an error ended it."""

    records: tuple[logging.LogRecord, ...]


def _log_records(sent: "_Result[R] | _Failure") -> None:
    for record in sent.records:
        find_logger(record.name).handle(record)


def explain_missing_process(error: OSError) -> Message:
    """Why there is no process to work on a photo."""
    return message(
        "The computer cannot start another process for this photo: {cause}. Close other programs, then try again.",
        cause=describe_system_error(error),
    )


def start_server() -> bool:
    """Start the server that workers are forked from, without waiting until it has imported what they need.

    Returns False where workers are new interpreters. Raises OSError if the system has no process left.
    """
    if not _has_server():
        return False
    from multiprocessing import forkserver  # late: other systems have none

    with _STARTING, _without_modules_of_folder(), _without_interrupts():
        forkserver.set_forkserver_preload(list(_PRELOADED))
        forkserver.ensure_running()
    return True


def _has_server() -> bool:
    # a worker that needs a process of its own for a decoder would start a server for that one alone
    return sys.platform == "linux" and multiprocessing.parent_process() is None


def _make_process(
    connection: "Connection[_Result[R] | _Failure, J]",
    work: Callable[[J], Iterable[R]],
    prepare: Callable[[], None] | None,
) -> BaseProcess:
    if _has_server():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(_PRELOADED))
        return context.Process(target=_serve_in, args=(dict(os.environ), connection, work, prepare), daemon=True)
    return multiprocessing.get_context("spawn").Process(target=_serve, args=(connection, work, prepare), daemon=True)


def _start(process: BaseProcess) -> None:
    """Start it, also where the server has just ended, as it does when it cannot fork; a new one takes its place."""
    for wait in (0.05, 0.5):
        try:
            process.start()
        except (EOFError, ConnectionError):
            time.sleep(wait)  # until the system knows that the server has ended
        else:
            return
    try:
        process.start()
    except (EOFError, ConnectionError) as error:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from error


@contextlib.contextmanager
def _without_modules_of_folder() -> Iterator[None]:
    """Let the processes that are started in the block import nothing from the folder where the program was started.

    Python would look there first (`python -c`), among the photos, until the process is told where to look instead; the
    server, which imports a part of the program at its start, is never told before Python 3.12.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Let the process that is started in the block inherit that Ctrl+C does nothing, until it sees to that itself.

    A Ctrl+C that comes meanwhile reaches this process after the block.
    """
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # otherwise it is started in the block, and unblocks the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve_in(
    environment: Mapping[str, str],
    connection: "Connection[_Result[R] | _Failure, J]",
    work: Callable[[J], Iterable[R]],
    prepare: Callable[[], None] | None,
) -> None:
    """Serve in an environment that may have changed since the server was started, and the time zone with it."""
    if environment != os.environ:
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
    _serve(connection, work, prepare)


def _serve(
    connection: "Connection[_Result[R] | _Failure, J]",
    work: Callable[[J], Iterable[R]],
    prepare: Callable[[], None] | None,
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process handles Ctrl+C
    _lower_priority()
    keep_freed_memory()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    collector = RecordCollector()
    logging.getLogger(PROGRAM_LOGGER).addHandler(collector)
    try:
        if prepare is not None:
            prepare()
        for job in _receive_jobs(connection):
            for value in work(job):
                _send(connection, _Result(value, collector.take()))
                if signal.signal(signal.SIGTERM, signal.SIG_DFL) is signal.SIG_IGN:
                    return  # it was asked to end while it finished this job
    except Exception:
        find_logger(__name__).exception("a job ended a worker process")
        _send(connection, _Failure(collector.take()))


def _send(connection: "Connection[_Result[R] | _Failure, J]", sent: "_Result[R] | _Failure") -> None:
    """Send to the parent; end the process quietly if the parent waits no more."""
    try:
        connection.send(sent)
    except ConnectionError:
        sys.exit()


def finish_job_first() -> None:
    """Let this worker send its next result before it ends: there is a file now of which that result tells.

    Does nothing in other processes, and not on Windows, which ends a process without asking it.
    """
    if multiprocessing.parent_process() is not None:
        signal.signal(signal.SIGTERM, _end_after_job)


def _end_after_job(_signal: int, _frame: FrameType | None) -> None:
    """Remember, in what the process does about SIGTERM, that it was asked to end."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _receive_jobs(connection: "Connection[_Result[R] | _Failure, J]") -> Iterator[J]:
    """Yield jobs until the parent closes its end."""
    with contextlib.suppress(EOFError, ConnectionError):
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
        set_class(-1, below_normal)  # -1 is this process; without argtypes it would be truncated to a C int
    else:
        os.nice(10)
