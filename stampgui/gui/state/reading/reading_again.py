"""Reads photos again whose files may have been mended or replaced, on request or before they are saved again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from stampgui.gui.state.photo_model import PhotoModel
from stampgui.gui.state.reading.photo_refresh import PhotoRefresh
from stampgui.session.photos.photo_item import PhotoId, PhotoItem
from stampgui.session.saving.run_results import SaveResult
from stampgui.stamping.outcome import Status


class ReadingAgain(QObject):
    """`finished` carries the photos as they are once they have been read again."""

    finished = Signal(Sequence)  # of PhotoItem

    def __init__(self, model: PhotoModel, photo_refresh: PhotoRefresh, parent: QObject) -> None:
        """`photo_refresh` reads what is marked as stale in `model`, one run after another."""
        super().__init__(parent)
        self._model, self._photo_refresh = model, photo_refresh
        self._pending: set[PhotoId] = set()
        photo_refresh.finished.connect(self._on_finished)

    def start(self, items: Iterable[PhotoItem]) -> None:
        photos = [item.id for item in items]
        self._pending.update(photos)
        self._model.update_items(photos, _as_unread)

    def _on_finished(self) -> None:
        if not self._pending or self._photo_refresh.running:
            return
        found = [item for item in map(self._model.item, sorted(self._pending)) if item is not None]
        self._pending.clear()
        self.finished.emit(found)


def _as_unread(item: PhotoItem) -> PhotoItem:
    """The photo, to be read again, without why it was not saved."""
    return replace(item, date_options=None, copy_result=item.copy_result if item.saved else None)


class SaveRetry(QObject):
    """Reads the photos that failed to be saved again, before they are saved again.

    `ready` carries those that can be saved, and the result with why the others cannot. Neighbours that are
    read along with them are among these, too, where they had failed to be read and turn out to be whole.
    """

    ready = Signal(Sequence, SaveResult)  # of PhotoItem

    def __init__(self, model: PhotoModel, photo_refresh: PhotoRefresh, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._result: SaveResult | None = None
        self._failed: Sequence[PhotoId] = ()
        self._reading_again = ReadingAgain(model, photo_refresh, self)
        self._reading_again.finished.connect(self._on_finished)

    @property
    def running(self) -> bool:
        return self._result is not None

    def start(self, result: SaveResult) -> None:
        if self._result is None and (items := result.find_retryable(self._model)):
            self._result = result
            self._failed = [item.id for item in self._model.items if item.status is Status.FAILED]
            self._reading_again.start(items)

    def _on_finished(self, items: Sequence[PhotoItem]) -> None:
        result, self._result = self._result, None
        if result is not None:
            told = result.with_refused({item.id: item.outcome for item in items})
            asked = {item.id: item for item in items}
            asked.update((item.id, item) for item in map(self._model.item, self._failed) if item is not None)
            self.ready.emit([item for item in asked.values() if item.status is Status.READY], told)
