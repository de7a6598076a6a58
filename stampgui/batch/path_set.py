"""Paths of many photos, without links: a set of them that takes little memory, and resolving them quickly."""

import os
from collections import defaultdict
from pathlib import Path

from stampgui.image.photo import resolve_path


class PathSet:
    """Paths, each folder of which is kept only once: those of 100,000 photos are in few folders."""

    def __init__(self) -> None:
        self._names: defaultdict[str, set[str]] = defaultdict(set)

    def __contains__(self, path: str) -> bool:
        folder, name = os.path.split(path)
        return name in self._names.get(folder, ())

    def add(self, path: str) -> bool:
        """Whether the path was not there before."""
        folder, name = os.path.split(path)
        names = self._names[folder]
        count = len(names)
        names.add(name)
        return len(names) > count


class PathResolver:
    """Resolves the links in paths; each folder is resolved only once."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def resolve(self, path: Path) -> str:
        """A text that is equal for the same file, if its name is written as the file system has it."""
        folder, name = os.path.split(path)  # texts: comparing Path objects for 100,000 photos takes seconds
        if folder not in self._folders:
            self._folders[folder] = resolve_path(folder)
        there = os.path.join(self._folders[folder], name)  # noqa: PTH118 - as above
        return os.path.normcase(resolve_path(there) if os.path.islink(there) else there)  # noqa: PTH114 - as above
