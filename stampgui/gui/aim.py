"""What a choice about captions is for, and what comes of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from stampgui.caption.own import NOTHING_OWN, Entries, Own, all_entries, changed_entries
from stampgui.caption.style import Position, Style
from stampgui.caption.wording import Words
from stampgui.gui.look import Look
from stampgui.gui.photos import Card, PhotoId

Decided: TypeAlias = Look | Mapping[PhotoId, Own]
"""Another look for all photos, or what some of them have of their own."""


@dataclass(frozen=True, slots=True)
class Aim:
    """All photos, which have `look`, or else the selected `cards`; `current` is the one that is looked at."""

    look: Look
    cards: Sequence[Card]
    current: Card | None
    is_all: bool

    @property
    def seen(self) -> Look:
        """How the photo that is looked at is captioned."""
        return self.look.of(self.current.own if self.current else NOTHING_OWN)

    @property
    def chosen(self) -> Look:
        """What the choices stand at."""
        return self.look if self.is_all else self.seen

    def styled(self, style: Style) -> Decided:
        """Give the entries of `style` that are others than now; the rest of what photos have of their own stays."""
        if self.is_all:
            return replace(self.look, style=style)
        return _styled(self.cards, changed_entries(self.seen.style, style))

    def dressed(self, style: Style) -> Decided:
        """Give a style as a whole."""
        return replace(self.look, style=style) if self.is_all else _styled(self.cards, all_entries(style))

    def placed(self, position: Position) -> Decided:
        """Put the caption there; that of a photo which has a place of its own is moved on this photo alone."""
        if self.is_all and self.current is not None and self.current.own.is_placed:
            return _styled([self.current], (("position", position),))
        if self.is_all:
            return replace(self.look, style=replace(self.look.style, position=position))
        return _styled(self.cards, (("position", position),))

    def told(self, words: Words) -> Decided:
        if self.is_all:
            return replace(self.look, words=words)
        entries = changed_entries(self.seen.words, words)
        return {card.id: card.own.with_words(entries) for card in self.cards}

    def reset(self) -> Decided:
        """Take back what the selected photos have of their own."""
        return {card.id: NOTHING_OWN for card in self.cards if card.own != NOTHING_OWN}


def _styled(cards: Iterable[Card], entries: Entries) -> Mapping[PhotoId, Own]:
    return {card.id: card.own.with_style(entries) for card in cards}
