"""One window for each user: a later start of the program passes its photos on to the window that is open.

The first start takes a lock, and listens at an address that only processes of the same user can write to: a named pipe
on Windows, elsewhere a socket in a private folder. What listening needs is imported once the window is painted; a start
before that tries again. Messages are JSON, since unpickling would run whatever another process sends. Qt is not needed,
so a later start ends without loading it.

    python -m stampgui.running_window        asks the open window to close, as the setup does before it replaces files
"""

import contextlib
import errno
import json
import os
import sys
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from stampgui.bounded_json import parse_json
from stampgui.folders import Folders, find_folders
from stampgui.values import dataclass

if TYPE_CHECKING:  # slow to import, and not needed before the window is painted
    from multiprocessing.connection import Connection, Listener

_ALREADY_EXISTS: Final = 183
"""Windows' ERROR_ALREADY_EXISTS."""
_REPLY_SECONDS: Final = 10.0
"""How long to wait for each message of the other process; one that takes longer hangs.

It is long, since on a busy computer photos whose arrival is confirmed late would be sent twice.
"""
_CLAIM_SECONDS: Final = 10.0
"""How long to wait for a window that is just closing, or hangs."""
_OPENING_SECONDS: Final = 90.0
"""How long to wait for one that does not listen yet: slow computers need long for the first start of a day."""
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
    lock: str
    """What the window's process locks: the name of a mutex on Windows, elsewhere the path of a file."""

    @property
    def family(self) -> str:
        return "AF_PIPE" if sys.platform == "win32" else "AF_UNIX"


class _Lock(Protocol):
    def close(self) -> None: ...


class WindowClaim:
    """The right to be the open window. Requests are kept until `handle_requests`; `close` gives the right up."""

    def __init__(self, address: _Address | None = None, lock: _Lock | None = None) -> None:
        """Without an address no requests can arrive: another process has the right, but does not answer."""
        self._address, self._lock = address, lock
        self._listener: Listener | None = None
        self._is_closed = False
        self._handler: Callable[[Request], bool] | None = None
        self._kept: list[Request] = []
        self._guard = threading.Lock()

    def listen(self) -> None:
        """Begin to receive requests, in another thread; those of later starts wait until then."""
        if self._address is not None:
            threading.Thread(target=self._listen, args=(self._address,), daemon=True).start()

    def handle_requests(self, handler: Callable[[Request], bool]) -> None:
        """Call `handler`, in another thread, for each request; it returns False to refuse, as a closing window does."""
        with self._guard:
            self._handler, kept = handler, self._kept
            self._kept = []
        for request in kept:
            handler(request)

    def close(self) -> None:
        with self._guard:
            self._is_closed, listener = True, self._listener
        if listener is not None:
            with suppress(OSError):
                listener.close()
        if self._lock is not None:
            self._lock.close()

    def _listen(self, address: _Address) -> None:
        with self._guard:
            if self._is_closed:
                return
            listener = self._listener = _make_listener(address)
        while listener is not None:
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
    began = time.monotonic()
    while True:
        if (claim := _try_claim(address)) is not None:
            return claim
        connection = _connect(address)
        if connection is not None and _send(connection, request):
            return None
        if time.monotonic() - began > (_OPENING_SECONDS if connection is None else _CLAIM_SECONDS):
            return WindowClaim()
        time.sleep(_RETRY_SECONDS)


def ask_window_to_close(folders: Folders) -> bool:
    """Ask the open window to close; False if there is none or it refuses. It may ask the user first."""
    connection = _connect(_find_address(folders))
    return connection is not None and _send(connection, Request(close=True))


def _find_address(folders: Folders) -> _Address:
    key = f"{zlib.crc32(os.fsencode(folders.settings)):08x}"  # hashlib would load OpenSSL
    if sys.platform == "win32":
        return _Address(rf"\\.\pipe\stampgui-{key}", rf"Local\stampgui-{key}")
    # a socket's path may have a hundred bytes, so it does not lie in the settings folder
    return _Address(str(folders.runtime / f"{key}.socket"), str(folders.runtime / f"{key}.lock"))


def _try_claim(address: _Address) -> WindowClaim | None:
    """Return the claim, None if another process has it."""
    try:
        return WindowClaim(address, _take_mutex(address.lock) if sys.platform == "win32" else _lock_file(address.lock))
    except BlockingIOError:
        return None
    except OSError:
        return WindowClaim()  # there is no folder to meet in


def _lock_file(path: str) -> _Lock:
    """Lock a file in a folder of the user's own, until it is closed. Raises BlockingIOError if another has, OSError."""
    import fcntl  # not on Windows

    folder = Path(path).parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise PermissionError(errno.EACCES, "another user made it, to listen", str(folder))
    with contextlib.ExitStack() as undo:
        lock = undo.enter_context(Path(path).open("ab"))
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        undo.pop_all()
        return lock


def _take_mutex(name: str) -> _Lock:
    """Make a mutex of Windows, which lasts until it is closed. Raises BlockingIOError if there is one, OSError."""
    import ctypes
    from ctypes.wintypes import BOOL, HANDLE, LPCWSTR

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateMutexW.argtypes, kernel.CreateMutexW.restype = (ctypes.c_void_p, BOOL, LPCWSTR), HANDLE
    kernel.CloseHandle.argtypes = (HANDLE,)
    mutex = kernel.CreateMutexW(None, False, name)
    code = ctypes.get_last_error()  # type: ignore[attr-defined,unused-ignore]
    if not mutex:
        raise OSError(code, "no mutex can be made", name)
    handle = contextlib.ExitStack()
    handle.callback(kernel.CloseHandle, mutex)
    if code == _ALREADY_EXISTS:
        handle.close()
        raise BlockingIOError(errno.EAGAIN, "another process has it", name)
    return handle


def _make_listener(address: _Address) -> "Listener | None":
    """Listen at an address whose lock this process has; None where that cannot be done."""
    from multiprocessing.connection import Listener

    if address.family == "AF_UNIX":
        with suppress(OSError):
            Path(address.name).unlink()  # left by a process that was killed
    with suppress(OSError):
        return Listener(address.name, address.family)
    return None


def _connect(address: _Address) -> "Connection | None":
    """Reach the open window; None if none listens."""
    from multiprocessing.connection import Client

    with suppress(OSError):
        return Client(address.name, address.family)
    return None


def _send(connection: "Connection", request: Request) -> bool:
    """Send a request to the open window, and close the connection; False if it does not answer or refuses."""
    try:
        with connection:
            _let_come_to_front(int(_receive(connection)))
            connection.send_bytes(_format_request(request))
            return _receive(connection) == b"yes"
    except (OSError, EOFError, ValueError):
        return False


def _receive(connection: "Connection") -> bytes:
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
