"""Writing a file so that its name leads to the whole of the new content or to what was there before, and never to half.

The content goes to a part beside the target first, is flushed to the disk there, and gets the target's name at the end:
a file that is renamed without being flushed can be found empty after a power failure.
"""

import contextlib
import os
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

_WINDOWS_IN_USE_ERRORS: Final = (5, 32)
"""Windows' ERROR_ACCESS_DENIED and ERROR_SHARING_VIOLATION."""
_RETRY_DELAYS: Final = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries; virus scanners and the like look at new files for less."""
_STALE_AFTER: Final = 60 * 60
"""Seconds after which nobody writes at a part any more."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`, in place of what is there; a missing folder is made. Raises OSError."""
    with stage_replacement(path) as part:
        write_flushed(part, data)


@contextlib.contextmanager
def stage_replacement(path: Path) -> Iterator[Path]:
    """Give a part to be written, and flushed, which takes the place of `path` when the block ends.

    Where the block raises, what is there stays. A link stays, too: the file that it leads to is replaced. A missing
    folder is made, and what was left half written there is removed. Raises OSError.
    """
    target = Path(os.path.realpath(path))
    # settings and unfinished work, say, are written into one folder by two threads, and by two windows
    part = target.parent / f"{_partial_prefix()}{os.getpid()}-{os.urandom(4).hex()}.part"
    with stage_part(part):
        remove_stale_parts(target.parent)
        yield part
        replace_file(part, target)


@contextlib.contextmanager
def stage_part(part: Path) -> Iterator[None]:
    """Make the folder of a part, and see to it that no part is there before and after the block. Raises OSError."""
    part.parent.mkdir(parents=True, exist_ok=True)
    part.unlink(missing_ok=True)  # left by a process of the same id that was killed
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # what became of the file itself is not undone by a part that stays
            retry_while_in_use(lambda: part.unlink(missing_ok=True))


def write_flushed(part: Path, data: bytes) -> None:
    """Write a file that must not exist yet, down to the disk. Raises OSError."""
    with part.open("xb") as file:
        file.write(data)
        flush_to_disk(file)


def flush_to_disk(file: IO[bytes] | IO[str]) -> None:
    """Return once what was written is on the disk itself. Raises OSError."""
    file.flush()
    os.fsync(file.fileno())


def replace_file(part: Path, target: Path) -> None:
    """Give a finished part the target's name, in place of the file that has it. Raises OSError."""
    retry_while_in_use(lambda: part.replace(target))


def partial_path(target: Path, process: int) -> Path:
    """Where the process of this computer with that id writes a copy before it gets its name; one at a time.

    Others can tell the path, to clear up behind a process that died. Another computer may write into the same shared
    folder with a process of the same id.
    """
    return target.parent / f"{_partial_prefix()}{process}.part"


def remove_stale_parts(folder: Path) -> None:
    """Remove what this computer left half written in a folder when it was switched off or killed."""
    try:
        parts = list(folder.glob(f"{_partial_prefix()}*.part"))
    except OSError:  # whoever writes there says why it cannot be
        return
    for part in parts:
        with contextlib.suppress(OSError):
            # its time of modification may be that of a photo already; NTFS may keep that of its creation for long
            stat = part.stat()
            if time.time() - max(stat.st_ctime, stat.st_mtime) > _STALE_AFTER:
                part.unlink()


def _partial_prefix() -> str:
    import socket  # takes longer to import than a window should wait that only reads its settings

    computer = zlib.crc32(socket.gethostname().encode(errors="replace"))
    return f".stampgui-{computer:08x}-"


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
    """Whether Windows says that another program has the file open, or that it is read-only."""
    return getattr(error, "winerror", None) in _WINDOWS_IN_USE_ERRORS


def is_name_taken(target: Path) -> bool:
    """Whether something of that name exists, be it a dangling link."""
    return os.path.lexists(target)
