"""Thumbnails for the cards, read by threads and kept in a cache."""

from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageIOHandler, QImageReader, QPixmap

from stampgui.gui.background.task_pool import TaskPool
from stampgui.gui.images.recent_pixmaps import RecentPixmaps
from stampgui.gui.images.view_rest import ViewRest
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.photo import Photo, read_steadily
from stampgui.session.photos.photo_item import PhotoId, PhotoItem

_MIN_BYTES: Final = 32 << 20
"""Limit for all pixmaps, of some two hundred cards; a larger one on large screens."""
_SCREENS: Final = 2
"""The pixmaps may take as much memory as the pixels of so many screens."""
_MAX_PENDING: Final = 120
_LONG_EDGE_RATIO: Final = 1.34
"""Long edge of a tall photo of 3:4, for each pixel of a card's width."""
_CARD_ASPECT: Final = 0.75
"""Height of a card's picture divided by its width."""
_QT_FORMATS: Final[dict[Format | None, bytes]] = {
    Format.JPEG: b"jpeg",
    Format.PNG: b"png",
    Format.WEBP: b"webp",
    Format.GIF: b"gif",
    Format.BMP: b"bmp",
}
_WIDTH_STEP: Final = 64
"""Thumbnail widths are multiples of this, so that dragging the size slider seldom reads them again."""


class _Shown(NamedTuple):
    """The file's identity when the thumbnail was requested, and the widest card that the thumbnail fills."""

    photo: Photo | None
    covers: int


class ThumbnailCache(QObject):
    """Returns cached thumbnails and reads missing ones.

    `stored` carries the PhotoId of one that has been read, `rested` tells that those in view may be asked for again, as
    larger ones are read now. `ready` comes with both.
    """

    stored = Signal(PhotoId)
    rested = Signal()
    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = TaskPool(threads=2, limit=_MAX_PENDING, parent=self)
        self._pool.task_finished.connect(self._store)
        # thumbnails cover their cards and so are larger than what is seen
        self._recent: RecentPixmaps[_Shown] = RecentPixmaps(max(_MIN_BYTES, _SCREENS * measure_screens()))
        self._view_rest = ViewRest(self)
        self._view_rest.rested.connect(self.rested)
        self.stored.connect(self.ready)
        self.rested.connect(self.ready)

    @property
    def cached_count(self) -> int:
        """Number of photos that have a thumbnail in the cache."""
        return len(self._recent)

    def pixmap(self, item: PhotoItem, *, min_width: int) -> QPixmap | None:
        """The photo's thumbnail, at least `min_width` pixels wide once it has been read; None until then.

        The small thumbnail that many cameras put into the file comes first, and the photo itself once no other photos
        have come into view for a moment. A null pixmap stands for a file that cannot be shown.
        """
        min_width = -(-min_width // _WIDTH_STEP) * _WIDTH_STEP
        path, key = item.found.path, (item.id, item.photo, min_width)
        entry = self._recent.get(item.id)
        if entry is None or entry[0].photo != item.photo:
            self._pool.submit(key, lambda: read_steadily(path, lambda: read_quick_thumbnail(path, min_width)))
            self._view_rest.note_new()
            return None
        shown, pixmap = entry
        if shown.covers < min_width and self._view_rest.has_come_to_rest(item.id):
            self._pool.submit(key, lambda: read_steadily(path, lambda: (min_width, read_thumbnail(path, min_width))))
        return pixmap

    def close(self) -> None:
        self._pool.close()

    def _store(self, key: tuple[PhotoId, Photo | None, int], read: object) -> None:
        number, photo, min_width = key
        # the photo's outcome explains why a picture cannot be shown; here it only stays blank
        width, image = read if isinstance(read, tuple) else (min_width, QImage())
        entry = self._recent.get(number)
        if entry is None or entry[0].photo != photo or entry[0].covers <= width:
            self._recent.put(number, _Shown(photo, width), QPixmap.fromImage(image))
        self.stored.emit(number)


def measure_screens() -> int:
    """The memory of the pixels of the largest screen, in bytes; 0 without a screen."""
    screens = [screen.size() * screen.devicePixelRatio() for screen in QGuiApplication.screens()]
    return max([0, *(4 * size.width() * size.height() for size in screens)])


def read_quick_thumbnail(path: Path, min_width: int) -> tuple[int, QImage]:
    """Read the embedded thumbnail or else the photo; returns the width of a card that the image fills, and the image.

    An embedded thumbnail that may be outdated has width 0, so that the photo itself is read later.
    """
    # in the reading thread: the window opens sooner without
    from stampgui.image.previews.embedded_thumbnail import load_embedded_thumbnail

    found = load_embedded_thumbnail(path, round(min_width * _LONG_EDGE_RATIO))
    if found is None:
        return min_width, read_thumbnail(path, min_width)
    covered = min(found.width, round(found.height / _CARD_ASPECT)) if found.is_certain else 0
    return covered, _to_qimage((found.width, found.height, found.rgb))


def read_thumbnail(path: Path, min_width: int) -> QImage:
    """Read a photo, rotated for display, just large enough to cover `min_width` × ¾ `min_width` pixels.

    The image is null when the file cannot be read.
    """
    from stampgui.image.header import detect_format  # in the reading thread: the window opens sooner without

    found = _QT_FORMATS.get(detect_format(path))
    if found is None:
        return _read_with_pillow(path, min_width)
    reader = QImageReader(str(path), found)
    # asked what the file is, the SVG plugin connects a signal, with the GIL held: a deadlock where the window's thread
    # holds the lock of that signal and waits for the GIL
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    stored = reader.size()
    if stored.isValid():
        low = round(min_width * _CARD_ASPECT)
        turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
        cover = QSize(low, min_width) if turned else QSize(min_width, low)
        scaled = stored.scaled(cover, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        if scaled.width() < stored.width():
            reader.setScaledSize(scaled)
    image = reader.read()
    # Pillow reads pictures that exceed Qt's memory limit; damaged ones stay blank
    return _read_with_pillow(path, min_width) if image.isNull() else image


def _read_with_pillow(path: Path, min_width: int) -> QImage:
    """Read what Qt cannot read, or of which it sees only a thumbnail."""
    from stampgui.image.previews.preview import load_preview

    try:
        return _to_qimage(load_preview(path, round(min_width * _LONG_EDGE_RATIO)))
    except UnusableImage:
        return QImage()


def _to_qimage(pixels: tuple[int, int, bytes]) -> QImage:
    """Convert width, height and RGB bytes."""
    width, height, rgb = pixels
    return QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
