"""Looking for photos by their names."""

from PySide6.QtCore import QKeyCombination, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from stampgui.gui.controls import Line, button, for_text, label, set_icon
from stampgui.gui.flow import Flow
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

_PAUSE_MS = 120
"""Who types on does not want to see what the half of a word finds."""


class SearchRow(QWidget):
    """A line below the filters while something is looked for; `sought` carries the text, empty for no more search."""

    sought = Signal(str)

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._counts: tuple[int, int] = (0, 0)
        self.field = Line(theirs=(QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_F),))
        self.field.setMinimumWidth(for_text(160, self.font()))
        self.field.setMaximumWidth(for_text(340, self.font()))
        self._found = label("muted")
        self._close = button("link")
        Flow(self, ends=True).add(self.field, self._found, self._close)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._seek)
        self.field.textEdited.connect(self._pause.start)
        self.field.returnPressed.connect(self._seek)
        self._close.clicked.connect(self.close_search)
        self.set_tokens(tokens)
        self.retranslate(catalogue)
        self.hide()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self.field.retranslate(catalogue)
        self.field.setPlaceholderText(_("Part of a file's name"))
        self.field.setAccessibleName(_("Search by name"))
        self._close.setText(_("Show all again"))
        self._close.setToolTip("Esc")
        self.show_found(*self._counts)

    def set_tokens(self, tokens: Tokens) -> None:
        set_icon(self._close, "cross", tokens.link, size=14)

    def open_search(self) -> None:
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def close_search(self) -> None:
        self._pause.stop()
        self.field.clear()
        self.hide()
        self.sought.emit("")

    def show_found(self, found: int, total: int) -> None:
        """Say how many photos of those that the filter shows have such a name."""
        self._counts = (found, total)
        text = self._catalogue.gettext("{found} of {total} photos")
        self._found.setText(text.format(found=found, total=total))

    def _seek(self) -> None:
        self._pause.stop()
        self.sought.emit(self.field.text())
