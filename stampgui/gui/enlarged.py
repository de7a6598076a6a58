"""The preview in a window of its own, large enough to read the caption."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from stampgui.dates.partial import PartialDate
from stampgui.gui.controls import button, for_text, label
from stampgui.gui.flow import Flow
from stampgui.gui.look import Look
from stampgui.gui.photos import Card
from stampgui.gui.preview import Preview
from stampgui.gui.preview_bar import PreviewBar
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue


class Enlarged(QDialog):
    """Shows one photo as its copy will be; `placed` carries the position that the caption was given and the gesture."""

    placed = Signal(object, str)

    def __init__(self, parent: QWidget, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__(parent)
        _ = catalogue.gettext
        self.preview = Preview(tokens, wheel_zooms=True)
        self.preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.preview.setAccessibleName(_("Preview of the photo with its caption"))
        self.preview.placed.connect(self.placed)
        self.bar = PreviewBar(self.preview, catalogue, tokens, enlarges=False)
        hint = label("muted", wrap=True)
        hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        hint.setMinimumWidth(for_text(200, self.font()))
        hint.setText(_("Drag the caption to where you want it, or move it with the arrow keys."))
        close = button("primary")
        close.setText(_("Close"))
        close.clicked.connect(self.accept)
        row = Flow(ends=True)
        row.add(hint, close)
        column = QVBoxLayout(self)
        column.addWidget(self.preview, 1)
        column.addWidget(self.bar)
        column.addLayout(row)
        room = parent.window().size()
        self.resize(round(room.width() * 0.8), round(room.height() * 0.88))
        self.finished.connect(self.preview.close_loader)

    def show_photo(self, card: Card, date: PartialDate | None, look: Look) -> None:
        self.setWindowTitle(card.found.path.name)
        self.preview.set_look(look)
        self.preview.show_photo(card, date)

    def set_look(self, look: Look) -> None:
        self.preview.set_look(look)
