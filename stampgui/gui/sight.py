"""What is seen of one photo, read off the main thread and no larger than is needed."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from stampgui.caption.ground import Ground, look_at
from stampgui.gui.loader import Loader
from stampgui.gui.photos import Card
from stampgui.gui.view import Size
from stampgui.i18n import Explained, Message, message
from stampgui.image.preview import load_preview

_EDGES: Final = (400, 800, 1600, 3200, 6400)
"""Long edges at which pictures are read; the largest, of a photo of 4:3, takes 120 MB."""


class Sight(QObject):
    """The picture of a photo and, when it is wanted, the look at it that automatic styles need.

    `came` says that one of them is there, or that they cannot be had: then `refusal` says why.
    """

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.card: Card | None = None
        self.picture: QImage | None = None
        self.ground: Ground | None = None
        self.refusal: Message | None = None
        self._edge = 0
        self._loader = Loader(threads=1, limit=3, parent=self)
        self._loader.loaded.connect(self._take)

    @property
    def displayed(self) -> Size | None:
        """The photo's width and height as displayed, in full; None until it is known."""
        if self.card is not None and self.card.examined.displayed is not None:
            return self.card.examined.displayed
        return None if self.picture is None else (self.picture.width(), self.picture.height())

    def turn_to(self, card: Card | None) -> None:
        """Be about this photo from now on."""
        if card is None or self.card is None or (card.id, card.photo) != (self.card.id, self.card.photo):
            self.picture, self.ground, self.refusal = None, None, None
            self._edge = 0
        self.card = card

    def want_picture(self, edge: float) -> None:
        """Have the picture read with a long edge of `edge` pixels or more, if it is not there."""
        enough = next((each for each in _EDGES if each >= edge), _EDGES[-1])
        if self.card is not None and self.refusal is None and enough > self._edge:
            self._edge = enough
            path = self.card.found.path
            self._loader.ask((self.card.id, enough), lambda: _picture(path, enough))

    def want_ground(self) -> None:
        if self.card is not None and self.refusal is None and self.ground is None:
            path = self.card.found.path
            self._loader.ask((self.card.id, 0), lambda: look_at(path))

    def close(self) -> None:
        self._loader.close()

    def _take(self, key: tuple[int, int], value: object) -> None:
        photo, edge = key
        if self.card is None or photo != self.card.id:
            return
        match value:
            case QImage():
                if edge >= self._edge:
                    self.picture = value
            case Ground():
                self.ground = value
            case Explained():
                self.picture, self.refusal = None, value.reason
            case _:
                # the photo went away between being listed and being looked at
                self.picture, self.refusal = None, message("This photo cannot be shown.")
        self.came.emit()


def _picture(path: Path, edge: int) -> QImage:
    """A photo as displayed, its long edge at most `edge` pixels, in Qt's own memory. Raises UnusableImage."""
    width, height, rgb = load_preview(path, edge)
    return QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )
