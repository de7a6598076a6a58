"""The main page: filters and cards on the left, the inspector on the right.

What the window tells of comes between the cards and what is below the page: the cards stay where they are when it
comes and goes. The splitter between left and right can be moved.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.inspector.inspector import Inspector
from stampgui.gui.photos.card_layout import GAP
from stampgui.gui.photos.filter_bar import FilterBar, UndatedBanner
from stampgui.gui.photos.import_bar import ImportBar
from stampgui.gui.photos.photo_grid import MIN_CARD_WIDTH, PhotoGrid
from stampgui.gui.photos.search_bar import SearchBar
from stampgui.gui.restoring.restore_bar import RestoreBar
from stampgui.gui.state.photo_model import PhotoModel
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import scale_to_font
from stampgui.gui.widgets.flow_layout import HeightForWidthWidget
from stampgui.i18n import Catalogue
from stampgui.settings import Settings

_INSPECTOR_SHARE: Final = 0.26
_MAX_INSPECTOR_SHARE: Final = 0.45
_MAX_INSPECTOR_WIDTH: Final = 640
"""The inspector's share of the width, which it exceeds where its words need more, and its bounds.

The last one is in logical pixels, for text of 10 points.
"""
_LOW: Final = 420
"""Height in logical pixels below which two rows of cards need all the room there is, for text of 10 points."""
_MIN_GRID_HEIGHT: Final = 96
"""Height in logical pixels of one row of the lowest cards, for text of 10 points."""


class MainPage(QWidget):
    """Lays out the parts; the window connects them."""

    def __init__(
        self,
        model: PhotoModel,
        thumbnails: ThumbnailCache,
        catalogue: Catalogue,
        settings: Settings,
        tokens: Tokens,
        inspector: Inspector,
    ) -> None:
        super().__init__()
        self.filter_bar = FilterBar(catalogue, tokens, width=settings.thumbnail_width)
        self.search_bar = SearchBar(catalogue, tokens)
        self.undated_banner = UndatedBanner(catalogue, tokens)
        self.restore_bar = RestoreBar(catalogue, tokens)
        self.import_bar = ImportBar(catalogue, tokens)
        self.photo_grid = PhotoGrid(model, thumbnails, tokens, catalogue)
        self.photo_grid.set_card_width(settings.thumbnail_width)
        self.inspector = inspector
        self._parts = (
            self.filter_bar,
            self.search_bar,
            self.undated_banner,
            self.restore_bar,
            self.import_bar,
            self.photo_grid,
            self.inspector,
        )
        self.inspector.navigated.connect(self.photo_grid.navigate)
        self.inspector.set_preferred_width(settings.inspector_width)
        photos = HeightForWidthWidget(shrinks=True)
        photos.installEventFilter(self)
        self._inner = inner = QVBoxLayout(photos)
        self.search_bar.toggled.connect(self._fit_height)
        for part in (self.filter_bar, self.search_bar):
            _add_line(inner).addWidget(part)
        inner.addWidget(self.photo_grid, 1)
        self._told = told = QVBoxLayout()
        _add_line(told).addWidget(self.import_bar)
        _add_line(told).addWidget(self.restore_bar)
        self.message_place = _add_line(told)
        """Where messages are shown, which take no room from the inspector."""
        _add_line(told).addWidget(self.undated_banner)
        inner.addLayout(told)
        narrowest, lowest = (scale_to_font(pixels, self.font()) for pixels in (MIN_CARD_WIDTH, _MIN_GRID_HEIGHT))
        self.photo_grid.setMinimumSize(narrowest + 20, lowest)
        self._splitter = halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setObjectName("pageSplitter")
        halves.setChildrenCollapsible(False)
        halves.addWidget(photos)
        halves.addWidget(self.inspector)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 0)
        halves.splitterMoved.connect(lambda: self.inspector.set_preferred_width(self.inspector.width()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the photos the larger part, until the user moves the splitter."""
        super().resizeEvent(event)
        self._fit_height()
        if not self.inspector.preferred_width:
            share = min(round(self.width() * _INSPECTOR_SHARE), scale_to_font(_MAX_INSPECTOR_WIDTH, self.font()))
            usual = max(self.inspector.sizeHint().width(), share)
            right = min(usual, round(self.width() * _MAX_INSPECTOR_SHARE))
            self._splitter.setSizes([self.width() - right, right])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        return super().eventFilter(watched, event)

    def _fit_height(self) -> None:
        """In a low page move closer together, and do without the banner during a search or below a message."""
        low = self.height() < scale_to_font(_LOW, self.font())
        self._inner.setContentsMargins(18 - GAP // 2, 6 if low else 10, 6, 0)  # cards begin where all else does
        spacing = 6 if low else 8
        self._told.setContentsMargins(0, 0, 0, 0 if self._told.isEmpty() else spacing)
        for layout in (self._inner, self._told):
            if layout.spacing() != spacing:  # Qt lays out anew for the same one, too, and would never end
                layout.setSpacing(spacing)
        self.undated_banner.set_room(not low or (self.search_bar.isHidden() and self.message_place.isEmpty()))

    def retranslate(self, catalogue: Catalogue) -> None:
        for part in self._parts:
            part.retranslate(catalogue)

    def set_tokens(self, tokens: Tokens) -> None:
        for part in self._parts:
            part.set_tokens(tokens)


def _add_line(column: QVBoxLayout) -> QVBoxLayout:
    """Add a layout of its own for one part, because what is wrapped there is as high as its own width asks for."""
    beside = QVBoxLayout()
    beside.setContentsMargins(GAP // 2, 0, 12, 0)
    column.addLayout(beside)
    return beside
