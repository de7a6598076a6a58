"""A run over photos in the background: results, progress, pause, cancel and end."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from stampgui.gui.background.background_task import BackgroundTask
from stampgui.session.photos.photo_item import PhotoId, PhotoItem
from stampgui.session.saving.progress import Progress, Stopwatch
from stampgui.session.saving.run_results import BatchWork, RunPhase, RunResult
from stampgui.stamping.outcome import Outcome

_PROGRESS_INTERVAL: Final = 0.2
"""Seconds between two reports of progress; each one repaints a part of the window."""


class BatchRun(QObject):
    """Runs at most once at a time.

    `results_ready` carries {PhotoId: Outcome} for a batch of photos, `finished` the RunResult at the end.
    """

    results_ready = Signal(Mapping)  # {PhotoId: Outcome}
    progress_changed = Signal(Progress)
    finished = Signal(RunResult)

    def __init__(self, result_type: type[RunResult], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._result_type = result_type
        self._task: BackgroundTask | None = None
        self._paused = threading.Event()
        self._photos: Sequence[PhotoId] = ()
        self._results: dict[PhotoId, Outcome] = {}
        self._folder = Path()
        self._folder_exists = True
        self._stopwatch = Stopwatch(0.0)
        self._last_progress_at = 0.0

    @property
    def running(self) -> bool:
        return self._task is not None

    @property
    def cancelling(self) -> bool:
        return self._task is not None and self._task.cancelled

    @property
    def phase(self) -> RunPhase:
        if not self.running:
            return RunPhase.IDLE
        if self.cancelling:
            return RunPhase.CANCELLING
        return RunPhase.PAUSED if self._paused.is_set() else RunPhase.WORKING

    def pause(self) -> None:
        """Finish the photos in progress and begin no others until `resume` is called."""
        if self.phase is RunPhase.WORKING:
            self._paused.set()
            self._stopwatch = self._stopwatch.pause(time.monotonic())
            self._emit_progress()

    def resume(self) -> None:
        if self.phase is RunPhase.PAUSED:
            self._paused.clear()
            self._stopwatch = self._stopwatch.resume(time.monotonic())
            self._emit_progress()

    def cancel(self) -> None:
        """Keep finished files and begin no others."""
        if self._task is not None:
            self._task.cancel()
            self._emit_progress()

    def close(self) -> None:
        if self._task is not None:
            self._task.stop()

    def start_work(self, items: Sequence[PhotoItem], folder: Path, work: BatchWork) -> None:
        self._photos = [item.id for item in items]
        self._results = {}
        self._folder = folder
        self._stopwatch = Stopwatch(time.monotonic())
        paused = self._paused = threading.Event()

        def run(cancelled: Callable[[], bool]) -> Iterator[tuple[PhotoId, Outcome]]:
            try:
                yield from work(cancelled=cancelled, paused=paused.is_set)
            finally:
                self._folder_exists = folder.is_dir()

        self._task = BackgroundTask(run, self)
        self._task.results_ready.connect(self._on_results)
        self._task.finished.connect(self._on_finished)
        self._task.start()
        self._emit_progress()

    def _on_results(self, pairs: Sequence[tuple[PhotoId, Outcome]]) -> None:
        results = dict(pairs)
        is_first = not self._results
        self._results.update(results)
        self._record_results(results)
        self.results_ready.emit(results)
        over = len(self._results) == len(self._photos)
        if over:
            self.resume()  # there is nothing left to wait for
        if is_first or over or time.monotonic() - self._last_progress_at >= _PROGRESS_INTERVAL:
            self._emit_progress()

    def _record_results(self, results: Mapping[PhotoId, Outcome]) -> None:
        """Record results before the signal is emitted; for subclasses."""

    def _emit_progress(self) -> None:
        self._last_progress_at = time.monotonic()
        self.progress_changed.emit(
            Progress(len(self._results), len(self._photos), self._stopwatch.elapsed(self._last_progress_at))
        )

    def _on_finished(self, error: Exception | None) -> None:
        cancelled = self.cancelling and len(self._results) < len(self._photos)
        if self._task is not None:
            self._task.release()
            self._task = None
        ended = self._result_type(
            self._folder, tuple(self._photos), self._results, cancelled, error, self._folder_exists
        )
        self.finished.emit(self._complete_result(ended))

    def _complete_result(self, result: RunResult) -> RunResult:
        """Complete the result of the run; for subclasses."""
        return result
