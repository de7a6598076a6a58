"""Saves unfinished work soon after each change, and finds it when the window is opened again."""

import logging
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from stampgui.atomic_write import set_aside_damaged
from stampgui.batch.unfinished_work import (
    ResumableWork,
    UnfinishedPhoto,
    UnfinishedWork,
    find_resumable,
    merge_work,
    reconcile_event_place,
)
from stampgui.batch.unfinished_work_file import delete_unfinished, load_unfinished, save_unfinished
from stampgui.caption.caption_text import EventPlace
from stampgui.gui.background.background_task import BackgroundTask
from stampgui.session.clock import Today
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.session.photos.recovery import snapshot_photos
from stampgui.session.photos.unsaved_decisions import has_unsaved_decisions
from stampgui.session.work import Work as Task

_DELAY_MS: Final = 200
_REST_FACTOR: Final = 5
"""Factor between the time that writing took and the pause before the next writing."""

log = logging.getLogger(__name__)


class Autosave(QObject):
    """Writes in the background, and only while there are decisions that are in no saved copy.

    `work_found` carries the stored work to offer to the user; until it is resumed or discarded, it is stored together
    with the present work. `file_damaged` carries the new path of a file that could not be read. `loaded` tells that
    stored work has been read, if there was any. Only one window at a time uses the same `file`.
    """

    work_found = Signal(ResumableWork)
    file_damaged = Signal(Path)
    loaded = Signal()

    def __init__(
        self,
        file: Path,
        items: Callable[[], Sequence[PhotoItem]],
        event_place: Callable[[], EventPlace],
        *,
        today: Today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._items = items
        self._event_place = event_place
        self._today = today
        self._lock = QLockFile(str(file.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)  # it is stale only when its process is gone, however old it is
        self._resumable = ResumableWork()
        self.resumed_photos: Mapping[Path, UnfinishedPhoto] = {}
        """The photos of the resumed work that are not listed yet, by resolved path."""
        self._task: BackgroundTask | None = None
        self._search: BackgroundTask | None = None
        """Looks for the photos of the stored work, which may be on a dead network share."""
        self._write_seconds = 0.0
        """Seconds that the last writing took."""
        self._loaded = False
        self._failed = False
        self._dirty = False
        """Whether anything has changed since the last writing."""
        self._timer = QTimer(self, interval=_DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self._start_writing)

    @property
    def is_safe(self) -> bool:
        """Whether the last writing succeeded."""
        return self.is_ready and not self._failed

    @property
    def is_ready(self) -> bool:
        """Whether this window owns the file and has read it."""
        return self._lock.isLocked() and self._loaded

    @property
    def resumable_files(self) -> Collection[Path]:
        """The photos of stored work that the user has neither resumed nor discarded, also of those that are missing."""
        return [*self._resumable.photos, *(each.found.path for each in self._resumable.missing)]

    # stored work

    def load(self) -> None:
        """Load the stored work, and offer it if there is any."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            log.warning("work cannot be kept: %s", type(error).__name__)
        if self._lock.tryLock(0):
            self._task = BackgroundTask(self._read_work, self)
            self._task.results_ready.connect(self._on_read)
            self._task.finished.connect(self._on_finished)
            self._task.start()

    def resume(self, listed_paths: Collection[Path], event_place: EventPlace) -> EventPlace:
        """Resume the stored work: `resumed_photos` has its photos until `finish_resume` is called.

        Returns the event and place of all photos from now on, given the listed photos and their event and place.
        """
        merged, self.resumed_photos = reconcile_event_place(
            listed_paths, event_place, self._resumable.photos, self._resumable.event_place
        )
        return merged

    def finish_resume(self, listed_paths: Collection[Path]) -> None:
        """End resuming after its photos were read; those that were not found will be offered again."""
        if self.resumed_photos:
            rest = {file: each for file, each in self.resumed_photos.items() if file not in listed_paths}
            self.resumed_photos = {}
            self._offer_work(ResumableWork(rest, self._resumable.event_place, missing=self._resumable.missing))
            self.schedule()

    def discard(self) -> None:
        """Discard the stored work."""
        self._resumable = ResumableWork()
        self.schedule()

    def _read_work(self, cancelled: Callable[[], bool]) -> Iterator[object]:
        damaged_file = None
        try:
            stored = load_unfinished(self._file, today=self._today())
            if not stored.is_complete:
                damaged_file = set_aside_damaged(self._file)
                if stored.work.photos:
                    save_unfinished(self._file, stored.work)
        except OSError as error:
            # write nothing: it would replace the file that could not be read
            log.warning("kept work could not be read: %s", type(error).__name__)
        else:
            yield stored.work, damaged_file

    def _on_read(self, found: Sequence[tuple[UnfinishedWork, Path | None]]) -> None:
        stored, damaged_file = found[0]
        self._loaded = True
        # until they are found, so that present work is stored together with them
        self._resumable = ResumableWork(event_place=stored.event_place, missing=stored.photos)
        if damaged_file is not None:
            self.file_damaged.emit(damaged_file)
        self._search = BackgroundTask(lambda _cancelled: iter((find_resumable(stored),)), self)
        self._search.results_ready.connect(lambda resumable: self._offer_work(resumable[0]))
        self._search.start()
        self.loaded.emit()

    def _offer_work(self, found: ResumableWork) -> None:
        """Offer the work; missing files, for example on a USB stick, are kept for later."""
        begun = found.has_decisions
        self._resumable = found if begun else ResumableWork(event_place=found.event_place, missing=found.missing)
        if begun:
            self.work_found.emit(found)

    # present work

    def schedule(self) -> None:
        if self.is_ready:
            self._dirty = True
            if not self._timer.isActive():
                self._timer.start(max(_DELAY_MS, round(1000 * _REST_FACTOR * self._write_seconds)))

    def flush(self) -> None:
        """Write the present work now and wait for it."""
        self._timer.stop()
        if not self.is_ready:
            return
        if self._task is not None:
            self._task.stop()
            self._task = None
            self._dirty = True  # the result of that writing was not reported
        if self._dirty or self._failed:
            self._on_written(list(self._make_write_work()(lambda: False)))

    def close(self) -> None:
        if self._search is not None:
            self._search.stop(seconds=0)
        self.flush()
        self._lock.unlock()

    def _start_writing(self) -> None:
        if self._task is not None:
            self._timer.start()
            return
        self._task = BackgroundTask(self._make_write_work(), self)
        self._task.results_ready.connect(self._on_written)
        self._task.finished.connect(self._on_finished)
        self._task.start()

    def _make_write_work(self) -> Task:
        """Work that writes the present work, or deletes the file if nothing is left to do.

        It yields the OSError that prevented it, or None.
        """
        self._dirty = False
        items, words, before = self._items(), self._event_place(), self._resumable.work

        def work(cancelled: Callable[[], bool]) -> Iterator[object]:
            began = time.monotonic()
            try:
                # what is in saved copies is not kept together with what was not found, for it would be offered again
                now = (
                    UnfinishedWork(tuple(snapshot_photos(items, today=self._today())), words)
                    if has_unsaved_decisions(items, words)
                    else UnfinishedWork()
                )
                work = merge_work(now, before) if before.photos else now
                if work.has_decisions:
                    save_unfinished(self._file, work)
                else:
                    delete_unfinished(self._file)
            except OSError as error:
                yield error
            else:
                yield None
            self._write_seconds = time.monotonic() - began

        return work

    def _on_written(self, ends: Sequence[object]) -> None:
        self._failed = ends[-1] is not None
        if self._failed:
            # the text of the error would contain personal folder names
            log.warning("work could not be kept: %s", type(ends[-1]).__name__)

    def _on_finished(self, error: Exception | None) -> None:
        if self._task is not None:
            self._task.release()
            self._task = None
        self._failed = self._failed or error is not None
