"""Photos that are there more than once: files of the very same bytes, whatever they are called."""

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final, TypeAlias

from stampgui.image.photo import Photo

Content: TypeAlias = int
"""Files with the same one have the same bytes."""

_SAMPLE: Final = 16 << 10


@dataclass(slots=True, eq=False)
class _Files:
    """Names of one content, that of `photo` first."""

    content: Content
    photo: Photo
    names: list[Path] = field(default_factory=list)


class Twins:
    """Tells contents apart, reading only files of the same size. One thread at a time may use it."""

    def __init__(self) -> None:
        self._numbers = count()
        self._by_node: dict[Hashable, _Files] = {}
        self._by_size: dict[int, list[_Files]] = {}
        self._fresh: set[int] = set()
        """Sizes that have come since the last comparison."""

    def content(self, photo: Photo, name: Path) -> Content:
        """The content of a file as far as it is known without reading: links to one file have one."""
        files = None if photo.node is None else self._by_node.get(photo.node)
        if files is None or not photo.is_as(files.photo):
            files = _Files(next(self._numbers), photo)
            self._by_size.setdefault(photo.size, []).append(files)
            self._fresh.add(photo.size)
            if photo.node is not None:
                self._by_node[photo.node] = files
        files.names.append(name)
        return files.content

    def compared(self, cancelled: Callable[[], bool]) -> Iterator[tuple[Path, Content]]:
        """Read what may be the same, and yield the names whose content is that of an earlier file."""
        for size in sorted(self._fresh):
            if cancelled():
                return
            self._fresh.discard(size)
            if len(self._by_size[size]) > 1:
                yield from self._same(size, cancelled)

    def _same(self, size: int, cancelled: Callable[[], bool]) -> Iterator[tuple[Path, Content]]:
        for alike in _groups(self._by_size[size], _sample):
            for first, *others in _groups(alike, _digest, cancelled):
                for other in others:
                    self._by_size[size].remove(other)
                    other.content = first.content
                    first.names += other.names
                    yield from ((name, first.content) for name in other.names)


def _groups(
    files: Iterable[_Files], key: Callable[[Photo], bytes | None], cancelled: Callable[[], bool] = lambda: False
) -> list[list[_Files]]:
    """Those that have something in common, in their order; a file that has changed since is nobody's twin."""
    by_key: dict[bytes, list[_Files]] = {}
    for each in files:
        if cancelled():
            return []
        if (told := key(each.photo)) is not None:
            by_key.setdefault(told, []).append(each)
    return [group for group in by_key.values() if len(group) > 1]


def _sample(photo: Photo) -> bytes | None:
    """The file's beginning, middle and end: most photos of the same size differ there."""
    try:
        with photo.path.open("rb") as file:
            parts = []
            for start in (0, photo.size // 2, max(photo.size - _SAMPLE, 0)):
                file.seek(start)
                parts.append(file.read(_SAMPLE))
    except OSError:
        return None
    return hashlib.blake2b(b"".join(parts)).digest()


def _digest(photo: Photo) -> bytes | None:
    try:
        with photo.path.open("rb") as file:
            return hashlib.file_digest(file, "blake2b").digest()
    except OSError:
        return None
