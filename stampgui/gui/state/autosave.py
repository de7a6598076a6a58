"""Keeps what a person has done, soon after it is done, and finds what was kept when the window is opened again."""

import logging
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from stampgui.batch.unfinished_work import (
    ResumableWork,
    UnfinishedPhoto,
    UnfinishedWork,
    find_resumable,
    merge_work,
    reconcile_event_place,
)
from stampgui.batch.unfinished_work_file import delete_unfinished, load_unfinished, save_unfinished, set_aside_damaged
from stampgui.caption.caption_text import EventPlace
from stampgui.gui.background.background_task import BackgroundTask
from stampgui.session.clock import Today
from stampgui.session.photo_item import PhotoItem, has_unsaved_decisions
from stampgui.session.recovery import snapshot_photos
from stampgui.session.work import Work as Task

_DELAY_MS: Final = 200
_REST_FACTOR: Final = 5
"""After writing down very many photos this many times as long is waited before they are written again."""

log = logging.getLogger(__name__)


class Autosave(QObject):
    """Writes in the background, and only while what the person decided is in no copy.

    `offered` carries a StillThere: the work that was begun earlier and may be taken up. Until it is, or until it is
    discarded, it is kept together with whatever is begun now. `damaged` carries the Path that a file got which could
    not be read to its end. Only one window at a time keeps work in one `file`.
    """

    work_found = Signal(ResumableWork)
    file_damaged = Signal(Path)

    def __init__(
        self,
        file: Path,
        cards: Callable[[], Sequence[PhotoItem]],
        event_place: Callable[[], EventPlace],
        *,
        today: Today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._items = cards
        self._event_place = event_place
        self._today = today
        self._lock = QLockFile(str(file.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)  # it is stale when its process is gone, however old it is
        self._resumable = ResumableWork()
        self.resumed_photos: Mapping[Path, UnfinishedPhoto] = {}
        """The photos of the work that is being taken up, by resolved path."""
        self._task: BackgroundTask | None = None
        self._search: BackgroundTask | None = None
        """Looks for the photos of the kept work, which may lie on a share that does not answer."""
        self._write_seconds = 0.0
        """How many seconds the last writing took."""
        self._loaded = False
        self._failed = False
        self._dirty = False
        """Whether something has been done since it was last written down."""
        self._timer = QTimer(self, interval=_DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self._start_writing)

    @property
    def is_safe(self) -> bool:
        """Whether what was done up to the last writing is safe."""
        return self.is_ready and not self._failed

    @property
    def is_ready(self) -> bool:
        """Whether this window is the one that keeps work, and knows what was kept."""
        return self._lock.isLocked() and self._loaded

    # what was kept

    def load(self) -> None:
        """Look for what was kept; `offered` comes when there is something to go on with."""
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
        """Go on with what was kept: `decided` holds its photos until it is `taken_up`.

        Returns what is said about all photos from now on, given the `listed` ones and the `words` about them.
        """
        said, self.resumed_photos = reconcile_event_place(
            listed_paths, event_place, self._resumable.photos, self._resumable.event_place
        )
        return said

    def finish_resume(self, listed_paths: Collection[Path]) -> None:
        """The photos of the kept work have been read as far as they will be; the others are offered again."""
        if self.resumed_photos:
            rest = {file: each for file, each in self.resumed_photos.items() if file not in listed_paths}
            self.resumed_photos = {}
            self._offer_work(ResumableWork(rest, self._resumable.event_place, missing=self._resumable.missing))
            self.schedule()

    def discard(self) -> None:
        """Forget what was kept."""
        self._resumable = ResumableWork()
        self.schedule()

    def _read_work(self, cancelled: Callable[[], bool]) -> Iterator[object]:
        aside = None
        try:
            stored = load_unfinished(self._file, today=self._today())
            if not stored.is_complete:
                aside = set_aside_damaged(self._file)
                if stored.work.photos:
                    save_unfinished(self._file, stored.work)
        except OSError as error:
            # nothing is written either: it would take the place of what could not be read
            log.warning("kept work could not be read: %s", type(error).__name__)
        else:
            yield stored.work, aside

    def _on_read(self, found: Sequence[tuple[UnfinishedWork, Path | None]]) -> None:
        stored, aside = found[0]
        self._loaded = True
        # until they are found: what is done meanwhile is kept, too
        self._resumable = ResumableWork(event_place=stored.event_place, missing=stored.photos)
        if aside is not None:
            self.file_damaged.emit(aside)
        self._search = BackgroundTask(lambda _cancelled: iter((find_resumable(stored),)), self)
        self._search.results_ready.connect(lambda resumable: self._offer_work(resumable[0]))
        self._search.start()

    def _offer_work(self, found: ResumableWork) -> None:
        """Offer what there is; files that are away, on a stick or a share, are kept for when they are back."""
        begun = found.has_decisions
        self._resumable = found if begun else ResumableWork(event_place=found.event_place, missing=found.missing)
        if begun:
            self.work_found.emit(found)

    # what is being done

    def schedule(self) -> None:
        if self.is_ready:
            self._dirty = True
            if not self._timer.isActive():
                self._timer.start(max(_DELAY_MS, round(1000 * _REST_FACTOR * self._write_seconds)))

    def flush(self) -> None:
        """Keep what is done up to now and wait for it."""
        self._timer.stop()
        if not self.is_ready:
            return
        if self._task is not None:
            self._task.stop()
            self._task = None
            self._dirty = True  # nobody was told how that writing ended
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
        """Work that writes what holds now, or forgets what was written where nothing is left to do.

        It yields the OSError that kept it from doing so, or None.
        """
        self._dirty = False
        cards, words, before = self._items(), self._event_place(), self._resumable.work

        def work(cancelled: Callable[[], bool]) -> Iterator[object]:
            began = time.monotonic()
            try:
                if before.photos or has_unsaved_decisions(cards, words):
                    now = UnfinishedWork(tuple(snapshot_photos(cards, today=self._today())), words)
                    save_unfinished(self._file, merge_work(now, before) if before.photos else now)
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
            # the error's text would name folders of the person's
            log.warning("work could not be kept: %s", type(ends[-1]).__name__)

    def _on_finished(self, error: Exception | None) -> None:
        if self._task is not None:
            self._task.deleteLater()
            self._task = None
        self._failed = self._failed or error is not None
