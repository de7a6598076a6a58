"""Finds the photos in given files and folders."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from stampgui.batch.path_set import NameList, PathSet
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
    seen = _Seen()
    links: list[FoundPhoto] = []
    for path in given:
        if not os.path.isdir(path):  # noqa: PTH112 - unlike Path's it never raises
            found = FoundPhoto(path, Path(path.name))
            if is_link(found):
                links.append(found)
            elif seen.add(_resolve_given(path)):
                yield found
            continue
        # "..", "." and a drive have no name of their own
        name = os.path.basename(resolve_path(path))  # noqa: PTH119 - nor does this one
        for found in _scan_folder(path, Path(name) if len(given) > 1 else Path(), exclude, seen):
            if is_link(found):
                links.append(found)
            else:
                yield found
    for link in links:
        if seen.add(_resolve_given(link.path)):
            yield link
        elif seen.add_link(os.path.normcase(_name_link(link.path))):
            yield link.as_link()


class _Seen:
    """What has been found, by resolved paths: for the photos of a listed folder that of the folder stands alone."""

    def __init__(self) -> None:
        self._folders: set[str] = set()
        self._others = PathSet()

    def add_folder(self, folder: str) -> None:
        """Note that all photos of this folder are found."""
        self._folders.add(folder)

    def add(self, path: str) -> bool:
        """Add a file; return whether it had not been found before, by itself or in a folder."""
        return not self._was_listed(path) and self._others.add(path)

    def add_link(self, path: str) -> bool:
        """Add a link, which is never found in a folder; return whether it had not been found before."""
        return self._others.add(path)

    def has_folder(self, folder: str) -> bool:
        return folder in self._folders

    def has_other(self, path: str) -> bool:
        return path in self._others

    def _was_listed(self, path: str) -> bool:
        folder, name = os.path.split(path)
        return (
            folder in self._folders
            and not _is_hidden(name)
            and os.path.lexists(path)
            and not os.path.islink(path)  # noqa: PTH114 - unlike Path's it never raises
            and _is_photo(path)
        )


def is_link(photo: FoundPhoto) -> bool:
    return os.path.islink(photo.path)  # noqa: PTH114 - unlike Path's it never raises


def _name_link(path: Path) -> Path:
    """The path of a link itself, in its resolved folder."""
    return Path(resolve_path(path.parent), path.name)


def _resolve_given(path: Path) -> str:
    """Resolve the name, too, as that of a given path may not be the one in its folder: Windows has short names."""
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


def _scan_folder(top: Path, relative: Path, exclude: Path | None, seen: _Seen) -> Iterator[FoundPhoto]:
    """Yield the photos of a folder and those in it that have not been found yet."""
    waiting = [(top, relative)]
    while waiting:
        folder, place = waiting.pop()
        resolved = os.path.normcase(resolve_path(folder))
        if seen.has_folder(resolved):
            continue
        try:
            folders, files = _list_folder(folder)
        except OSError:
            if seen.add(resolved):
                yield FoundPhoto(folder, place if place.name else Path(folder.absolute().name))
            continue
        seen.add_folder(resolved)
        for name in files:
            # texts: a Path for each file takes seconds
            path, known = os.path.join(folder, name), os.path.join(resolved, os.path.normcase(name))  # noqa: PTH118
            if _is_photo(path) and not seen.has_other(known):
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
            if _is_hidden(entry.name):
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


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


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
