"""Giving originals back in the background: from which copies, and with what result."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from stampgui.batch.plan import restorations
from stampgui.batch.run import restore_all
from stampgui.gui.photos import Card
from stampgui.gui.run import Ended, Run
from stampgui.stamping.job import Existing
from stampgui.stamping.outcome import Outcome, Status


@dataclass(frozen=True, slots=True)
class Restored(Ended):
    """How a run of giving back ended."""

    @property
    def given_back(self) -> int:
        return len(self.outcomes) - len(self.refusals)

    @property
    def refusals(self) -> tuple[Outcome, ...]:
        """Copies whose original was not given back."""
        return tuple(outcome for outcome in self.outcomes if outcome.status is not Status.RESTORED)


class Restoring(Run):
    """Gives originals back and replaces nothing; `ended` carries a Restored."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Restored, parent)

    def start(self, cards: Sequence[Card], folder: Path, *, workers: int) -> None:

        def work(*, cancelled: Callable[[], bool], paused: Callable[[], bool]) -> Iterator[Outcome]:
            todo = restorations([card.found for card in cards], folder, Existing.SKIP)
            return restore_all(todo, workers=min(workers, len(cards)), cancelled=cancelled, paused=paused)

        self._begin(cards, folder, work)
