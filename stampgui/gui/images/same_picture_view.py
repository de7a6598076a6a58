"""Two photos side by side that may show the same picture, for a person to judge."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stampgui.batch.outcome_text import format_short_date
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.images.thumbnail_painter import ThumbnailPainter
from stampgui.gui.text.path_text import elide_name
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import set_tooltip
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoItem

_GAP: Final = 10
_ASPECT_RATIO: Final = 0.72
"""Height of a picture divided by its width."""
_HEIGHT, _LARGE_HEIGHT = 220, 420
"""The most in logical pixels, with the text below the pictures."""
_LEAST_PICTURE: Final = 50
"""Height of the smallest pictures in logical pixels."""
_LINES: Final = 3
"""Lines of text below each picture."""
_NAME_LETTERS: Final = 28
"""Letters of a name that have room below a small picture."""


class SamePictureView(QWidget):
    """A photo without a date on the left and on the right the one that has the date; hidden without such a pair."""

    def __init__(self, thumbnails: ThumbnailCache, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._thumbnail_painter = ThumbnailPainter(thumbnails)
        self._catalogue = catalogue
        self._tokens = tokens
        self._pair: tuple[PhotoItem, PhotoItem] | None = None
        self.setObjectName("samePicture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_greatest_width(None)
        self.hide()
        thumbnails.ready.connect(self.update)

    def set_greatest_width(self, width: int | None) -> None:
        """Be as high as pictures that fill this width need; None says that there is room for small ones only."""
        if width is None:
            self.setMaximumHeight(_HEIGHT)
            return
        words = _LINES * QFontMetrics(self._small_font).height() + 4
        self.setMaximumHeight(min(_LARGE_HEIGHT, round((width - _GAP) // 2 * _ASPECT_RATIO) + words))

    def sizeHint(self) -> QSize:
        return QSize(240, 130)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _LEAST_PICTURE + _LINES * QFontMetrics(self._small_font).height())

    @property
    def _small_font(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.88)
        return small

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def set_pair(self, pair: tuple[PhotoItem, PhotoItem] | None, catalogue: Catalogue) -> None:
        """Show a photo and another one that may show the same picture; None hides the view."""
        self._pair, self._catalogue = pair, catalogue
        texts = self._list_texts()
        self.setAccessibleName(". ".join(", ".join(lines) for lines in texts))
        set_tooltip(self, "\n".join(str(item.found.path) for item in pair or ()), wrap=False)
        self.setVisible(pair is not None)
        self.update()

    def _list_texts(self) -> list[tuple[str, ...]]:
        """The lines below each picture: what it is, its name, and its date if it has one."""
        if self._pair is None:
            return []
        _ = self._catalogue.gettext
        photo, other = self._pair
        date = format_short_date(other.date, self._catalogue) if other.date else ""
        return [
            (_("This photo"), photo.found.path.name),
            (_("Same picture"), other.found.path.name, date),
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pair is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(self._small_font)
        line = painter.fontMetrics().height()
        half = (self.width() - _GAP) // 2
        width = min(half, round((self.height() - _LINES * line - 4) / _ASPECT_RATIO))
        column = min(half, max(width, _NAME_LETTERS * painter.fontMetrics().averageCharWidth()))
        picture = QRect(0, 0, width, round(width * _ASPECT_RATIO))
        metrics = painter.fontMetrics()
        for item, texts in zip(self._pair, self._list_texts(), strict=True):
            self._thumbnail_painter.draw(painter, picture, item, self._tokens, whole=True)
            below = QRect(picture.left() + 2, picture.bottom() + 3, column - 4, line)
            for place, text in enumerate(texts):
                painter.setPen(QColor(self._tokens.text if place else self._tokens.muted))
                shown = elide_name(text, lambda part: metrics.horizontalAdvance(part) <= column - 4)
                painter.drawText(below, Qt.AlignmentFlag.AlignLeft, shown)
                below.translate(0, line)
            picture.translate(column + _GAP, 0)
