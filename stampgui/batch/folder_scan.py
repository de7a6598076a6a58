"""Finds the photos in given files and folders."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from stampgui.batch.path_set import NameList, PathResolver, PathSet
from stampgui.image.format import OTHER_PHOTO_SUFFIXES, PHOTO_SUFFIXES, SNIFFED_BYTES, sniff
from stampgui.image.photo import resolve_path
from stampgui.lazy_pattern import LazyPattern
from stampgui.regular_file import open_regular
from stampgui.values import dataclass, replace

_LISTED_SUFFIXES: Final = PHOTO_SUFFIXES | OTHER_PHOTO_SUFFIXES
_SORTED_TOGETHER: Final = 4_096
"""Names of a folder that are objects at the same time; those of 100,000 would leave holes in the memory."""


@dataclass(frozen=True, slots=True)
class FoundPhoto:
    """A file to examine, and its relative path in the tree of copies.

    A file that was given by name is included whatever it is, and so is a folder that cannot be opened: each gets a row.
    """

    path: Path
    relative: Path
    same_as: Path | None = None
    """The photo that has been found already and that `path` is a link to."""

    @property
    def file(self) -> Path:
        """The resolved path, by which a file is listed only once; of a link to a photo that is listed, its own."""
        if self.same_as is not None:
            return _name_link(self.path)
        resolved = resolve_path(self.path)
        # mostly `path` itself, and of thousands of photos a second object each is felt in the memory
        return self.path if resolved == str(self.path) else Path(resolved)

    def as_link(self) -> "FoundPhoto":
        """What it is once its file is listed already."""
        return replace(self, same_as=Path(resolve_path(self.path)))


def find_photos(paths: Iterable[Path], *, exclude: Path | None = None) -> Iterator[FoundPhoto]:
    """Yield each photo once: files as given, folders recursively in natural order of names.

    Links to files come last, so that a photo keeps its own place although albums link to it. Each link to a photo that
    was found before comes as the same photo.
    Inside folders only photos count; hidden entries, symbolic links to folders and the folder `exclude` are skipped.
    If several folders are given, each keeps its own name in the tree.
    """
    given = list(paths)
    seen, resolver = PathSet(), PathResolver()
    links: list[FoundPhoto] = []
    for path in given:
        if os.path.isdir(path):  # noqa: PTH112 - unlike Path's it never raises
            # "..", "." and a drive have no name of their own
            name = os.path.basename(resolve_path(path))  # noqa: PTH119 - nor does this one
            found = _scan_folder(path, Path(name) if len(given) > 1 else Path(), exclude)
            resolve = resolver.resolve
        else:
            found = iter((FoundPhoto(path, Path(path.name)),))
            resolve = _resolve_given
        for photo in found:
            if is_link(photo):
                links.append(photo)
            elif seen.add(resolve(photo.path)):
                yield photo
    for photo in links:
        if seen.add(_resolve_given(photo.path)):
            yield photo
        elif seen.add(os.path.normcase(_name_link(photo.path))):
            yield photo.as_link()


def is_link(photo: FoundPhoto) -> bool:
    return os.path.islink(photo.path)  # noqa: PTH114 - unlike Path's it never raises


def _name_link(path: Path) -> Path:
    """The path of a link itself, in its resolved folder."""
    return Path(resolve_path(path.parent), path.name)


def _resolve_given(path: Path) -> str:
    """As a `PathResolver` does, for a path that may not name the file as its folder does, as short names on Windows."""
    return os.path.normcase(resolve_path(path))


def natural_sort_key(name: str) -> str:
    """A sort key for natural order, as in file managers: IMG_2 before IMG_10, and digits before letters.

    A short text, as there are as many keys as photos: each number follows the count of its digits.
    """
    return _NUMBER.sub(_write_number, name.casefold())


_NUMBER: Final = LazyPattern(r"\d+")


def _write_number(match: re.Match[str]) -> str:
    digits = str(int(match[0]))
    return f"\0{chr(len(digits))}{digits}"


def _scan_folder(top: Path, relative: Path, exclude: Path | None) -> Iterator[FoundPhoto]:
    waiting = [(top, relative)]
    while waiting:
        folder, place = waiting.pop()
        try:
            folders, files = _list_folder(folder)
        except OSError:
            yield FoundPhoto(folder, place if place.name else Path(folder.absolute().name))
            continue
        for name in files:
            if _is_photo(os.path.join(folder, name)):  # noqa: PTH118 - a Path for each file takes seconds
                yield FoundPhoto(folder / name, place / name)
        inner = [(folder / name, place / name) for name in folders]
        waiting.extend(each for each in reversed(inner) if not _is_same_folder(each[0], exclude))


def _list_folder(folder: Path) -> tuple[Sequence[str], Iterator[str]]:
    """The names of the folders and of the other entries in it that are not hidden, in natural order.

    A link to a folder, which may form a cycle, is neither. Raises OSError.
    """
    folders, others, runs = list[str](), list[str](), list[NameList]()
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if not _is_folder(entry):
                others.append(entry.name)
            elif not entry.is_symlink():
                folders.append(entry.name)
            if len(others) == _SORTED_TOGETHER:
                runs.append(NameList(sorted(others, key=natural_sort_key)))
                others.clear()
    rest = NameList(sorted(others, key=natural_sort_key))
    return sorted(folders, key=natural_sort_key), _merge([*runs, rest]) if runs else iter(rest)


def _merge(runs: Sequence[NameList]) -> Iterator[str]:
    from heapq import merge  # late: few folders have so many photos

    return merge(*runs, key=natural_sort_key)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _is_photo(path: str) -> bool:
    if os.path.splitext(path)[1].lower() in _LISTED_SUFFIXES:  # noqa: PTH122 - as above
        return True
    try:
        with open_regular(path) as file:
            return sniff(file.read(SNIFFED_BYTES)) is not None
    except OSError:
        return False


def _is_same_folder(path: Path, folder: Path | None) -> bool:
    return folder is not None and resolve_path(path) == resolve_path(folder)
