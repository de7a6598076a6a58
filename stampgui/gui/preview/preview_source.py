"""The pixels for the preview, read by a thread and no larger than needed."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from stampgui.caption.photo_sample import PhotoSample, sample_photo
from stampgui.gui.background.task_pool import TaskPool
from stampgui.i18n import ExplainedError, Message, message
from stampgui.image.photo import Photo, read_steadily
from stampgui.image.previews.preview import load_preview
from stampgui.session.captions.geometry import Size
from stampgui.session.photos.photo_item import PhotoId, PhotoItem

_LONG_EDGES: Final = (400, 800, 1600, 3200, 6400)
"""Long edges at which pictures are read, in pixels; a 4:3 photo of the largest takes 120 MB."""


class PreviewSource(QObject):
    """The picture of one photo and, on request, the sample of it that automatic styles need.

    `loaded` tells that one of them is available, or that neither can be read: then `refusal` says why.
    """

    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.item: PhotoItem | None = None
        self.picture: QImage | None = None
        self.sample: PhotoSample | None = None
        self.refusal: Message | None = None
        self._long_edge = 0
        self._pool = TaskPool(threads=1, limit=3, parent=self)
        self._pool.task_finished.connect(self._store)

    @property
    def displayed_size(self) -> Size | None:
        """Full width and height of the photo as displayed; None until known."""
        if self.item is not None and self.item.inspection.displayed is not None:
            return self.item.inspection.displayed
        return None if self.picture is None else (self.picture.width(), self.picture.height())

    def set_photo(self, item: PhotoItem | None) -> None:
        """Switch to another photo."""
        if item is None or self.item is None or _name_file(item) != _name_file(self.item):
            self.picture, self.sample, self.refusal = None, None, None
            self._long_edge = 0
        self.item = item

    def request_picture(self, long_edge: float) -> None:
        """Read the picture with a long edge of at least `long_edge` pixels, unless that is loaded already."""
        enough = next((each for each in _LONG_EDGES if each >= long_edge), _LONG_EDGES[-1])
        if self.item is not None and not self.item.is_in_cloud and self.refusal is None and enough > self._long_edge:
            self._long_edge = enough
            path = self.item.found.path
            self._pool.submit(
                (self.item.id, self.item.photo, enough),
                lambda: read_steadily(path, lambda: load_picture(path, enough)),
            )

    def request_sample(self) -> None:
        if self.item is not None and not self.item.is_in_cloud and self.refusal is None and self.sample is None:
            path = self.item.found.path
            self._pool.submit(
                (self.item.id, self.item.photo, 0), lambda: read_steadily(path, lambda: sample_photo(path))
            )

    def close(self) -> None:
        self._pool.close()

    def _store(self, key: tuple[PhotoId, Photo | None, int], value: object) -> None:
        number, photo, edge = key
        if self.item is None or (number, photo) != (self.item.id, self.item.photo):
            return
        match value:
            case QImage():
                if edge >= self._long_edge:
                    self.picture = value
            case PhotoSample():
                self.sample = value
            case ExplainedError():
                self.picture, self.refusal = None, value.reason
            case _:
                # the photo disappeared after it was listed
                self.picture, self.refusal = None, message("This photo cannot be shown.")
        self.loaded.emit()


def _name_file(item: PhotoItem) -> tuple[PhotoId, Photo | None, bool]:
    """What tells one picture from another; a photo that was fetched is read once more."""
    return item.id, item.photo, item.is_in_cloud


def load_picture(path: Path, long_edge: int) -> QImage:
    """Load a photo as displayed, its long edge at most `long_edge` pixels. Raises UnusableImage."""
    width, height, rgb = load_preview(path, long_edge)
    return QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )
