"""Everything that reads photos into the list: when they are added, when they may have changed, and from the cloud."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.gui.state.photo_model import PhotoModel
from stampgui.gui.state.reading.early_worker import EarlyWorker
from stampgui.gui.state.reading.photo_fetch import PhotoFetch
from stampgui.gui.state.reading.photo_import import PhotoImport
from stampgui.gui.state.reading.photo_refresh import PhotoRefresh
from stampgui.image.photo import Photo
from stampgui.session.date_options import DateOptions
from stampgui.session.photos.examine_work import list_known_photos, make_import_work, select_with_neighbours
from stampgui.session.photos.photo_item import PhotoId, PhotoItem, with_inspection
from stampgui.session.work import Work
from stampgui.stamping.job import Recipe
from stampgui.stamping.outcome import Outcome, Status


class PhotoReader(QObject):
    """Reads photos in one way at a time, and stale ones again: those that were read with other date options than the
    present ones, or before their files changed.

    What is read again is entered into the model; what is imported is left to whoever listens to `photo_import`.
    """

    def __init__(
        self,
        model: PhotoModel,
        date_options: DateOptions,
        *,
        make_recipe: Callable[[], Recipe],
        count_workers: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        """`make_recipe` gives the present recipe, with the date options that were set last."""
        super().__init__(parent)
        self._model = model
        self._date_options = date_options
        self._make_recipe, self._count_workers = make_recipe, count_workers
        self._early_worker = EarlyWorker(count_workers)
        self.photo_import = PhotoImport(self)
        self.photo_refresh = PhotoRefresh(self)
        self.photo_fetch = PhotoFetch(model, self)
        self.photo_import.files_changed.connect(self._mark_changed)
        self.photo_import.busy_changed.connect(self._refresh_stale)
        model.counts_changed.connect(self._refresh_stale)
        self.photo_refresh.refreshed.connect(self._apply_refresh)
        self.photo_refresh.finished.connect(self._finish_refresh)
        self.photo_fetch.finished.connect(self.photo_import.compare_again)
        self.photo_fetch.finished.connect(self._finish_refresh)

    @property
    def running(self) -> bool:
        return self.photo_import.running or self.photo_refresh.running or self.photo_fetch.running

    @property
    def stale_items(self) -> Sequence[PhotoItem]:
        """Photos that were read with another time zone or cut-off date, or before their files changed."""
        if not self._model.counts.count(lambda state: state.date_options != self._date_options):
            return ()
        return [item for item in self._model.items if item.date_options != self._date_options]

    def set_date_options(self, date_options: DateOptions) -> None:
        """Read with these options from now on, and what was read with others again."""
        if date_options != self._date_options:
            self._date_options = date_options
            self.photo_refresh.cancel()
            self._refresh_stale()

    def read_refused_again(self) -> None:
        """Read photos again that could not be used, now that there may be more memory for each."""
        refused = [item.id for item in self._model.items if item.status is Status.FAILED]
        self._model.update_items(refused, lambda item: replace(item, date_options=None))

    def prepare_import(self) -> Callable[[Iterable[FoundPhoto]], Work]:
        """Prepare reading photos that are not listed yet, as things are now."""
        return partial(
            make_import_work,
            recipe=self._make_recipe(),
            date_options=self._date_options,
            known=list_known_photos(self._model.items),
            duplicate_finder=self.photo_import.duplicate_finder,
            take_pool=self._early_worker.take_pool,
        )

    def start_worker_early(self) -> None:
        """Have a process wait for the first photos that are added."""
        self._early_worker.start()

    def fetch(self, items: Sequence[PhotoItem]) -> None:
        """Download photos that are in the cloud, and read them."""
        if items and not self.photo_fetch.running:
            self.photo_fetch.start(items, self._make_recipe(), self._date_options, workers=self._count_workers())

    def close(self) -> None:
        self.photo_import.close()
        self.photo_refresh.close()
        self.photo_fetch.close()
        self._early_worker.close()

    def _mark_changed(self, files: Container[Path]) -> None:
        found = [item.id for item in self._model.items if item.file in files]
        self._model.update_items(found, lambda item: replace(item, date_options=None))

    def _refresh_stale(self) -> None:
        """Read stale photos and their neighbours again, once nothing else is being read."""
        if not self.running and (stale := self.stale_items):
            items = select_with_neighbours(stale, self._model.items)
            self.photo_refresh.start(items, self._make_recipe(), self._date_options, workers=self._count_workers())

    def _apply_refresh(
        self, refreshed: Mapping[PhotoId, tuple[Outcome, Photo | None]], date_options: DateOptions
    ) -> None:
        self._model.update_items(
            refreshed, lambda item: with_inspection(item, refreshed[item.id][0], date_options, refreshed[item.id][1])
        )

    def _finish_refresh(self, error: Exception | None) -> None:
        if error is None:
            self._refresh_stale()
