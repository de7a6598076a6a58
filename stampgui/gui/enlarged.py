"""The preview in a window of its own, large enough to read the caption, and from photo to photo."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from stampgui.dates.partial import PartialDate
from stampgui.gui.controls import button, for_text, label
from stampgui.gui.flow import Flow
from stampgui.gui.grid import Way
from stampgui.gui.look import Look
from stampgui.gui.photos import Card
from stampgui.gui.preview import Preview
from stampgui.gui.preview_bar import PreviewBar
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

_EVERYWHERE: Final = (("PgUp", Way.PREVIOUS), ("PgDown", Way.NEXT), ("Home", Way.FIRST), ("End", Way.LAST))
_BESIDE: Final = (("Left", Way.PREVIOUS), ("Up", Way.PREVIOUS), ("Right", Way.NEXT), ("Down", Way.NEXT))
"""Keys that on the photo itself move the caption."""


class Enlarged(QDialog):
    """Shows one photo as its copy will be; `placed` carries the position that the caption was given and the gesture.

    `walked` carries the Way to another photo, `undone` and `redone` ask for just that: the window's own keys are out
    of reach while this one is open.
    """

    placed = Signal(object, str)
    walked = Signal(Way)
    undone = Signal()
    redone = Signal()

    def __init__(self, parent: QWidget, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__(parent)
        _ = catalogue.gettext
        self.preview = Preview(tokens, wheel_zooms=True)
        self.preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.preview.setAccessibleName(_("Preview of the photo with its caption"))
        self.preview.placed.connect(self.placed)
        self.bar = PreviewBar(self.preview, catalogue, tokens, enlarges=False)
        self.previous, self.next = button(), button()
        self.previous.setText(_("Previous photo"))
        self.previous.setToolTip("PgUp")
        self.next.setText(_("Next photo"))
        self.next.setToolTip("PgDown")
        hint = label("muted", wrap=True)
        hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        hint.setMinimumWidth(for_text(200, self.font()))
        hint.setText(
            _("Drag the caption to where you want it, or click the photo and move the caption with the arrow keys.")
        )
        close = button("primary")
        close.setText(_("Close"))
        close.setToolTip("Esc")
        close.clicked.connect(self.accept)
        row = Flow(ends=True)
        row.add(self.previous, self.next, hint, close)
        column = QVBoxLayout(self)
        column.addWidget(self.preview, 1)
        column.addWidget(self.bar)
        column.addLayout(row)
        room = parent.window().size()
        self.resize(round(room.width() * 0.8), round(room.height() * 0.88))
        self.previous.clicked.connect(lambda: self.walked.emit(Way.PREVIOUS))
        self.next.clicked.connect(lambda: self.walked.emit(Way.NEXT))
        self._connect_keys(close)
        self.finished.connect(self.preview.close_loader)
        self.next.setFocus()

    def _connect_keys(self, close: QWidget) -> None:
        for keys, way in _EVERYWHERE:
            QShortcut(QKeySequence(keys), self, lambda way=way: self.walked.emit(way))
        for made in (self.previous, self.next, close):
            for keys, way in _BESIDE:
                beside = QShortcut(QKeySequence(keys), made, lambda way=way: self.walked.emit(way))
                beside.setContext(Qt.ShortcutContext.WidgetShortcut)
        for keys, signal in (("Ctrl+Z", self.undone), ("Ctrl+Y", self.redone), ("Ctrl+Shift+Z", self.redone)):
            QShortcut(QKeySequence(keys), self, signal.emit)

    def show_photo(self, card: Card, date: PartialDate | None) -> None:
        self.setWindowTitle(card.found.path.name)
        self.preview.show_photo(card, date)

    def set_look(self, look: Look) -> None:
        self.preview.set_look(look)
