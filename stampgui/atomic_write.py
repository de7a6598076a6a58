"""Writing files atomically: a file has its complete new content or its old one, also after a crash.

The content is written to a temporary file, called a part here, next to the target. It is flushed to the disk and then
renamed: a file that is renamed without being flushed may be empty after a power failure.

Only files of the kind that is written are ever replaced, recognised by their content: whatever name a person gives to
a report or a list, no photo can be lost by it. Copies have a stricter rule of their own, in stamping/copy_file.py.
"""

import contextlib
import errno
import operator
import os
import re
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import IO, Final, TypeAlias

from stampgui.exclusive_rename import exchange_files, lock_folder, rename_without_replacing
from stampgui.regular_file import FileRange, open_regular

_WINDOWS_IN_USE_ERRORS: Final = (5, 32)
"""Windows' ERROR_ACCESS_DENIED and ERROR_SHARING_VIOLATION."""
_RETRY_DELAYS: Final = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries, enough for virus scanners to close a new file."""
_STALE_AFTER: Final = 60 * 60
"""The age in seconds from which a part is taken to be abandoned."""
_RECOGNISED_BYTES: Final = 64 << 10
_COMPARED_BYTES: Final = 256 << 10
"""At once; so many stay in the cache of a processor."""

IsOwnKind: TypeAlias = Callable[[bytes], bool]
"""Whether the first 64 KB of a file, or all of a smaller one, are those of a file of the kind that is written."""


class ForeignFileError(FileExistsError):
    """There is a file of another kind where one would be written; it is left as it is."""


def write_atomically(path: Path, data: bytes, *, is_own: IsOwnKind) -> None:
    """Write `data` to `path`, replacing a file of its own kind; a missing folder is made.

    Raises OSError, and ForeignFileError where there is a file of another kind.
    """
    with stage_replacement(path, is_own=is_own) as part:
        write_flushed(part, data)


def check_replaceable(path: Path, is_own: IsOwnKind) -> None:
    """Check that a file can be written to `path`: there is none, or an empty one, or one of its own kind.

    Raises ForeignFileError for a file of another kind, and OSError for one that cannot be opened for writing: one that
    is open in a spreadsheet cannot be replaced on Windows.
    """
    try:
        with open_regular(path, writable=True, fetch=True) as file:
            begin = file.read(_RECOGNISED_BYTES)
    except FileNotFoundError:
        return
    if begin and not is_own(begin):
        raise ForeignFileError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


@contextlib.contextmanager
def stage_replacement(path: Path, *, is_own: IsOwnKind) -> Iterator[Path]:
    """Yield the path of a part for the block to write and flush; it replaces `path` when the block ends.

    If the block raises, the old file stays. If `path` is a link, the file that it points to is replaced. A missing
    folder is made, and abandoned parts in it are removed. Raises what `check_replaceable` does, before and after the
    block: nothing of another kind is lost that came meanwhile.
    """
    target = Path(os.path.realpath(path))
    part = _unique_part(target.parent)
    retry_while_in_use(lambda: check_replaceable(target, is_own))
    with stage_part(part):
        remove_stale_parts(target.parent)
        yield part
        replace_file(part, target, lambda found: check_replaceable(found, is_own))


def write_first_free(folder: Path, names: Iterable[str], data: bytes) -> Path:
    """Write a new file under the first of the `names` that nothing in the folder has, and return its path.

    Nothing is ever replaced, not even what another program writes at the same moment. A missing folder is made. Raises
    OSError, and FileExistsError where no name is free.
    """
    part = _unique_part(folder)
    with stage_part(part):
        remove_stale_parts(folder)
        write_flushed(part, data)
        for name in names:
            with contextlib.suppress(FileExistsError):
                publish_file(part, folder / name)
                return folder / name
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))


def _unique_part(folder: Path) -> Path:
    """A name for a part that no other thread or process writes into the folder at the same time."""
    return folder / f"{_partial_prefix()}{os.getpid()}-{os.urandom(4).hex()}.part"


@contextlib.contextmanager
def stage_part(part: Path) -> Iterator[None]:
    """Make the folder of a part, and remove the part before and after the block. Raises OSError."""
    part.parent.mkdir(parents=True, exist_ok=True)
    part.unlink(missing_ok=True)  # left by a killed process that had the same id
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # a part that cannot be removed does not make the writing fail
            retry_while_in_use(lambda: part.unlink(missing_ok=True))


def write_flushed(part: Path, *pieces: bytes | memoryview, rest: FileRange | None = None, mode: int = 0o666) -> None:
    """Write a file that must not exist yet, and flush it to the disk. Raises OSError.

    `rest` of another file follows the pieces; zeros of it take no place where the file system can do without. `mode` is
    the new file's permissions before the umask takes away from them.
    """
    with open(part, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        for piece in pieces:
            file.write(piece)
        if rest is not None:
            _append_range(file, rest)
        flush_to_disk(file)


def _append_range(file: IO[bytes], rest: FileRange) -> None:
    for piece in rest.walk_pieces():
        if piece.count(0) < len(piece):
            file.write(piece)
        else:
            file.seek(len(piece), os.SEEK_CUR)
    file.truncate()  # zeros at the end are only there once the file has its length


def holds(part: Path, pieces: Sequence[bytes | memoryview], rest: FileRange | None = None) -> bool:
    """Whether a file consists of the pieces, and `rest` of another file. Raises OSError."""
    length = sum(map(len, pieces))
    expected = FileRange(part, length, length + (0 if rest is None else rest.stop - rest.start))
    if part.stat().st_size != expected.stop:
        return False
    with open_regular(part) as file:
        for piece in pieces:
            for at in range(0, len(piece), _COMPARED_BYTES):
                wanted = memoryview(piece)[at : at + _COMPARED_BYTES]
                # as one comparison of memory; with "==" a memoryview is compared byte by byte
                if not file.read(len(wanted)).startswith(wanted):
                    return False
    return rest is None or all(map(operator.eq, expected.walk_pieces(), rest.walk_pieces()))


def flush_to_disk(file: IO[bytes] | IO[str]) -> None:
    """Flush an open file and wait until its content is on the disk. Raises OSError."""
    file.flush()
    os.fsync(file.fileno())


def replace_file(part: Path, target: Path, check: Callable[[Path], None]) -> None:
    """Rename a finished part to the target, replacing what `check` accepts there, and nothing else.

    `check` gets the path of a file and raises an error for one that has to stay, which may be there only since a moment
    ago. Raises that error, and OSError.
    """
    try:
        publish_file(part, target)
    except FileExistsError:
        with lock_folder(target.parent):
            checked = _identify_file(target)
            retry_while_in_use(lambda: check(target))
            if not exchange_files(part, target):
                retry_while_in_use(lambda: part.replace(target))
            elif _identify_file(part) != checked:
                _check_replaced(part, target, check)


def publish_file(part: Path, target: Path) -> None:
    """Give a finished part its name. Raises FileExistsError if something has it, which stays, and OSError."""
    retry_while_in_use(lambda: rename_without_replacing(part, target))


def _check_replaced(part: Path, target: Path, check: Callable[[Path], None]) -> None:
    """Check what was replaced, which is called as the part now, and give it its name back if it has to stay."""
    try:
        check(part)
    except BaseException:
        exchange_files(part, target)
        raise


def _identify_file(path: Path) -> tuple[int, ...]:
    found = path.lstat()
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def set_aside_damaged(path: Path) -> Path:
    """Rename a file that cannot be read, so that it can be repaired, and return its path. Raises OSError."""
    names = (path.with_name(f"{path.stem}-damaged{number or ''}{path.suffix}") for number in count())
    free = next(name for name in names if not is_name_taken(name))
    return path.rename(free)


def partial_path(target: Path, process: int) -> Path:
    """Return where the process with that id writes a copy before it is renamed, one copy at a time.

    The path can be computed by other processes, which clean up after one that died. It includes the computer's name,
    because another computer may write into the same shared folder with a process of the same id.
    """
    return target.parent / f"{_partial_prefix()}{process}.part"


def remove_stale_parts(folder: Path) -> None:
    """Remove parts that this computer abandoned in a folder when it was switched off or a process was killed.

    They are those of processes that are no more, and those that are too old to be still written.
    """
    try:
        parts = list(folder.glob(f"{_partial_prefix()}*.part"))
    except OSError:  # writing there will fail and report the reason
        return
    for part in parts:
        with contextlib.suppress(OSError):
            if _is_of_dead_process(part) or _is_stale(part):
                part.unlink()


def _is_of_dead_process(part: Path) -> bool:
    """Whether the process that is named in a part's name has ended; Windows does not tell it without ending it."""
    owner = re.match(r"\d+", part.name.removeprefix(_partial_prefix()))
    if owner is None or os.name == "nt":
        return False
    try:
        os.kill(int(owner.group()), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:  # it is another person's
        return False
    return _is_zombie(owner.group())


def _is_zombie(process: str) -> bool:
    """Whether a process has ended although its parent has not asked for it yet (proc_pid_stat(5)); Linux tells it."""
    try:
        with open_regular(f"/proc/{process}/stat") as file:
            told = file.read()
    except OSError:
        return False
    return told.rpartition(b")")[2].split()[:1] == [b"Z"]


def _is_stale(part: Path) -> bool:
    """Whether a part was last touched long ago.

    The later of both times counts: a copy's modification time is set to its photo's, and NTFS may reuse an old creation
    time for a new file of the same name. Times in the future, which photos can have, do not count.
    """
    now, stat = time.time(), part.lstat()
    return now - max((each for each in (stat.st_ctime, stat.st_mtime) if each <= now), default=now) > _STALE_AFTER


def _partial_prefix() -> str:
    import socket  # slow to import, and not needed when the window starts

    computer = zlib.crc32(socket.gethostname().encode(errors="replace"))
    return f".stampgui-{computer:08x}-"


def retry_while_in_use(action: Callable[[], object]) -> None:
    """Call `action`; on Windows, retry while other programs have the file open. Raises OSError."""
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
    """Whether Windows reports that another program has the file open, or that it is read-only."""
    return getattr(error, "winerror", None) in _WINDOWS_IN_USE_ERRORS


def is_name_taken(target: Path) -> bool:
    """Whether something of that name exists, even a dangling link."""
    return os.path.lexists(target)
