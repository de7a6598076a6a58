"""Finds duplicates: files with identical content, whatever their names."""

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final, TypeAlias

from stampgui.image.photo import Photo
from stampgui.regular_file import lies_in_cloud, open_regular

ContentId: TypeAlias = int
"""Equal for files with identical content."""

_SAMPLE_BYTES: Final = 16 << 10


@dataclass(slots=True, eq=False)
class _SameContent:
    """Paths of files with the same content, that of `photo` first."""

    content: ContentId
    photo: Photo
    names: list[Path] = field(default_factory=list)


class DuplicateFinder:
    """Assigns content ids, reading only files of equal size. Not thread-safe."""

    def __init__(self) -> None:
        self._numbers = count()
        self._by_node: dict[Hashable, _SameContent] = {}
        self._by_size: dict[int, list[_SameContent]] = {}
        self._uncompared_sizes: set[int] = set()
        """Sizes added since the last comparison."""

    def add(self, photo: Photo, name: Path) -> ContentId:
        """Add a file and return its content id as far as known without reading it; links to a file share its id."""
        files = None if photo.file_id is None else self._by_node.get(photo.file_id)
        if files is None or not photo.is_unchanged_since(files.photo):
            files = _SameContent(next(self._numbers), photo)
            self._by_size.setdefault(photo.size, []).append(files)
            self._uncompared_sizes.add(photo.size)
            if photo.file_id is not None:
                self._by_node[photo.file_id] = files
        files.names.append(name)
        return files.content

    def compare(self, cancelled: Callable[[], bool]) -> Iterator[tuple[Path, ContentId]]:
        """Compare files of equal size, and yield the paths with the same content as an earlier file.

        Comparisons skipped because of `cancelled`, or because files are in the cloud, are made the next time.
        """
        for size in sorted(self._uncompared_sizes):
            if len(self._by_size[size]) > 1 and not cancelled():
                yield from self._compare_size(size, cancelled)
            if cancelled():
                return
            if self._waits_for_cloud(size):
                continue
            self._uncompared_sizes.discard(size)

    def _waits_for_cloud(self, size: int) -> bool:
        """Whether files of that size are to be compared once they are on this computer."""
        files = self._by_size[size]
        return len(files) > 1 and any(lies_in_cloud(each.photo.path) for each in files)

    def _compare_size(self, size: int, cancelled: Callable[[], bool]) -> Iterator[tuple[Path, ContentId]]:
        for similar in _group_by_key(self._by_size[size], _hash_sample):
            for first, *others in _group_by_key(similar, _hash_file, cancelled):
                for other in others:
                    self._by_size[size].remove(other)
                    other.content = first.content
                    first.names += other.names
                    yield from ((name, first.content) for name in other.names)


def _group_by_key(
    files: Iterable[_SameContent], key: Callable[[Photo], bytes | None], cancelled: Callable[[], bool] = lambda: False
) -> list[list[_SameContent]]:
    """Group files by `key`, in order; a file that has changed since it was added belongs to no group."""
    by_key: dict[bytes, list[_SameContent]] = {}
    for each in files:
        if cancelled():
            return []
        if (value := key(each.photo)) is not None:
            by_key.setdefault(value, []).append(each)
    return [group for group in by_key.values() if len(group) > 1]


def _hash_sample(photo: Photo) -> bytes | None:
    """Hash the beginning, middle and end of the file, where most photos of equal size differ."""
    try:
        with open_regular(photo.path) as file:
            parts = []
            for start in (0, photo.size // 2, max(photo.size - _SAMPLE_BYTES, 0)):
                file.seek(start)
                parts.append(file.read(_SAMPLE_BYTES))
    except OSError:
        return None
    return hashlib.blake2b(b"".join(parts)).digest()


def _hash_file(photo: Photo) -> bytes | None:
    try:
        with open_regular(photo.path) as file:
            return hashlib.file_digest(file, "blake2b").digest()
    except OSError:
        return None
