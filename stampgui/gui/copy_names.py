"""What the copies of listed photos are called, and what the workers are told of them."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from stampgui.batch.naming import Namer
from stampgui.gui.photos import Card
from stampgui.stamping.copy_name import stem_of_copy
from stampgui.stamping.job import Existing, Former, Job, Recipe
from stampgui.stamping.outcome import Outcome, Status

_FAITHFUL: Final = ""

Kind: TypeAlias = str
"""The name of an upload copy's preset, "" for the faithful copy."""


class Names:
    """The copies' names in one folder; a photo keeps those it had for as long as the window is open, listed or not.

    Names are decided in the order in which they are first asked for. That looks at the disk for each photo, so with
    many photos it belongs off the main thread, and into one thread at a time; `wrote` alone may be called meanwhile.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._namer = Namer(folder)
        self._of: dict[tuple[Path, Kind, str], Path] = {}
        self._written: dict[tuple[Path, Kind], dict[Path, str]] = {}
        """The copies of each photo that may be there, with the SHA-256 that each had."""

    def wrote(self, outcome: Outcome) -> None:
        """Remember the copies that came of it, if any did."""
        copies: list[tuple[Kind, Path, str]] = []
        if outcome.output is not None and outcome.sha256_output is not None:
            copies.append((_FAITHFUL, outcome.output, outcome.sha256_output))
        if outcome.upload is not None:
            copies.append((outcome.upload.preset, outcome.upload.path, outcome.upload.sha256))
        for kind, path, sha256 in copies:
            # where not all went well, those under former names are there still
            former = {} if outcome.status is Status.STAMPED else self._written.get((outcome.path, kind), {})
            self._written[outcome.path, kind] = {**former, path: sha256}

    def is_own(self, card: Card, recipe: Recipe) -> bool:
        """Whether this window wrote the foremost copy, so that it may write it again."""
        kind, target = next(iter(self._targets(card, recipe).items()))
        return target in self._written.get((card.found.path, kind), ())

    def taken(self, cards: Iterable[Card], recipe: Recipe, *, cancelled: Callable[[], bool]) -> int:
        """How many of the copies' names belong to files that were there before; `cancelled` ends the counting."""
        from stampgui.stamping.writing import already_there  # with all that reads photos; the window opens without

        count = 0
        for card in cards:
            if cancelled():
                break
            foremost = next(iter(self._targets(card, recipe).values()))
            count += already_there(foremost) and not self.is_own(card, recipe)
        return count

    def jobs(self, cards: Iterable[Card], recipe: Recipe) -> Iterator[Job]:
        """What the workers are told; copies written by this window are replaced whatever else was chosen.

        With Existing.NUMBER photos that have no copy of this window yet get names that are free now.
        """
        again = replace(recipe, existing=Existing.REPLACE)
        free = self._namer.numbering() if recipe.existing is Existing.NUMBER else None
        for card in cards:
            own = self.is_own(card, recipe)
            targets = self._targets(card, recipe, afresh=None if own else free)
            yield Job(
                card.found.path,
                again if own else recipe,
                target=targets.get(_FAITHFUL),
                answer=card.answer,
                upload=None if recipe.upload is None else targets[recipe.upload.name],
                style=card.own.style_on(recipe.style) if card.own.style else None,
                words=card.own.words_on(recipe.words) if card.own.words else None,
                former=tuple(self._former(card, targets)),
                seen=card.photo,
                shown=card.date,
            )

    def _former(self, card: Card, targets: Mapping[Kind, Path]) -> Iterator[Former]:
        for kind, target in targets.items():
            for path, sha256 in self._written.get((card.found.path, kind), {}).items():
                if path not in targets.values():
                    yield Former(path, sha256, target)

    def _targets(self, card: Card, recipe: Recipe, *, afresh: Namer | None = None) -> Mapping[Kind, Path]:
        """Where the copies of a photo go that the recipe wants, the foremost first.

        `afresh` decides it once more for names of files that are there.
        """
        words, preset = card.own.words_on(recipe.words), recipe.upload
        stem = stem_of_copy(recipe.naming, file=card.found.relative.stem, date=card.date, words=words)

        def decided(kind: Kind, decide: Callable[[Namer], Path]) -> Path:
            key = (card.found.path, kind, stem)
            if key not in self._of or (afresh is not None and os.path.lexists(self._of[key])):
                self._of[key] = decide(afresh or self._namer)
            return self._of[key]

        targets: dict[Kind, Path] = {}
        if recipe.faithful:
            copy = card.examined.copy
            targets[_FAITHFUL] = decided(_FAITHFUL, lambda namer: namer.target(card.found, copy, stem=stem))
        if preset is not None:
            targets[preset.name] = decided(preset.name, lambda namer: namer.upload(card.found, preset, stem=stem))
        return targets
