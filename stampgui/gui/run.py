"""One run over listed photos in the background: what came of each, how far it is, how it ended."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

from stampgui.gui.background import Errand
from stampgui.gui.pace import Pace, Stopwatch
from stampgui.gui.photos import Card, PhotoId
from stampgui.stamping.outcome import Outcome

_TELL_EVERY: Final = 0.2
"""Seconds between two reports of progress; nobody reads faster, and each has a part of the window drawn anew."""


class Phase(StrEnum):
    """What a run is at."""

    IDLE = "idle"
    WORKING = "working"
    PAUSED = "paused"
    CANCELLING = "cancelling"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run over `photos` ended: `outcomes` are those of the first of them, in their order.

    `folder` is where the files went, `error` what broke it off, if anything did.
    """

    folder: Path
    photos: tuple[PhotoId, ...]
    outcomes: tuple[Outcome, ...]
    cancelled: bool = False
    error: Exception | None = None

    @property
    def total(self) -> int:
        return len(self.photos)


class Work(Protocol):
    """Yields one outcome for each photo of a run, in their order.

    While `paused` is true nothing is begun, and after `cancelled` turns true nothing more.
    """

    def __call__(self, *, cancelled: Callable[[], bool], paused: Callable[[], bool]) -> Iterator[Outcome]: ...


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
        self._paused = threading.Event()
        self._photos: Sequence[PhotoId] = ()
        self._outcomes: list[Outcome] = []
        self._folder = Path()
        self._watch = Stopwatch(0.0)
        self._told = 0.0

    @property
    def running(self) -> bool:
        return self._errand is not None

    @property
    def cancelling(self) -> bool:
        return self._errand is not None and self._errand.cancelled

    @property
    def phase(self) -> Phase:
        if not self.running:
            return Phase.IDLE
        if self.cancelling:
            return Phase.CANCELLING
        return Phase.PAUSED if self._paused.is_set() else Phase.WORKING

    def pause(self) -> None:
        """Finish what was begun and begin nothing more until it is to `go_on`."""
        if self.phase is Phase.WORKING:
            self._paused.set()
            self._watch = self._watch.pause(time.monotonic())
            self._tell_pace()

    def go_on(self) -> None:
        if self.phase is Phase.PAUSED:
            self._paused.clear()
            self._watch = self._watch.go_on(time.monotonic())
            self._tell_pace()

    def cancel(self) -> None:
        """Keep what is finished and begin nothing more."""
        if self._errand is not None:
            self._errand.cancel()
            self._tell_pace()

    def close(self) -> None:
        if self._errand is not None:
            self._errand.abandon()

    def _begin(self, cards: Sequence[Card], folder: Path, work: Work) -> None:
        self._photos = [card.id for card in cards]
        self._outcomes = []
        self._folder = folder
        self._watch = Stopwatch(time.monotonic())
        paused = self._paused = threading.Event()
        self._errand = Errand(lambda cancelled: work(cancelled=cancelled, paused=paused.is_set), self)
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
        over = len(self._outcomes) == len(self._photos)
        if over:
            self.go_on()  # with nothing left to do there is nothing to wait for
        if over or time.monotonic() - self._told >= _TELL_EVERY:
            self._tell_pace()

    def _note(self, results: Mapping[PhotoId, Outcome]) -> None:
        """What a kind of run remembers of its results before others hear of them."""

    def _tell_pace(self) -> None:
        self._told = time.monotonic()
        self.progressed.emit(Pace(len(self._outcomes), len(self._photos), self._watch.seconds(self._told)))

    def _end(self, error: Exception | None) -> None:
        cancelled = self.cancelling and len(self._outcomes) < len(self._photos)
        if self._errand is not None:
            self._errand.deleteLater()
            self._errand = None
        ended = self._ending(self._folder, tuple(self._photos), tuple(self._outcomes), cancelled, error)
        self.ended.emit(self._as_told(ended))

    def _as_told(self, ended: Ended) -> Ended:
        """What a kind of run tells of its end."""
        return ended
