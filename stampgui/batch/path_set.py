"""Names and paths of many photos in little memory: each takes some bytes, where an object takes a hundred.

Also resolving links in paths quickly.
"""

import os
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from stampgui.image.photo import resolve_path
from stampgui.lazy_pattern import LazyPattern

_END: Final = b"\0"
"""Ends each text; no path has this character."""
_TEXTS: Final = LazyPattern(rb"([^\0]*)\0")
_BLOCK_BYTES: Final = 8_192
"""Compressed together: some 500 names."""
_LEAST_SLOTS: Final = 8


class NameList:
    """Names of files in their order, compressed; an object of each is made when it is asked for."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._blocks: list[bytes] = []
        self._last = bytearray()
        """What does not fill a block yet, uncompressed."""
        for name in names:
            self.append(name)

    def append(self, name: str) -> None:
        self._last += _encode(name)
        if len(self._last) >= _BLOCK_BYTES:
            from zlib import compress  # late: few folders have so many photos

            self._blocks.append(compress(self._last))
            self._last.clear()

    def __iter__(self) -> Iterator[str]:
        for block in self._decompress_blocks():
            yield from (found[1].decode("utf-8", "surrogatepass") for found in _TEXTS.finditer(block))

    def _decompress_blocks(self) -> Iterator[bytes]:
        if self._blocks:
            from zlib import decompress  # late: as above

            yield from map(decompress, self._blocks)
        yield bytes(self._last)


class PathSet:
    """Paths, the folder of each kept only once: those of 100,000 photos are in few folders.

    A hash table with open addressing: each slot has the place of a path among the bytes of all.
    """

    def __init__(self) -> None:
        self._folders: dict[str, int] = {}
        self._bytes = bytearray(_END)  # so that no path is in place 0, which is that of a free slot
        self._slots = _make_slots(_LEAST_SLOTS)
        self._count = 0

    def __contains__(self, path: str) -> bool:
        folder, name = os.path.split(path)
        return folder in self._folders and self._slots[self._find_slot(self._make_key(folder, name))] != 0

    def add(self, path: str) -> bool:
        """Whether the path was not there before."""
        folder, name = os.path.split(path)
        self._folders.setdefault(folder, len(self._folders))
        key = self._make_key(folder, name)
        slot = self._find_slot(key)
        if self._slots[slot]:
            return False
        self._slots[slot] = len(self._bytes)
        self._bytes += key
        self._count += 1
        if 3 * self._count > 2 * len(self._slots):
            self._double_slots()
        return True

    def _make_key(self, folder: str, name: str) -> bytes:
        return _encode(f"{self._folders[folder]}/{name}")

    def _find_slot(self, key: bytes) -> int:
        """The slot that has the key, or the free one in which it would be."""
        last = len(self._slots) - 1
        slot = hash(key) & last
        while (place := self._slots[slot]) and not self._bytes.startswith(key, place):
            slot = slot + 1 & last
        return slot

    def _double_slots(self) -> None:
        self._slots = _make_slots(2 * len(self._slots))
        for found in _TEXTS.finditer(self._bytes):
            if found[1]:
                self._slots[self._find_slot(found[0])] = found.start()


def _make_slots(count: int) -> "array[int]":
    return array("I", [0]) * count


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass") + _END


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
