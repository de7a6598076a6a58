"""The search for photos by name."""

from PySide6.QtCore import QKeyCombination, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import (
    LineEdit,
    make_button,
    make_label,
    name_parts,
    scale_to_font,
    set_icon,
    set_tooltip,
)
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.i18n import Catalogue

_DEBOUNCE_MS = 120
"""Milliseconds without a key press before searching, so that half-typed words are not searched for."""


class SearchBar(QWidget):
    """A bar below the filters, visible during a search; `query_changed` carries the text, empty at its end.

    `toggled` tells whether a search begins or ends.
    """

    query_changed = Signal(str)
    toggled = Signal(bool)

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._counts: tuple[int, int] = (0, 0)
        self.query_edit = LineEdit(window_keys=(QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_F),))
        self.query_edit.setMinimumWidth(scale_to_font(160, self.font()))
        self.query_edit.setMaximumWidth(scale_to_font(340, self.font()))
        self._count_label = make_label("muted")
        self._close_button = make_button("link")
        name_parts(queryEdit=self.query_edit, matchCount=self._count_label, closeSearchButton=self._close_button)
        FlowLayout(self, last_at_end=True).add(self.query_edit, self._count_label, self._close_button)
        self._debounce_timer = QTimer(self, interval=_DEBOUNCE_MS, singleShot=True)
        self._debounce_timer.timeout.connect(self._emit_query)
        self.query_edit.textEdited.connect(self._debounce_timer.start)
        self.query_edit.returnPressed.connect(self._emit_query)
        self._close_button.clicked.connect(self.close_search)
        self.set_tokens(tokens)
        self.retranslate(catalogue)
        self.hide()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self.query_edit.retranslate(catalogue)
        self.query_edit.setPlaceholderText(_("Part of a file's name"))
        self.query_edit.setAccessibleName(_("Search by name"))
        self._close_button.setText(_("Show all again"))
        set_tooltip(self._close_button, "Esc")
        self.set_counts(*self._counts)

    def set_tokens(self, tokens: Tokens) -> None:
        set_icon(self._close_button, "cross", tokens.link, size=14)

    def open_search(self) -> None:
        self.show()
        self.toggled.emit(True)
        self.query_edit.setFocus()
        self.query_edit.selectAll()

    def close_search(self) -> None:
        self._debounce_timer.stop()
        self.query_edit.clear()
        self.hide()
        self.toggled.emit(False)
        self.query_changed.emit("")

    def set_counts(self, found: int, total: int) -> None:
        """Show how many of the filtered photos have a matching name."""
        self._counts = (found, total)
        text = self._catalogue.gettext("{found} of {total} photos")
        self._count_label.setText(self._catalogue.fill(text, found=found, total=total))

    def _emit_query(self) -> None:
        self._debounce_timer.stop()
        self.query_changed.emit(self.query_edit.text())
