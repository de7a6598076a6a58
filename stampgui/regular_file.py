"""Opening files whose names come from people: only regular ones, since pipes and devices can block for ever.

Nor is a file downloaded unasked that a cloud such as OneDrive shows although its content is not on this computer.
"""

import errno
import os
import stat
import time
from collections.abc import Iterable, Iterator
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import Final, cast

from stampgui.values import dataclass

_WITHOUT_WAITING: Final = getattr(os, "O_NONBLOCK", 0)
"""The file may have been replaced by a pipe since it was looked at; opening that must not wait for a writer."""


_AS_BYTES: Final = getattr(os, "O_BINARY", 0)
"""Windows would end lines otherwise."""


class NotRegularError(OSError):
    """There is something else than a file of that name, such as a folder, a pipe or a device."""


class FileTooLargeError(OSError):
    """The file is larger than its kind can be."""


class InCloudError(OSError):
    """The file's content would have to be downloaded, and nobody asked for that."""


_ELSEWHERE: Final = 0x1000 | 0x4_0000 | 0x40_0000
"""OFFLINE, RECALL_ON_OPEN and RECALL_ON_DATA_ACCESS of Windows's "File Attribute Constants"."""
_PIECE_BYTES: Final = 1 << 20
_SETTLING_TRIES: Final = 20
_SETTLING_SECONDS: Final = 0.1
"""How often, and how long apart, a file that was downloaded is asked whether it knows of it."""


def is_in_cloud(found: os.stat_result) -> bool:
    """Whether reading the file would download it. Only Windows tells; looking at a file downloads nothing."""
    return bool(getattr(found, "st_file_attributes", 0) & _ELSEWHERE)


def lies_in_cloud(path: Path | str) -> bool:
    """The same of a path; a file that cannot be looked at is not in the cloud."""
    try:
        return is_in_cloud(os.stat(path))  # noqa: PTH116 - as below
    except (OSError, ValueError):
        return False


def fetch_regular(path: Path) -> None:
    """Download a file that is in the cloud: reading it to its end does. Raises OSError."""
    with open_regular(path, fetch=True) as file:
        while file.read(_PIECE_BYTES):
            pass
    for _ in range(_SETTLING_TRIES):
        if not lies_in_cloud(path):
            return
        time.sleep(_SETTLING_SECONDS)


def open_regular(path: Path | str, *, writable: bool = False, fetch: bool = False) -> BufferedReader:
    """Open an existing regular file for reading, and for writing too if `writable`.

    With `fetch` the system downloads a file that is in the cloud while it is read: this is for files that a person
    named for just this purpose, and for the program's own. Raises OSError, NotRegularError for anything else than a
    regular file, and InCloudError without `fetch`.
    """
    found = os.stat(path)  # noqa: PTH116 - a Path for each of 100,000 files costs seconds
    _check_regular(found, path)
    if not fetch and is_in_cloud(found):
        raise InCloudError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path))
    descriptor = os.open(os.fspath(path), (os.O_RDWR if writable else os.O_RDONLY) | _WITHOUT_WAITING | _AS_BYTES)
    try:
        _check_regular(os.fstat(descriptor), path)
        return cast("BufferedReader", os.fdopen(descriptor, "r+b" if writable else "rb"))
    except BaseException:
        os.close(descriptor)
        raise


@dataclass(frozen=True, slots=True)
class FileRange:
    """The bytes [start, stop) of a regular file, which may be more than fit into memory."""

    path: Path
    start: int
    stop: int

    def walk_pieces(self) -> Iterator[bytes]:
        """Yield the bytes piece by piece, up to the end of a file that is shorter. Raises what `open_regular` does."""
        with open_regular(self.path) as file:
            file.seek(self.start)
            left = self.stop - self.start
            while left > 0 and (piece := file.read(min(left, _PIECE_BYTES))):
                left -= len(piece)
                yield piece


def hash_with_rest(pieces: Iterable[bytes | memoryview], rest: FileRange | None) -> str:
    """The SHA-256, in hexadecimal digits, of the pieces and what follows them. Raises OSError."""
    import hashlib  # late: the window is painted without it, and it loads OpenSSL

    digest = hashlib.sha256()
    for piece in chain(pieces, () if rest is None else rest.walk_pieces()):
        digest.update(piece)
    return digest.hexdigest()


def read_regular(path: Path, *, max_bytes: int | None = None, fetch: bool = False) -> bytes:
    """Return the bytes of a regular file. Raises what `open_regular` does, and FileTooLargeError above `max_bytes`."""
    with open_regular(path, fetch=fetch) as file:
        data = file.read(-1 if max_bytes is None else max_bytes + 1)
    if max_bytes is not None and len(data) > max_bytes:
        raise FileTooLargeError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def _check_regular(found: os.stat_result, path: Path | str) -> None:
    if not stat.S_ISREG(found.st_mode):
        code = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.ENODEV
        raise NotRegularError(code, os.strerror(code), str(path))
