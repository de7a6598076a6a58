"""A cache of the most recently used pixmaps, limited by bytes."""

from collections import OrderedDict
from typing import Generic, TypeVar

from PySide6.QtGui import QPixmap

from stampgui.session.photos.photo_item import PhotoId

T = TypeVar("T")


class RecentPixmaps(Generic[T]):
    """One pixmap for each photo, with a value that describes it; the least recently used are dropped first."""

    def __init__(self, max_bytes: int = 0) -> None:
        self.max_bytes = max_bytes
        self._entries: OrderedDict[PhotoId, tuple[T, QPixmap]] = OrderedDict()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def byte_count(self) -> int:
        return self._bytes

    def get(self, photo: PhotoId) -> tuple[T, QPixmap] | None:
        """Return the entry of a photo, which counts as used."""
        entry = self._entries.get(photo)
        if entry is not None:
            self._entries.move_to_end(photo)
        return entry

    def put(self, photo: PhotoId, value: T, pixmap: QPixmap) -> None:
        """Store a pixmap in place of the photo's former one; it is kept however large it is."""
        former = self._entries.pop(photo, None)
        if former is not None:
            self._bytes -= count_bytes(former[1])
        self._entries[photo] = value, pixmap
        self._bytes += count_bytes(pixmap)
        while self._bytes > self.max_bytes and len(self._entries) > 1:
            _, (_, oldest) = self._entries.popitem(last=False)
            self._bytes -= count_bytes(oldest)


def count_bytes(pixmap: QPixmap) -> int:
    """Memory of the pixels in bytes."""
    return pixmap.width() * pixmap.height() * pixmap.depth() // 8
