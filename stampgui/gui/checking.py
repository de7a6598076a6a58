"""Reading the dates of listed photos once more, off the main thread, because they are to be read in another way."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from stampgui.batch.run import examine_all
from stampgui.gui.background import Errand, Work
from stampgui.gui.dating import Dating
from stampgui.gui.photos import Card, PhotoId
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome


def examined_again(cards: Sequence[Card], recipe: Recipe, *, workers: int) -> Work:
    """Work that yields (PhotoId, Outcome) for each of `cards`, in their order."""

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        jobs = (Job(card.found.path, recipe) for card in cards)
        outcomes = examine_all(jobs, workers=min(workers, len(cards)), cancelled=cancelled)
        yield from zip((card.id for card in cards), outcomes, strict=False)  # fewer outcomes when it is cancelled

    return work


class Checking(QObject):
    """`checked` carries {photo: outcome} and the Dating they were read with, `progressed` how many of how many.

    `ended` carries the error that broke it off, or None.
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

    def _take(self, results: Sequence[tuple[PhotoId, Outcome]]) -> None:
        self._done += len(results)
        self.checked.emit(dict(results), self._dating)
        self.progressed.emit(self._done, self._total)

    def _end(self, error: Exception | None) -> None:
        if self._errand is not None:
            self._errand.deleteLater()
            self._errand = None
        self.ended.emit(error)
