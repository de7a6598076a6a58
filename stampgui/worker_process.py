"""A process that does one job after another, at low priority, and never takes the one that started it down with it.

A process and not a thread, because threads make a window stutter; started afresh ("spawn"), so that it holds nothing
of the window's process.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Final, Generic, TypeVar

J = TypeVar("J")
R = TypeVar("R")

_KILL_GRACE: Final = 1.0
"""Seconds to wait for the end of a process that is killed; one that waits for a dead drive ends with the drive."""


class WorkerProcess(Generic[J, R]):
    """Sends back, one by one, what `work` yields for each job. It ends with its parent.

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
        if not self.connection.poll(timeout):
            raise TimeoutError
        result: R = self.connection.recv()
        return result

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


def _serve(connection: "Connection[R, J]", work: Callable[[J], Iterable[R]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is answered by the process that has the terminal
    _lower_priority()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError):
        while True:
            for result in work(connection.recv()):
                connection.send(result)


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
