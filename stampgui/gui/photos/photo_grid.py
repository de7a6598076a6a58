"""The grid of cards, in rows that fill the width."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from stampgui.gui.images.caption_cache import CaptionCache
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.photos.card_delegate import CardDelegate
from stampgui.gui.photos.card_layout import GAP
from stampgui.gui.state.photo_model import PhotoModel, PhotoRole, contiguous_ranges
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import scale_to_font
from stampgui.gui.widgets.popups import round_tooltips
from stampgui.i18n import Catalogue
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.photos.navigation import Direction, find_place
from stampgui.session.photos.photo_item import PhotoId, PhotoItem, can_be_dated
from stampgui.settings import Settings

_MOST_SAMPLES: Final = 500
"""Among so many photos a sample is looked for, since that happens with each change of the list."""
MIN_CARD_WIDTH: Final = 150
DEFAULT_CARD_WIDTH: Final = Settings().thumbnail_width
MAX_CARD_WIDTH: Final = 300


def fit_cell_width(available: int, preferred: int) -> int:
    """The cell width nearest to `preferred` with which cells fill `available` pixels."""
    columns = max(1, round(available / preferred))
    return max(1, available // columns)


class PhotoGrid(QListView):
    """Shows the cards.

    `photos_selected` tells of a new selection, `drag_requested` asks to drag it, `date_requested` to type its date and
    `look_requested` to see the current photo large.
    """

    photos_selected = Signal()
    drag_requested = Signal()
    date_requested = Signal()
    look_requested = Signal()

    def __init__(self, model: PhotoModel, thumbnails: ThumbnailCache, tokens: Tokens, catalogue: Catalogue) -> None:
        super().__init__()
        self.setObjectName("grid")
        self._model = model
        self._preferred_width = DEFAULT_CARD_WIDTH + GAP
        self._pressed_at: QPoint | None = None
        self._reading = False
        self._captions = CaptionCache(self)
        self._delegate = CardDelegate(thumbnails, self._captions, tokens, catalogue, self)
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
        self.setItemDelegate(self._delegate)
        self._loses_current = False
        model.rowsAboutToBeRemoved.connect(self._look_for_current)  # before Qt does, which moves the cursor then
        self.setModel(model)
        model.rowsRemoved.connect(self._put_current_on_selected)
        self.selectionModel().selectionChanged.connect(self.photos_selected)
        # of several selected photos, the right mouse button makes another one the current one
        self.selectionModel().currentChanged.connect(self.photos_selected)
        self._remembered_ids: Sequence[PhotoId] = ()
        self._sought = QPersistentModelIndex(), QListView.ScrollHint.EnsureVisible
        self._was_clicked = False
        self._roomier: tuple[int, int] | None = None
        """The height and the place before something took some of the room."""
        self._scrolled_to = -1
        """The place that a photo was then brought into sight by."""
        self._sight_timer = QTimer(self, interval=0, singleShot=True)
        self._sight_timer.timeout.connect(self._scroll_to_sought)
        self._postponed_timer = QTimer(self, interval=0, singleShot=True)
        self._postponed_timer.timeout.connect(self._update_postponed)
        # what a person goes to is looked at instead of what was added before
        self.selectionModel().currentChanged.connect(self._look_at)
        model.modelAboutToBeReset.connect(self._remember_selection)
        model.modelReset.connect(self._restore_selection)
        # when something opaque is scrolled, Qt moves its pixels and asks for those that come into view alone
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        round_tooltips(self.viewport())
        for pictures in (thumbnails, self._captions):
            pictures.stored.connect(self._update_card)
            pictures.rested.connect(self.viewport().update)
        self.retranslate(catalogue)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._delegate.catalogue = catalogue
        self.setAccessibleName(catalogue.gettext("Photos"))
        self.viewport().update()

    def set_tokens(self, tokens: Tokens) -> None:
        self._delegate.tokens = tokens
        self.viewport().update()

    def set_caption_spec(self, spec: CaptionSpec) -> None:
        """Show this caption on the photos that are ready."""
        self._captions.set_caption_spec(spec)
        self.viewport().update()

    def set_reading(self, reading: bool) -> None:
        """Say whether photos are being read; until the first are there, the shapes of cards are shown."""
        self._reading = reading
        self.viewport().update()

    def stop_loading(self) -> None:
        """End the thread that draws captions."""
        self._captions.close()

    def set_card_width(self, width: int) -> None:
        self._preferred_width = min(max(width, MIN_CARD_WIDTH), MAX_CARD_WIDTH) + GAP
        self._fit_cells()

    @property
    def selected(self) -> Sequence[PhotoItem]:
        """The selected photos, in the order they are shown."""
        chosen = self.selectionModel().selection()
        ranges = [range(each.top(), each.bottom() + 1) for each in map(chosen.at, range(chosen.count()))]
        return self._model.items_at(sorted({*chain.from_iterable(ranges)}))

    def find_previewed(self, selected: Sequence[PhotoItem]) -> PhotoItem | None:
        """The photo to preview: the current one if it is selected, else the first selected."""
        item = self.currentIndex().data(PhotoRole.ITEM)
        if isinstance(item, PhotoItem) and self.selectionModel().isSelected(self.currentIndex()):
            return item
        return next(iter(selected), None)

    def find_current(self) -> PhotoItem | None:
        """The photo with the cursor, selected or not, else the first one that is shown."""
        for index in (self.currentIndex(), self._model.index(0)):
            item = index.data(PhotoRole.ITEM)
            if isinstance(item, PhotoItem):
                return item
        return None

    def find_sample(self) -> PhotoItem | None:
        """A photo to see captions on without a selection: that with the cursor, or another one if it can have none."""
        current = self.find_current()
        if current is None or can_be_dated(current):
            return current
        among = self._model.items_at(range(min(self._model.rowCount(), _MOST_SAMPLES)))
        return next(filter(can_be_dated, among), current)

    def select_photos(self, photos: Iterable[PhotoId], *, current: PhotoId | None = None) -> None:
        """Select exactly these photos and put the cursor on `current`, or on the first."""
        rows = sorted(row for photo in photos if (row := self._model.row(photo)) is not None)
        selection = QItemSelection()
        for first, last in contiguous_ranges(rows):
            selection.select(self._model.index(first), self._model.index(last))
        flags = QItemSelectionModel.SelectionFlag
        row = None if current is None else self._model.row(current)
        index = self._model.index(rows[0] if row is None else row) if rows else QModelIndex()
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def select_first(self) -> None:
        self.select_row(0)

    def select_row(self, row: int) -> None:
        """Select the photo in this row, or the last one where there are fewer."""
        item = self._model.index(min(row, self._model.rowCount() - 1)).data(PhotoRole.ITEM)
        if isinstance(item, PhotoItem):
            self.select_photos([item.id])

    def show_photo(self, photo: PhotoId) -> None:
        """Bring a photo into sight, if filter and search show it."""
        if (row := self._model.row(photo)) is not None:
            self._come_into_sight(QPersistentModelIndex(self._model.index(row)), QListView.ScrollHint.PositionAtTop)

    def _come_into_sight(self, index: QPersistentModelIndex, hint: QListView.ScrollHint) -> None:
        """Scroll to a card once all of the window has its size."""
        self._was_clicked = self._was_clicked and index == self._sought[0]
        self._sought = index, hint
        self._sight_timer.start()

    def _look_at(self, current: QModelIndex) -> None:
        self._sought = QPersistentModelIndex(current), QListView.ScrollHint.EnsureVisible
        self._roomier = None
        self._was_clicked = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton

    def _scroll_to_sought(self) -> None:
        index, hint = self._sought
        # what was clicked stays under the mouse, as long as its middle is in sight
        stays = self._was_clicked and self.viewport().rect().contains(self.visualRect(index).center())
        if index.isValid() and not stays:
            self.scrollTo(self._model.index(index.row()), hint)
        self._scrolled_to = self.verticalScrollBar().value()

    def navigate(self, direction: Direction) -> None:
        """Move to another photo, among the selected ones if there are several, else among all shown."""
        selected = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        rows = selected if len(selected) > 1 else range(self._model.rowCount())
        if not rows:
            return
        here = self.currentIndex().row()
        place = rows.index(here) if here in rows else 0
        index = self._model.index(rows[find_place(direction, place, len(rows))])
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate if rows is selected else flags.ClearAndSelect)
        self.photos_selected.emit()

    def _remember_selection(self) -> None:
        self._remembered_ids = [item.id for item in self.selected]

    def _restore_selection(self) -> None:
        """Select the same photos again after a reset of the model, which clears the selection."""
        self.select_photos(self._remembered_ids)
        self.photos_selected.emit()

    def _look_for_current(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._loses_current = first <= self.currentIndex().row() <= last

    def _put_current_on_selected(self) -> None:
        """When the current photo is shown no longer, go on with one that is still selected; Qt takes a neighbour."""
        if self._loses_current and (selected := self.selectionModel().selectedIndexes()):
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(min(selected, key=QModelIndex.row), flags.NoUpdate)

    def _update_card(self, photo: PhotoId) -> None:
        if (row := self._model.row(photo)) is not None:
            self.update(self._model.index(row))

    def _update_postponed(self) -> None:
        photos, self._delegate.postponed = self._delegate.postponed, []
        for photo in photos:
            self._update_card(photo)

    # Qt's own dragging would ask the model about each painted card, which makes scrolling slow

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        item = self.indexAt(at).data(PhotoRole.ITEM)
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed_at = at if plain and isinstance(item, PhotoItem) and item.saved else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag copies from a saved card; anywhere else draw a selection frame."""
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.drag_requested.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._pressed_at = self._pressed_at, None
        super().mouseReleaseEvent(event)
        if held is not None:  # it was a click, not a drag
            self.selectionModel().select(self.indexAt(held), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # on some systems Qt takes a single click for an activation, too, so it is not asked about that

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and self.indexAt(event.position().toPoint()).isValid():
            self.look_requested.emit()
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.date_requested.emit()
        else:
            super().keyPressEvent(event)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Keep the selection while the mouse button is held, so that all of it can be dragged."""
        if self._pressed_at is not None and self.selectionModel().isSelected(index):
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Repaint everything when the selection changes, since Qt would compute the position of each card."""
        return QRegion(self.viewport().rect())

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Repaint changed cards; QListView would measure each of them again, but their size is constant."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in sight what is there, as when a banner takes some of the space: the current photo, or new ones.

        When that is gone, and nobody has scrolled meanwhile, all is where it was before.
        """
        height, bar, roomier = event.size().height(), self.verticalScrollBar(), self._roomier
        back = None
        if roomier is not None and height >= roomier[0]:
            back, self._roomier = (roomier[1] if bar.value() == self._scrolled_to else None), None
        elif roomier is None and height < event.oldSize().height():
            self._roomier = event.oldSize().height(), bar.value()
        before = QRect(QPoint(), event.oldSize())  # in a much smaller window, the photo may already be out of sight
        looked_at = (QPersistentModelIndex(self.currentIndex()), self._sought[0])
        seen = [index for index in looked_at if self.visualRect(index).intersects(before)]
        self._fit_cells()
        super().resizeEvent(event)
        if back is not None:
            bar.setValue(back)
        elif seen and not self._sight_timer.isActive():
            self._come_into_sight(seen[0], QListView.ScrollHint.EnsureVisible)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._delegate.tokens.window))
        painter.end()
        self._delegate.begin_turn()
        super().paintEvent(event)
        if self._delegate.postponed:
            self._postponed_timer.start()
        if self._model.rowCount():
            return
        painter = QPainter(self.viewport())
        if self._model.items:
            self._draw_none_found(painter)
        elif self._reading:
            self._draw_skeletons(painter)

    def _draw_none_found(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._delegate.tokens.muted))
        _, query = self._catalogue.gettext, self._model.query
        text = _("There are no photos of this kind.")
        if query:
            text = _("No photo here has “{name}” in its name.").format(name=query)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.viewport().rect().adjusted(8, 0, -8, 0), flags, text)

    def _draw_skeletons(self, painter: QPainter) -> None:
        """Draw the shapes of as many whole cards as there is space for."""
        cell = self.gridSize()
        for row in range(max(1, self.viewport().height() // cell.height())):
            for column in range(max(1, self.viewport().width() // cell.width())):
                at = QPoint(column * cell.width(), row * cell.height())
                self._delegate.draw_skeleton(painter, QRect(at, cell), self.font())

    def _fit_cells(self) -> None:
        # always leave space for the scroll bar, so that cards do not move when it appears
        available = self.width() - self.verticalScrollBar().sizeHint().width()
        width = fit_cell_width(available - 2, scale_to_font(self._preferred_width, self.font()))
        # two rows are whole and in sight, unless the user asked for larger cards
        larger = self._preferred_width > DEFAULT_CARD_WIDTH + GAP
        most = self.viewport().height() // (1 if larger else 2)
        cell = QSize(width, self._delegate.fit_height(width, self.font(), most=most))
        rows = -(-self.viewport().height() // cell.height()) + 2  # one that is cut off at the top, and the next one
        self._delegate.set_cache_capacity(rows * (available // cell.width()))
        if cell != self.gridSize():
            lower = cell.height() / max(1, self.gridSize().height())
            self._delegate.cell_size = cell
            self.setGridSize(cell)
            # the first row in sight stays there
            self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() * lower))
