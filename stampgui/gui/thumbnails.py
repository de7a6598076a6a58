"""Small pictures for the cards: read off the main thread, kept while there is room."""

from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPixmap

from stampgui.gui.loader import Loader
from stampgui.gui.photos import PhotoId
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format

_KEPT: Final = 600
_WAITING: Final = 120
_LONG_EDGE: Final = 1.34
"""Long edge of a tall photo of 3:4, for each pixel of a card's width."""
_READ_BY_QT: Final = (Format.JPEG, Format.PNG, Format.WEBP, Format.GIF, Format.BMP)
_RESTING_MS: Final = 120
"""How long no other photo may have come into view before pictures are read that show more than a thumbnail."""
_STEP: Final = 64
"""Thumbnails are read in steps of this many pixels, so that pulling the size slider rereads seldom."""


class Thumbnails(QObject):
    """Answers with what is there and fetches the rest; `ready` says that something new is there."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loader = Loader(threads=2, limit=_WAITING, parent=self)
        self._loader.loaded.connect(self._take)
        self._kept: OrderedDict[PhotoId, tuple[int, QPixmap]] = OrderedDict()
        self._resting = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._resting.timeout.connect(self.ready)

    def pixmap(self, photo: PhotoId, path: Path, *, wide: int) -> QPixmap | None:
        """The picture of `photo`, which covers at least `wide` pixels once it has been read; None until then.

        Where a camera left a thumbnail in the file that comes first, and the picture itself once no other photos have
        come into view for a moment. A null pixmap stands for a file that cannot be shown.
        """
        wide = -(-wide // _STEP) * _STEP
        kept = self._kept.get(photo)
        if kept is None:
            self._loader.ask((photo, wide), lambda: _rough_thumbnail(path, wide))
            self._resting.start()
            return None
        if kept[0] < wide:
            if not self._resting.isActive():
                self._loader.ask((photo, wide), lambda: (wide, read_thumbnail(path, wide)))
            return kept[1]
        self._kept.move_to_end(photo)
        return kept[1]

    def forget(self, photos: Iterable[PhotoId]) -> None:
        """Read the pictures of these photos again: their files have changed."""
        for photo in photos:
            self._kept.pop(photo, None)
        self.ready.emit()

    def close(self) -> None:
        self._loader.close()

    def _take(self, key: tuple[PhotoId, int], read: object) -> None:
        photo, wide = key
        # whatever keeps a picture from being shown is told by the photo's outcome; here it only stays blank
        covers, image = read if isinstance(read, tuple) else (wide, QImage())
        kept = self._kept.get(photo)
        if kept is None or kept[0] <= covers:
            self._kept[photo] = (covers, QPixmap.fromImage(image))
        self._kept.move_to_end(photo)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.ready.emit()


def _rough_thumbnail(path: Path, wide: int) -> tuple[int, QImage]:
    """The thumbnail that is in the file, which covers nothing for certain, or else the photo itself."""
    from stampgui.image.preview import load_exif_thumbnail  # in the reading thread: the window opens sooner without

    found = load_exif_thumbnail(path)
    return (wide, read_thumbnail(path, wide)) if found is None else (0, _image(found))


def read_thumbnail(path: Path, wide: int) -> QImage:
    """Read a photo, turned as it is displayed, just large enough to cover `wide` × ¾ `wide` pixels.

    The image is null when the file cannot be read.
    """
    from stampgui.image.header import format_of  # in the reading thread: the window opens sooner without

    if format_of(path) not in _READ_BY_QT:
        return _read_by_pillow(path, wide)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    stored = reader.size()
    if stored.isValid():
        turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
        cover = QSize(round(wide * 0.75), wide) if turned else QSize(wide, round(wide * 0.75))
        scaled = stored.scaled(cover, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        if scaled.width() < stored.width():
            reader.setScaledSize(scaled)
    return reader.read()


def _read_by_pillow(path: Path, wide: int) -> QImage:
    """For what Qt has no reader for, or sees only a thumbnail of; a photo of usual proportions covers the card."""
    from stampgui.image.preview import load_preview

    try:
        return _image(load_preview(path, round(wide * _LONG_EDGE)))
    except UnusableImage:
        return QImage()


def _image(pixels: tuple[int, int, bytes]) -> QImage:
    """From width, height and RGB bytes."""
    width, height, rgb = pixels
    return QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
