"""The help: a list of pages, and the page that is being read."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from stampgui.gui.controls import button, for_text
from stampgui.gui.flow import Flow
from stampgui.gui.help_pages import NAMES, HelpPage, help_pages
from stampgui.gui.whole import within_screen
from stampgui.i18n import Catalogue

_MARGIN: Final = 18
_SIZE: Final = (820, 560)


class HelpDialog(QDialog):
    """Stays open beside the window while one works; `hints_wanted` asks to be shown around again."""

    hints_wanted = Signal()

    def __init__(self, parent: QWidget, catalogue: Catalogue) -> None:
        super().__init__(parent)
        self._pages: tuple[HelpPage, ...] = ()
        self.names = QListWidget()
        self.names.setObjectName("helpNames")
        self.names.addItems(NAMES)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QTextBrowser()
        self.text.setObjectName("helpText")
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(_MARGIN)
        self.hints, self._close = button("link"), button("primary")
        self._lay_out()
        self.names.currentRowChanged.connect(self._show_row)
        self.text.anchorClicked.connect(self._follow)
        self.hints.clicked.connect(self._ask_for_hints)
        self._close.clicked.connect(self.accept)
        self.names.setCurrentRow(0)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(12)
        upper.addWidget(self.names)
        upper.addWidget(self.text, 1)
        below = Flow(ends=True)
        below.add(self.hints, self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(12)
        column.addLayout(upper, 1)
        column.addLayout(below)
        self.resize(within_screen(self, QSize(*(for_text(side, self.font()) for side in _SIZE))))

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self._pages = help_pages(catalogue.language)
        self.setWindowTitle(_("Help"))
        self.names.setAccessibleName(_("Help pages"))
        self.hints.setText(_("Show me around again"))
        self._close.setText(_("Close"))
        for row, page in enumerate(self._pages):
            self.names.item(row).setText(page.title)
        self.names.setFixedWidth(self.names.sizeHintForColumn(0) + 2 * _MARGIN)
        self._show_row(self.names.currentRow())

    def show_again(self) -> None:
        """Draw the page in the colours that hold now; a document keeps those it was made in."""
        self._show_row(self.names.currentRow())

    @property
    def page(self) -> HelpPage:
        return self._pages[self.names.currentRow()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list moves on to the page instead of doing nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.names.hasFocus():
            self.text.setFocus()
        else:
            super().keyPressEvent(event)

    def _show_row(self, row: int) -> None:
        if self._pages:
            self.text.setMarkdown(self._pages[row].text)
            self.text.setAccessibleName(self._pages[row].title)

    def _follow(self, link: QUrl) -> None:
        self.names.setCurrentRow(NAMES.index(link.path().removesuffix(".md")))

    def _ask_for_hints(self) -> None:
        self.accept()
        self.hints_wanted.emit()
