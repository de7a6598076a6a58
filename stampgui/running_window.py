"""One window for each user: a later start of the program passes its photos on to the window that is open.

The first start claims an address that only processes of the same user can write to: a named pipe on Windows, elsewhere
a socket in a private folder. Messages are JSON, since unpickling would run whatever another process sends. Qt is not
needed, so a later start ends without loading it.

    python -m stampgui.running_window        asks the open window to close, as the setup does before it replaces files
"""

import contextlib
import hashlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import IO, Final

from stampgui.bounded_json import parse_json
from stampgui.folders import Folders, find_folders

_REPLY_SECONDS: Final = 10.0
"""How long to wait for each message of the other process; one that takes longer hangs.

It is long, since on a busy computer photos whose arrival is confirmed late would be sent twice.
"""
_CLAIM_SECONDS: Final = 10.0
"""How long to wait for a window that is just opening or closing."""
_RETRY_SECONDS: Final = 0.05


@dataclass(frozen=True, slots=True)
class Request:
    """What a later start wants of the open window."""

    paths: tuple[Path, ...] = ()
    """Absolute paths of files and folders to add; without any, the window only comes to the front."""
    close: bool = False
    """Whether the window is to close."""


@dataclass(frozen=True, slots=True)
class _Address:
    """Where the window of one user and one settings folder is reached."""

    name: str
    """The name of the pipe or the path of the socket."""
    lock: Path | None
    """The file that the window's process locks; None on Windows, where only one process can create the pipe."""


class WindowClaim:
    """The right to be the open window. Requests are kept until `handle_requests`; `close` gives the right up."""

    def __init__(self, listener: Listener | None = None, lock: IO[bytes] | None = None) -> None:
        """Without a listener no requests can arrive: another process has the right, but does not answer."""
        self._listener, self._lock = listener, lock
        self._handler: Callable[[Request], bool] | None = None
        self._kept: list[Request] = []
        self._guard = threading.Lock()
        if listener is not None:
            threading.Thread(target=self._listen, args=(listener,), daemon=True).start()

    def handle_requests(self, handler: Callable[[Request], bool]) -> None:
        """Call `handler`, in another thread, for each request; it returns False to refuse, as a closing window does."""
        with self._guard:
            self._handler, kept = handler, self._kept
            self._kept = []
        for request in kept:
            handler(request)

    def close(self) -> None:
        if self._listener is not None:
            with suppress(OSError):
                self._listener.close()
        if self._lock is not None:
            self._lock.close()

    def _listen(self, listener: Listener) -> None:
        while True:
            try:
                connection = listener.accept()
            except OSError:
                return  # closed
            with connection, suppress(OSError, EOFError, ValueError):
                connection.send_bytes(str(os.getpid()).encode())
                if connection.poll(_REPLY_SECONDS):
                    accepted = self._accept(_parse_request(connection.recv_bytes()))
                    connection.send_bytes(b"yes" if accepted else b"no")

    def _accept(self, request: Request) -> bool:
        with self._guard:
            if self._handler is None:
                self._kept.append(request)
                return True
            handler = self._handler
        return handler(request)


def claim_window(folders: Folders, paths: Sequence[Path]) -> WindowClaim | None:
    """Claim the right to be the open window, or pass these paths on to the one that is: then return None."""
    address = _find_address(folders)
    request = Request(tuple(path.absolute() for path in paths))
    deadline = time.monotonic() + _CLAIM_SECONDS
    while True:
        # asked first, since not every system that runs Windows programs keeps a second process from making the pipe
        if _send(address, request):
            return None
        if (claim := _try_claim(address)) is not None:
            return claim
        if time.monotonic() > deadline:
            return WindowClaim()
        time.sleep(_RETRY_SECONDS)


def ask_window_to_close(folders: Folders) -> bool:
    """Ask the open window to close; False if there is none or it refuses. It may ask the user first."""
    return _send(_find_address(folders), Request(close=True))


def _find_address(folders: Folders) -> _Address:
    key = hashlib.sha256(os.fsencode(folders.settings)).hexdigest()[:16]
    if sys.platform == "win32":
        return _Address(rf"\\.\pipe\stampgui-{key}", None)
    # a socket's path may have a hundred bytes, so it does not lie in the settings folder
    return _Address(str(folders.runtime / f"{key}.socket"), folders.runtime / f"{key}.lock")


def _try_claim(address: _Address) -> WindowClaim | None:
    """Return the claim, None if another process has it."""
    if address.lock is None:
        with suppress(OSError):
            return WindowClaim(Listener(address.name, "AF_PIPE"))
        return None
    import fcntl  # not on Windows

    with contextlib.ExitStack() as undo:
        try:
            address.lock.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if address.lock.parent.stat().st_uid != os.getuid():
                return WindowClaim()  # another user made it, to listen
            lock = undo.enter_context(address.lock.open("ab"))
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        except OSError:
            return WindowClaim()  # there is no folder to meet in
        with suppress(FileNotFoundError):
            Path(address.name).unlink()  # left by a process that was killed
        try:
            claim = WindowClaim(Listener(address.name, "AF_UNIX"), lock)
        except OSError:
            return WindowClaim()
        undo.pop_all()
        return claim


def _send(address: _Address, request: Request) -> bool:
    """Send a request to the open window; False if there is none, it does not answer or refuses."""
    try:
        with Client(address.name, "AF_PIPE" if address.lock is None else "AF_UNIX") as connection:
            _let_come_to_front(int(_receive(connection)))
            connection.send_bytes(_format_request(request))
            return _receive(connection) == b"yes"
    except (OSError, EOFError, ValueError):
        return False


def _receive(connection: Connection) -> bytes:
    """Wait for a message. Raises TimeoutError, OSError or EOFError."""
    if not connection.poll(_REPLY_SECONDS):
        raise TimeoutError
    return connection.recv_bytes()


def _let_come_to_front(process: int) -> None:
    """Windows lets a window come to the front only if the process that the user has just started permits it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)


def _format_request(request: Request) -> bytes:
    return json.dumps({"open": [os.fspath(path) for path in request.paths], "close": request.close}).encode()


def _parse_request(data: bytes) -> Request:
    """Raises ValueError."""
    match parse_json(data):
        case {"open": [*paths], "close": bool(close)} if all(isinstance(path, str) for path in paths):
            return Request(tuple(Path(path) for path in paths), close)
        case other:
            raise ValueError(f"no request: {other}")


if __name__ == "__main__":
    sys.exit(0 if ask_window_to_close(find_folders()) else 1)
