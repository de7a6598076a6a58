"""Fetches selected photos that are in the cloud and not on this computer."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stampgui.gui.text.progress_text import format_fetch_progress
from stampgui.gui.widgets.controls import name_parts, scale_to_font
from stampgui.gui.widgets.wrapping_button import WrappingButton
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoItem

_WIDTH_ALONE: Final = 320
"""Width in logical pixels, for text of 10 points."""


class CloudPanel(QWidget):
    """Shown while some of the selected photos are in the cloud; `fetch_requested` carries these.

    While photos are being fetched, whichever they are, it says how many there are already.
    """

    fetch_requested = Signal(Sequence)  # of PhotoItem

    def __init__(self, catalogue: Catalogue, *, stands_alone: bool = False) -> None:
        """A panel that `stands_alone` is not among suggestions, where all are wide."""
        super().__init__()
        self._items: Sequence[PhotoItem] = ()
        self._selected_count = 0
        self._progress: tuple[int, int] | None = None
        self._button = WrappingButton("secondary" if stands_alone else "offer")
        name_parts(fetchButton=self._button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        if stands_alone:
            self._button.setMaximumWidth(scale_to_font(_WIDTH_ALONE, self.font()))
        self._button.clicked.connect(lambda: self.fetch_requested.emit(self._items))
        self.retranslate(catalogue)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._update_button()

    def set_photos(self, items: Sequence[PhotoItem]) -> None:
        """Set the selected photos."""
        self._items, self._selected_count = [item for item in items if item.is_in_cloud], len(items)
        self._update_button()
        self.setVisible(bool(self._items))

    def set_progress(self, progress: tuple[int, int] | None) -> None:
        """Set how many photos of how many have been fetched; None while none are."""
        self._progress = progress
        self._update_button()

    def _update_button(self) -> None:
        catalogue = self._catalogue
        if self._progress is not None:
            text = format_fetch_progress(*self._progress, catalogue)
        elif self._selected_count == 1:
            text = catalogue.gettext("Fetch from the cloud")
        else:
            count = len(self._items)
            text = catalogue.ngettext(
                "Fetch {count} photo from the cloud", "Fetch {count} photos from the cloud", count
            )
            text = catalogue.fill(text, count=count)
        self._button.set_full_text(text)
        self._button.setEnabled(self._progress is None)
