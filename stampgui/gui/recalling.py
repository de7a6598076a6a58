"""What photos get when they are listed: what had been decided about the very same file, or about its twin."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from stampgui.batch.kept import KeptPhoto
from stampgui.batch.twins import Content
from stampgui.gui.gathering import Gathering
from stampgui.gui.keeping import Keeping, as_kept
from stampgui.gui.model import PhotoModel
from stampgui.gui.photos import Card, with_answer, with_kept
from stampgui.gui.twins import known_of_twins


class Recalling(QObject):
    """Knows the work that is being taken up, and the photos that were taken out of the list."""

    def __init__(
        self, model: PhotoModel, gathering: Gathering, keeping: Keeping, *, today: datetime.date, parent: QObject
    ) -> None:
        """`model` gets what is gathered first."""
        super().__init__(parent)
        self._model = model
        self._keeping = keeping
        self._today = today
        self._taken_out: dict[Path, KeptPhoto] = {}
        gathering.gathered.connect(self.recall)
        gathering.gathered.connect(self._share)
        gathering.matched.connect(self._match)

    def recall(self, cards: Iterable[Card]) -> None:
        """Give photos back what had been decided about the very same files."""
        kept = {card.id: each for card in cards if (each := self._kept_of(card)) is not None}
        self._model.change(kept, lambda card: with_kept(card, kept[card.id].date, kept[card.id].own))

    def remember(self, cards: Sequence[Card]) -> None:
        """Have what was decided about photos come back with them when they are listed again."""
        kept = as_kept(cards, today=self._today)
        self._taken_out.update((card.file, each) for card, each in zip(cards, kept, strict=True))

    def _kept_of(self, card: Card) -> KeptPhoto | None:
        kept = self._keeping.decided.get(card.file) or self._taken_out.get(card.file)
        if kept is None or kept.photo is None or card.photo is None or not card.photo.is_as(kept.photo):
            return None
        return kept

    def _match(self, contents: Mapping[Path, Content]) -> None:
        """Some photos turned out to be the same as others."""
        found = {card.id: contents[card.file] for card in self._model.cards if card.file in contents}
        self._model.change(found, lambda card: replace(card, content=found[card.id]))
        self._share([card for photo in found if (card := self._model.card(photo))])

    def _share(self, cards: Iterable[Card]) -> None:
        """Nobody is asked twice for the very same bytes."""
        dates = known_of_twins(self._model, (card.id for card in cards))
        self._model.change(dates, lambda card: with_answer(card, dates[card.id]))
