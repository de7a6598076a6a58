"""Looks in the background for photos with a date that show the same picture as photos without one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from stampgui.batch.same_pictures import SamePictureFinder
from stampgui.dates.partial import PartialDate
from stampgui.gui.background.background_task import BackgroundTask
from stampgui.gui.state.photo_model import PhotoModel
from stampgui.session.photos.photo_item import PhotoFilter, PhotoId
from stampgui.session.photos.same_pictures import list_same_pictures, make_search_work, select_same_dates

_DELAY_MS: Final = 300
"""Milliseconds without a change of the list before it is looked at."""
_PART: Final = 100
"""Photos whose suggestions are looked at in one turn of the event loop; each may have dozens of same pictures."""


class SamePictureSearch(QObject):
    """Keeps `PhotoItem.same_pictures` up to date, whatever becomes of the photos and their dates.

    It searches once photos were added and one without a date is listed together with one that has a date, in worker
    processes, and waits while `is_busy`. `suggestions_changed` tells that photos were given other suggestions.
    """

    suggestions_changed = Signal()

    def __init__(
        self,
        model: PhotoModel,
        *,
        is_busy: Callable[[], bool],
        count_workers: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._is_busy = is_busy
        self._count_workers = count_workers
        self._finder = SamePictureFinder()
        self._matches: Mapping[PhotoId, Sequence[PhotoId]] = {}
        """The photos that show the same picture, whether they have dates or not, for photos without one."""
        self._found: dict[PhotoId, Sequence[PhotoId]] = {}
        self._unchecked: Iterator[PhotoId] = iter(())
        """Photos whose suggestions may be others now."""
        self._suggested = False
        """Whether one of those looked at so far was given others."""
        self._outdated = False
        """Whether photos were added or read again since the last search began."""
        self._task: BackgroundTask | None = None
        self._timer = QTimer(self, interval=_DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._part_timer = QTimer(self, interval=0, singleShot=True)
        self._part_timer.timeout.connect(self._update_part)
        model.counts_changed.connect(self._timer.start)

    @property
    def running(self) -> bool:
        return self._task is not None

    @property
    def dates(self) -> Mapping[PhotoId, PartialDate]:
        """What is suggested to photos that wait for a date, where it is one day only."""
        return select_same_dates(item for photo in self._matches if (item := self._model.item(photo)))

    def search_again(self) -> None:
        """Search once more, as soon as there is time: photos were added, or their files have changed."""
        self._outdated = True
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        self._part_timer.stop()
        if self._task is not None:
            self._task.stop()

    def _look(self) -> None:
        self._unchecked = iter(self._matches)
        self._update_part()
        if not self._outdated or self.running:
            return
        counts = self._model.counts
        if not (counts.by_filter[PhotoFilter.UNDATED] and counts.dated_count):
            return
        if self._is_busy():
            self._timer.start()
            return
        self._outdated = False
        self._found = {}
        work = make_search_work(self._model.items, self._finder, workers=self._count_workers(), paused=self._is_busy)
        self._task = BackgroundTask(work, self)
        self._task.results_ready.connect(self._found.update)
        self._task.finished.connect(self._finish)
        self._task.start()

    def _finish(self, error: Exception | None) -> None:
        if self._task is not None:
            self._task.release()
            self._task = None
        if error is None:
            # those that were found before and are no longer lose their suggestions
            self._part_timer.stop()
            self._matches = {**dict.fromkeys(self._matches, ()), **self._found}
        self._timer.start()

    def _update_part(self) -> None:
        """Update the suggestions of some photos, and those of the others in the next turns of the event loop."""
        part = tuple(islice(self._unchecked, _PART))
        changed = {
            photo: same
            for photo in part
            if (item := self._model.item(photo)) is not None
            and (same := list_same_pictures(self._matches[photo], self._model.item)) != item.same_pictures
        }
        self._model.update_items(changed, lambda item: replace(item, same_pictures=changed[item.id]))
        self._suggested |= bool(changed)
        if len(part) == _PART:
            self._part_timer.start()
        elif self._suggested:
            self._suggested = False
            self.suggestions_changed.emit()
