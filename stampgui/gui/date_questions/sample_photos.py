"""Three sample photos of a group: the first, the middle and the last one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.images.thumbnail_painter import ThumbnailPainter, draw_name
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import set_tooltip
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoItem

_GAP: Final = 10
_MAX_PHOTOS: Final = 3
_ASPECT_RATIO: Final = 0.72
"""Height divided by width."""
_MAX_HEIGHT: Final = 340
"""Logical pixels of a row, with the names below the photos."""
_NO_MAXIMUM: Final = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX, for which PySide6 has no name."""


class SamplePhotos(QWidget):
    """Up to three photos, in the rows that make them largest; `clicked` carries the PhotoItem that was clicked."""

    clicked = Signal(PhotoItem)

    def __init__(self, thumbnails: ThumbnailCache, tokens: Tokens) -> None:
        super().__init__()
        self._thumbnail_painter = ThumbnailPainter(thumbnails)
        self._tokens = tokens
        self._items: Sequence[PhotoItem] = ()
        self._more = ""
        self._in_a_row = True
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        thumbnails.ready.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(300, 110)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 76)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._limit_height()

    def set_in_a_row(self, in_a_row: bool) -> None:
        """Say whether something lies below, so that no more room is taken than a row of photos needs."""
        self._in_a_row = in_a_row
        self._limit_height()

    def _limit_height(self) -> None:
        if self._in_a_row:
            names = _GAP + self.fontMetrics().height()
            photos = round((self.width() - (_MAX_PHOTOS - 1) * _GAP) // _MAX_PHOTOS * _ASPECT_RATIO)
            self.setMaximumHeight(max(self.minimumSizeHint().height(), min(_MAX_HEIGHT, photos + names)))
        else:
            self.setMaximumHeight(_NO_MAXIMUM)

    def _small_font(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.88)
        return small

    def _find_places(self) -> list[tuple[QRect, PhotoItem]]:
        """Where each photo is, in as many columns as make the photos widest; a line for the name is left below."""
        small = QFontMetrics(self._small_font())
        beside = small.horizontalAdvance(self._more) + _GAP if self._more else 0
        below = small.height() + _GAP
        count = max(1, len(self._items))
        width, columns = max(
            (
                min(
                    (self.width() - beside - (columns - 1) * _GAP) // columns,
                    round((self.height() / -(-count // columns) - below) / _ASPECT_RATIO),
                ),
                columns,
            )
            for columns in range(1, count + 1)
        )
        size = QSize(width, round(width * _ASPECT_RATIO))
        return [
            (QRect(QPoint(place % columns * (width + _GAP), place // columns * (size.height() + below)), size), item)
            for place, item in enumerate(self._items)
        ]

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def set_photos(self, items: Sequence[PhotoItem], *, count: int, catalogue: Catalogue) -> None:
        """Show up to three photos of a group of `count`, and how many more there are."""
        self._items = items[:_MAX_PHOTOS]
        hidden_count = count - len(self._items)
        self._more = f"+{catalogue.write_count(hidden_count)}" if hidden_count else ""
        self.setAccessibleName(", ".join(item.found.path.name for item in self._items))
        set_tooltip(self, "\n".join(str(item.found.path) for item in self._items), wrap=False)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(self._small_font())
        painter.setPen(QColor(self._tokens.muted))
        line = painter.fontMetrics().height()
        places = self._find_places()
        for picture, item in places:
            self._thumbnail_painter.draw(painter, picture, item, self._tokens)
            below = QRect(picture.left() + 2, picture.bottom() + 3, picture.width() - 4, line)
            draw_name(painter, below, item)
        if self._more:
            picture, _item = places[-1]
            beside = picture.translated(picture.width() + _GAP // 2, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, self._more)

    def find_photo_at(self, at: QPoint) -> PhotoItem | None:
        """The photo that is shown there."""
        return next((item for place, item in self._find_places() if place.contains(at)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.find_photo_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        item = self.find_photo_at(event.position().toPoint())
        if item is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(item)
