"""The main window, which is painted first: the header and the welcome page.

It knows nothing of photos, so that little has to be imported and built before it; `gui/app.py` builds the rest later.
"""

from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from stampgui.gui.shell.drop_overlay import DropOverlay
from stampgui.gui.shell.error_bar import ErrorBar
from stampgui.gui.shell.header import HeaderBar
from stampgui.gui.shell.message_area import MessageArea
from stampgui.gui.shell.page_stack import PageStack
from stampgui.gui.shell.transfer_data import Offer, Transfer, classify_offer, read_transfer
from stampgui.gui.shell.welcome_page import WelcomePage
from stampgui.gui.theme.icons import load_app_icon
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import scale_to_font, take_out
from stampgui.gui.widgets.fitting_scroll_area import FittingScrollArea
from stampgui.gui.widgets.focus_scroller import FocusScroller
from stampgui.i18n import Catalogue

_LOW_WINDOW: Final = 580
"""Pixels below which a window has room for one message at a time, and none for a subtitle; for text of 10 points."""
_LAYOUTS: Final = 8
"""How many layouts ask one another in turn at most; a turn with none takes a few microseconds."""


class MainWindow(QMainWindow):
    """The header above a stack of pages; messages and other parts are below these.

    A page may have a place of its own for messages, where these take no room from what is beside it.

    `dropped` carries what was dropped, `close_requested` the close event, which can be ignored.
    """

    dropped = Signal(Transfer)
    close_requested = Signal(QCloseEvent)

    def __init__(self, catalogue: Catalogue, tokens: Tokens, *, theme: str, geometry: str) -> None:
        """`theme` and `geometry` are as stored in the settings."""
        super().__init__()
        self._catalogue, self._tokens = catalogue, tokens
        self._error_bar: ErrorBar | None = None
        self.header = HeaderBar(catalogue, tokens, theme=theme)
        self.message_area = MessageArea()
        self.welcome_page = WelcomePage(catalogue, tokens)
        self.pages = PageStack(self.welcome_page)
        self._drop_overlay = DropOverlay(self, tokens)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addWidget(self.pages, 1)
        self._message_place = self._present_place = QVBoxLayout()
        self._message_place.addWidget(self.message_area)
        self._column.addLayout(self._message_place)
        self._scroll_area = FittingScrollArea(body)
        FocusScroller(self)
        self.setCentralWidget(self._scroll_area)
        self.setAcceptDrops(True)
        self.setMinimumSize(480, 320)
        self.setWindowIcon(load_app_icon())
        self._update_title(catalogue)
        self._restore_geometry(geometry)
        self.welcome_page.focus()

    def add_below_pages(self, part: QWidget) -> None:
        self._column.addWidget(part)

    def show_page(self, page: QWidget, *, message_place: QVBoxLayout | None = None) -> None:
        """Show a page, and messages at its `message_place` if it has one."""
        self.pages.show_page(page)
        before, self._present_place = self._present_place, message_place or self._message_place
        if self._present_place is not before:
            take_out(self.message_area, before)
            self._present_place.addWidget(self.message_area)
            self.message_area.set_place(across=self._present_place is self._message_place)

    def show_error(self, details: str) -> None:
        """Show that the program made a mistake; `details` are for a bug report."""
        if self._error_bar is None:  # most windows never need it
            self._error_bar = bar = ErrorBar(self._catalogue, self._tokens)
            self.message_area.add_bar(bar)
            bar.declined.connect(lambda: self.message_area.put_away(bar))
        if self._error_bar.add_error(details):
            self.message_area.tell(self._error_bar)

    def scroll_to(self, part: QWidget) -> None:
        """Scroll to a part, in a window too small for everything."""
        self._scroll_area.scroll_to(part)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        if self._error_bar is not None:
            self._error_bar.retranslate(catalogue)
        self.header.retranslate(catalogue)
        self.welcome_page.retranslate(catalogue)
        self._update_title(catalogue)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        if self._error_bar is not None:
            self._error_bar.set_tokens(tokens)
        self.header.set_tokens(tokens)
        self.welcome_page.set_tokens(tokens)
        self._drop_overlay.tokens = tokens

    def _update_title(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self.setWindowTitle("stampgui – " + _("date stamp for photos"))

    def _restore_geometry(self, geometry: str) -> None:
        stored = QByteArray.fromBase64(geometry.encode("ascii", "replace"))
        if stored.isEmpty() or not self.restoreGeometry(stored):
            available = QGuiApplication.primaryScreen().availableSize()
            self.resize(min(1440, available.width() - 20), min(900, available.height() - 50))

    def event(self, event: QEvent) -> bool:
        """Finish the layout before painting: one layout asks the next, and Qt would paint what is between two."""
        if event.type() == QEvent.Type.UpdateRequest:
            for _turn in range(_LAYOUTS):  # each sends what was posted before it
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.height() < scale_to_font(_LOW_WINDOW, self.font())
        self.message_area.set_low(is_low)
        self.header.set_low(is_low)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        offer = classify_offer(event.mimeData())
        if offer in (Offer.NOTHING, Offer.OWN_COPIES):
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        refusal, _ = offer.refusal, self._catalogue.gettext
        words = _("Drop to add photos") if refusal is None else self._catalogue.render(refusal)
        self._drop_overlay.show_over_parent(words, accepted=refusal is None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_overlay.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(read_transfer(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.close_requested.emit(event)
