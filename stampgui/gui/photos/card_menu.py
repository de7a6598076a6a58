"""The menu of the selected cards."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence

from stampgui.gui.photos.photo_grid import PhotoGrid
from stampgui.gui.widgets.controls import with_shortcut
from stampgui.gui.widgets.popups import make_menu
from stampgui.i18n import Catalogue
from stampgui.session.clock_shift.shift_draft import has_camera_clock
from stampgui.session.photos.photo_item import can_be_dated, list_copies, select_items_to_save

DATE_KEY: Final = "F2"
LOOK_KEY: Final = "F3"
COPY_FILES_KEY: Final = QKeySequence.StandardKey.Copy
COPY_TEXT_KEY: Final = "Ctrl+Shift+C"
SAVE_KEY: Final = "Ctrl+Shift+S"
REMOVE_KEY: Final = QKeySequence.StandardKey.Delete


class CardMenu(QObject):
    """Opens at the right mouse button or the menu key; each signal asks for what one entry says."""

    date_requested = Signal()
    look_requested = Signal()
    clock_shift_requested = Signal()
    saving_requested = Signal()
    copy_files_requested = Signal()
    copy_text_requested = Signal()
    location_requested = Signal()
    removal_requested = Signal()

    def __init__(self, grid: PhotoGrid, catalogue: Catalogue, *, is_saving: Callable[[], bool]) -> None:
        """`is_saving` tells whether copies are being saved, during which some things have to wait."""
        super().__init__(grid)
        self._grid = grid
        self._catalogue = catalogue
        self._is_saving = is_saving
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self._open)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def _open(self, where: QPoint) -> None:
        selected, _ = self._grid.selected, self._catalogue.gettext
        if not selected:
            return
        menu = make_menu(self._grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def add(text: str, asked: SignalInstance, key: QKeySequence | str = "", *, enabled: bool = True) -> None:
            # the shortcut is only shown here; the window handles it
            action = menu.addAction(with_shortcut(text, key) if key else text)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _checked=False: asked.emit())

        add(_("Change the date"), self.date_requested, DATE_KEY, enabled=any(map(can_be_dated, selected)))
        clocks = any(map(has_camera_clock, selected))
        add(_("Camera clock wrong…"), self.clock_shift_requested, enabled=clocks)
        menu.addSeparator()
        add(_("Enlarge"), self.look_requested, LOOK_KEY)
        add(_("Open the file's location"), self.location_requested)
        menu.addSeparator()
        free, ready = not self._is_saving(), len(select_items_to_save(selected))
        words = _("Save the selected photos")
        if ready:
            counted = self._catalogue.ngettext("Save {count} selected photo", "Save {count} selected photos", ready)
            words = self._catalogue.fill(counted, count=ready)
        add(words, self.saving_requested, SAVE_KEY, enabled=free and ready > 0)
        copies = bool(list_copies(selected))
        add(_("Copy files"), self.copy_files_requested, QKeySequence(COPY_FILES_KEY), enabled=copies)
        dated = any(item.date is not None for item in selected)
        add(_("Posted already? Copy text"), self.copy_text_requested, COPY_TEXT_KEY, enabled=dated)
        menu.addSeparator()
        add(_("Remove from the list"), self.removal_requested, QKeySequence(REMOVE_KEY), enabled=free)
        menu.popup(self._grid.viewport().mapToGlobal(where))
