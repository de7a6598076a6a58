"""Thumbnails for the cards, read by threads and kept in a cache."""

from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPixmap

from stampgui.gui.background.task_pool import TaskPool
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.session.photo_item import PhotoId

_MAX_CACHED: Final = 600
_MAX_PENDING: Final = 120
_LONG_EDGE_RATIO: Final = 1.34
"""Long edge of a tall photo of 3:4, for each pixel of a card's width."""
_QT_FORMATS: Final = (Format.JPEG, Format.PNG, Format.WEBP, Format.GIF, Format.BMP)
_IDLE_MS: Final = 120
"""Milliseconds without a new photo in view before embedded thumbnails are replaced by larger pictures."""
_WIDTH_STEP: Final = 64
"""Thumbnail widths are multiples of this, so that dragging the size slider seldom reads them again."""


class ThumbnailCache(QObject):
    """Returns cached thumbnails and reads missing ones; `ready` tells that new ones are available."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = TaskPool(threads=2, limit=_MAX_PENDING, parent=self)
        self._pool.task_finished.connect(self._store)
        self._cached: OrderedDict[PhotoId, tuple[int, QPixmap]] = OrderedDict()
        self._idle_timer = QTimer(self, interval=_IDLE_MS, singleShot=True)
        self._idle_timer.timeout.connect(self.ready)

    def pixmap(self, photo: PhotoId, path: Path, *, min_width: int) -> QPixmap | None:
        """The thumbnail of `photo`, at least `min_width` pixels wide once it has been read; None until then.

        The small thumbnail that many cameras put into the file comes first, and the photo itself once no other photos
        have come into view for a moment. A null pixmap stands for a file that cannot be shown.
        """
        min_width = -(-min_width // _WIDTH_STEP) * _WIDTH_STEP
        cached = self._cached.get(photo)
        if cached is None:
            self._pool.submit((photo, min_width), lambda: _read_quick_thumbnail(path, min_width))
            self._idle_timer.start()
            return None
        if cached[0] < min_width:
            if not self._idle_timer.isActive():
                self._pool.submit((photo, min_width), lambda: (min_width, read_thumbnail(path, min_width)))
            return cached[1]
        self._cached.move_to_end(photo)
        return cached[1]

    def invalidate(self, photos: Iterable[PhotoId]) -> None:
        """Read the pictures of these photos again: their files have changed."""
        for photo in photos:
            self._cached.pop(photo, None)
        self.ready.emit()

    def close(self) -> None:
        self._pool.close()

    def _store(self, key: tuple[PhotoId, int], read: object) -> None:
        photo, min_width = key
        # the photo's outcome explains why a picture cannot be shown; here it only stays blank
        width, image = read if isinstance(read, tuple) else (min_width, QImage())
        cached = self._cached.get(photo)
        if cached is None or cached[0] <= width:
            self._cached[photo] = (width, QPixmap.fromImage(image))
        self._cached.move_to_end(photo)
        while len(self._cached) > _MAX_CACHED:
            self._cached.popitem(last=False)
        self.ready.emit()


def _read_quick_thumbnail(path: Path, min_width: int) -> tuple[int, QImage]:
    """Read the embedded thumbnail, whose width counts as 0, or else the photo itself; returns width and image."""
    from stampgui.image.preview import load_exif_thumbnail  # in the reading thread: the window opens sooner without

    found = load_exif_thumbnail(path)
    return (min_width, read_thumbnail(path, min_width)) if found is None else (0, _to_qimage(found))


def read_thumbnail(path: Path, min_width: int) -> QImage:
    """Read a photo, rotated for display, just large enough to cover `min_width` × ¾ `min_width` pixels.

    The image is null when the file cannot be read.
    """
    from stampgui.image.header import detect_format  # in the reading thread: the window opens sooner without

    if detect_format(path) not in _QT_FORMATS:
        return _read_with_pillow(path, min_width)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    stored = reader.size()
    if stored.isValid():
        turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
        cover = QSize(round(min_width * 0.75), min_width) if turned else QSize(min_width, round(min_width * 0.75))
        scaled = stored.scaled(cover, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        if scaled.width() < stored.width():
            reader.setScaledSize(scaled)
    return reader.read()


def _read_with_pillow(path: Path, min_width: int) -> QImage:
    """Read formats that Qt cannot read, or of which it sees only a thumbnail."""
    from stampgui.image.preview import load_preview

    try:
        return _to_qimage(load_preview(path, round(min_width * _LONG_EDGE_RATIO)))
    except UnusableImage:
        return QImage()


def _to_qimage(pixels: tuple[int, int, bytes]) -> QImage:
    """Convert width, height and RGB bytes."""
    width, height, rgb = pixels
    return QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
