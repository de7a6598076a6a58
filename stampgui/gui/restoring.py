"""Giving originals back in the background: from which copies, how far, and with what result."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stampgui.batch.plan import restorations
from stampgui.batch.run import restore_all
from stampgui.gui.background import Errand
from stampgui.gui.pace import Pace
from stampgui.gui.photos import Card, PhotoId
from stampgui.stamping.job import Existing
from stampgui.stamping.outcome import Outcome, Status


@dataclass(frozen=True, slots=True)
class Restored:
    """How a run ended; `error` is what broke it off, if anything did."""

    folder: Path
    outcomes: tuple[Outcome, ...]
    total: int
    cancelled: bool = False
    error: Exception | None = None

    @property
    def given_back(self) -> int:
        return len(self.outcomes) - len(self.refusals)

    @property
    def refusals(self) -> tuple[Outcome, ...]:
        """Copies whose original was not given back."""
        return tuple(outcome for outcome in self.outcomes if outcome.status is not Status.RESTORED)


class Restoring(QObject):
    """Gives originals back and replaces nothing.

    `restored` carries {photo: outcome} for a handful, `progressed` a Pace, `ended` a Restored.
    """

    restored = Signal(object)
    progressed = Signal(Pace)
    ended = Signal(Restored)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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

    def start(self, cards: Sequence[Card], folder: Path, *, workers: int) -> None:
        todo = list(restorations([card.found for card in cards], folder, Existing.SKIP))

        def work(cancelled: Callable[[], bool]) -> Iterator[object]:
            yield from restore_all(todo, workers=min(workers, len(todo)), cancelled=cancelled)

        self._photos = [card.id for card in cards]
        self._outcomes = []
        self._folder = folder
        self._began = time.monotonic()
        self._errand = Errand(work, self)
        self._errand.arrived.connect(self._take)
        self._errand.ended.connect(self._end)
        self._errand.start()
        self._tell_pace()

    def cancel(self) -> None:
        """Keep what is finished and begin nothing more."""
        if self._errand is not None:
            self._errand.cancel()
            self._tell_pace()

    def close(self) -> None:
        if self._errand is not None:
            self._errand.abandon()

    def _take(self, outcomes: Sequence[Outcome]) -> None:
        first = len(self._outcomes)
        self._outcomes.extend(outcomes)
        self.restored.emit(dict(zip(self._photos[first : len(self._outcomes)], outcomes, strict=True)))
        self._tell_pace()

    def _tell_pace(self) -> None:
        self.progressed.emit(Pace(len(self._outcomes), len(self._photos), time.monotonic() - self._began))

    def _end(self, error: Exception | None) -> None:
        total = len(self._photos)
        cancelled = self.cancelling and len(self._outcomes) < total
        if self._errand is not None:
            self._errand.deleteLater()
            self._errand = None
        self.ended.emit(Restored(self._folder, tuple(self._outcomes), total, cancelled, error))
