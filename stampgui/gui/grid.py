"""The cards, in rows that always fill the width."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from stampgui.gui.cards import GAP, CardDelegate
from stampgui.gui.controls import for_text
from stampgui.gui.model import PhotoModel, Role, runs
from stampgui.gui.photos import Card, PhotoId
from stampgui.gui.thumbnails import Thumbnails
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

NARROWEST: Final = 140
WIDEST: Final = 300


def cell_width(room: int, wish: int) -> int:
    """The width of cells that fill `room` pixels and are as near to `wish` as that allows."""
    columns = max(1, round(room / wish))
    return max(1, room // columns)


class Way(Enum):
    """From one photo to another."""

    PREVIOUS = auto()
    NEXT = auto()
    FIRST = auto()
    LAST = auto()


class Grid(QListView):
    """Shows the cards; `picked` says that the selection is another one, `drag_wanted` that it is pulled away."""

    picked = Signal()
    drag_wanted = Signal()

    def __init__(self, model: PhotoModel, thumbnails: Thumbnails, tokens: Tokens, catalogue: Catalogue) -> None:
        super().__init__()
        self.setObjectName("grid")
        self._model = model
        self._wish = 176
        self._held_at: QPoint | None = None
        self._cards = CardDelegate(thumbnails, tokens, catalogue, self)
        self._catalogue = catalogue
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(400)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSpacing(0)
        self.verticalScrollBar().setSingleStep(40)
        self.setItemDelegate(self._cards)
        self.setModel(model)
        self.selectionModel().selectionChanged.connect(self.picked)
        self._kept: Sequence[PhotoId] = ()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._select_kept)
        thumbnails.ready.connect(self.viewport().update)
        self.retranslate(catalogue)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._cards.catalogue = catalogue
        self.setAccessibleName(catalogue.gettext("Photos"))
        self.viewport().update()

    def set_tokens(self, tokens: Tokens) -> None:
        self._cards.tokens = tokens
        self.viewport().update()

    def set_card_width(self, width: int) -> None:
        self._wish = min(max(width, NARROWEST), WIDEST) + GAP
        self._fill_row()

    @property
    def selected(self) -> Sequence[Card]:
        """The selected photos, in the order they are shown."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(place) for place in range(chosen.count())]
        rows = sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})
        return tuple(map(self._model.shown, rows))

    def foremost(self, selected: Sequence[Card]) -> Card | None:
        """The photo the preview is for: the one with the cursor if it is selected, else the first selected."""
        card = self.currentIndex().data(Role.CARD)
        if isinstance(card, Card) and self.selectionModel().isSelected(self.currentIndex()):
            return card
        return next(iter(selected), None)

    def select(self, photos: Iterable[PhotoId]) -> None:
        """Select exactly these photos and put the cursor on the first."""
        rows = sorted(row for photo in photos if (row := self._model.row(photo)) is not None)
        selection = QItemSelection()
        for first, last in runs(rows):
            selection.select(self._model.index(first), self._model.index(last))
        flags = QItemSelectionModel.SelectionFlag
        current = self._model.index(rows[0]) if rows else QModelIndex()
        self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def select_first(self) -> None:
        card = self._model.index(0).data(Role.CARD)
        if isinstance(card, Card):
            self.select([card.id])

    def walk(self, way: Way) -> None:
        """Turn to another photo: among the selected ones where there are several, else among all that are shown."""
        selected = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        rows = selected if len(selected) > 1 else range(self._model.rowCount())
        if not rows:
            return
        here = self.currentIndex().row()
        place = rows.index(here) if here in rows else 0
        last = len(rows) - 1
        to = {Way.PREVIOUS: max(place - 1, 0), Way.NEXT: min(place + 1, last), Way.FIRST: 0, Way.LAST: last}[way]
        index, flags = self._model.index(rows[to]), QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate if rows is selected else flags.ClearAndSelect)
        self.picked.emit()

    def _keep(self) -> None:
        self._kept = [card.id for card in self.selected]

    def _select_kept(self) -> None:
        """A fresh start of the model forgets the selection; the person has not."""
        self.select(self._kept)
        self.picked.emit()

    # Qt's own dragging asks the model about each card that is painted, which would be felt while scrolling

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        card = self.indexAt(at).data(Role.CARD)
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._held_at = at if plain and isinstance(card, Card) and card.saved else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Out of a saved card copies are dragged; out of any other one, and from between them, a frame is drawn."""
        if self._held_at is None:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - self._held_at).manhattanLength() >= QApplication.startDragDistance():
            self._held_at = None
            self.drag_wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held_at = self._held_at, None
        super().mouseReleaseEvent(event)
        if held is not None:  # it was a click after all
            self.selectionModel().select(self.indexAt(held), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """What is selected stays so while it is held: it may be dragged as a whole."""
        if self._held_at is not None and self.selectionModel().isSelected(index):
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What is painted when these photos are selected or not: all, since Qt would ask for each one's place."""
        return QRegion(self.viewport().rect())

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Cards say something else; QListView would measure each of them again, but they keep their size."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fill_row()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._model.rowCount() == 0 and self._model.cards:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._cards.tokens.muted))
            _, sought = self._catalogue.gettext, self._model.sought
            text = _("There are no photos of this kind.")
            if sought:
                text = _("No photo here has “{name}” in its name.").format(name=sought)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(8, 0, -8, 0), flags, text)

    def _fill_row(self) -> None:
        # room for the scroll bar, whether it is there or not: its coming must not move the cards
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        width = cell_width(room - 2, for_text(self._wish, self.font()))
        cell = QSize(width, self._cards.height_for(width, self.font()))
        rows = -(-self.viewport().height() // cell.height()) + 2  # one cut off above, and the next one
        self._cards.keep(rows * (room // cell.width()))
        if cell != self.gridSize():
            self._cards.cell = cell
            self.setGridSize(cell)
