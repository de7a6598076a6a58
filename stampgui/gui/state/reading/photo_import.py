"""Imports files and folders in the background and in batches."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from stampgui.batch.archives.unpacking import Unpacked, UnpackProgress
from stampgui.batch.duplicates import ContentId, DuplicateFinder
from stampgui.gui.background.background_task import BackgroundTask
from stampgui.session.photos.examine_work import ChangedPhoto, DuplicatePhoto, ExaminedPhoto, make_comparison_work
from stampgui.session.photos.photo_item import PhotoId, PhotoItem
from stampgui.session.work import Work
from stampgui.values import replace

_BATCH_INTERVAL_MS: Final = 200
"""Milliseconds in which new photos are collected into a batch, since the view is laid out again for each one."""


class PhotoImport(QObject):
    """Reads added files and folders, one import after the other.

    Of ZIP files, `unpack_progressed` tells how far they are unpacked, and `unpacked` what came of it.
    `imported` carries new items, `duplicates_found` {resolved path: ContentId} of photos that turned out to be
    duplicates. `files_changed` carries the resolved paths of listed photos whose files have changed. `busy_changed`
    tells whether something is being read. `nothing_found` tells that an import had no new photo, `failed` carries the
    error that ended one.
    """

    unpack_progressed = Signal(UnpackProgress)
    unpacked = Signal(Unpacked)
    imported = Signal(Sequence)  # of PhotoItem
    duplicates_found = Signal(Mapping)  # {Path: ContentId}
    files_changed = Signal(Set)  # of Path
    busy_changed = Signal(bool)
    nothing_found = Signal()
    failed = Signal(Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: list[Callable[[], Work]] = []
        self._task: BackgroundTask | None = None
        self._comparing = False
        """Whether the task only compares the photos that were read before the user stopped reading."""
        self._next_id: PhotoId = 0
        self.duplicate_finder = DuplicateFinder()
        self._found_any = False
        self._pending: list[PhotoItem] = []
        self._batch_timer = QTimer(self, interval=_BATCH_INTERVAL_MS, singleShot=True)
        self._batch_timer.timeout.connect(self._emit_pending)

    def enqueue(self, make_work: Callable[[], Work]) -> None:
        """Queue an import; `make_work` is called when the earlier ones are finished and their photos known."""
        self._queue.append(make_work)
        if self._task is None:
            self._start_next()

    def compare_again(self) -> None:
        """Look for duplicates once more, among photos that could not be compared before."""
        self.enqueue(self._make_comparison)

    def cancel(self) -> None:
        """Stop reading. Photos read so far are still compared, unless that is cancelled, too."""
        self._queue.clear()
        if self._task is not None:
            if not self._comparing:
                self._queue.append(self._make_comparison)
            self._task.cancel()

    def close(self) -> None:
        self._queue.clear()
        self._batch_timer.stop()
        if self._task is not None:
            self._task.stop()

    @property
    def running(self) -> bool:
        return self._task is not None

    def _start_next(self) -> None:
        if not self._queue:
            self.busy_changed.emit(False)
            return
        make_work = self._queue.pop(0)
        self._comparing = make_work == self._make_comparison
        self._task = BackgroundTask(make_work(), self)
        self._task.results_ready.connect(self._on_results)
        self._task.finished.connect(self._on_finished)
        self._found_any = False
        self._task.start()
        if not self._comparing:  # which belongs to the import before it
            self.busy_changed.emit(True)

    def _make_comparison(self) -> Work:
        return make_comparison_work(self.duplicate_finder)

    def _on_results(
        self, results: Iterable[UnpackProgress | Unpacked | ExaminedPhoto | DuplicatePhoto | ChangedPhoto]
    ) -> None:
        matched: dict[Path, ContentId] = {}
        changed: set[Path] = set()
        for result in results:
            match result:
                case UnpackProgress():
                    self.unpack_progressed.emit(result)
                    continue
                case Unpacked():
                    self.unpacked.emit(result)
                    self._found_any |= bool(result.problems)  # which are told
                    continue
                case DuplicatePhoto(file, content):
                    matched[file] = content
                case ChangedPhoto(file):
                    changed.add(file)
                case ExaminedPhoto():
                    self._pending.append(self._make_item(result))
            self._found_any = True
        if not self._batch_timer.isActive():
            self._emit_pending()
        if changed:
            self.files_changed.emit(changed)
        if matched:
            self._emit_pending()  # the duplicates may be among them
            self.duplicates_found.emit(matched)

    def _emit_pending(self) -> None:
        items, self._pending = self._pending, []
        if items:
            self._batch_timer.start()
            self.imported.emit(items)

    def _make_item(self, examined_photo: ExaminedPhoto) -> PhotoItem:
        number, self._next_id = self._next_id, self._next_id + 1
        # the caption is decided when the copy is saved; the present settings may change until then
        examined, path = examined_photo.outcome, examined_photo.found.path
        if str(examined.path) == str(path):  # one object for both: a worker's path takes memory of its own
            examined = replace(examined, caption=None, path=path)
        elif examined.caption is not None:
            examined = replace(examined, caption=None)
        return PhotoItem(
            number,
            examined_photo.found,
            examined_photo.file,
            examined,
            date_options=examined_photo.date_options,
            photo=examined_photo.photo,
            content=examined_photo.content,
        )

    def _on_finished(self, error: Exception | None) -> None:
        self._emit_pending()
        completed = self._task is not None and not self._task.cancelled and not self._comparing
        found_any = self._found_any  # by this import, not by the next one
        if self._task is not None:
            self._task.release()
            self._task = None
        self._start_next()
        if error is not None:
            self.failed.emit(error)
        elif completed and not found_any:
            self.nothing_found.emit()
