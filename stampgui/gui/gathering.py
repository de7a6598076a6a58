"""From dropped files and folders to cards, off the main thread and in handfuls."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from stampgui.batch.finding import Found
from stampgui.batch.run import examine_all
from stampgui.gui.background import Errand, Work
from stampgui.gui.dating import Dating
from stampgui.gui.photos import Card, PhotoId
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome

_TOGETHER_MS: Final = 200
"""Photos read within this time come as one handful: the view lays out all its cards anew for each."""


def examined_photos(
    photos: Iterable[Found], recipe: Recipe, dating: Dating, *, known: frozenset[Path], workers: int
) -> Work:
    """Work that yields (Found, resolved path, Outcome, `dating`) for each of the `photos` that is not among `known`.

    `recipe` reads dates as `dating` says.
    """

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        waiting: deque[tuple[Found, Path]] = deque()
        seen = set(known)

        def jobs() -> Iterator[Job]:
            for found in photos:
                if cancelled():
                    return
                file = found.path.resolve()
                if file not in seen:
                    seen.add(file)
                    waiting.append((found, file))
                    yield Job(found.path, recipe)

        for outcome in examine_all(jobs(), workers=workers, cancelled=cancelled):
            found, file = waiting.popleft()
            yield found, file, outcome, dating

    return work


class Gathering(QObject):
    """Reads what was added, one drop after the other.

    `gathered` carries new cards; `busy` says whether something is being read. `found_nothing` says that a drop had
    no photo that is not listed already, `broken` carries the error that ended the reading of one.
    """

    gathered = Signal(object)
    busy = Signal(bool)
    found_nothing = Signal()
    broken = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Callable[[], Work]] = []
        self._errand: Errand | None = None
        self._next_id: PhotoId = 0
        self._found_any = False
        self._held: list[Card] = []
        self._holding = QTimer(self, interval=_TOGETHER_MS, singleShot=True)
        self._holding.timeout.connect(self._hand_over)

    def add(self, make_work: Callable[[], Work]) -> None:
        """Read once what waits has been read; `make_work` is called then, when the photos so far are known."""
        self._waiting.append(make_work)
        if self._errand is None:
            self._start_next()

    def cancel(self) -> None:
        self._waiting.clear()
        if self._errand is not None:
            self._errand.cancel()

    def close(self) -> None:
        self._waiting.clear()
        self._holding.stop()
        if self._errand is not None:
            self._errand.abandon()

    @property
    def running(self) -> bool:
        return self._errand is not None

    def _start_next(self) -> None:
        if not self._waiting:
            self.busy.emit(False)
            return
        self._errand = Errand(self._waiting.pop(0)(), self)
        self._errand.arrived.connect(self._take)
        self._errand.ended.connect(self._end)
        self._found_any = False
        self._errand.start()
        self.busy.emit(True)

    def _take(self, results: Iterable[tuple[Found, Path, Outcome, Dating]]) -> None:
        self._found_any = True
        for found, file, outcome, dating in results:
            # the caption is made when the copy is: what is chosen now may not be what is saved
            self._held.append(Card(self._next_id, found, file, replace(outcome, caption=None), dating=dating))
            self._next_id += 1
        if not self._holding.isActive():
            self._hand_over()

    def _hand_over(self) -> None:
        cards, self._held = self._held, []
        if cards:
            self._holding.start()
            self.gathered.emit(cards)

    def _end(self, error: Exception | None) -> None:
        self._hand_over()
        cancelled = self._errand is not None and self._errand.cancelled
        if self._errand is not None:
            self._errand.deleteLater()
            self._errand = None
        self._start_next()
        if error is not None:
            self.broken.emit(error)
        elif not self._found_any and not cancelled:
            self.found_nothing.emit()
