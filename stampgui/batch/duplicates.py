"""Photos that are there more than once: files of the very same bytes, whatever they are called."""

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final, TypeAlias

from stampgui.image.photo import Photo

ContentId: TypeAlias = int
"""Files with the same one have the same bytes."""

_SAMPLE_BYTES: Final = 16 << 10


@dataclass(slots=True, eq=False)
class _SameContent:
    """Names of one content, that of `photo` first."""

    content: ContentId
    photo: Photo
    names: list[Path] = field(default_factory=list)


class DuplicateFinder:
    """Tells contents apart, reading only files of the same size. One thread at a time may use it."""

    def __init__(self) -> None:
        self._numbers = count()
        self._by_node: dict[Hashable, _SameContent] = {}
        self._by_size: dict[int, list[_SameContent]] = {}
        self._uncompared_sizes: set[int] = set()
        """Sizes that have come since the last comparison."""

    def add(self, photo: Photo, name: Path) -> ContentId:
        """The content of a file as far as it is known without reading: links to one file have one."""
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
        """Read what may be the same, and yield the names whose content is that of an earlier file.

        What is left out because it was `cancelled` is compared next time.
        """
        for size in sorted(self._uncompared_sizes):
            if len(self._by_size[size]) > 1 and not cancelled():
                yield from self._compare_size(size, cancelled)
            if cancelled():
                return
            self._uncompared_sizes.discard(size)

    def _compare_size(self, size: int, cancelled: Callable[[], bool]) -> Iterator[tuple[Path, ContentId]]:
        for alike in _group_by_key(self._by_size[size], _hash_sample):
            for first, *others in _group_by_key(alike, _hash_file, cancelled):
                for other in others:
                    self._by_size[size].remove(other)
                    other.content = first.content
                    first.names += other.names
                    yield from ((name, first.content) for name in other.names)


def _group_by_key(
    files: Iterable[_SameContent], key: Callable[[Photo], bytes | None], cancelled: Callable[[], bool] = lambda: False
) -> list[list[_SameContent]]:
    """Those that have something in common, in their order; a file that has changed since is nobody's duplicate."""
    by_key: dict[bytes, list[_SameContent]] = {}
    for each in files:
        if cancelled():
            return []
        if (told := key(each.photo)) is not None:
            by_key.setdefault(told, []).append(each)
    return [group for group in by_key.values() if len(group) > 1]


def _hash_sample(photo: Photo) -> bytes | None:
    """The file's beginning, middle and end: most photos of the same size differ there."""
    try:
        with photo.path.open("rb") as file:
            parts = []
            for start in (0, photo.size // 2, max(photo.size - _SAMPLE_BYTES, 0)):
                file.seek(start)
                parts.append(file.read(_SAMPLE_BYTES))
    except OSError:
        return None
    return hashlib.blake2b(b"".join(parts)).digest()


def _hash_file(photo: Photo) -> bytes | None:
    try:
        with photo.path.open("rb") as file:
            return hashlib.file_digest(file, "blake2b").digest()
    except OSError:
        return None
