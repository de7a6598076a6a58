"""The choice of names for copies; each entry shows the name that it gives to one of the photos."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from stampgui.gui.text.plain_text import as_tooltip
from stampgui.gui.widgets.controls import ComboBox, scale_to_font, set_tooltip
from stampgui.i18n import Catalogue
from stampgui.session.copies.copy_naming import DEFAULT_SAMPLE, NamingSample, list_naming_choices
from stampgui.stamping.copy_name import KEEP_PHOTO_NAME

_MAX_NAME_WIDTH: Final = 190
_MAX_LISTED_WIDTH: Final = 420
"""Width in pixels beyond which a name is elided in its middle, and the same in the list, where namings are compared."""
_LISTED_NAME: Final = Qt.ItemDataRole.UserRole + 1


class _NameDelegate(QStyledItemDelegate):
    """Shows in the list what has no room in the closed combo box."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        listed = index.data(_LISTED_NAME)
        if isinstance(listed, str):
            option.text = listed


class NamingCombo(ComboBox):
    """`naming_selected` carries a template; `custom_naming_requested` asks for the dialog for a custom one."""

    naming_selected = Signal(str)
    custom_naming_requested = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._naming, self._sample = KEEP_PHOTO_NAME, DEFAULT_SAMPLE
        self.setItemDelegate(_NameDelegate(self))
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
        for row, (naming, called) in enumerate(list_naming_choices(self._naming, self._sample)):
            name = _("e.g. {example}").format(example=called) if self._sample.is_made_up else called
            self.addItem(self._elide(name, _MAX_NAME_WIDTH), naming)
            self.setItemData(row, self._elide(name, _MAX_LISTED_WIDTH), _LISTED_NAME)
            self.setItemData(row, as_tooltip(name), Qt.ItemDataRole.ToolTipRole)
        self.addItem(_("Custom name…"), None)
        self.setCurrentIndex(self.findData(self._naming))
        text = _("Names for the copies. The copy of {photo}: {name}")
        set_tooltip(self, text.format(photo=self._sample.photo_name, name=self._sample.apply_naming(self._naming)))

    def _elide(self, name: str, width: int) -> str:
        """Leave out the middle of a name that needs more than so many pixels, for text of 10 points."""
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, scale_to_font(width, self.font()))

    def _select(self) -> None:
        naming = self.currentData()
        self.setCurrentIndex(self.findData(self._naming))  # until the custom name is accepted
        if naming is None:
            self.custom_naming_requested.emit()
        else:
            self.naming_selected.emit(str(naming))
