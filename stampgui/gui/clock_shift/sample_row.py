"""One photo before and after a shift: its thumbnail, its name and both dates."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stampgui.dates.clock_shift import ShiftedDate
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.images.thumbnail_painter import ThumbnailPainter
from stampgui.gui.text.photo_text import format_full_date
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_label, scale_to_font
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoItem


class SampleRow(QWidget):
    """A row of the preview."""

    def __init__(self, thumbnails: ThumbnailCache, tokens: Tokens) -> None:
        super().__init__()
        self._picture = _Picture(thumbnails, tokens)
        self.before_label, self.after_label = make_label("muted", wrap=True), make_label(wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.before_label)
        words.addWidget(self.after_label)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addLayout(words, 1)

    def set_tokens(self, tokens: Tokens) -> None:
        self._picture.set_tokens(tokens)

    def set_photo(self, item: PhotoItem, date: ShiftedDate, catalogue: Catalogue) -> None:
        self._picture.set_photo(item)
        before = format_full_date(date.clock, catalogue)
        self.before_label.setText(f"{item.found.path.name} · {before}")
        self.after_label.setText(f"→ {format_full_date(date, catalogue)}")


class _Picture(QWidget):
    """A thumbnail."""

    def __init__(self, thumbnails: ThumbnailCache, tokens: Tokens) -> None:
        super().__init__()
        self._painter = ThumbnailPainter(thumbnails)
        self._tokens = tokens
        self._item: PhotoItem | None = None
        side = scale_to_font(56, self.font())
        self.setFixedSize(QSize(side * 4 // 3, side))
        thumbnails.ready.connect(self.update)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def set_photo(self, item: PhotoItem) -> None:
        self._item = item
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._item is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._painter.draw(painter, QRect(0, 0, self.width(), self.height()), self._item, self._tokens)
