"""The choice of the caption's font."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal

from stampgui.caption.font_search import read_font_name
from stampgui.gui.style.font_catalog import FontCatalog
from stampgui.gui.widgets.controls import ComboBox
from stampgui.i18n import Catalogue


class FontCombo(ComboBox):
    """The built-in font and those of this computer; `font_selected` carries the value for `Style.font`."""

    font_selected = Signal(str)

    def __init__(self, fonts: FontCatalog) -> None:
        super().__init__()
        self._fonts = fonts
        self._font = ""
        self._built_in_text, self._searching_text = "", ""
        self.limit_width(16)
        self.setMaxVisibleItems(14)
        fonts.search_finished.connect(self._fill)
        self.activated.connect(lambda _row: self._select(str(self.currentData())))

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self._built_in_text, self._searching_text = _("Manrope (built in)"), _("Looking for fonts…")
        self.setAccessibleName(_("Font of the caption"))
        self._fill()

    def set_font(self, font: str) -> None:
        if font != self._font or not self.count():
            self._font = font
            self._fill()

    def _select(self, font: str) -> None:
        self._font = font
        self.font_selected.emit(font)

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
