"""Three sample photos of a group: the first, the middle and the last one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.images.thumbnail_painter import ThumbnailPainter
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import set_tooltip
from stampgui.session.photos.photo_item import PhotoItem

_GAP: Final = 10
_MAX_PHOTOS: Final = 3
_ASPECT_RATIO: Final = 0.72
"""Height divided by width."""
_MAX_HEIGHT: Final = 340
"""Logical pixels, with the names below the photos."""


class SamplePhotos(QWidget):
    """A row of photos that takes the available space; `clicked` carries the PhotoItem that was clicked."""

    clicked = Signal(PhotoItem)

    def __init__(self, thumbnails: ThumbnailCache, tokens: Tokens) -> None:
        super().__init__()
        self._thumbnail_painter = ThumbnailPainter(thumbnails)
        self._tokens = tokens
        self._items: Sequence[PhotoItem] = ()
        self._hidden_count = 0
        self._places: list[tuple[QRect, PhotoItem]] = []
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        thumbnails.ready.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(300, 110)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 92)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be no higher than three photos in this width are, so that nothing is empty below them."""
        super().resizeEvent(event)
        names = 4 + self.fontMetrics().height()
        photos = round(self._measure_column() * _ASPECT_RATIO)
        self.setMaximumHeight(max(self.minimumSizeHint().height(), min(_MAX_HEIGHT, photos + names)))

    def _measure_column(self, beside: int = 0) -> int:
        """The width of a photo where the width is what limits it; `beside` is taken by other things."""
        return (self.width() - beside - (_MAX_PHOTOS - 1) * _GAP) // _MAX_PHOTOS

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def set_photos(self, items: Sequence[PhotoItem], *, count: int) -> None:
        """Show up to three photos of a group of `count`."""
        self._items = items[:_MAX_PHOTOS]
        self._hidden_count = count - len(self._items)
        self.setAccessibleName(", ".join(item.found.path.name for item in self._items))
        set_tooltip(self, "\n".join(str(item.found.path) for item in self._items), wrap=False)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.88)
        line = QFontMetrics(small).height()
        painter.setFont(small)
        painter.setPen(QColor(self._tokens.muted))
        more = f"+{self._hidden_count}" if self._hidden_count else ""
        beside = painter.fontMetrics().horizontalAdvance(more) + _GAP if more else 0
        width = min(self._measure_column(beside), round((self.height() - line - 4) / _ASPECT_RATIO))
        picture = QRect(0, 0, width, round(width * _ASPECT_RATIO))
        self._places.clear()
        for item in self._items:
            self._places.append((QRect(picture), item))
            self._thumbnail_painter.draw(painter, picture, item, self._tokens)
            name = painter.fontMetrics().elidedText(item.found.path.name, Qt.TextElideMode.ElideMiddle, width - 4)
            below = QRect(picture.left() + 2, picture.bottom() + 3, width - 4, line)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, name)
            picture.translate(width + _GAP, 0)
        if more:
            painter.drawText(picture.adjusted(-_GAP // 2, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, more)

    def find_photo_at(self, at: QPoint) -> PhotoItem | None:
        """The photo that is shown there."""
        return next((item for place, item in self._places if place.contains(at)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.find_photo_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        item = self.find_photo_at(event.position().toPoint())
        if item is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(item)
