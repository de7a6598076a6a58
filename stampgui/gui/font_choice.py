"""Which letters the caption is written in."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal

from stampgui.caption.font_search import font_name
from stampgui.gui.controls import Choice
from stampgui.gui.fonts import Fonts
from stampgui.i18n import Catalogue


class FontChoice(Choice):
    """The program's own face and the fonts of this computer; `chosen` carries what a Style has as its font."""

    chosen = Signal(str)

    def __init__(self, fonts: Fonts) -> None:
        super().__init__()
        self._fonts = fonts
        self._font = ""
        self._own, self._looking = "", ""
        self.keep_narrow(16)
        self.setMaxVisibleItems(14)
        fonts.found.connect(self._fill)
        self.activated.connect(lambda _row: self._choose(str(self.currentData())))

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self._own, self._looking = _("Manrope (built in)"), _("Looking for fonts…")
        self.setAccessibleName(_("Font of the caption"))
        self._fill()

    def show_font(self, font: str) -> None:
        if font != self._font or not self.count():
            self._font = font
            self._fill()

    def _choose(self, font: str) -> None:
        self._font = font
        self.chosen.emit(font)

    def _fill(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self._own, "")
            for font in self._fonts.installed:
                self.addItem(font.name, str(font.file))
            if self.findData(self._font) < 0:
                self.insertItem(1, font_name(Path(self._font)), self._font)
            self.setCurrentIndex(self.findData(self._font))
            if not self._fonts.complete:
                self.addItem(self._looking)
                self.forbid(self.count() - 1)
