"""Reads the dates of listed photos again in the background, with other options or after files changed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from stampgui.gui.background.background_task import BackgroundTask
from stampgui.image.photo import Photo
from stampgui.session.date_options import DateOptions
from stampgui.session.photos.examine_work import make_refresh_work
from stampgui.session.photos.photo_item import PhotoId, PhotoItem
from stampgui.stamping.job import Recipe
from stampgui.stamping.outcome import Outcome


class PhotoRefresh(QObject):
    """`refreshed` carries {PhotoId: (Outcome, Photo | None)} and the DateOptions they were read with.

    `progress_changed` carries how many of how many photos are read, and `finished` the error that ended the refresh,
    or None.
    """

    refreshed = Signal(Mapping, DateOptions)  # {PhotoId: (Outcome, Photo | None)}
    progress_changed = Signal(int, int)
    finished = Signal(Exception)  # or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: BackgroundTask | None = None
        self._date_options = DateOptions()
        self._done, self._total = 0, 0

    @property
    def running(self) -> bool:
        return self._task is not None

    def start(self, items: Sequence[PhotoItem], recipe: Recipe, date_options: DateOptions, *, workers: int) -> None:
        """Start reading; `recipe` has the same date options as `date_options`."""
        self._date_options = date_options
        self._done, self._total = 0, len(items)
        self._task = BackgroundTask(make_refresh_work(items, recipe, workers=workers), self)
        self._task.results_ready.connect(self._on_results)
        self._task.finished.connect(self._on_finished)
        self._task.start()
        self.progress_changed.emit(0, self._total)

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _on_results(self, results: Sequence[tuple[PhotoId, tuple[Outcome, Photo | None]]]) -> None:
        self._done += len(results)
        self.refreshed.emit(dict(results), self._date_options)
        self.progress_changed.emit(self._done, self._total)

    def _on_finished(self, error: Exception | None) -> None:
        if self._task is not None:
            self._task.release()
            self._task = None
        self.finished.emit(error)
