"""A set of paths that takes little memory."""

import os
from collections import defaultdict


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
