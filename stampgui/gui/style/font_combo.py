"""The choice of the caption's font."""

from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent

from stampgui.caption.font_search import read_font_name
from stampgui.gui.style.font_catalog import FontCatalog
from stampgui.gui.widgets.controls import ComboBox
from stampgui.i18n import Catalogue

_ROWS: Final = range(6, 15)
"""How many rows the list has: as many as there is room for below it, so that the preview above stays in sight."""
_LIST_FRAME_HEIGHT: Final = 12


class FontCombo(ComboBox):
    """The built-in font and those of this computer.

    `font_selected` carries the value for `Style.font`, and the gesture. While the list is open, each font that is
    reached in it is tried; closing it without a choice brings the former one back.
    """

    font_selected = Signal(str, str)

    def __init__(self, fonts: FontCatalog) -> None:
        super().__init__()
        self._fonts = fonts
        self._font = ""
        self._built_in_text, self._searching_text = "", ""
        self._former_font = ""
        self._openings = count(1)
        self._gesture = ""
        self._trying = False
        self.limit_width(16)
        fonts.search_finished.connect(self._show_found)
        self.highlighted.connect(self._try)
        self.activated.connect(lambda row: self._select(str(self.itemData(row))))
        self.view().window().installEventFilter(self)

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self._built_in_text, self._searching_text = _("Manrope (built in)"), _("Looking for fonts…")
        self.setAccessibleName(_("Font of the caption"))
        self._fill()

    def set_font(self, font: str) -> None:
        if font != self._font or not self.count():
            self._font = font
            self._fill()

    def showPopup(self) -> None:
        bottom = self.mapToGlobal(self.rect().bottomLeft()).y()
        below = self.screen().availableGeometry().bottom() - bottom - _LIST_FRAME_HEIGHT
        rows = below // max(1, self.view().sizeHintForRow(0))
        self.setMaxVisibleItems(min(max(rows, _ROWS[0]), _ROWS[-1]))
        self._former_font = self._font
        self._gesture = f"font {next(self._openings)}"
        self._trying = True
        super().showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list is hidden before its choice, if there is one, arrives by `activated`."""
        if event.type() is QEvent.Type.Hide and self._trying:
            self._trying = False
            self._select(self._former_font)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys reach the combo box itself only while its list is closed."""
        self._gesture = ""
        super().keyPressEvent(event)

    def _try(self, row: int) -> None:
        if self._trying and self.itemData(row) is not None:
            self._select(str(self.itemData(row)))

    def _select(self, font: str) -> None:
        if font != self._font:
            self._font = font
            self.font_selected.emit(font, self._gesture)

    def _show_found(self) -> None:
        """Open the list anew where it is open: it would stay as low as it was with nothing found."""
        opened = self._trying
        if opened:
            self.hidePopup()
        self._fill()
        if opened:
            self.showPopup()

    def _fill(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self._built_in_text, "")
            for font in self._fonts.installed:
                self.addItem(font.name, str(font.file))
            if self.findData(self._font) < 0:
                self.insertItem(1, read_font_name(Path(self._font)), self._font)
            self.setCurrentIndex(self.findData(self._font))
            if not self._fonts.complete:
                self.addItem(self._searching_text)
                self.disable_row(self.count() - 1)
