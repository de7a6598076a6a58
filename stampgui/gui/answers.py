"""What a person does to the photos, so that it can be undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtGui import QUndoCommand

from stampgui.dates.partial import PartialDate
from stampgui.gui.model import PhotoModel
from stampgui.gui.photos import Card, PhotoId, answerable, with_answer


class GiveDates(QUndoCommand):
    """Give photos their dates, or take typed ones back (None); `after` is told each time."""

    def __init__(
        self, model: PhotoModel, dates: Mapping[PhotoId, PartialDate | None], *, after: Callable[[], None]
    ) -> None:
        super().__init__()
        self._model = model
        self._after = after
        cards = [card for photo in dates if (card := model.card(photo)) and answerable(card)]
        self._before = {card.id: card.answer for card in cards}
        self._now = {card.id: dates[card.id] for card in cards}

    def redo(self) -> None:
        self._put(self._now)

    def undo(self) -> None:
        self._put(self._before)

    def _put(self, answers: Mapping[PhotoId, PartialDate | None]) -> None:
        self._model.change(answers, lambda card: with_answer(card, answers[card.id]))
        self._after()


class TakeOut(QUndoCommand):
    """Take photos out of the list; the files stay where they are."""

    def __init__(self, model: PhotoModel, cards: Sequence[Card]) -> None:
        super().__init__()
        self._model = model
        self._cards = tuple(replace(card, result=None) for card in sorted(cards, key=lambda card: card.id))

    def redo(self) -> None:
        self._model.remove(card.id for card in self._cards)

    def undo(self) -> None:
        self._model.add(self._cards)
