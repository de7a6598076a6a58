"""Decides what of several ZIP files is unpacked, and where each file goes.

Only photos and the files that may have their dates are unpacked. All ZIP files together become one tree of folders,
since downloads in parts put a photo and its JSON file into different ones. Where two of them have different files of
the same name, as two people's downloads do, the later one gets a tree of its own.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path, PurePosixPath
from typing import Final

from stampgui.batch.archives.archive_file import UNREADABLE_ZIP, Archive, ArchiveEntry
from stampgui.batch.archives.entry_names import (
    LongNameError,
    OutsideNameError,
    fold_path,
    make_inner_path,
    shorten_name,
)
from stampgui.i18n import Message, message, messages
from stampgui.image.format import PHOTO_SUFFIXES, SNIFFED_BYTES, sniff
from stampgui.stamping.sidecars import select_sidecar_names
from stampgui.stamping.social_downloads import is_download_file

_MAX_TREES: Final = 8
"""How many different files of the same name are unpacked."""
_HARMLESS_BYTES: Final = 1 << 30
_MAX_RATIO: Final = 100
"""Photos hardly shrink in a ZIP; scans without compression to a fiftieth, a trap to less than a thousandth."""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """An entry that is unpacked to `path`, relative to the folder of its tree; `key` is the path folded."""

    archive: Archive
    entry: ArchiveEntry
    path: PurePosixPath
    key: str
    is_photo: bool

    def has_same_content(self, other: "PlannedFile") -> bool:
        return (self.entry.size, self.entry.checksum) == (other.entry.size, other.entry.checksum)


@dataclass(frozen=True, slots=True)
class UnpackProblem:
    """Why a ZIP file, or some of the files in it, were not unpacked."""

    archive: Path
    reason: Message


@dataclass(frozen=True, slots=True)
class UnpackPlan:
    """The files to unpack, tree by tree; `left_count` counts those that are left in their ZIP, as videos are."""

    trees: tuple[tuple[PlannedFile, ...], ...]
    problems: tuple[UnpackProblem, ...]
    left_count: int

    @property
    def size(self) -> int:
        """Bytes of all files to unpack."""
        return sum(file.entry.size for tree in self.trees for file in tree)


class _Cause(Enum):
    OUTSIDE = auto()
    LONG = auto()
    LINK = auto()
    LOCKED = auto()
    METHOD = auto()
    DAMAGED = auto()
    SAME_NAME = auto()


@dataclass(slots=True)
class _Contents:
    """What one ZIP holds, sorted; paths are those in a tree."""

    archive: Archive
    files: list[PlannedFile] = field(default_factory=list)
    """Photos, and the files of downloads that tell of all of their photos."""
    others: list[tuple[PurePosixPath, ArchiveEntry]] = field(default_factory=list)
    """Files that can belong to a photo beside them, and all others."""
    hidden_count: int = 0
    """Files that begin with a dot, or lie in such folders."""
    refused: dict[_Cause, list[str]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class _Tree:
    files: dict[str, PlannedFile] = field(default_factory=dict)
    """By their folded paths."""
    folders: set[str] = field(default_factory=set)
    others: list[tuple[Archive, PurePosixPath, ArchiveEntry]] = field(default_factory=list)

    def has_room(self, file: PlannedFile) -> bool:
        """Whether the file can be in this tree: nothing else has its name, or the name of one of its folders."""
        known = self.files.get(file.key)
        if known is not None:
            return known.has_same_content(file)
        return file.key not in self.folders and not any(folder in self.files for folder in _list_folders(file.key))

    def add(self, file: PlannedFile) -> None:
        self.files.setdefault(file.key, file)
        self.folders.update(_list_folders(file.key))


def plan_unpacking(archives: Sequence[Archive], *, cancelled: Callable[[], bool]) -> UnpackPlan:
    """Decide what is unpacked; nothing is written, and of the content only some first bytes are read.

    Once cancelled, it ends early with a plan of no use.
    """
    problems: list[UnpackProblem] = []
    trees: list[_Tree] = []
    useful: set[Path] = set()
    left_count = 0
    for archive in archives:
        contents = _sort_entries(archive, cancelled=cancelled)
        if _is_trap(contents):
            problems.append(UnpackProblem(archive.path, _TRAP))
            continue
        left_count += contents.hidden_count + len(contents.others)
        _place(contents, trees)
        problems += _list_problems(contents)
        if contents.refused or any(file.is_photo for file in contents.files):
            useful.add(archive.path)
    for tree in trees:
        for sidecar in _select_sidecars(tree):
            if tree.has_room(sidecar):
                tree.add(sidecar)
                left_count -= 1
    with_photos = (tree.files.values() for tree in trees if any(file.is_photo for file in tree.files.values()))
    planned = tuple(map(tuple, with_photos))
    useful.update(file.archive.path for files in planned for file in files)
    useful.update(problem.archive for problem in problems)
    problems += [UnpackProblem(archive.path, _NO_PHOTOS) for archive in archives if archive.path not in useful]
    return UnpackPlan(planned, tuple(problems), left_count)


def _sort_entries(archive: Archive, *, cancelled: Callable[[], bool]) -> _Contents:
    contents = _Contents(archive)
    for entry in archive.entries:
        if cancelled():
            break
        try:
            path = make_inner_path(entry.name)
        except OutsideNameError:
            contents.refused[_Cause.OUTSIDE].append(entry.name)
            continue
        except LongNameError:
            contents.refused[_Cause.LONG].append(entry.name)
            continue
        if any(part.startswith(".") for part in path.parts):
            contents.hidden_count += 1  # as in folders; Macs put such files beside photos, with their names
            continue
        is_photo = _is_photo(archive, entry, path)
        if not (is_photo or is_download_file(path)):
            contents.others.append((path, entry))
        elif (cause := _find_obstacle(entry)) is not None:
            contents.refused[cause].append(entry.name)
        else:
            contents.files.append(PlannedFile(archive, entry, path, fold_path(path), is_photo))
    return contents


def _find_obstacle(entry: ArchiveEntry) -> _Cause | None:
    if not entry.is_plain:
        return _Cause.LINK
    if entry.is_locked:
        return _Cause.LOCKED
    if not entry.is_readable:
        return _Cause.METHOD
    return None if entry.is_possible else _Cause.DAMAGED


def _is_photo(archive: Archive, entry: ArchiveEntry, path: PurePosixPath) -> bool:
    """Whether an entry is a photo: by its suffix, or by its first bytes where it has none."""
    if path.suffix or _find_obstacle(entry) is not None:
        return path.suffix.lower() in PHOTO_SUFFIXES
    try:
        with archive.file.open(entry.info) as file:
            return sniff(file.read(SNIFFED_BYTES)) is not None
    except (*UNREADABLE_ZIP, OSError, zlib.error):
        return False


def _is_trap(contents: _Contents) -> bool:
    """Whether a ZIP would become so large that it was made to fill the disk."""
    size = sum(file.entry.size for file in contents.files)
    size += sum(entry.size for path, entry in contents.others if entry.is_possible and _may_be_sidecar(path))
    return size > max(_HARMLESS_BYTES, _MAX_RATIO * contents.archive.size)


def _place(contents: _Contents, trees: list[_Tree]) -> None:
    """Put a ZIP's files into the first tree that has room for all of them, or into a new one.

    Files of the same name within one ZIP go on to further trees.
    """
    unlike = _list_first_of_each_name(contents.files)
    start = next((at for at, tree in enumerate(trees) if all(map(tree.has_room, unlike))), len(trees))
    for file in contents.files:
        for at in range(start, start + _MAX_TREES):
            if at == len(trees):
                trees.append(_Tree())
            if trees[at].has_room(file):
                trees[at].add(file)
                break
        else:
            contents.refused[_Cause.SAME_NAME].append(file.entry.name)
    if start == len(trees):
        trees.append(_Tree())
    trees[start].others += [(contents.archive, path, entry) for path, entry in contents.others]


def _list_first_of_each_name(files: Iterable[PlannedFile]) -> list[PlannedFile]:
    found: dict[str, PlannedFile] = {}
    for file in files:
        found.setdefault(file.key, file)
    return list(found.values())


def _select_sidecars(tree: _Tree) -> Iterator[PlannedFile]:
    """Yield the files that belong to photos of a tree, whichever ZIP they come from."""
    photos: dict[PurePosixPath, list[str]] = defaultdict(list)
    names: dict[PurePosixPath, list[str]] = defaultdict(list)
    beside: dict[PurePosixPath, tuple[Archive, ArchiveEntry]] = {}
    for file in tree.files.values():
        (photos if file.is_photo else names)[file.path.parent].append(file.path.name)
    for archive, path, entry in tree.others:
        names[path.parent].append(path.name)
        beside.setdefault(path, (archive, entry))
    for folder, own in photos.items():
        for name in sorted(select_sidecar_names(own, own + names[folder])):
            path = folder / name
            if path in beside and _find_obstacle(beside[path][1]) is None:
                yield PlannedFile(*beside[path], path, fold_path(path), is_photo=False)


def _list_folders(key: str) -> list[str]:
    """The folders around a file, "a" and "a/b" for "a/b/c.jpg"."""
    return [key[:at] for at, letter in enumerate(key) if letter == "/"]


_TRAP: Final = message(
    "Unpacked, this ZIP file would be more than a hundred times as large. It is damaged or was made to fill the disk, "
    "and was not unpacked. Download it again from where it came from."
)


_NO_PHOTOS: Final = message("There are no photos in this ZIP file.")


def _list_problems(contents: _Contents) -> Iterator[UnpackProblem]:
    """Yield a sentence for each cause, with one of the names that it concerns."""
    for cause, names in contents.refused.items():
        yield UnpackProblem(contents.archive.path, _describe(cause, len(names), shorten_name(names[0])))


def _may_be_sidecar(path: PurePosixPath) -> bool:
    return path.suffix.lower() in (".json", ".xmp")


def _describe(cause: _Cause, count: int, name: str) -> Message:
    match cause:
        case _Cause.OUTSIDE:
            return messages(
                "{count} file in this ZIP file was not unpacked, because its name leads out of the folder: {name}",
                "{count} files in this ZIP file were not unpacked, because their names lead out of the folder: {name}",
                count,
                name=name,
            )
        case _Cause.LONG:
            return messages(
                "{count} file in this ZIP file was not unpacked, because its name is too long: {name}",
                "{count} files in this ZIP file were not unpacked, because their names are too long: {name}",
                count,
                name=name,
            )
        case _Cause.LINK:
            return messages(
                "{count} file in this ZIP file was not unpacked, because it is only a link to another place, or a "
                "device: {name}",
                "{count} files in this ZIP file were not unpacked, because they are only links to other places, or "
                "devices: {name}",
                count,
                name=name,
            )
        case _Cause.LOCKED:
            return messages(
                "{count} photo in this ZIP file is locked with a password. Unpack it yourself, then add the folder.",
                "{count} photos in this ZIP file are locked with a password. Unpack them yourself, then add the "
                "folder.",
                count,
            )
        case _Cause.METHOD:
            return messages(
                "{count} photo in this ZIP file is compressed in a rare way. Unpack it yourself, then add the folder.",
                "{count} photos in this ZIP file are compressed in a rare way. Unpack them yourself, then add the "
                "folder.",
                count,
            )
        case _Cause.DAMAGED:
            return describe_damage(count, name)
        case _Cause.SAME_NAME:
            return messages(
                "{count} photo in this ZIP file was not unpacked, because too many others have its name: {name}",
                "{count} photos in this ZIP file were not unpacked, because too many have the same name: {name}",
                count,
                name=name,
            )


def describe_damage(count: int, name: str) -> Message:
    """Say how many files of a ZIP are damaged, with the name of one of them."""
    return messages(
        "{count} file in this ZIP file is damaged and was not unpacked: {name}. Download or copy the ZIP file again.",
        "{count} files in this ZIP file are damaged and were not unpacked: {name} … Download or copy the ZIP file "
        "again.",
        count,
        name=name,
    )
