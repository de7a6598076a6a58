"""The preview in a window of its own, large enough to read the caption."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stampgui.caption.style import Anchor
from stampgui.dates.partial import PartialDate
from stampgui.gui.controls import button, label
from stampgui.gui.photos import Card
from stampgui.gui.preview import Caption, Preview
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

_EDGE: Final = 1100


class Enlarged(QDialog):
    """Shows one photo as its copy will be; `placed` carries the Anchor that the caption was pulled to."""

    placed = Signal(Anchor)

    def __init__(self, parent: QWidget, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__(parent)
        _ = catalogue.gettext
        self._preview = Preview(tokens, edge=_EDGE)
        self._preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._preview.setAccessibleName(_("Preview of the photo with its caption"))
        self._preview.placed.connect(self.placed)
        hint = label("muted")
        hint.setText(_("Drag the caption to where you want it."))
        close = button("primary")
        close.setText(_("Close"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(hint)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self._preview, 1)
        column.addLayout(row)
        room = parent.window().size()
        self.resize(round(room.width() * 0.8), round(room.height() * 0.88))
        self.finished.connect(self._preview.close_loader)

    def show_photo(self, card: Card, date: PartialDate | None, caption: Caption) -> None:
        self.setWindowTitle(card.found.path.name)
        self._preview.set_caption(caption)
        self._preview.show_photo(card, date)

    def set_caption(self, caption: Caption) -> None:
        self._preview.set_caption(caption)
