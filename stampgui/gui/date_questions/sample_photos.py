"""Sample photos of a group: as many as can be recognised in the room there is, and three at least."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.images.thumbnail_painter import ThumbnailPainter, draw_name
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import scale_to_font, set_tooltip
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoItem

_GAP: Final = 10
_IN_ROW: Final = 3
_GRIDS: Final = (9, 6, 4)
"""How many photos of a larger group leave no place empty beside them."""
_RECOGNISED: Final = 136
"""Logical pixels of a photo's width from which on people and places in it are recognised."""
_SMALLER: Final = 0.75
"""Share of their width that photos may lose so that all four of a group are shown."""
_ASPECT_RATIO: Final = 0.72
"""Height divided by width."""
_NAME_MARGIN: Final = 2
_MAX_HEIGHT: Final = 340
"""Logical pixels of a row, with the names below the photos."""
NO_MAXIMUM: Final = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX, for which PySide6 has no name."""


def place_photos(area: QSize, name_widths: Sequence[int], *, line: int) -> Sequence[tuple[QRect, QRect]]:
    """Where each photo and its name below are, in as many columns as make the photos widest.

    One alone takes all of the height. Low photos leave room beside them: a name may be wider than its photo there.
    `line` is the height of a name.
    """
    count, below = len(name_widths), line + _GAP

    def measure_column(columns: int) -> int:
        return (area.width() - (columns - 1) * _GAP) // columns

    def measure_photo(columns: int) -> int:
        height = area.height() / -(-count // columns) - below
        return min(measure_column(columns), round(height / _ASPECT_RATIO))

    width, columns = max(((measure_photo(columns), columns) for columns in range(1, count + 1)), default=(0, 1))
    longest = max(name_widths, default=0) + 1  # a part of a pixel may be rounded off
    column = max(width, min(measure_column(columns), longest + 2 * _NAME_MARGIN))
    size = QSize(width, area.height() - below if count == 1 else round(width * _ASPECT_RATIO))
    places = []
    for number in range(count):
        corner = QPoint(number % columns * (column + _GAP), number // columns * (size.height() + below))
        under = corner + QPoint(_NAME_MARGIN, size.height() + 2)
        places.append((QRect(corner, size), QRect(under, QSize(column - 2 * _NAME_MARGIN, line))))
    return places


class SamplePhotos(QWidget):
    """Photos in the rows that make them largest; `clicked` carries the PhotoItem that was clicked."""

    clicked = Signal(PhotoItem)

    def __init__(self, thumbnails: ThumbnailCache, tokens: Tokens) -> None:
        super().__init__()
        self._thumbnail_painter = ThumbnailPainter(thumbnails)
        self._tokens = tokens
        self._samples: Sequence[PhotoItem] = ()
        self._count = 0
        self._catalogue: Catalogue | None = None
        self._greatest_height: int | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        thumbnails.ready.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(300, 110)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 68)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._limit_height()
        self._tell_names()

    def set_greatest_height(self, height: int | None) -> None:
        """Set how high it may be; None for a row of photos above something, which takes no more room than it needs."""
        self._greatest_height = height
        self._limit_height()

    def _limit_height(self) -> None:
        if self._greatest_height is not None:
            self.setMaximumHeight(self._greatest_height)
            return
        names = _GAP + self.fontMetrics().height()
        in_row = max(1, min(_IN_ROW, len(self._samples)))
        photos = round((self.width() - (in_row - 1) * _GAP) // in_row * _ASPECT_RATIO)
        height = min(_MAX_HEIGHT, photos + names)
        lowest = max((name.bottom() for _picture, name, _item in self._find_places(height)), default=0)
        self.setMaximumHeight(max(self.minimumSizeHint().height(), min(height, lowest + _GAP)))

    def _small_font(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.88)
        return small

    def _find_places(self, height: int | None = None) -> list[tuple[QRect, QRect, PhotoItem]]:
        """Where each photo and its name are, or would be with another height.

        Where photos could not be recognised, three are shown, and four only where that are all and hardly smaller.
        """
        height = self.height() if height is None else height
        count = len(self._samples)
        if count <= _IN_ROW:
            return self._place(self._samples, height)
        least = scale_to_font(_RECOGNISED, self.font())
        whole = (count,) if count == self._count else ()
        for shown in (*whole, *(number for number in _GRIDS if number <= count)):
            places = self._place(self._choose(shown), height)
            if places[0][0].width() >= least:
                return places
        fewer = self._place(self._choose(_IN_ROW), height)
        all_places = self._place(self._choose(_IN_ROW + 1), height)
        enough = fewer[0][0].width() * (_SMALLER if self._count == _IN_ROW + 1 else 1)
        return all_places if all_places[0][0].width() >= enough else fewer

    def _choose(self, shown: int) -> Sequence[PhotoItem]:
        """So many of the samples, the first and the last among them."""
        last = len(self._samples) - 1
        return [self._samples[round(step * last / (shown - 1))] for step in range(shown)]

    def _place(self, items: Sequence[PhotoItem], height: int) -> list[tuple[QRect, QRect, PhotoItem]]:
        small, more = QFontMetrics(self._small_font()), self._count_hidden(len(items))
        beside = small.horizontalAdvance(more) + _GAP if more else 0
        widths = [small.horizontalAdvance(item.found.path.name) for item in items]
        places = place_photos(QSize(self.width() - beside, height), widths, line=small.height())
        return [(*place, item) for place, item in zip(places, items, strict=True)]

    def _count_hidden(self, shown: int) -> str:
        """How many photos there are beside those that are shown: "+8", or nothing."""
        hidden = self._count - shown
        return f"+{self._catalogue.write_count(hidden)}" if hidden > 0 and self._catalogue is not None else ""

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def set_photos(self, items: Sequence[PhotoItem], *, count: int, catalogue: Catalogue) -> None:
        """Show some photos of a group of `count`, and how many more there are."""
        self._samples, self._count, self._catalogue = items, count, catalogue
        self._limit_height()
        self._tell_names()
        self.update()

    def _tell_names(self) -> None:
        paths = [item.found.path for _picture, _name, item in self._find_places()]
        self.setAccessibleName(", ".join(path.name for path in paths))
        set_tooltip(self, "\n".join(map(str, paths)), wrap=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QColor(self._tokens.muted))
        places = self._find_places()
        for picture, name, item in places:
            # a camera's date strip is at an edge
            self._thumbnail_painter.draw(painter, picture, item, self._tokens, whole=True)
            painter.setFont(self._small_font())
            draw_name(painter, name, item)
        if more := self._count_hidden(len(places)):
            picture, _name, _item = places[-1]
            painter.setFont(self._small_font())
            after = picture.translated(picture.width() + _GAP // 2, 0)
            painter.drawText(after, Qt.AlignmentFlag.AlignVCenter, more)

    def find_photo_at(self, at: QPoint) -> PhotoItem | None:
        """The photo that is shown there."""
        return next((item for picture, _name, item in self._find_places() if picture.contains(at)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.find_photo_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        item = self.find_photo_at(event.position().toPoint())
        if item is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(item)
