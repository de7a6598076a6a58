"""Feedback while photos are read: the bar below the cards, and error messages."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stampgui.gui.photos.import_bar import ImportBar
from stampgui.gui.photos.photo_grid import PhotoGrid
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.widgets.prompts import Prompts
from stampgui.session.photos.photo_item import PhotoItem


class ImportFeedback(QObject):
    """`changed` tells that there may be something else to show."""

    changed = Signal()

    def __init__(
        self,
        window: QWidget,
        session: SessionController,
        import_bar: ImportBar,
        photo_grid: PhotoGrid,
        prompts: Prompts,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._import_bar = import_bar
        self._photo_grid = photo_grid
        self._prompts = prompts
        self._imported_count = 0
        import_bar.cancel_requested.connect(session.photo_import.cancel)
        import_bar.cancel_requested.connect(session.photo_fetch.cancel)
        session.items_added.connect(self._count_imported)
        session.photo_import.busy_changed.connect(self._update_import)
        session.photo_import.unpack_progressed.connect(lambda now: import_bar.set_unpack_progress(now.done, now.total))
        session.photo_import.unpacked.connect(lambda _unpacked: import_bar.set_count(self._imported_count))
        session.photo_import.nothing_found.connect(self._show_nothing_found)
        session.photo_import.failed.connect(self.show_error)
        session.photo_refresh.progress_changed.connect(self._update_refresh)
        session.photo_refresh.finished.connect(self._finish_refresh)
        session.photo_fetch.progress_changed.connect(self._update_fetch)
        session.photo_fetch.finished.connect(self._finish_refresh)

    def show_error(self, error: Exception) -> None:
        _ = self._session.catalogue.gettext
        text = _("Something unexpected happened while reading: {error}").format(error=error)
        self._prompts.alert(self._window, _("Reading was interrupted"), text, answer=_("OK"))

    def _count_imported(self, items: Sequence[PhotoItem]) -> None:
        before = self._imported_count
        self._imported_count += len(items)
        self._import_bar.set_count(self._imported_count)
        if before:
            return
        if not self._photo_grid.selected:
            self._photo_grid.select_first()
        elif items:  # below those that were listed before
            self._photo_grid.show_photo(items[0].id)

    def _update_import(self, busy: bool) -> None:
        self._photo_grid.set_reading(busy)
        self._import_bar.setVisible(busy or self._is_reading_again)
        if busy:
            self._import_bar.set_count(0)
            self._imported_count = 0
        self.changed.emit()

    def _update_refresh(self, done: int, total: int) -> None:
        if not self._session.photo_import.running:
            self._import_bar.set_refresh_progress(done, total)
            self._import_bar.show()
            self.changed.emit()

    def _update_fetch(self, done: int, total: int) -> None:
        self._import_bar.set_fetch_progress(done, total)
        self._import_bar.show()
        self.changed.emit()

    @property
    def _is_reading_again(self) -> bool:
        return self._session.photo_refresh.running or self._session.photo_fetch.running

    def _finish_refresh(self, error: Exception | None) -> None:
        self._import_bar.setVisible(self._session.photo_import.running or self._is_reading_again)
        self.changed.emit()
        if error is not None:
            self.show_error(error)

    def _show_nothing_found(self) -> None:
        _ = self._session.catalogue.gettext
        text = _("There are no new photos there. Photos that are in the list already are not added twice.")
        self._prompts.alert(self._window, _("Nothing was added"), text, answer=_("OK"))
