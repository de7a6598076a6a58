"""How many photos are in which state, counted as they come and change: nobody walks through all of them for it."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from stampgui.gui.dating import Dating
from stampgui.gui.photos import ANSWERABLE, Card, Filter
from stampgui.stamping.outcome import Status


class State(NamedTuple):
    """What is counted about a photo: there are few different ones, however many photos there are."""

    examined: Status
    """As the photo was read, whatever a person answered."""
    answered: bool
    result: Status | None
    dating: Dating | None

    @property
    def status(self) -> Status:
        return Status.READY if self.answered and self.examined in ANSWERABLE else self.examined

    @property
    def saved(self) -> bool:
        return self.result is Status.STAMPED


class Tally:
    """The photos by their states."""

    def __init__(self, cards: Iterable[Card] = ()) -> None:
        self._numbers = _counted(cards)

    def add(self, cards: Iterable[Card]) -> None:
        self._numbers += _counted(cards)

    def remove(self, cards: Iterable[Card]) -> None:
        self._numbers -= _counted(cards)

    def count(self, wanted: Callable[[State], bool]) -> int:
        """How many photos are in a state that is wanted."""
        return sum(number for state, number in self._numbers.items() if wanted(State(*state)))

    @property
    def filters(self) -> dict[Filter, int]:
        """How many photos each filter shows."""
        return {
            Filter.ALL: self._numbers.total(),
            Filter.UNDATED: self.count(lambda state: state.status is Status.NEEDS_DATE),
            Filter.CHECK: self.count(lambda state: state.status is Status.NEEDS_CHECK),
            Filter.READY: self.count(lambda state: state.status is Status.READY),
        }

    @property
    def to_save(self) -> tuple[int, bool]:
        """How many photos a click on "save" is for, and whether all of them are saved already; see `photos.to_save`."""
        ready = self.count(lambda state: state.status is Status.READY)
        fresh = self.count(lambda state: state.status is Status.READY and not state.saved)
        return fresh or ready, bool(ready and not fresh)


_Traits: TypeAlias = tuple[Status, bool, Status | None, Dating | None]
"""The fields of a State; making a State for each photo would take most of the time."""


def _counted(cards: Iterable[Card]) -> Counter[_Traits]:
    return Counter(
        (card.examined.status, card.answer is not None, card.result.status if card.result else None, card.dating)
        for card in cards
    )
