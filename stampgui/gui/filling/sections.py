"""The questions of the screen "Fill in dates": photos that one answer may date, and what to suggest for them."""

import datetime
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stampgui.batch.grouping import Group, grouped, split
from stampgui.batch.suggesting import Suggestion, suggestions
from stampgui.batch.twins import Content
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.gui.background import Work
from stampgui.gui.photos import Card, PhotoId, first_choices
from stampgui.stamping.outcome import Outcome, Status

_ASKED = frozenset({Status.NEEDS_DATE, Status.NEEDS_CHECK})


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """One question; two sections are never the same, whatever is in them.

    `photos` go with the outcomes of `group`. `own` is each photo's foremost date, all of the one kind `own_source`;
    it is empty where there is no such kind, or where all have the same date.
    """

    photos: tuple[PhotoId, ...]
    group: Group
    suggestions: tuple[Suggestion, ...] = ()
    own_source: Source | None = None
    own: Mapping[PhotoId, PartialDate] | None = None

    @property
    def name(self) -> str:
        """The folder's name."""
        folder = self.group.folder.absolute()
        return folder.name or str(folder)

    @property
    def run(self) -> tuple[str, str]:
        """The names of the first and the last photo."""
        outcomes = self.group.outcomes
        return outcomes[0].path.name, outcomes[-1].path.name


def waits(card: Card) -> bool:
    """Whether the photo is still to be asked for."""
    return card.answer is None and card.examined.status in _ASKED


def asked_for(cards: Sequence[Card], *, already: Container[PhotoId], today: datetime.date) -> Work:
    """Work that yields a `Section` for each group of the `cards` that wait and are not `already` asked for."""

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        wanted = [card for card in cards if not waits(card) or card.id not in already]
        ids = {card.found.path: card for card in wanted}
        alike = _alike(wanted)
        others = {twin.id for twins in alike.values() for twin in twins}
        for group in grouped(card.outcome for card in wanted if card.id not in others):
            if cancelled():
                return
            rows = [row for first in group.outcomes for row in (first, *_outcomes(alike.get(ids[first.path].id, ())))]
            yield _section(replace(group, outcomes=tuple(rows)), ids, today)

    return work


def _alike(cards: Iterable[Card]) -> Mapping[PhotoId, Sequence[Card]]:
    """Of the cards that wait, the first of those with the very same bytes, with the others: one answer is for all."""
    first: dict[Content, PhotoId] = {}
    others: dict[PhotoId, list[Card]] = {}
    for card in cards:
        if card.content is not None and waits(card) and first.setdefault(card.content, card.id) != card.id:
            others.setdefault(first[card.content], []).append(card)
    return others


def _outcomes(cards: Iterable[Card]) -> Iterator[Outcome]:
    return (card.outcome for card in cards)


def divided_by_names(section: Section, cards: Sequence[Card], *, today: datetime.date) -> Work:
    """Work that yields the parts of a section where its photos differ, else its halves.

    `cards` are those of its photos that are still listed.
    """
    return _parts(section.group, cards, split, today)


def divided_at(section: Section, place: int, cards: Sequence[Card], *, today: datetime.date) -> Work:
    """Work that yields the two parts of a section, the second of which begins with the card at `place` of `cards`."""

    def halves(group: Group) -> Iterable[Group]:
        return (replace(group, outcomes=rows) for rows in (group.outcomes[:place], group.outcomes[place:]) if rows)

    return _parts(section.group, cards, halves, today)


def _parts(
    group: Group, cards: Sequence[Card], divide: Callable[[Group], Iterable[Group]], today: datetime.date
) -> Work:
    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        by_path = {card.found.path: card for card in cards}
        listed = replace(group, outcomes=tuple(each for each in group.outcomes if each.path in by_path))
        for part in divide(listed):
            if cancelled():
                return
            yield _section(part, by_path, today)

    return work


def _section(group: Group, cards: Mapping[Path, Card], today: datetime.date) -> Section:
    members = [cards[outcome.path] for outcome in group.outcomes]
    source, own = first_choices(members)
    several = len(set(own.values())) > 1
    return Section(
        tuple(card.id for card in members),
        group,
        suggestions(group, today=today),
        source if several else None,
        own if several else None,
    )
