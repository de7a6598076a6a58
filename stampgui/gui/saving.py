"""Saving the copies: which, where to, and with what result."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from PySide6.QtCore import QObject

from stampgui.batch.run import stamp_all
from stampgui.gui.copy_names import Names
from stampgui.gui.photos import Card, PhotoId
from stampgui.gui.run import Ended, Run
from stampgui.stamping.job import Recipe
from stampgui.stamping.outcome import Outcome, Status

_FINE = (Status.STAMPED, Status.SKIPPED)


@dataclass(frozen=True, slots=True)
class Saved(Ended):
    """How a run of saving ended; `retried` of its copies were made when photos that had failed were tried again."""

    retried: int = 0

    @property
    def stamped(self) -> int:
        return Counter(outcome.status for outcome in self.outcomes)[Status.STAMPED]

    @property
    def skipped(self) -> int:
        """Photos whose copies' names were taken, mostly by those copies, and which the person chose to skip."""
        return Counter(outcome.status for outcome in self.outcomes)[Status.SKIPPED]

    @property
    def failures(self) -> Mapping[PhotoId, Outcome]:
        """What was tried and did not become a copy."""
        pairs = zip(self.photos, self.outcomes, strict=False)  # fewer outcomes when it was cancelled
        return {photo: outcome for photo, outcome in pairs if outcome.status not in _FINE}

    @property
    def uploads(self) -> str:
        """The name of the folder of upload copies inside that of the copies, "" without any."""
        made = (outcome.upload.path for outcome in self.outcomes if outcome.upload is not None)
        return next((path.relative_to(self.folder).parts[0] for path in made), "")

    def with_retry(self, retry: Self) -> Self:
        """The whole, after some of its photos were tried again."""
        outcomes = dict(zip(self.photos, self.outcomes, strict=False)) | dict(
            zip(retry.photos, retry.outcomes, strict=False)
        )
        return replace(self, outcomes=tuple(outcomes.values()), error=retry.error, retried=self.retried + retry.stamped)


class Saving(Run):
    """Makes copies in the background; `ended` carries a Saved, after another try that of the whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Saved, parent)
        self._names: dict[Path, Names] = {}
        self._before: Saved | None = None

    def names(self, folder: Path) -> Names:
        return self._names.setdefault(folder, Names(folder))

    def start(
        self, cards: Sequence[Card], folder: Path, recipe: Recipe, *, workers: int, before: Saved | None = None
    ) -> None:
        """Begin; `cards` are tried again when `before` says how saving ended for all."""
        self._before = before
        names = self.names(folder)

        def work(*, cancelled: Callable[[], bool], paused: Callable[[], bool]) -> Iterator[Outcome]:
            jobs = names.jobs(cards, recipe)
            return stamp_all(jobs, workers=min(workers, len(cards)), cancelled=cancelled, paused=paused)

        self._begin(cards, folder, work)

    def _note(self, results: Mapping[PhotoId, Outcome]) -> None:
        for outcome in results.values():
            self.names(self._folder).wrote(outcome)

    def _as_told(self, ended: Ended) -> Ended:
        assert isinstance(ended, Saved)
        return ended if self._before is None else self._before.with_retry(ended)
