"""The style that photos begin with, as one of those that are saved or built in."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.caption.font_search import located
from stampgui.caption.style import Style
from stampgui.gui import shelf
from stampgui.gui.controls import combo, label, say
from stampgui.gui.fonts import font_folders
from stampgui.gui.style_words import style_name
from stampgui.i18n import Catalogue, Explained


class DefaultStyle(QWidget):
    """`chosen` carries the Style; a style of no name has an entry of its own while it holds."""

    chosen = Signal(object)

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        """`folder` is that of the saved styles."""
        super().__init__()
        self._catalogue = catalogue
        self._folder = folder
        self._style = Style()
        self._shelf = shelf.entries(folder)
        self.names = combo()
        self.names.keep_narrow(12)
        self._refusal = label("bad", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.names)
        column.addWidget(self._refusal)
        self._refusal.hide()
        self.setFocusProxy(self.names)
        self.names.activated.connect(self._choose)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.names.setAccessibleName(catalogue.gettext("Style"))
        self.show_style(self._style)

    def look_again(self) -> None:
        """Offer what is saved by now."""
        self._shelf = shelf.entries(self._folder)
        self.show_style(self._style)

    def show_style(self, style: Style) -> None:
        self._style = style
        here = shelf.current(self._shelf, style)
        self.names.clear()
        for entry in self._shelf:
            self.names.addItem(entry.name if entry.file else style_name(entry.name, self._catalogue))
            if entry.refusal is not None:
                self.names.forbid(self.names.count() - 1)
        if here is None:
            self.names.addItem(self._catalogue.gettext("As chosen beside the photos"))
        self.names.setCurrentIndex(self._shelf.index(here) if here is not None else len(self._shelf))
        say(self._refusal, "bad", "")

    def _choose(self, row: int) -> None:
        if row >= len(self._shelf):
            return
        try:
            style = located(shelf.worn(self._shelf[row], self._style), font_folders())
        except Explained as error:
            self.show_style(self._style)
            say(self._refusal, "bad", self._catalogue.render(error.reason))
        else:
            self.chosen.emit(style)
