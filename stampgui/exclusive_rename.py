"""Renaming that never loses a file of another program, where Python's own would replace whatever has the name."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_THIS_FOLDER: Final = -100
"""Linux' AT_FDCWD: relative paths begin in the working folder."""
_NO_REPLACE: Final = 1
_EXCHANGE: Final = 2
_UNSUPPORTED: Final = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)
"""What systems and drives answer that do not know these ways of renaming."""
_LOCK_TRIES: Final = 100
_LOCK_DELAY: Final = 0.02


def rename_without_replacing(old: Path, new: Path) -> None:
    """Rename a file to a name that nothing has. Raises FileExistsError if something has it, and OSError.

    `old` stays as a second name of the file where the drive has hard links. Where a drive can do none of what is tried,
    as some drivers of memory cards, other programs of this kind are kept away from the folder for the moment.
    """
    try:
        os.link(old, new)
    except FileExistsError:
        raise
    except OSError:
        if not _try_rename(old, new, _NO_REPLACE):
            with lock_folder(new.parent):
                if os.path.lexists(new):
                    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(new)) from None
                old.rename(new)  # Windows replaces nothing here


def exchange_files(one: Path, other: Path) -> bool:
    """Give two files each other's names at once; False where the drive cannot. Raises OSError."""
    return _try_rename(one, other, _EXCHANGE)


def _try_rename(old: Path, new: Path, flags: int) -> bool:
    """Rename as Linux' renameat2 does; False where it is unknown. Raises OSError."""
    import ctypes  # late: what only reads files needs none

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        return False
    if not rename(_THIS_FOLDER, os.fsencode(old), _THIS_FOLDER, os.fsencode(new), flags):
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(old), None, str(new))


@contextlib.contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Keep other programs that ask for it out of the same block; not on Windows, and not for longer than seconds.

    The lock leaves no file behind, and a process that is killed no longer holds it.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        for _ in range(_LOCK_TRIES):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(_LOCK_DELAY)
            except OSError:  # a drive without locks
                break
            else:
                break
        yield
    finally:
        os.close(descriptor)
