"""Choosing where a section is divided: all of its photos, and the one with which the second part begins."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from stampgui.gui.controls import button, label
from stampgui.gui.filling.words import count_words
from stampgui.gui.flow import Flow
from stampgui.gui.photos import Card
from stampgui.gui.pictures import Pictures
from stampgui.gui.thumbnails import Thumbnails
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

_CELL: Final = QSize(150, 132)
_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class Dividing(QWidget):
    """`divided` carries the place of the photo with which the second part begins, at least 1.

    `by_names` asks for parts where the names differ, `left` for the section as it was.
    """

    divided = Signal(int)
    by_names = Signal()
    left = Signal()

    def __init__(self, thumbnails: Thumbnails, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._model = _Photos(self)
        self._title, self._counts = label("name", wrap=True), label("muted", wrap=True)
        self.photos = QListView()
        self._cells = _Cells(thumbnails, tokens, self.photos)
        self.here, self.names, self._back = button("primary"), button(), button()
        self._lay_out()
        self.photos.selectionModel().currentChanged.connect(self._show_place)
        self.photos.doubleClicked.connect(self._divide)
        self.here.clicked.connect(self._divide)
        self.names.clicked.connect(self.by_names)
        self._back.clicked.connect(self.left)
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), self.photos, self._divide).setContext(Qt.ShortcutContext.WidgetShortcut)
        thumbnails.ready.connect(self.photos.viewport().update)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        self.photos.setObjectName("dividing")
        self.photos.setModel(self._model)
        self.photos.setItemDelegate(self._cells)
        self.photos.setViewMode(QListView.ViewMode.IconMode)
        self.photos.setMovement(QListView.Movement.Static)
        self.photos.setAcceptDrops(False)  # files are the window's
        self.photos.setResizeMode(QListView.ResizeMode.Adjust)
        self.photos.setLayoutMode(QListView.LayoutMode.Batched)
        self.photos.setBatchSize(400)
        self.photos.setUniformItemSizes(True)
        self.photos.setGridSize(_CELL)
        self.photos.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.photos.verticalScrollBar().setSingleStep(40)
        below = Flow(ends=True)
        below.add(self.here, self.names, self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._counts)
        column.addWidget(self.photos, 1)
        column.addLayout(below)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._title.setText(_("With which photo does another group begin?"))
        self.photos.setAccessibleName(_("Photos of this group"))
        self.here.setText(_("Split before this photo"))
        self.here.setToolTip("Enter")
        self.names.setText(_("Split by names and days"))
        self._back.setText(_("Back"))
        self._back.setToolTip("Esc")
        self._show_place()

    def set_tokens(self, tokens: Tokens) -> None:
        self._cells.tokens = tokens
        self.photos.viewport().update()

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Offer every place but the first; the middle is as good a beginning as any."""
        self._model.show_cards(cards)
        self.photos.setCurrentIndex(self._model.index((len(cards) + 1) // 2))
        self.photos.setFocus()
        self._show_place()

    def _divide(self) -> None:
        place = self.photos.currentIndex().row()
        if place > 0:
            self.divided.emit(place)

    def _show_place(self) -> None:
        place, count = self.photos.currentIndex().row(), self._model.rowCount()
        self.here.setEnabled(place > 0)
        self._cells.place = place
        first, second = (count_words(number, self._catalogue) for number in (max(place, 0), count - max(place, 0)))
        text = self._catalogue.gettext("First group: {first}. Second group: {second}.")
        if place == 0:
            text = self._catalogue.gettext("Choose another photo than the first.")
        self._counts.setText(text.format(first=first, second=second))
        self.photos.viewport().update()


class _Photos(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cards: Sequence[Card] = ()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._cards):
            return None
        card = self._cards[index.row()]
        match role:
            case _ if role == _ROLE:
                return card
            case Qt.ItemDataRole.DisplayRole:
                return card.found.path.name
            case Qt.ItemDataRole.ToolTipRole:
                return str(card.found.path)
            case _:
                return None

    def show_cards(self, cards: Sequence[Card]) -> None:
        self.beginResetModel()
        self._cards = cards
        self.endResetModel()


class _Cells(QStyledItemDelegate):
    """The photos from `place` on have another ground."""

    def __init__(self, thumbnails: Thumbnails, tokens: Tokens, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures = Pictures(thumbnails)
        self.tokens = tokens
        self.place = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return _CELL

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card = index.data(_ROLE)
        t = self.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = option.rect.adjusted(3, 3, -3, -3)
        begins, second = index.row() == self.place, index.row() >= self.place
        painter.setPen(QPen(QColor(t.accent if begins else t.line), 2.0 if begins else 1.0))
        painter.setBrush(QColor(t.accent_soft if second else t.surface))
        painter.drawRoundedRect(QRectF(ground), 8, 8)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(t.link), 1.5, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(ground).adjusted(3, 3, -3, -3), 6, 6)
        small = QFont(option.font)
        small.setPointSizeF(small.pointSizeF() * 0.88)
        line = QFontMetrics(small).height()
        picture = ground.adjusted(7, 7, -7, -line - 10)
        self._pictures.draw(painter, picture, card, t)
        painter.setFont(small)
        painter.setPen(QColor(t.text if begins else t.muted))
        where = QRect(picture.left(), picture.bottom() + 4, picture.width(), line)
        name = painter.fontMetrics().elidedText(card.found.path.name, Qt.TextElideMode.ElideMiddle, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()
