"""What is painted first: the window with its top, and the page that waits for photos.

It knows nothing of photos, so that little has to be imported and built for it. `app` tells what comes when.
"""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from stampgui.gui.drop import DropVeil, dropped_paths
from stampgui.gui.empty import EmptyPage
from stampgui.gui.header import Header
from stampgui.gui.icons import app_icon
from stampgui.gui.tokens import Tokens
from stampgui.gui.whole import InSight, Pages, Whole
from stampgui.i18n import Catalogue


class Frame(QMainWindow):
    """The header above a pile of pages; other parts are put above and below the pages.

    `dropped` carries files and folders, `closing` the event, which may be ignored.
    """

    dropped = Signal(object)
    closing = Signal(QCloseEvent)

    def __init__(self, catalogue: Catalogue, tokens: Tokens, *, theme: str, geometry: str) -> None:
        """`theme` and `geometry` are as in the settings."""
        super().__init__()
        self.header = Header(catalogue, tokens, theme=theme)
        self.empty = EmptyPage(catalogue, tokens)
        self.pages = Pages(self.empty)
        self._veil = DropVeil(self, tokens)
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addWidget(self.pages, 1)
        self._whole = Whole(whole)
        InSight(self)
        self.setCentralWidget(self._whole)
        self.setAcceptDrops(True)
        self.setMinimumSize(480, 320)
        self.setWindowIcon(app_icon())
        self._name(catalogue)
        self._place(geometry)
        self.empty.focus()

    def put_above(self, part: QWidget) -> None:
        """Between the header and the pages."""
        self._column.insertWidget(self._column.indexOf(self.pages), part)

    def put_below(self, part: QWidget) -> None:
        self._column.addWidget(part)

    def bring(self, part: QWidget) -> None:
        """Scroll to a part where the window has no room for all."""
        self._whole.bring(part)

    def retranslate(self, catalogue: Catalogue) -> None:
        self.header.retranslate(catalogue)
        self.empty.retranslate(catalogue)
        self._name(catalogue)

    def set_tokens(self, tokens: Tokens) -> None:
        self.header.set_tokens(tokens)
        self.empty.set_tokens(tokens)
        self._veil.tokens = tokens

    def _name(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self.setWindowTitle("stampgui – " + _("date stamp for photos"))
        self._veil.text = _("Drop to add photos")

    def _place(self, geometry: str) -> None:
        stored = QByteArray.fromBase64(geometry.encode("ascii", "replace"))
        if stored.isEmpty() or not self.restoreGeometry(stored):
            room = QGuiApplication.primaryScreen().availableSize()
            self.resize(min(1440, room.width() - 20), min(900, room.height() - 50))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._veil.cover()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(dropped_paths(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closing.emit(event)
