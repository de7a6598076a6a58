"""The page with photos: filters, banner, reading line and cards on the left, the inspector on the right."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stampgui.gui.copies_strip import CopiesStrip
from stampgui.gui.filter_bar import Banner, FilterBar
from stampgui.gui.grid import Grid
from stampgui.gui.inspector import Inspector
from stampgui.gui.model import PhotoModel
from stampgui.gui.reading_strip import ReadingStrip
from stampgui.gui.search_row import SearchRow
from stampgui.gui.thumbnails import Thumbnails
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue
from stampgui.settings import Settings


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
        inner = QVBoxLayout()
        inner.setContentsMargins(18, 12, 6, 0)
        inner.setSpacing(9)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, 12, 0)
        top.setSpacing(9)
        top.addWidget(self.filters)
        top.addWidget(self.search)
        top.addWidget(self.banner)
        top.addWidget(self.strip)
        inner.addLayout(top)
        middle = QVBoxLayout()  # of its own, because what is wrapped there is as high as its own width asks for
        middle.setContentsMargins(0, 0, 12, 0)
        middle.addWidget(self.copies)
        inner.addLayout(middle)
        inner.addWidget(self.grid, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(inner, 1)
        row.addWidget(self.inspector)

    def retranslate(self, catalogue: Catalogue) -> None:
        for part in (self.filters, self.search, self.banner, self.copies, self.strip, self.grid, self.inspector):
            part.retranslate(catalogue)

    def set_tokens(self, tokens: Tokens) -> None:
        for part in (self.filters, self.search, self.banner, self.copies, self.strip, self.grid, self.inspector):
            part.set_tokens(tokens)
