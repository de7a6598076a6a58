"""Choosing where to split a group: the list of its photos, and the one that begins the second part."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
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
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.images.thumbnail_painter import ThumbnailPainter, draw_name
from stampgui.gui.text.date_question_text import format_photo_count
from stampgui.gui.text.plain_text import as_tooltip
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_button, make_label, name_parts, set_tooltip
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.gui.widgets.popups import round_tooltips
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoItem

_CELL_SIZE: Final = QSize(176, 148)
"""The least, in pixels: a name as WhatsApp gives it, whose day is in its middle, is whole for text of 10 points."""
_LEAST_HEIGHT: Final = 100
"""Pixels of the list: in a low window less than one row, so that the buttons below it stay in sight."""
_MAX_CELL_WIDTH: Final = 420
_UNFILLED: Final = 4
"""Pixels at the end of a line into which Qt puts no cell."""
_ITEM_ROLE: Final = Qt.ItemDataRole.UserRole + 1


def fit_cell(area: QSize, count: int, *, scroll_bar: int = 0) -> QSize:
    """The largest size of a cell at which so many are seen in `area` without scrolling.

    Where that is less than the least, cells fill the lines, beside a scroll bar so many pixels wide if it is needed,
    and are so high that none is cut off in the last row that is seen.
    """
    for columns in range(1, count + 1):
        width = min(_MAX_CELL_WIDTH, area.width() // columns)
        cell = QSize(width, round(width * _CELL_SIZE.height() / _CELL_SIZE.width()))
        if cell.width() < _CELL_SIZE.width():
            break
        if -(-count // columns) * cell.height() <= area.height():
            return cell
    columns = max(1, area.width() // _CELL_SIZE.width())
    if -(-count // columns) * _CELL_SIZE.height() <= area.height():
        return QSize(area.width() // columns, _CELL_SIZE.height())
    room = area.width() - scroll_bar
    rows = max(1, round(area.height() / _CELL_SIZE.height()))
    return QSize(room // max(1, room // _CELL_SIZE.width()), area.height() // rows)


class SplitPanel(QWidget):
    """`split_requested` carries the index, at least 1, of the photo that begins the second part.

    `split_by_names_requested` asks to split by name and day, `back_requested` to leave the group as it was.
    """

    split_requested = Signal(int)
    split_by_names_requested = Signal()
    back_requested = Signal()

    def __init__(self, thumbnails: ThumbnailCache, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._model = _PhotoListModel(self)
        self._title_label, self._counts_label = make_label("name", wrap=True), make_label("muted", wrap=True)
        self.photo_list = QListView()
        self._delegate = _PhotoDelegate(thumbnails, tokens, self.photo_list)
        self.split_button, self.split_by_names_button, self._back_button = (
            make_button("primary"),
            make_button(),
            make_button(),
        )
        name_parts(splitByNamesButton=self.split_by_names_button)
        self._lay_out()
        self.photo_list.selectionModel().currentChanged.connect(self._update_place)
        self.photo_list.doubleClicked.connect(self._emit_split)
        self.split_button.clicked.connect(self._emit_split)
        self.split_by_names_button.clicked.connect(self.split_by_names_requested)
        self._back_button.clicked.connect(self.back_requested)
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), self.photo_list, self._emit_split).setContext(
                Qt.ShortcutContext.WidgetShortcut
            )
        thumbnails.ready.connect(self.photo_list.viewport().update)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        self.photo_list.setObjectName("dividing")
        round_tooltips(self.photo_list.viewport())
        self.photo_list.setModel(self._model)
        self.photo_list.setItemDelegate(self._delegate)
        self.photo_list.setViewMode(QListView.ViewMode.IconMode)
        self.photo_list.setMovement(QListView.Movement.Static)
        self.photo_list.setAcceptDrops(False)  # the window accepts files
        self.photo_list.setResizeMode(QListView.ResizeMode.Adjust)
        self.photo_list.setLayoutMode(QListView.LayoutMode.Batched)
        self.photo_list.setBatchSize(400)
        self.photo_list.setUniformItemSizes(True)
        self.photo_list.installEventFilter(self)
        self.photo_list.setMinimumHeight(_LEAST_HEIGHT)
        self.photo_list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.photo_list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.photo_list.verticalScrollBar().setSingleStep(40)
        below = FlowLayout()
        below.add(self.split_button, self.split_by_names_button, self._back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(8)
        column.addWidget(self._title_label)
        column.addWidget(self._counts_label)
        column.addWidget(self.photo_list, 1)
        column.addLayout(below)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._title_label.setText(_("Which photo starts the next group?"))
        self.photo_list.setAccessibleName(_("Photos of this group"))
        self.split_button.setText(_("Split before this photo"))
        set_tooltip(self.split_button, "Enter")
        self.split_by_names_button.setText(_("Split by name and day"))
        self._back_button.setText(_("Back"))
        set_tooltip(self._back_button, "Esc")
        self._update_place()

    def set_tokens(self, tokens: Tokens) -> None:
        self._delegate.tokens = tokens
        self.photo_list.viewport().update()

    def set_photos(self, items: Sequence[PhotoItem]) -> None:
        """List the photos and select the middle one; the first one cannot begin the second part."""
        self._model.set_photos(items)
        self._fit_cells()
        self.photo_list.setCurrentIndex(self._model.index((len(items) + 1) // 2))
        self.photo_list.setFocus()
        self._update_place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.photo_list and event.type() == QEvent.Type.Resize:
            self._fit_cells()
        return super().eventFilter(watched, event)

    def _fit_cells(self) -> None:
        area = self.photo_list.contentsRect().size() - QSize(_UNFILLED, _UNFILLED)
        bar = self.photo_list.verticalScrollBar().sizeHint().width()
        self._delegate.cell_size = fit_cell(area, self._model.rowCount(), scroll_bar=bar)
        # a scroll bar that was needed at an earlier size takes the room of the last column, and so keeps itself needed
        rows = -(-self._model.rowCount() // max(1, area.width() // self._delegate.cell_size.width()))
        self.photo_list.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if rows * self._delegate.cell_size.height() <= area.height()
            else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        if self.photo_list.gridSize() != self._delegate.cell_size:
            self.photo_list.setGridSize(self._delegate.cell_size)
            self.photo_list.scrollTo(self.photo_list.currentIndex())

    def _emit_split(self) -> None:
        place = self.photo_list.currentIndex().row()
        if place > 0:
            self.split_requested.emit(place)

    def _update_place(self) -> None:
        place, count = self.photo_list.currentIndex().row(), self._model.rowCount()
        self.split_button.setEnabled(place > 0)
        self._delegate.split_row = place
        first, second = (
            format_photo_count(number, self._catalogue) for number in (max(place, 0), count - max(place, 0))
        )
        text = self._catalogue.gettext("First group: {first}. Second group: {second}.")
        if place == 0:
            text = self._catalogue.gettext("Choose a photo other than the first one.")
        self._counts_label.setText(text.format(first=first, second=second))
        self.photo_list.viewport().update()


class _PhotoListModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._items: Sequence[PhotoItem] = ()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._items):
            return None
        item = self._items[index.row()]
        match role:
            case _ if role == _ITEM_ROLE:
                return item
            case Qt.ItemDataRole.DisplayRole:
                return item.found.path.name
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip(str(item.found.path))
            case _:
                return None

    def set_photos(self, items: Sequence[PhotoItem]) -> None:
        self.beginResetModel()
        self._items = items
        self.endResetModel()


class _PhotoDelegate(QStyledItemDelegate):
    """Draws the photos of the second part on another background."""

    def __init__(self, thumbnails: ThumbnailCache, tokens: Tokens, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnail_painter = ThumbnailPainter(thumbnails)
        self.tokens = tokens
        self.split_row = 0
        self.cell_size = _CELL_SIZE

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.cell_size

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item = index.data(_ITEM_ROLE)
        t = self.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = option.rect.adjusted(3, 3, -3, -3)
        begins, second = index.row() == self.split_row, index.row() >= self.split_row
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
        self._thumbnail_painter.draw(painter, picture, item, t)
        painter.setFont(small)
        painter.setPen(QColor(t.text if begins else t.muted))
        where = QRect(picture.left(), picture.bottom() + 4, picture.width(), line)
        draw_name(painter, where, item)
        painter.restore()
