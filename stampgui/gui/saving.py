"""Saving the copies: which, where to, and with what result."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject

from stampgui.batch.naming import Namer
from stampgui.batch.run import stamp_all
from stampgui.gui.photos import Card, PhotoId
from stampgui.gui.run import Ended, Run
from stampgui.stamping.job import Existing, Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.preset import Preset


@dataclass(frozen=True, slots=True)
class Saved(Ended):
    """How a run of saving ended."""

    @property
    def stamped(self) -> int:
        return Counter(outcome.status for outcome in self.outcomes)[Status.STAMPED]

    @property
    def skipped(self) -> int:
        """Photos whose copies were there already, and which the person chose to skip."""
        return Counter(outcome.status for outcome in self.outcomes)[Status.SKIPPED]

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """What was tried and did not become a copy."""
        fine = (Status.STAMPED, Status.SKIPPED)
        return tuple(outcome for outcome in self.outcomes if outcome.status not in fine)

    @property
    def uploads(self) -> str:
        """The name of the folder of upload copies inside that of the copies, "" without any."""
        made = (outcome.upload.path for outcome in self.outcomes if outcome.upload is not None)
        return next((path.relative_to(self.folder).parts[0] for path in made), "")


class Names:
    """The copies' names in one folder; a photo keeps its copy's name for as long as the window is open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._namer = Namer(folder)
        self._of: dict[PhotoId, Path] = {}
        self._uploads: dict[tuple[PhotoId, str], Path] = {}
        self._written: set[PhotoId] = set()

    def target(self, card: Card) -> Path:
        if card.id not in self._of:
            self._of[card.id] = self._namer.target(card.found, card.examined.copy)
        return self._of[card.id]

    def upload(self, card: Card, preset: Preset) -> Path:
        key = (card.id, preset.name)
        if key not in self._uploads:
            self._uploads[key] = self._namer.upload(card.found, preset)
        return self._uploads[key]

    def wrote(self, photo: PhotoId) -> None:
        self._written.add(photo)

    def is_own(self, card: Card) -> bool:
        """Whether this window wrote the copy, so that it may write it again."""
        return card.id in self._written

    def taken(self, cards: Iterable[Card]) -> int:
        """How many of the copies' names belong to files that were there before."""
        from stampgui.stamping.writing import already_there  # with all that reads photos; the window opens without

        return sum(not self.is_own(card) and already_there(self.target(card)) for card in cards)

    def renumber(self, cards: Iterable[Card], preset: Preset | None) -> None:
        """Give names that are free to those photos that have no copy of ours yet."""
        namer = Namer(self.folder, Existing.NUMBER)
        for card in cards:
            if not self.is_own(card):
                self._of[card.id] = namer.target(card.found, card.examined.copy)
                if preset is not None:
                    self._uploads[card.id, preset.name] = namer.upload(card.found, preset)


def jobs(cards: Sequence[Card], names: Names, recipe: Recipe) -> list[Job]:
    """What the workers are told; copies written by this window are replaced whatever else was chosen."""
    again = replace(recipe, existing=Existing.REPLACE)
    return [
        Job(
            card.found.path,
            again if names.is_own(card) else recipe,
            target=names.target(card),
            answer=card.answer,
            upload=None if recipe.upload is None else names.upload(card, recipe.upload),
            style=card.own.style_on(recipe.style) if card.own.style else None,
            words=card.own.words_on(recipe.words) if card.own.words else None,
            seen=card.photo,
        )
        for card in cards
    ]


class Saving(Run):
    """Makes copies in the background; `ended` carries a Saved."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Saved, parent)
        self._names: dict[Path, Names] = {}

    def names(self, folder: Path) -> Names:
        return self._names.setdefault(folder, Names(folder))

    def start(self, cards: Sequence[Card], folder: Path, recipe: Recipe, *, workers: int) -> None:
        todo = jobs(cards, self.names(folder), recipe)
        self._begin(
            cards, folder, lambda cancelled: stamp_all(todo, workers=min(workers, len(todo)), cancelled=cancelled)
        )

    def _note(self, results: Mapping[PhotoId, Outcome]) -> None:
        for photo, outcome in results.items():
            if outcome.status is Status.STAMPED:
                self.names(self._folder).wrote(photo)
