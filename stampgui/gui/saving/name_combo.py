"""The choice of names for copies; each entry shows the name that it gives to one of the photos."""

from typing import Final

from PySide6.QtCore import Qt, Signal

from stampgui.gui.text.plain_text import as_tooltip
from stampgui.gui.widgets.controls import ComboBox, scale_to_font, set_tooltip
from stampgui.i18n import Catalogue
from stampgui.session.copies.copy_naming import DEFAULT_SAMPLE, NamingSample, list_naming_choices
from stampgui.stamping.copy_name import KEEP_PHOTO_NAME

_MAX_NAME_WIDTH: Final = 190
"""Width in pixels beyond which a name is elided in its middle."""


class NamingCombo(ComboBox):
    """`naming_selected` carries a template; `custom_naming_requested` asks for the dialog for a custom one."""

    naming_selected = Signal(str)
    custom_naming_requested = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._naming, self._sample = KEEP_PHOTO_NAME, DEFAULT_SAMPLE
        self.activated.connect(self._select)
        self.retranslate(catalogue)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.setAccessibleName(catalogue.gettext("Names of the copies"))
        self._update_entries()

    def set_naming(self, naming: str, sample: NamingSample) -> None:
        """`naming` is the current template; `sample` is the photo for the examples."""
        if (naming, sample) != (self._naming, self._sample):
            self._naming, self._sample = naming, sample
            self._update_entries()

    def _update_entries(self) -> None:
        _ = self._catalogue.gettext
        self.clear()
        metrics, width = self.fontMetrics(), scale_to_font(_MAX_NAME_WIDTH, self.font())
        for row, (naming, name) in enumerate(list_naming_choices(self._naming, self._sample)):
            self.addItem(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width), naming)
            self.setItemData(row, as_tooltip(name), Qt.ItemDataRole.ToolTipRole)
        self.addItem(_("Custom name…"), None)
        self.setCurrentIndex(self.findData(self._naming))
        text = _("Names for the copies. The copy of {photo}: {name}")
        set_tooltip(self, text.format(photo=self._sample.photo_name, name=self._sample.apply_naming(self._naming)))

    def _select(self) -> None:
        naming = self.currentData()
        self.setCurrentIndex(self.findData(self._naming))  # until the custom name is accepted
        if naming is None:
            self.custom_naming_requested.emit()
        else:
            self.naming_selected.emit(str(naming))
