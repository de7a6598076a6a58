"""Writing a copy so that there is either the whole copy or none, and never in place of somebody's photo."""

import contextlib
import os
import socket
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from stampgui.i18n import ExplainedError, message

_WINDOWS_IN_USE_ERRORS: Final = (5, 32)
"""Windows' ERROR_ACCESS_DENIED and ERROR_SHARING_VIOLATION."""
_RETRY_DELAYS: Final = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries; virus scanners and the like look at new files for less."""
_STALE_AFTER: Final = 60 * 60
"""Seconds after which nobody writes at a partial file any more."""


class WriteError(ExplainedError):
    """The copy could not be written; nothing is left behind."""


class NameTakenError(ExplainedError):
    """A file of the copy's name has come to be there; it stays as it is."""

    def __init__(self) -> None:
        super().__init__(message("A file of that name is already there."))


def is_name_taken(target: Path) -> bool:
    """Whether something of that name exists, be it a dangling link."""
    return os.path.lexists(target)


def retry_while_in_use(action: Callable[[], object]) -> None:
    """Do it, on Windows once other programs have closed the file that they read. Raises OSError."""
    for wait in _RETRY_DELAYS:
        try:
            action()
        except PermissionError as error:
            if not is_in_use_error(error):
                raise
            time.sleep(wait)
        else:
            return
    action()


def is_in_use_error(error: PermissionError) -> bool:
    return getattr(error, "winerror", None) in _WINDOWS_IN_USE_ERRORS


def check_folder(folder: Path) -> None:
    """Make the folder of copies and try it before work starts. Raises CannotWrite."""
    trial = partial_path(folder / "trial", os.getpid())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise make_write_error(folder, error) from error


def partial_path(target: Path, process: int) -> Path:
    """Where the process of this computer with that id writes a copy before it gets its name; one at a time.

    Another computer may write into the same shared folder with a process of the same id.
    """
    return target.parent / f"{_partial_prefix()}{process}.part"


def remove_stale_parts(folder: Path) -> None:
    """Remove what this computer left half written in a folder of copies when it was switched off or killed."""
    try:
        parts = list(folder.glob(f"{_partial_prefix()}*.part"))
    except OSError:  # whoever writes there says why it cannot be
        return
    for part in parts:
        with contextlib.suppress(OSError):
            # its time of modification may be that of its photo already; NTFS may keep that of its creation for long
            stat = part.stat()
            if time.time() - max(stat.st_ctime, stat.st_mtime) > _STALE_AFTER:
                part.unlink()


def _partial_prefix() -> str:
    computer = zlib.crc32(socket.gethostname().encode(errors="replace"))
    return f".stampgui-{computer:08x}-"


def write_verified(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)  # left by a process of the same id that was killed
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if path.read_bytes() != data:
        raise WriteError(message("The disk did not keep the copy as it was written. Check the disk."))


def make_write_error(folder: Path, error: OSError) -> WriteError:
    detail = error.strerror or str(error)
    return WriteError(
        message("{folder} cannot be written to ({detail}). Choose another folder.", folder=str(folder), detail=detail)
    )
