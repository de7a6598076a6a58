"""The page with photos: filters, banner, reading line and cards on the left, the inspector on the right.

What is between them can be moved.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from stampgui.gui.controls import for_text
from stampgui.gui.copies_strip import CopiesStrip
from stampgui.gui.filter_bar import Banner, FilterBar
from stampgui.gui.flow import Wrapping
from stampgui.gui.grid import NARROWEST, Grid
from stampgui.gui.inspector import Inspector
from stampgui.gui.model import PhotoModel
from stampgui.gui.reading_strip import ReadingStrip
from stampgui.gui.search_row import SearchRow
from stampgui.gui.thumbnails import Thumbnails
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue
from stampgui.settings import Settings

_LARGEST_SHARE: Final = 0.45


class MainPage(QWidget):
    """Puts the parts in their places; what they do together is the window's business."""

    def __init__(
        self,
        model: PhotoModel,
        thumbnails: Thumbnails,
        catalogue: Catalogue,
        settings: Settings,
        tokens: Tokens,
        inspector: Inspector,
    ) -> None:
        super().__init__()
        self.filters = FilterBar(catalogue, tokens, width=settings.thumbnail_width)
        self.search = SearchRow(catalogue, tokens)
        self.banner = Banner(catalogue, tokens)
        self.copies = CopiesStrip(catalogue, tokens)
        self.strip = ReadingStrip(catalogue, tokens)
        self.grid = Grid(model, thumbnails, tokens, catalogue)
        self.grid.set_card_width(settings.thumbnail_width)
        self.inspector = inspector
        self.inspector.walked.connect(self.grid.walk)
        self.inspector.wish_width(settings.inspector_width)
        photos = Wrapping()
        inner = QVBoxLayout(photos)
        inner.setContentsMargins(18, 12, 6, 0)
        inner.setSpacing(9)
        for part in (self.filters, self.search, self.banner, self.strip, self.copies):
            beside = QVBoxLayout()  # of its own, because what is wrapped there is as high as its own width asks for
            beside.setContentsMargins(0, 0, 12, 0)
            beside.addWidget(part)
            inner.addLayout(beside)
        inner.addWidget(self.grid, 1)
        least = for_text(NARROWEST, self.font())
        self.grid.setMinimumSize(least + 20, least)
        self._halves = halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(photos)
        halves.addWidget(self.inspector)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 0)
        halves.splitterMoved.connect(lambda: self.inspector.wish_width(self.inspector.width()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until the person moves what is between them, photos have the larger half."""
        super().resizeEvent(event)
        if not self.inspector.wished_width:
            right = min(self.inspector.sizeHint().width(), round(self.width() * _LARGEST_SHARE))
            self._halves.setSizes([self.width() - right, right])

    def retranslate(self, catalogue: Catalogue) -> None:
        for part in (self.filters, self.search, self.banner, self.copies, self.strip, self.grid, self.inspector):
            part.retranslate(catalogue)

    def set_tokens(self, tokens: Tokens) -> None:
        for part in (self.filters, self.search, self.banner, self.copies, self.strip, self.grid, self.inspector):
            part.set_tokens(tokens)
