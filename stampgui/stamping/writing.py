"""Writing a copy so that there is either the whole copy or none, and never in place of somebody's photo."""

import contextlib
import hashlib
import os
import socket
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from stampgui.i18n import Explained, Message, message
from stampgui.image.errors import UnusableImage
from stampgui.image.header import read_header
from stampgui.image.mark import Mark
from stampgui.image.photo import Photo

_IN_USE: Final = (5, 32)
"""Windows' ERROR_ACCESS_DENIED and ERROR_SHARING_VIOLATION."""
_WAITS: Final = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries; virus scanners and the like look at new files for less."""
_HALF_WRITTEN: Final = 60 * 60
"""Seconds after which nobody writes at a partial file any more."""


class CannotWrite(Explained):
    """The copy could not be written; nothing is left behind."""


class NameTaken(Explained):
    """A file of the copy's name has come to be there; it stays as it is."""

    def __init__(self) -> None:
        super().__init__(message("A file of that name is already there."))


def already_there(target: Path) -> bool:
    """Whether something of that name exists, be it a dangling link."""
    return os.path.lexists(target)


def copy_at(target: Path) -> Mark | None:
    """Return the mark of the copy at `target`, None where there is none, or something else."""
    if target.is_symlink() or not target.is_file():
        return None
    try:
        with target.open("rb") as file:
            return read_header(file).mark
    except (OSError, UnusableImage):
        return None


def in_the_way(target: Path, sha256_source: str) -> Message | None:
    """Say why what is at `target` has to stay when a copy of the photo of that SHA-256 is to go there.

    None where nothing is there, and where it is an earlier copy of the same photo.
    """
    if not already_there(target):
        return None
    mark = copy_at(target)
    if mark is None:
        return message("{file} is already there and is not a copy made by stampgui.", file=str(target))
    if mark.sha256_source in ("", sha256_source):  # marks of other versions may not tell
        return None
    return message(
        "{file} is already there and was made from another photo, or from this one before it was changed."
        " Move it away or choose another folder.",
        file=str(target),
    )


def write_copy(data: bytes, target: Path, source: Photo, *, replaces: str | None = None) -> None:
    """Write `data` to `target` with the source's modification time; the folder is made where it is missing.

    An earlier copy of the photo whose SHA-256 `replaces` tells is replaced, and nothing else ever is.
    Raises CannotWrite, and NameTaken without `replaces`.
    """
    part = partial_path(target, os.getpid())
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write_checked(part, data)
            os.utime(part, ns=(source.modified, source.modified))
            _publish(part, target, replaces)
        finally:
            with contextlib.suppress(OSError):  # whatever became of the copy is not undone by a part that stays
                _once_free(lambda: part.unlink(missing_ok=True))
    except OSError as error:
        raise _unwritable(target.parent, error) from error


def _publish(part: Path, target: Path, replaces: str | None) -> None:
    """Give the finished part its name; two programs that want the same name do not undo each other."""
    if replaces is not None and already_there(target):
        reason = in_the_way(target, replaces)
        if reason is not None:
            raise CannotWrite(reason)
        try:
            _once_free(lambda: part.replace(target))
        except PermissionError as error:
            if not _is_in_use(error):
                raise
            reason = message(
                "{file} cannot be replaced: it is read-only, or open in another program.", file=str(target)
            )
            raise CannotWrite(reason) from error
        return
    try:
        os.link(part, target)  # unlike renaming, it never takes the place of a file
    except FileExistsError as error:
        raise NameTaken from error
    except OSError as error:  # no hard links there, as on memory cards
        if already_there(target):
            raise NameTaken from error
        _once_free(lambda: part.replace(target))


def _once_free(deed: Callable[[], object]) -> None:
    """Do it, on Windows once other programs have closed the file that they read. Raises OSError."""
    for wait in _WAITS:
        try:
            deed()
        except PermissionError as error:
            if not _is_in_use(error):
                raise
            time.sleep(wait)
        else:
            return
    deed()


def _is_in_use(error: PermissionError) -> bool:
    return getattr(error, "winerror", None) in _IN_USE


def is_apart(former: Path, target: Path) -> bool:
    """Whether another file than that at `target` is there, whatever a file system makes of capitals and links."""
    try:
        return already_there(former) and not former.samefile(target)
    except OSError:  # a dangling link
        return True


def taken_away(copy: Path, sha256_source: str, sha256: str) -> bool:
    """Remove a copy of the photo of the first SHA-256 that was not changed since: its bytes have the second one.

    Nothing else is ever removed. Returns whether it was.
    """
    mark = copy_at(copy)
    if mark is None or mark.sha256_source != sha256_source:
        return False
    try:
        if hashlib.sha256(copy.read_bytes()).hexdigest() != sha256:
            return False
        copy.unlink()
    except OSError:
        return False
    return True


def check_folder(folder: Path) -> None:
    """Make the folder of copies and try it before work starts. Raises CannotWrite."""
    trial = partial_path(folder / "trial", os.getpid())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise _unwritable(folder, error) from error


def partial_path(target: Path, process: int) -> Path:
    """Where the process of this computer with that id writes a copy before it gets its name; one at a time.

    Another computer may write into the same shared folder with a process of the same id.
    """
    return target.parent / f"{_of_this_computer()}{process}.part"


def remove_left_behind(folder: Path) -> None:
    """Remove what this computer left half written in a folder of copies when it was switched off or killed."""
    try:
        parts = list(folder.glob(f"{_of_this_computer()}*.part"))
    except OSError:  # whoever writes there says why it cannot be
        return
    for part in parts:
        with contextlib.suppress(OSError):
            # its time of modification may be that of its photo already; NTFS may keep that of its creation for long
            stat = part.stat()
            if time.time() - max(stat.st_ctime, stat.st_mtime) > _HALF_WRITTEN:
                part.unlink()


def _of_this_computer() -> str:
    computer = zlib.crc32(socket.gethostname().encode(errors="replace"))
    return f".stampgui-{computer:08x}-"


def _write_checked(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)  # left by a process of the same id that was killed
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if path.read_bytes() != data:
        raise CannotWrite(message("The disk did not keep the copy as it was written. Check the disk."))


def _unwritable(folder: Path, error: OSError) -> CannotWrite:
    detail = error.strerror or str(error)
    return CannotWrite(
        message("{folder} cannot be written to ({detail}). Choose another folder.", folder=str(folder), detail=detail)
    )
