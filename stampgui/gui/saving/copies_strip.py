"""Small pictures of the first copies that were saved, as their files are."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stampgui.gui.background.task_pool import TaskPool
from stampgui.gui.images.thumbnail_cache import read_thumbnail
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import name_parts, scale_to_font
from stampgui.i18n import Catalogue

MOST_PICTURES: Final = 5
_FEWEST: Final = 3
"""One picture or two of many copies would look like all of them."""
_GAP: Final = 6
_RADIUS: Final = 6.0
_LOW_HEIGHT: Final = 38
_HIGH_HEIGHT: Final = 84
"""Pixels that pictures are high, for text of 10 points: as a button is, or more in a high window."""
_HIGH_WINDOW: Final = 900
"""Pixels from which on a window is high."""


class CopiesStrip(QWidget):
    """Shows as many pictures side by side as there is room for; hidden where a few would not fit."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        name_parts(savedPictures=self)
        self._tokens = tokens
        self._copies: Sequence[Path] = ()
        self._pictures: dict[Path, QImage] = {}
        self._room = 0
        self._pool: TaskPool | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def retranslate(self, catalogue: Catalogue) -> None:
        self.setAccessibleName(catalogue.gettext("The first photos that were saved"))

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def set_copies(self, copies: Sequence[Path]) -> None:
        """Show these files, which are read in the background."""
        if copies != self._copies:
            self._copies, self._pictures = copies, {}
            self._fit()

    def set_room(self, width: int) -> None:
        """Use at most so many pixels."""
        self._room = width
        self._fit()

    def stop_loading(self) -> None:
        if self._pool is not None:
            self._pool.close()

    def sizeHint(self) -> QSize:
        picture, count = self._picture_size, self._count
        return QSize(count * (picture.width() + _GAP) - _GAP, picture.height())

    @property
    def _picture_size(self) -> QSize:
        high = self.window().height() >= scale_to_font(_HIGH_WINDOW, self.font())
        height = scale_to_font(_HIGH_HEIGHT if high else _LOW_HEIGHT, self.font())
        return QSize(height * 4 // 3, height)

    @property
    def _count(self) -> int:
        fitting = max(0, (self._room + _GAP) // (self._picture_size.width() + _GAP))
        return min(len(self._copies), fitting) if fitting >= min(_FEWEST, len(self._copies)) else 0

    def _fit(self) -> None:
        self.setVisible(self._count > 0)
        self.updateGeometry()
        self.update()
        width = round(self._picture_size.width() * self.devicePixelRatioF())
        for copy in self._copies[: self._count]:
            if copy not in self._pictures:
                self._find_pool().submit(copy, partial(read_thumbnail, copy, width))

    def _find_pool(self) -> TaskPool:
        """The thread that reads the files; there is none before the first saving."""
        if self._pool is None:
            self._pool = TaskPool(threads=1, limit=MOST_PICTURES, parent=self)
            self._pool.task_finished.connect(self._store)
        return self._pool

    def _store(self, copy: Path, picture: object) -> None:
        if copy in self._copies and isinstance(picture, QImage):
            self._pictures[copy] = picture
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        where = QRect(0, 0, self._picture_size.width(), self._picture_size.height())
        for copy in self._copies[: self._count]:
            rounded = QPainterPath()
            rounded.addRoundedRect(QRectF(where), _RADIUS, _RADIUS)
            painter.fillPath(rounded, QColor(self._tokens.shade))
            picture = self._pictures.get(copy)
            if picture is not None and not picture.isNull():
                painter.setClipPath(rounded)
                size = picture.size().scaled(where.size(), Qt.AspectRatioMode.KeepAspectRatio)
                whole = QRect(0, 0, size.width(), size.height())
                whole.moveCenter(where.center())
                painter.drawImage(whole, picture)
                painter.setClipping(False)
            where.translate(where.width() + _GAP, 0)
