"""Fetches selected photos that are in the cloud and not on this computer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.gui.widgets.controls import name_parts
from stampgui.gui.widgets.wrapping_button import WrappingButton
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoItem


class CloudPanel(QWidget):
    """Shown while some of the selected photos are in the cloud; `fetch_requested` carries these."""

    fetch_requested = Signal(Sequence)  # of PhotoItem

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._items: Sequence[PhotoItem] = ()
        self._button = WrappingButton("offer")
        name_parts(fetchButton=self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._button)
        self._button.clicked.connect(lambda: self.fetch_requested.emit(self._items))
        self.retranslate(catalogue)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.set_photos(self._items)

    def set_photos(self, items: Sequence[PhotoItem]) -> None:
        """Set the selected photos."""
        self._items = [item for item in items if item.is_in_cloud]
        count = len(self._items)
        _ = self._catalogue.gettext
        text = _("Fetch from the cloud") if len(items) == 1 else _("Fetch from the cloud: {count}")
        self._button.set_full_text(self._catalogue.fill(text, count=count))
        self.setVisible(bool(count))
