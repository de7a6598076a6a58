"""What the copies of listed photos are called, and what the workers are told of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from stampgui.batch.naming import Namer
from stampgui.gui.photos import Card, PhotoId
from stampgui.stamping.job import Existing, Job, Recipe
from stampgui.stamping.preset import Preset


class Names:
    """The copies' names in one folder; a photo keeps its copy's name for as long as the window is open.

    Names are decided in the order in which they are first asked for. That looks at the disk for each photo, so with
    many photos it belongs off the main thread, and into one thread at a time; `wrote` alone may be called meanwhile.
    """

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

    def taken(self, cards: Iterable[Card], *, cancelled: Callable[[], bool]) -> int:
        """How many of the copies' names belong to files that were there before; `cancelled` ends the counting."""
        from stampgui.stamping.writing import already_there  # with all that reads photos; the window opens without

        count = 0
        for card in cards:
            if cancelled():
                break
            count += already_there(self.target(card)) and not self.is_own(card)
        return count

    def jobs(self, cards: Iterable[Card], recipe: Recipe) -> Iterator[Job]:
        """What the workers are told; copies written by this window are replaced whatever else was chosen.

        With Existing.NUMBER photos that have no copy of this window yet get names that are free now.
        """
        again = replace(recipe, existing=Existing.REPLACE)
        free = Namer(self.folder, Existing.NUMBER) if recipe.existing is Existing.NUMBER else None
        for card in cards:
            own = self.is_own(card)
            if free is not None and not own:
                self._rename(card, free, recipe.upload)
            yield Job(
                card.found.path,
                again if own else recipe,
                target=self.target(card),
                answer=card.answer,
                upload=None if recipe.upload is None else self.upload(card, recipe.upload),
                style=card.own.style_on(recipe.style) if card.own.style else None,
                words=card.own.words_on(recipe.words) if card.own.words else None,
                seen=card.photo,
            )

    def _rename(self, card: Card, namer: Namer, preset: Preset | None) -> None:
        self._of[card.id] = namer.target(card.found, card.examined.copy)
        if preset is not None:
            self._uploads[card.id, preset.name] = namer.upload(card.found, preset)
