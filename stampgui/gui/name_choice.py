"""The choice of what copies are called: each shows the name that it gives to one of the photos."""

from typing import Final

from PySide6.QtCore import Qt, Signal

from stampgui.gui.controls import Choice, explain, for_text
from stampgui.gui.naming import SOME_PHOTO, Example, offered
from stampgui.i18n import Catalogue
from stampgui.stamping.copy_name import AS_PHOTO

_WIDTH: Final = 190
"""Of a name; longer ones lose letters in their middle."""


class NameChoice(Choice):
    """`chosen` carries a naming; `own_wanted` says that the person wants to write one."""

    chosen = Signal(str)
    own_wanted = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._naming, self._example = AS_PHOTO, SOME_PHOTO
        self.activated.connect(self._choose)
        self.retranslate(catalogue)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.setAccessibleName(catalogue.gettext("Names of the copies"))
        self._show()

    def show_naming(self, naming: str, example: Example) -> None:
        """`naming` is the chosen one; `example` shows what it and the others do."""
        if (naming, example) != (self._naming, self._example):
            self._naming, self._example = naming, example
            self._show()

    def _show(self) -> None:
        _ = self._catalogue.gettext
        self.clear()
        metrics, width = self.fontMetrics(), for_text(_WIDTH, self.font())
        for row, (naming, name) in enumerate(offered(self._naming, self._example)):
            self.addItem(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width), naming)
            self.setItemData(row, name, Qt.ItemDataRole.ToolTipRole)
        self.addItem(_("Name of your own…"), None)
        self.setCurrentIndex(self.findData(self._naming))
        told = _("What the copies are called. The copy of {photo}: {name}")
        explain(self, told.format(photo=self._example.photo, name=self._example.named(self._naming)))

    def _choose(self) -> None:
        naming = self.currentData()
        self.setCurrentIndex(self.findData(self._naming))  # until it is taken over
        if naming is None:
            self.own_wanted.emit()
        else:
            self.chosen.emit(str(naming))
