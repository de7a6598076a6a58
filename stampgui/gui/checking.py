"""Reading the dates of listed photos once more, off the main thread, because they are to be read in another way."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from stampgui.batch.run import examine_all
from stampgui.gui.background import Errand, Work
from stampgui.gui.dating import Dating
from stampgui.gui.photos import Card, PhotoId
from stampgui.image.photo import Photo, listed
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome


def examined_again(cards: Sequence[Card], recipe: Recipe, *, workers: int) -> Work:
    """Work that yields (PhotoId, (Outcome, Photo | None)) for each of `cards`, in their order."""

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        waiting: deque[tuple[PhotoId, Photo | None]] = deque()

        def jobs() -> Iterator[Job]:
            for card in cards:
                waiting.append((card.id, listed(card.found.path)))
                yield Job(card.found.path, recipe)

        for outcome in examine_all(jobs(), workers=min(workers, len(cards)), cancelled=cancelled):
            number, photo = waiting.popleft()
            yield number, (outcome, photo)

    return work


class Checking(QObject):
    """`checked` carries {PhotoId: (Outcome, Photo | None)} and the Dating they were read with.

    `progressed` says how many of how many are read, and `ended` carries the error that broke it off, or None.
    """

    checked = Signal(object, object)
    progressed = Signal(int, int)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errand: Errand | None = None
        self._dating = Dating()
        self._done, self._total = 0, 0

    @property
    def running(self) -> bool:
        return self._errand is not None

    def start(self, cards: Sequence[Card], recipe: Recipe, dating: Dating, *, workers: int) -> None:
        """Begin; `recipe` reads dates as `dating` says."""
        self._dating = dating
        self._done, self._total = 0, len(cards)
        self._errand = Errand(examined_again(cards, recipe, workers=workers), self)
        self._errand.arrived.connect(self._take)
        self._errand.ended.connect(self._end)
        self._errand.start()
        self.progressed.emit(0, self._total)

    def cancel(self) -> None:
        if self._errand is not None:
            self._errand.cancel()

    def close(self) -> None:
        if self._errand is not None:
            self._errand.abandon()

    def _take(self, results: Sequence[tuple[PhotoId, tuple[Outcome, Photo | None]]]) -> None:
        self._done += len(results)
        self.checked.emit(dict(results), self._dating)
        self.progressed.emit(self._done, self._total)

    def _end(self, error: Exception | None) -> None:
        if self._errand is not None:
            self._errand.deleteLater()
            self._errand = None
        self.ended.emit(error)
