"""Runs long work in a thread and delivers its results in batches."""

import logging
import threading
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from typing import Final

from PySide6.QtCore import QObject, QTimerEvent, Signal

from stampgui.session.work import Work

_START_DELAY_MS: Final = 50
"""Until a whole page has been laid out and painted."""
_POLL_INTERVAL_MS: Final = 50
_BATCH_SIZE: Final = 400
"""Results in a batch; larger batches would make scrolling jerky."""

log = logging.getLogger(__name__)


class BackgroundTask(QObject):
    """Runs one piece of work in one thread, which is started after the window has been repainted.

    While the thread runs, the window has to wait for the GIL again and again. So the thread rests, from its next result
    on, while results are handled and what they changed is laid out and painted.

    Who starts one calls `release` at its end, not `deleteLater`: where Qt deletes an object that only its parent refers
    to, PySide 6.11 ends the program if an item of a layout was once at the same address. For the same reason its timers
    are no objects.

    `results_ready` carries a list of results on the main thread; `finished` is emitted once, after the last of them,
    with the error that ended the work or None.
    """

    results_ready = Signal(Sequence)
    finished = Signal(Exception)  # or None

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._results: SimpleQueue[object] = SimpleQueue()
        self._cancelled = threading.Event()
        self._shown = threading.Event()
        """Cleared while results are handled."""
        self._shown.set()
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="background task", daemon=True)
        self._timer, self._painting_timer = 0, 0
        """Identify timers that run; 0 is none."""

    def start(self) -> None:
        self._timer = self.startTimer(_START_DELAY_MS)

    def cancel(self) -> None:
        """Ask the work to stop; `finished` is still emitted."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def release(self) -> None:
        """Let the task be deleted with the last reference to it."""
        self.setParent(None)

    def stop(self, *, seconds: float = 5) -> None:
        """Stop the work, wait for it for at most `seconds`, and deliver nothing more."""
        self._stop_timer()
        self._cancelled.set()
        self._shown.set()
        if self._thread.is_alive():
            self._thread.join(timeout=seconds)

    def _run(self) -> None:
        try:
            for result in self._work(self._cancelled.is_set):
                self._results.put(result)
                self._shown.wait()
        except Exception as error:
            log.exception("background work broke off")
            self._error = error

    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() == self._painting_timer:
            self.killTimer(self._painting_timer)
            self._painting_timer = 0
            self._shown.set()
        elif self._thread.ident is None:
            self._thread.start()
            self._stop_timer()
            self._timer = self.startTimer(_POLL_INTERVAL_MS)
        else:
            self._deliver_results()

    def _stop_timer(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0

    def _deliver_results(self) -> None:
        over = not self._thread.is_alive()
        batch: list[object] = []
        while len(batch) < _BATCH_SIZE:
            try:
                batch.append(self._results.get_nowait())
            except Empty:
                break
        if batch:
            self._shown.clear()
            # after layouts and repainting, which are posted; asked for first, as what follows may open a dialog
            self._painting_timer = self._painting_timer or self.startTimer(0)
            self.results_ready.emit(batch)
        if over and len(batch) < _BATCH_SIZE:
            self._stop_timer()
            self.finished.emit(self._error)
