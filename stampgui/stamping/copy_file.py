"""Writing one copy: completely or not at all, and never over a file that is not an earlier copy of the same photo."""

import os
import sys
from collections.abc import Sequence
from enum import Enum, auto
from functools import partial
from pathlib import Path

from stampgui.atomic_write import (
    holds,
    is_in_use_error,
    is_name_taken,
    partial_path,
    publish_file,
    replace_file,
    stage_part,
    write_flushed,
)
from stampgui.i18n import ExplainedError, Message, message
from stampgui.image.errors import UnusableImage
from stampgui.image.header import read_header
from stampgui.image.mark import Mark
from stampgui.image.photo import Photo, try_identify
from stampgui.regular_file import FileRange, lies_in_cloud, open_regular
from stampgui.stamping.outcome import refuse_folder
from stampgui.system_errors import explain_write_error, is_about_name


class WriteError(ExplainedError):
    """The copy could not be written; no partial file is left."""


class NameTakenError(ExplainedError):
    """There is a file of the copy's name, which is not touched."""

    def __init__(self) -> None:
        super().__init__(message("A file with that name already exists. Move it away or choose another folder."))


def _finish_job_first() -> None:
    """Have a worker process tell of the copy before it ends."""
    if "multiprocessing" in sys.modules:  # every worker has loaded it; a process that has not need not do so now
        from stampgui.worker_process import finish_job_first

        finish_job_first()


def check_folder(folder: Path) -> None:
    """Make the folder for copies and check that it can be written to. Raises WriteError."""
    trial = partial_path(folder / "trial", os.getpid())
    try:
        with stage_part(trial):  # a link of that name is removed, and not followed
            write_flushed(trial, b"")
    except OSError as error:
        raise _make_write_error(folder, folder, error) from error


def read_copy_mark(target: Path) -> Mark | None:
    """Return the mark of the copy at `target`, None if there is no file or it is not a copy."""
    if target.is_symlink() or not target.is_file():
        return None
    try:
        with open_regular(target) as file:
            return read_header(file).mark
    except (OSError, UnusableImage):
        return None


class Obstacle(Enum):
    """Why a file must not be replaced by a copy."""

    IN_CLOUD = auto()
    FOREIGN = auto()
    """It is no copy made by the program."""
    OTHER_PHOTO = auto()

    def explain(self, target: Path) -> Message:
        """What is wrong with the file at `target`, and what to do."""
        file = str(target)
        match self:
            case Obstacle.IN_CLOUD:
                return message(
                    "{file} already exists, but in the cloud, so that it cannot be looked at. Open it once, so that it "
                    "is fetched, or choose another folder.",
                    file=file,
                )
            case Obstacle.FOREIGN:
                return message(
                    "{file} already exists and is not a copy made by stampgui. Move it away or choose another folder.",
                    file=file,
                )
            case Obstacle.OTHER_PHOTO:
                return message(
                    "{file} already exists and was made from another photo, or from this one before it was changed. "
                    "Move it away or choose another folder.",
                    file=file,
                )


def find_obstacle(target: Path, sha256_source: str) -> Message | None:
    """Explain why the file at `target` must not be replaced by a copy of the photo with that SHA-256, or None."""
    obstacle = classify_obstacle(target, sha256_source)
    return None if obstacle is None else obstacle.explain(target)


def classify_obstacle(target: Path, sha256_source: str | None) -> Obstacle | None:
    """Why the file at `target` must not be replaced by a copy of the photo with that SHA-256.

    None if there is no file, and if it is an earlier copy of the same photo; of any photo where that SHA-256 is None.
    """
    if not is_name_taken(target):
        return None
    if lies_in_cloud(target):
        return Obstacle.IN_CLOUD
    mark = read_copy_mark(target)
    if mark is None:
        return Obstacle.FOREIGN
    # marks of other versions may not have it
    is_same = sha256_source is None or mark.sha256_source in ("", sha256_source)
    return None if is_same else Obstacle.OTHER_PHOTO


def write_copy(
    pieces: Sequence[bytes | memoryview],
    target: Path,
    source: Photo,
    *,
    rest: FileRange | None = None,
    replaces: str | None = None,
) -> tuple[Message, ...]:
    """Write the pieces of a copy to `target` with the source's modification time; a missing folder is made.

    The `rest` of the source follows them. An earlier copy of the photo with the SHA-256 `replaces` is replaced, and
    nothing else ever is. Returns warnings. Raises WriteError, and NameTakenError without `replaces`.
    """
    part = partial_path(target, os.getpid())
    try:
        with stage_part(part):
            write_flushed(part, *pieces, rest=rest, mode=_find_mode(source.path))
            if not holds(part, pieces, rest):
                raise WriteError(message("The disk did not keep the copy as it was written. Check the disk."))
            if rest is not None and try_identify(source.path) != source:
                raise WriteError(message("The file changed while it was being read. Try again."))
            warnings = _set_modified(part, source.modified)
            _finish_job_first()
            _publish(part, target, replaces)
    except OSError as error:
        raise _make_write_error(target, target.parent, error) from error
    return warnings


def _find_mode(source: Path) -> int:
    """Permissions that let nobody read a copy who may not read its photo; its owner may write."""
    try:
        return source.stat().st_mode & 0o666 | 0o600
    except OSError:
        return 0o600


def _set_modified(part: Path, modified: int) -> tuple[Message, ...]:
    """Set a modification time in nanoseconds; some drives let only their owner do so, and FAT has no early years."""
    try:
        os.utime(part, ns=(modified, modified))
    except (OSError, OverflowError):
        return (message("The copy does not have the photo's file time, because its drive does not allow it."),)
    return ()


def _publish(part: Path, target: Path, replaces: str | None) -> None:
    """Give the finished part its name. Of two programs that want the same name, neither overwrites the other's file."""
    if replaces is not None:
        try:
            replace_file(part, target, partial(_check_own_copy, sha256_source=replaces))
        except PermissionError as error:
            if not is_in_use_error(error):
                raise
            reason = message(
                "{file} cannot be replaced: it is read-only, or open in another program.", file=str(target)
            )
            raise WriteError(reason) from error
        return
    try:
        publish_file(part, target)
    except FileExistsError as error:
        raise NameTakenError from error


def _check_own_copy(target: Path, sha256_source: str) -> None:
    reason = find_obstacle(target, sha256_source)
    if reason is not None:
        raise WriteError(reason)


def is_separate_file(path: Path, target: Path) -> bool:
    """Whether `path` exists and is not the same file as `target` (file systems may ignore case, or have links)."""
    try:
        return is_name_taken(path) and not path.samefile(target)
    except OSError:  # a dangling link
        return True


def remove_unchanged_copy(copy: Path, sha256_source: str, sha256: str) -> bool:
    """Remove `copy` if it is a copy of the photo with `sha256_source` and its bytes still have `sha256`.

    Returns whether it was removed.
    """
    mark = read_copy_mark(copy)
    if mark is None or mark.sha256_source != sha256_source:
        return False
    try:
        with open_regular(copy) as file:
            import hashlib  # late: only earlier copies are looked at

            if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                return False
        copy.unlink()
    except OSError:
        return False
    return True


def _make_write_error(path: Path, folder: Path, error: OSError) -> WriteError:
    """Explain why `path`, which is in the folder or is the folder, cannot be written."""
    reason = explain_write_error(error)
    if is_about_name(error):
        return WriteError(message("{file} cannot be written: {reason}", file=str(path), reason=reason))
    return WriteError(refuse_folder(folder, reason))
