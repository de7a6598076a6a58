"""Small pictures for the cards: read off the main thread, kept while there is room."""

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
"""How long no other photo may have come into view before pictures are read that show more than a thumbnail."""
_WIDTH_STEP: Final = 64
"""Thumbnails are read in steps of this many pixels, so that pulling the size slider rereads seldom."""


class ThumbnailCache(QObject):
    """Answers with what is there and fetches the rest; `ready` says that something new is there."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = TaskPool(threads=2, limit=_MAX_PENDING, parent=self)
        self._pool.task_finished.connect(self._store)
        self._cached: OrderedDict[PhotoId, tuple[int, QPixmap]] = OrderedDict()
        self._idle_timer = QTimer(self, interval=_IDLE_MS, singleShot=True)
        self._idle_timer.timeout.connect(self.ready)

    def pixmap(self, photo: PhotoId, path: Path, *, min_width: int) -> QPixmap | None:
        """The picture of `photo`, which covers at least `wide` pixels once it has been read; None until then.

        Where a camera left a thumbnail in the file that comes first, and the picture itself once no other photos have
        come into view for a moment. A null pixmap stands for a file that cannot be shown.
        """
        min_width = -(-min_width // _WIDTH_STEP) * _WIDTH_STEP
        kept = self._cached.get(photo)
        if kept is None:
            self._pool.submit((photo, min_width), lambda: _read_quick_thumbnail(path, min_width))
            self._idle_timer.start()
            return None
        if kept[0] < min_width:
            if not self._idle_timer.isActive():
                self._pool.submit((photo, min_width), lambda: (min_width, read_thumbnail(path, min_width)))
            return kept[1]
        self._cached.move_to_end(photo)
        return kept[1]

    def invalidate(self, photos: Iterable[PhotoId]) -> None:
        """Read the pictures of these photos again: their files have changed."""
        for photo in photos:
            self._cached.pop(photo, None)
        self.ready.emit()

    def close(self) -> None:
        self._pool.close()

    def _store(self, key: tuple[PhotoId, int], read: object) -> None:
        photo, wide = key
        # whatever keeps a picture from being shown is told by the photo's outcome; here it only stays blank
        covers, image = read if isinstance(read, tuple) else (wide, QImage())
        kept = self._cached.get(photo)
        if kept is None or kept[0] <= covers:
            self._cached[photo] = (covers, QPixmap.fromImage(image))
        self._cached.move_to_end(photo)
        while len(self._cached) > _MAX_CACHED:
            self._cached.popitem(last=False)
        self.ready.emit()


def _read_quick_thumbnail(path: Path, min_width: int) -> tuple[int, QImage]:
    """The thumbnail that is in the file, which covers nothing for certain, or else the photo itself."""
    from stampgui.image.preview import load_exif_thumbnail  # in the reading thread: the window opens sooner without

    found = load_exif_thumbnail(path)
    return (min_width, read_thumbnail(path, min_width)) if found is None else (0, _to_qimage(found))


def read_thumbnail(path: Path, min_width: int) -> QImage:
    """Read a photo, turned as it is displayed, just large enough to cover `wide` × ¾ `wide` pixels.

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
    """For what Qt has no reader for, or sees only a thumbnail of; a photo of usual proportions covers the card."""
    from stampgui.image.preview import load_preview

    try:
        return _to_qimage(load_preview(path, round(min_width * _LONG_EDGE_RATIO)))
    except UnusableImage:
        return QImage()


def _to_qimage(pixels: tuple[int, int, bytes]) -> QImage:
    """From width, height and RGB bytes."""
    width, height, rgb = pixels
    return QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
