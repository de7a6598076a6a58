"""Unpacks photos from ZIP files into a new folder beside the copies."""

import datetime
import errno
import itertools
import os
import re
import shutil
import time
import zlib
from collections.abc import Callable, Container, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from enum import Enum, auto
from pathlib import Path, PurePath
from typing import Final

from stampgui.atomic_write import flush_to_disk, is_name_taken, partial_path, publish_file, stage_part
from stampgui.batch.archives.archive_file import UNREADABLE_ZIP, Archive, ArchiveError, open_archive
from stampgui.batch.archives.entry_names import make_folder_name, shorten_name
from stampgui.batch.archives.unpack_plan import PlannedFile, UnpackProblem, describe_damage, plan_unpacking
from stampgui.batch.archives.unpacked_folder import (
    CONTAINER_NAME,
    UnpackedFile,
    UnpackedFolder,
    find_intact,
    is_inside,
    load_list,
    remove_empty_folders,
    save_list,
)
from stampgui.dates.names.folder import find_dates_in_folders
from stampgui.i18n import ExplainedError, Message, message, messages
from stampgui.stamping.sidecars import UNPACKED_LIST
from stampgui.system_errors import explain_write_error
from stampgui.values import dataclass, field

_CHUNK: Final = 1 << 20
_RESERVE: Final = 300_000_000
"""Bytes of the disk that are left free, so that the computer goes on working."""
_PROGRESS_SECONDS: Final = 0.1
_MAX_WINDOWS_PATH: Final = 248
"""Letters of a path that every program for Windows can use, with a reserve for short names."""
_WORDS: Final = re.compile(r"[^\W\d_]+(?:[ _-]+[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class UnpackProgress:
    """How many of the files are unpacked; `total` is 0 while the ZIP files are being looked through."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came of unpacking; without photos there are no folders.

    `left_count` counts the files that are left in the ZIP files because they are no photos. `origins` has the ZIP file
    of each photo by its unpacked path.
    """

    folders: tuple[UnpackedFolder, ...] = ()
    photo_count: int = 0
    left_count: int = 0
    problems: tuple[UnpackProblem, ...] = ()
    origins: Mapping[Path, Path] = field(default_factory=dict)


class _UnpackError(ExplainedError):
    """Nothing can be unpacked; what was written before is removed."""


class _Loss(Enum):
    """Why one file cannot be unpacked although the others can."""

    DAMAGED = auto()
    LONG_PATH = auto()


class _LostFileError(Exception):
    """One file cannot be unpacked."""

    def __init__(self, loss: _Loss) -> None:
        super().__init__(loss)
        self.loss = loss


@dataclass(frozen=True, slots=True)
class _Target:
    """A folder to unpack one tree into; `missing` are the files that are not there yet."""

    folder: UnpackedFolder
    missing: tuple[PlannedFile, ...]
    is_new: bool


def unpack(
    paths: Sequence[Path], container: Path, *, cancelled: Callable[[], bool], fetch: bool = False
) -> Generator[UnpackProgress | Unpacked, None, None]:
    """Unpack photos, and the files that may have their dates, into a folder in `container`; yields `Unpacked` last.

    The same ZIP files have the same folder as before, where it is unchanged. When it is cancelled, the generator is
    closed or the disk is full, all that was written is removed. Once cancelled, it ends without a result. With `fetch`
    ZIP files that are in the cloud are downloaded.
    """
    yield UnpackProgress(0, 0)
    with ExitStack() as stack:
        archives, problems = _open_all(paths, stack, fetch=fetch)
        plan = plan_unpacking(archives, cancelled=cancelled)
        if cancelled():
            return
        problems += plan.problems
        try:
            targets: list[_Target] = []
            for tree in plan.trees:
                taken = {target.folder.path for target in targets}
                targets.append(_choose_target(container, tree, taken, cancelled=cancelled))
            _check_space(container, sum(file.entry.size for target in targets for file in target.missing))
            lost = yield from _write_all(targets, cancelled=cancelled)
        except _UnpackError as error:
            yield Unpacked(problems=tuple(UnpackProblem(path, error.reason) for path in dict.fromkeys(paths)))
            return
    if lost is not None:
        origins = {
            target.folder.path / file.path: file.archive.path
            for target, tree in zip(targets, plan.trees, strict=True)
            for file in tree
            if file.is_photo
        }
        folders = tuple(target.folder for target in targets if target.folder.path.exists())
        photos = len(origins) - sum(file.is_photo for file, _ in lost)
        yield Unpacked(folders, photos, plan.left_count, (*problems, *_describe_lost(lost)), origins)


def _open_all(paths: Sequence[Path], stack: ExitStack, *, fetch: bool) -> tuple[list[Archive], list[UnpackProblem]]:
    archives: list[Archive] = []
    problems: list[UnpackProblem] = []
    for path in dict.fromkeys(paths):
        try:
            archives.append(stack.enter_context(open_archive(path, fetch=fetch)))
        except ArchiveError as error:
            problems.append(UnpackProblem(path, error.reason))
    return archives, problems


def _choose_target(
    container: Path, tree: Sequence[PlannedFile], taken: Container[Path], *, cancelled: Callable[[], bool]
) -> _Target:
    """Choose a new folder, or the one that the same files were unpacked into before, if nobody changed them.

    `taken` are those that are chosen for other trees.
    """
    files = tuple(UnpackedFile(file.path, file.entry.size, file.entry.checksum) for file in tree)
    name = _name_folder(list(dict.fromkeys(file.archive.path.stem for file in tree)))
    for number in itertools.count(1):
        path = container / (name if number == 1 else f"{name} ({number})")
        if path in taken:
            continue
        if not is_name_taken(path):
            return _Target(UnpackedFolder(path, files), tuple(tree), is_new=True)
        known = None if path.is_symlink() else load_list(path)
        if known is None or set(known.files) != set(files):
            continue
        present = find_intact(known, cancelled=cancelled)
        if present is not None:
            return _Target(known, tuple(file for file in tree if file.path not in present), is_new=False)
    raise AssertionError("numbers do not end")


def _name_folder(stems: Sequence[str]) -> str:
    """Name a folder after its ZIP, or after the words that several begin with; without a date that may mislead.

    The day in the name of a download is that of downloading, and the date in one of several is not that of all photos.
    """
    if len(stems) == 1 and not _has_doubtful_date(stems[0]):
        return make_folder_name(stems[0])
    begins = {"" if (words := _WORDS.match(stem)) is None else words.group() for stem in stems}
    return make_folder_name(begins.pop() if len(begins) == 1 else "")


def _has_doubtful_date(stem: str) -> bool:
    """Whether a folder of that name would suggest a date, without dating its photos for sure."""
    found = find_dates_in_folders(PurePath("/", CONTAINER_NAME, stem, "photo.jpg"), today=datetime.date.max)
    return any(each.ambiguous or each.weak for each in found)


def _check_space(container: Path, needed: int) -> None:
    """Check that the files have room on the disk. Raises _UnpackError."""
    place = next(folder for folder in (container, *container.parents) if folder.exists())
    try:
        free = shutil.disk_usage(place).free
    except OSError as error:
        raise _make_write_error(container, error) from error
    if needed + _RESERVE > free:
        raise _UnpackError(
            message(
                "The photos need {needed}, but only {free} is free on the disk of {folder}. Make room there, or choose "
                "a folder for the copies on another disk.",
                needed=describe_size(needed),
                free=describe_size(free),
                folder=str(container),
            )
        )


def describe_size(size: int) -> Message:
    """A number of bytes in whole megabytes or gigabytes, rounded up; with its unit, in one line."""
    if size < 10_000_000_000:
        return message("{count} MB", count=-(-size // 1_000_000))
    return message("{count} GB", count=-(-size // 1_000_000_000))


def _write_all(
    targets: Sequence[_Target], *, cancelled: Callable[[], bool]
) -> Generator[UnpackProgress, None, list[tuple[PlannedFile, _Loss]] | None]:
    """Write what is missing; returns the files that cannot be unpacked, None if it was cancelled.

    If it does not come to its end, all that it wrote is removed. Raises _UnpackError.
    """
    total = sum(len(target.missing) for target in targets)
    written: list[tuple[Path, PlannedFile]] = []
    lost: list[tuple[PlannedFile, _Loss]] = []
    told_at = 0.0
    is_complete = False
    try:
        for target, file in _begin_each(targets):
            try:
                if not _write_file(target.folder.path, file, cancelled=cancelled):
                    return None
                written.append((target.folder.path, file))
            except _LostFileError as error:
                lost.append((file, error.loss))
            if (now := time.monotonic()) - told_at >= _PROGRESS_SECONDS:
                told_at = now
                yield UnpackProgress(len(written) + len(lost), total)
        # a new folder without a photo is removed again
        is_complete = any(file.is_photo for _, file in written) or not any(target.is_new for target in targets)
    except OSError as error:
        raise _make_write_error(targets[0].folder.path.parent, error) from error
    else:
        return lost
    finally:
        if not is_complete:
            _remove_written(targets, written)


def _begin_each(targets: Iterable[_Target]) -> Iterator[tuple[_Target, PlannedFile]]:
    """Yield the files to write; each new folder is made before its first one, with its list. Raises OSError."""
    for target in targets:
        if target.is_new:
            target.folder.path.parent.mkdir(parents=True, exist_ok=True)
            target.folder.path.mkdir()
            save_list(target.folder)
        yield from ((target, file) for file in target.missing)


def _write_file(top: Path, file: PlannedFile, *, cancelled: Callable[[], bool]) -> bool:
    """Write one file, whole or not at all, and never over another; whether it was not cancelled.

    Its time is that of writing: what the ZIP says is the time of an upload or of a copy. Raises OSError and
    _LostFileError.
    """
    place = top / file.path
    part = partial_path(place, os.getpid())
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        if not is_inside(top, place.parent) or is_name_taken(place):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))
        with stage_part(part):
            with part.open("xb") as output:
                for chunk in _read_chunks(file):
                    if cancelled():
                        return False
                    output.write(chunk)
                flush_to_disk(output)  # who sees the photos may delete the ZIP file
            publish_file(part, place)
    except OSError as error:
        # Windows says of a path that is too long that there is no such file
        if error.errno == errno.ENAMETOOLONG or (error.errno == errno.ENOENT and len(str(part)) >= _MAX_WINDOWS_PATH):
            raise _LostFileError(_Loss.LONG_PATH) from error
        raise
    return True


def _read_chunks(file: PlannedFile) -> Iterator[bytes]:
    """Yield the content of an entry, which `zipfile` checks at its end. Raises _LostFileError."""
    left = file.entry.size
    try:
        with file.archive.file.open(file.entry.info) as source:
            while chunk := source.read(_CHUNK):
                left -= len(chunk)
                yield chunk
    except (*UNREADABLE_ZIP, OSError, zlib.error) as error:
        raise _LostFileError(_Loss.DAMAGED) from error
    if left:
        raise _LostFileError(_Loss.DAMAGED)


def _remove_written(targets: Iterable[_Target], written: Iterable[tuple[Path, PlannedFile]]) -> None:
    for top, file in written:
        with suppress(OSError):
            (top / file.path).unlink(missing_ok=True)
    for target in targets:
        top = target.folder.path
        remove_empty_folders(top, (file.path for file in target.missing))
        if target.is_new:
            with suppress(OSError):
                (top / UNPACKED_LIST).unlink(missing_ok=True)
                top.rmdir()
                top.parent.rmdir()  # other folders may be in it


def _describe_lost(lost: Iterable[tuple[PlannedFile, _Loss]]) -> Iterator[UnpackProblem]:
    """Yield a sentence for each ZIP file and cause, with one of the names that it concerns."""
    names: dict[tuple[Path, _Loss], list[str]] = {}
    for file, loss in lost:
        names.setdefault((file.archive.path, loss), []).append(file.path.name)
    for (archive, loss), own in names.items():
        yield UnpackProblem(archive, _describe_loss(loss, len(own), shorten_name(own[0])))


def _describe_loss(loss: _Loss, count: int, name: str) -> Message:
    if loss is _Loss.LONG_PATH:
        return messages(
            "{count} file in this ZIP file was not unpacked, because its path would be too long: {name}. Choose a "
            "folder for the copies that is less deep.",
            "{count} files in this ZIP file were not unpacked, because their paths would be too long: {name} … Choose "
            "a folder for the copies that is less deep.",
            count,
            name=name,
        )
    return describe_damage(count, name)


def _make_write_error(folder: Path, error: OSError) -> _UnpackError:
    return _UnpackError(
        message(
            "The photos cannot be unpacked into {folder}: {reason}",
            folder=str(folder),
            reason=explain_write_error(error),
        )
    )
