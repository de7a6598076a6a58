"""Work done in a process of its own, for decoders that a damaged file can make overwrite memory, or never end."""

import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, TypeVar

from stampgui.i18n import Message, message
from stampgui.image.errors import UnusableImage, damaged_picture_error
from stampgui.values import dataclass
from stampgui.worker_process import WorkerProcess, explain_missing_process

R = TypeVar("R")

_MAX_IDLE: Final = 2
"""Processes that are kept for the next picture; the window reads thumbnails with as many threads."""
_BASE_SECONDS: Final = 30
_MEGAPIXELS_PER_SECOND: Final = 1
"""An office computer decodes more than 15 megapixels of HEIC per second; the rest is for one that is very busy."""
_BASE_MEMORY: Final = 4 << 30
"""Bytes for the interpreter, the decoders' code and the stacks of a thread for each processor."""
_MEMORY_PER_PIXEL: Final = 32
"""Bytes; libjxl computes in floating point, and the picture is there again as Pillow holds it."""


def limit_seconds(pixels: int) -> float:
    """How long decoding a picture of so many pixels may take."""
    return _BASE_SECONDS + pixels / 1e6 / _MEGAPIXELS_PER_SECOND


def run_isolated(work: Callable[[], R], *, pixels: int) -> R:
    """Return what `work` returns for a picture of so many `pixels`; it is pickled, and so is its result.

    Raises UnusableImage, also when the process dies, takes too long or asks for far more memory than such a picture
    needs. A worker of a batch, whose death costs no more than one row, works in its own process.
    """
    if multiprocessing.current_process().daemon:
        return work()
    return _get_processes().run(work, pixels)


@dataclass(frozen=True, slots=True)
class _Task:
    work: Callable[[], object]
    memory: int
    """The most bytes that the process may hold."""


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why there is no result; exceptions do not travel well."""

    reason: Message


class _IsolatedProcesses:
    """Processes that wait for work, whichever thread brings it; one is started where all are busy."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[WorkerProcess[_Task, object]] = []

    def run(self, work: Callable[[], R], pixels: int) -> R:
        task = _Task(work, _BASE_MEMORY + _MEMORY_PER_PIXEL * pixels)
        try:
            result = self._run_afresh_if_lost(task, limit_seconds(pixels))
        except TimeoutError as error:
            raise UnusableImage(message("Reading the picture takes too long; it may be damaged.")) from error
        except (EOFError, OSError) as error:
            raise damaged_picture_error() from error
        if isinstance(result, _Refusal):
            raise UnusableImage(result.reason)
        return result  # type: ignore[return-value]  # what `work` returned, sent through a pipe

    def _run_afresh_if_lost(self, task: _Task, seconds: float) -> object:
        """Run the task, and again in a new process if one dies that another picture may have harmed before."""
        if (idle := self._take_idle()) is not None:
            try:
                return self._run_in(idle, task, seconds)
            except TimeoutError:
                raise
            except (EOFError, OSError):
                pass
        return self._run_in(_start_process(), task, seconds)

    def _run_in(self, process: WorkerProcess[_Task, object], task: _Task, seconds: float) -> object:
        """Raises TimeoutError, and EOFError or OSError if the process dies."""
        kept = False
        try:
            process.send(task)
            result = process.receive(seconds)
            kept = self._keep(process)
        finally:
            if not kept:
                process.kill()
        return result

    def _take_idle(self) -> WorkerProcess[_Task, object] | None:
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.is_alive:
                    return process
                process.close()
        return None

    def _keep(self, process: WorkerProcess[_Task, object]) -> bool:
        with self._lock:
            if len(self._idle) >= _MAX_IDLE:
                return False
            self._idle.append(process)
            return True


def _start_process() -> WorkerProcess[_Task, object]:
    try:
        return WorkerProcess(_run_task)
    except OSError as error:
        raise UnusableImage(explain_missing_process(error)) from error


@cache
def _get_processes() -> _IsolatedProcesses:
    """Those of this process: whoever decodes here shares them."""
    return _IsolatedProcesses()


def _run_task(task: _Task) -> Iterator[object]:
    _limit_memory(task.memory)
    try:
        yield task.work()
    except UnusableImage as error:
        yield _Refusal(error.reason)
    except MemoryError:
        yield _Refusal(damaged_picture_error().reason)


def _limit_memory(most: int) -> None:
    """Have the system refuse this process more memory; only Linux counts what decoders take (setrlimit(2))."""
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
