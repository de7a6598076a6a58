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
"""How many cells leave no place empty; the last one says how many photos of the group are not shown."""
_RECOGNISED: Final = 136
"""Logical pixels of a photo's width from which on people and places in it are recognised."""
_ASPECT_RATIO: Final = 0.72
"""Height divided by width."""
_NAME_MARGIN: Final = 2
_MAX_HEIGHT: Final = 340
"""Logical pixels of a row, with the names below the photos."""
NO_MAXIMUM: Final = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX, for which PySide6 has no name."""


def place_photos(area: QSize, name_widths: Sequence[int], *, line: int) -> Sequence[tuple[QRect, QRect]]:
    """Where each photo and its name below are, in as many columns as make the photos largest, in the middle of `area`.

    Low photos leave room beside them: a name may be wider than its photo there. `line` is the height of a name.
    """
    count, below = len(name_widths), line + _GAP
    if not count:
        return ()

    def measure_column(columns: int) -> int:
        return (area.width() - (columns - 1) * _GAP) // columns

    def measure_photo(columns: int) -> int:
        height = area.height() / -(-count // columns) - below
        return min(measure_column(columns), round(height / _ASPECT_RATIO))

    # of those as large, the fewest columns, in which names have the most room
    columns = max(range(1, count + 1), key=measure_photo)
    width = measure_photo(columns)
    longest = max(name_widths) + 1  # a part of a pixel may be rounded off
    column = max(width, min(measure_column(columns), longest + 2 * _NAME_MARGIN))
    size = QSize(width, round(width * _ASPECT_RATIO))
    row, rows = size.height() + below, -(-count // columns)
    left = max(0, (area.width() - columns * (column + _GAP) + _GAP) // 2)
    top = max(0, (area.height() - rows * row + _GAP) // 2)
    places = []
    for number in range(count):
        corner = QPoint(left + number % columns * (column + _GAP), top + number // columns * row)
        under = corner + QPoint(_NAME_MARGIN, size.height() + 2)
        picture = QRect(corner + QPoint((column - width) // 2, 0), size)
        places.append((picture, QRect(under, QSize(column - 2 * _NAME_MARGIN, line))))
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
        self._hugs_photos = True
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

    def set_greatest_height(self, height: int | None, *, hugs_photos: bool = False) -> None:
        """Set how high it may be; None for a row of photos above something.

        A row, and one that `hugs_photos`, takes no more room than the photos need.
        """
        self._greatest_height, self._hugs_photos = height, hugs_photos or height is None
        self._limit_height()

    def _limit_height(self) -> None:
        height = self._measure_row() if self._greatest_height is None else self._greatest_height
        if self._hugs_photos:
            places = [place for each in self._find_places(height) for place in each[:2]]
            tops, bottoms = [place.top() for place in places], [place.bottom() for place in places]
            needed = max(bottoms, default=0) - min(tops, default=0) + _GAP
            height = max(self.minimumSizeHint().height(), min(height, needed))
        self.setMaximumHeight(height)

    def _measure_row(self) -> int:
        names = 0 if self._is_alone else _GAP + self.fontMetrics().height()
        in_row = max(1, min(_IN_ROW, len(self._samples)))
        photos = round((self.width() - (in_row - 1) * _GAP) // in_row * _ASPECT_RATIO)
        return min(_MAX_HEIGHT, photos + names)

    @property
    def _is_alone(self) -> bool:
        """Whether there is one photo only, whose name is that of the group."""
        return self._count == 1 and len(self._samples) == 1

    def _small_font(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.88)
        return small

    def _find_places(self, height: int | None = None) -> list[tuple[QRect, QRect, PhotoItem]]:
        """Where each photo and its name are, or would be with another height: as many as can be recognised.

        Where none could be, three are shown, and four where that are all.
        """
        height = self.height() if height is None else height
        if self._is_alone:
            return [(QRect(0, 0, self.width(), height), QRect(), self._samples[0])]
        count, places = len(self._samples), []
        least = scale_to_font(_RECOGNISED, self.font())
        fewer = [cells - 1 for cells in _GRIDS if cells < self._count and cells - 1 <= count]
        for shown in (*((count,) if count == self._count or not fewer else ()), *fewer):
            places = self._place(self._choose(shown), height)
            if places and places[0][0].width() >= least:
                break
        return places

    def _choose(self, shown: int) -> Sequence[PhotoItem]:
        """So many of the samples, the first and the last among them."""
        last = len(self._samples) - 1
        return [self._samples[round(step * last / max(1, shown - 1))] for step in range(shown)]

    def _place(self, items: Sequence[PhotoItem], height: int) -> list[tuple[QRect, QRect, PhotoItem]]:
        return [(*place, item) for place, item in zip(self._place_cells(items, height), items, strict=False)]

    def _place_cells(self, items: Sequence[PhotoItem], height: int) -> Sequence[tuple[QRect, QRect]]:
        """Where these photos are, and after them how many there are beside them, if that is to be said."""
        small = QFontMetrics(self._small_font())
        widths = [small.horizontalAdvance(item.found.path.name) for item in items]
        hidden = [0] if self._count > len(items) else []
        return place_photos(QSize(self.width(), height), widths + hidden, line=small.height())

    def _describe_hidden(self, shown: int) -> str:
        """How many photos there are beside those that are shown."""
        hidden = self._count - shown
        if hidden <= 0 or self._catalogue is None:
            return ""
        text = self._catalogue.ngettext("+{count} more photo", "+{count} more photos", hidden)
        return self._catalogue.fill(text, count=hidden)

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
        painter.setFont(self._small_font())
        places = self._find_places()
        for picture, name, item in places:
            # a camera's date strip is at an edge
            self._thumbnail_painter.draw(painter, self._fit(picture, item), item, self._tokens, whole=True)
            if not self._is_alone:
                painter.save()
                draw_name(painter, name, item, Qt.AlignmentFlag.AlignHCenter)
                painter.restore()
        if more := self._describe_hidden(len(places)):
            last, _name = self._place_cells([item for _picture, _name, item in places], self.height())[-1]
            painter.drawText(last, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, more)

    def _fit(self, picture: QRect, item: PhotoItem) -> QRect:
        """The part of a cell that a photo takes: right above its name, or in the middle where it is alone."""
        pixmap = self._thumbnail_painter.pixmap(item, picture, scale=self.devicePixelRatioF())
        if pixmap is None or pixmap.isNull() or self._is_alone:
            return picture
        size = pixmap.size().scaled(picture.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = picture.left() + (picture.width() - size.width()) // 2
        return QRect(QPoint(left, picture.bottom() + 1 - size.height()), size)

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
