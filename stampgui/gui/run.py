"""One run over listed photos in the background: what came of each, how far it is, how it ended."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stampgui.gui.background import Errand
from stampgui.gui.pace import Pace
from stampgui.gui.photos import Card, PhotoId
from stampgui.stamping.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended; `folder` is where its files went, `error` what broke it off, if anything did."""

    folder: Path
    outcomes: tuple[Outcome, ...]
    total: int
    cancelled: bool = False
    error: Exception | None = None


class Run(QObject):
    """Runs at most once at a time.

    `arrived` carries {photo: outcome} for a handful, `progressed` a Pace, `ended` what `ending` makes of the run.
    """

    arrived = Signal(object)
    progressed = Signal(Pace)
    ended = Signal(object)

    def __init__(self, ending: type[Ended], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ending = ending
        self._errand: Errand | None = None
        self._photos: Sequence[PhotoId] = ()
        self._outcomes: list[Outcome] = []
        self._folder = Path()
        self._began = 0.0

    @property
    def running(self) -> bool:
        return self._errand is not None

    @property
    def cancelling(self) -> bool:
        return self._errand is not None and self._errand.cancelled

    def cancel(self) -> None:
        """Keep what is finished and begin nothing more."""
        if self._errand is not None:
            self._errand.cancel()
            self._tell_pace()

    def close(self) -> None:
        if self._errand is not None:
            self._errand.abandon()

    def _begin(
        self, cards: Sequence[Card], folder: Path, outcomes: Callable[[Callable[[], bool]], Iterator[Outcome]]
    ) -> None:
        """`outcomes` takes "has it been cancelled?" and yields one for each of `cards`, in their order."""
        self._photos = [card.id for card in cards]
        self._outcomes = []
        self._folder = folder
        self._began = time.monotonic()
        self._errand = Errand(outcomes, self)
        self._errand.arrived.connect(self._take)
        self._errand.ended.connect(self._end)
        self._errand.start()
        self._tell_pace()

    def _take(self, outcomes: Sequence[Outcome]) -> None:
        first = len(self._outcomes)
        self._outcomes.extend(outcomes)
        results = dict(zip(self._photos[first : len(self._outcomes)], outcomes, strict=True))
        self._note(results)
        self.arrived.emit(results)
        self._tell_pace()

    def _note(self, results: Mapping[PhotoId, Outcome]) -> None:
        """What a kind of run remembers of its results before others hear of them."""

    def _tell_pace(self) -> None:
        self.progressed.emit(Pace(len(self._outcomes), len(self._photos), time.monotonic() - self._began))

    def _end(self, error: Exception | None) -> None:
        total = len(self._photos)
        cancelled = self.cancelling and len(self._outcomes) < total
        if self._errand is not None:
            self._errand.deleteLater()
            self._errand = None
        self.ended.emit(self._ending(self._folder, tuple(self._outcomes), total, cancelled, error))
