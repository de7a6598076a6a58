"""The help dialog: a list of pages and the current page."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from stampgui.gui.help.help_browser import HelpBrowser
from stampgui.gui.help.help_pages import PAGE_NAMES, HelpAction, HelpPage, read_help_pages
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_button, name_parts, scale_to_font, set_style_property
from stampgui.gui.widgets.fitting_scroll_area import limit_to_screen
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.i18n import Catalogue

_BESIDE_NAMES: Final = 18
_SIZE: Final = (820, 560)
"""Width, for lines that are easy to read, and least height, for text of 10 points."""
_HEIGHT_SHARE: Final = 0.85
"""How much of a high window's height the dialog takes."""
_LOW: Final = 540
"""Height below which the names of pages stand closer, for text of 10 points: so all of them are in sight."""


class HelpDialog(QDialog):
    """Stays open beside the main window.

    `tour_requested` asks to start the tour again; `action_requested` carries what a link asks for.
    """

    tour_requested = Signal()
    action_requested = Signal(HelpAction)

    def __init__(self, parent: QWidget, catalogue: Catalogue) -> None:
        super().__init__(parent)
        self._pages: tuple[HelpPage, ...] = ()
        self.page_list = QListWidget()
        self.page_list.setObjectName("helpNames")
        self.page_list.addItems(PAGE_NAMES)
        self.page_list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)  # no blank below the last page
        self.page_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.browser = HelpBrowser()
        self.browser.setObjectName("helpText")
        self.tour_button, self._close_button = make_button("link"), make_button("primary")
        name_parts(showTourButton=self.tour_button, closeHelpButton=self._close_button)
        self._lay_out(parent.window().height())
        self.page_list.currentRowChanged.connect(self._show_page)
        self.browser.anchorClicked.connect(self._open_link)
        self.tour_button.clicked.connect(self._request_tour)
        self._close_button.clicked.connect(self.accept)
        self.page_list.setCurrentRow(0)
        self.retranslate(catalogue)

    def _lay_out(self, parent_height: int) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(12)
        upper.addWidget(self.page_list)
        upper.addWidget(self.browser, 1)
        below = FlowLayout(last_at_end=True)
        below.add(self.tour_button, self._close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(12)
        column.addLayout(upper, 1)
        column.addLayout(below)
        wide, high = (scale_to_font(side, self.font()) for side in _SIZE)
        high = max(high, round(_HEIGHT_SHARE * parent_height))
        self.resize(limit_to_screen(self, QSize(wide, high)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        set_style_property(self.page_list, "close", event.size().height() < scale_to_font(_LOW, self.font()))
        self.page_list.doItemsLayout()  # Qt keeps the heights of items over a change of their style

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self._pages = read_help_pages(catalogue.language)
        self.setWindowTitle(_("Help"))
        self.page_list.setAccessibleName(_("Help pages"))
        self.tour_button.setText(_("Show me around again"))
        self._close_button.setText(_("Close"))
        for row, page in enumerate(self._pages):
            self.page_list.item(row).setText(page.title)
        self.page_list.setFixedWidth(self.page_list.sizeHintForColumn(0) + 2 * _BESIDE_NAMES)
        self._show_page(self.page_list.currentRow())

    def set_tokens(self, tokens: Tokens) -> None:
        """Render the page again where it is; a document keeps the colours that the palette had when it was created."""
        bar = self.browser.verticalScrollBar()
        place = bar.value()
        self._show_page(self.page_list.currentRow())
        bar.setValue(place)

    @property
    def page(self) -> HelpPage:
        return self._pages[self.page_list.currentRow()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in the list move the focus to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.page_list.hasFocus():
            self.browser.setFocus()
        else:
            super().keyPressEvent(event)

    def _show_page(self, row: int) -> None:
        if self._pages:
            self.browser.show_text(self._pages[row].text)
            self.browser.setAccessibleName(self._pages[row].title)

    def _open_link(self, link: QUrl) -> None:
        if link.scheme():
            self.action_requested.emit(HelpAction(link.toString()))
        else:
            self.page_list.setCurrentRow(PAGE_NAMES.index(link.path().removesuffix(".md")))

    def _request_tour(self) -> None:
        self.accept()
        self.tour_requested.emit()
