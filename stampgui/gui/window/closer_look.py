"""Looking closer at the photos of a group while their date is asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from stampgui.gui.preview.preview_dialog import PreviewDialog
from stampgui.gui.theme.theme import Theme
from stampgui.gui.widgets.controls import delete_later
from stampgui.i18n import Catalogue
from stampgui.session.photos.navigation import Direction, find_place
from stampgui.session.photos.photo_item import PhotoItem


class CloserLook(QObject):
    """Opens a large preview on one of several photos, and goes from one to the next in it."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._parent = parent
        self._theme = theme
        self._items: Sequence[PhotoItem] = ()
        self._place = 0
        self._dialog: PreviewDialog | None = None

    def open(self, items: Sequence[PhotoItem], item: PhotoItem, catalogue: Catalogue) -> None:
        """Show `item`, one of `items`, without a caption."""
        self._items, self._place = items, items.index(item)
        self._dialog = PreviewDialog(self._parent, catalogue, self._theme.tokens, can_place=False)
        self._dialog.navigated.connect(self._navigate)
        self._dialog.finished.connect(self._release)
        self._show_photo()
        self._dialog.open()

    def _navigate(self, direction: Direction) -> None:
        self._place = find_place(direction, self._place, len(self._items))
        self._show_photo()

    def _show_photo(self) -> None:
        if self._dialog is not None:
            self._dialog.set_photo(self._items[self._place], None)

    def _release(self) -> None:
        if self._dialog is not None:
            delete_later(self._dialog)
            self._dialog = None
