"""A pool of threads for small tasks, such as reading thumbnails, that runs the latest request first."""

import logging
import threading
from collections.abc import Callable, Hashable
from queue import Empty, SimpleQueue
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from stampgui.i18n import ExplainedError

log = logging.getLogger(__name__)

_POLL_INTERVAL_MS: Final = 30
_BATCH_SIZE: Final = 6
"""Results delivered in one turn of the event loop, since drawing a card takes a millisecond."""


class TaskPool(QObject):
    """Runs tasks in a few threads; `task_finished` carries the key and the result, or the error that was raised.

    At most `limit` tasks wait and the oldest ones are dropped silently, since their photos have been scrolled away.
    """

    task_finished = Signal(Hashable, object)

    def __init__(self, *, threads: int, limit: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self._waiting: dict[Hashable, Callable[[], object]] = {}
        self._running: set[Hashable] = set()
        self._condition = threading.Condition()
        self._closed = False
        self._results: SimpleQueue[tuple[Hashable, object]] = SimpleQueue()
        self._result_slots = threading.Semaphore(_BATCH_SIZE)
        self._timer = QTimer(self, interval=_POLL_INTERVAL_MS)
        self._timer.timeout.connect(self._deliver_results)
        self._threads = [
            threading.Thread(target=self._run_tasks, name="loader", daemon=True) for _number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, key: Hashable, task: Callable[[], object]) -> None:
        """Queue a task; submitting a waiting key again moves it to the front."""
        with self._condition:
            if key in self._running:
                return
            self._waiting.pop(key, None)
            self._waiting[key] = task
            while len(self._waiting) > self._limit:
                del self._waiting[next(iter(self._waiting))]
            self._condition.notify()
        if not self._timer.isActive():
            self._timer.start()

    def close(self) -> None:
        """Drop waiting tasks and end the threads."""
        self._timer.stop()
        with self._condition:
            self._closed = True
            self._waiting.clear()
            self._condition.notify_all()
        self._result_slots.release(len(self._threads))
        for thread in self._threads:
            thread.join(timeout=5)

    def _run_tasks(self) -> None:
        while self._result_slots.acquire() and (task := self._wait_for_task()) is not None:
            key, read = task
            value: object
            try:
                value = read()
            except Exception as error:
                if not isinstance(error, ExplainedError | OSError):
                    log.exception("a task broke off")
                value = error
            with self._condition:
                self._running.discard(key)
                self._results.put((key, value))

    def _wait_for_task(self) -> tuple[Hashable, Callable[[], object]] | None:
        with self._condition:
            while not self._waiting and not self._closed:
                self._condition.wait()
            if self._closed:
                return None
            key, read = self._waiting.popitem()
            self._running.add(key)
            return key, read

    def _deliver_results(self) -> None:
        with self._condition:
            idle = not self._waiting and not self._running
        for _turn in range(_BATCH_SIZE):
            try:
                key, value = self._results.get_nowait()
            except Empty:
                break
            self._result_slots.release()
            self.task_finished.emit(key, value)
        if idle and self._results.empty():
            self._timer.stop()
