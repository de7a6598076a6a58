"""The questions of the screen "Fill in dates": photos that one answer may date, and what to suggest for them."""

import datetime
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from stampgui.batch.duplicates import ContentId
from stampgui.batch.grouping import Group, group_photos, split_group
from stampgui.batch.suggestions import Suggestion, suggest_dates
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.session.photo_item import PhotoId, PhotoItem, find_first_choices
from stampgui.session.work import Work
from stampgui.stamping.outcome import Outcome, Status

_WAITING_STATUSES = frozenset({Status.NEEDS_DATE, Status.NEEDS_CHECK})


@dataclass(frozen=True, slots=True, eq=False)
class DateQuestion:
    """One question; two sections are never the same, whatever is in them.

    `photos` go with the outcomes of `group`. `own` is each photo's foremost date, all of the one kind `own_source`;
    it is empty where there is no such kind, or where all have the same date.
    """

    photos: tuple[PhotoId, ...]
    group: Group
    suggestions: tuple[Suggestion, ...] = ()
    own_source: Source | None = None
    own_dates: Mapping[PhotoId, PartialDate] | None = None

    @property
    def name(self) -> str:
        """The folder's name."""
        folder = self.group.folder.absolute()
        return folder.name or str(folder)

    @property
    def first_and_last(self) -> tuple[str, str]:
        """The names of the first and the last photo."""
        outcomes = self.group.outcomes
        return outcomes[0].path.name, outcomes[-1].path.name


def is_waiting(card: PhotoItem) -> bool:
    """Whether the photo is still to be asked for."""
    return card.user_date is None and card.inspection.status in _WAITING_STATUSES


def make_question_work(cards: Sequence[PhotoItem], *, already_asked: Container[PhotoId], today: datetime.date) -> Work:
    """Work that yields a `Section` for each group of the `cards` that wait and are not `already` asked for."""

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        wanted = [card for card in cards if not is_waiting(card) or card.id not in already_asked]
        ids = {card.found.path: card for card in wanted}
        alike = _group_duplicates(wanted)
        others = {twin.id for twins in alike.values() for twin in twins}
        for group in group_photos(card.outcome for card in wanted if card.id not in others):
            if cancelled():
                return
            rows = [
                row for first in group.outcomes for row in (first, *_list_outcomes(alike.get(ids[first.path].id, ())))
            ]
            yield _make_question(replace(group, outcomes=tuple(rows)), ids, today)

    return work


def _group_duplicates(cards: Iterable[PhotoItem]) -> Mapping[PhotoId, Sequence[PhotoItem]]:
    """Of the cards that wait, the first of those with the very same bytes, with the others: one answer is for all."""
    first: dict[ContentId, PhotoId] = {}
    others: dict[PhotoId, list[PhotoItem]] = {}
    for card in cards:
        if card.content is not None and is_waiting(card) and first.setdefault(card.content, card.id) != card.id:
            others.setdefault(first[card.content], []).append(card)
    return others


def _list_outcomes(cards: Iterable[PhotoItem]) -> Iterator[Outcome]:
    return (card.outcome for card in cards)


def make_name_split_work(section: DateQuestion, cards: Sequence[PhotoItem], *, today: datetime.date) -> Work:
    """Work that yields the parts of a section where its photos differ, else its halves.

    `cards` are those of its photos that are still listed.
    """
    return _make_part_work(section.group, cards, split_group, today)


def make_split_work(section: DateQuestion, place: int, cards: Sequence[PhotoItem], *, today: datetime.date) -> Work:
    """Work that yields the two parts of a section, the second of which begins with the card at `place` of `cards`."""

    def halves(group: Group) -> Iterable[Group]:
        return (replace(group, outcomes=rows) for rows in (group.outcomes[:place], group.outcomes[place:]) if rows)

    return _make_part_work(section.group, cards, halves, today)


def _make_part_work(
    group: Group, cards: Sequence[PhotoItem], split_function: Callable[[Group], Iterable[Group]], today: datetime.date
) -> Work:
    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        by_path = {card.found.path: card for card in cards}
        listed = replace(group, outcomes=tuple(each for each in group.outcomes if each.path in by_path))
        for part in split_function(listed):
            if cancelled():
                return
            yield _make_question(part, by_path, today)

    return work


def _make_question(group: Group, cards: Mapping[Path, PhotoItem], today: datetime.date) -> DateQuestion:
    members = [cards[outcome.path] for outcome in group.outcomes]
    source, own = find_first_choices(members)
    several = len(set(own.values())) > 1
    return DateQuestion(
        tuple(card.id for card in members),
        group,
        suggest_dates(group, today=today),
        source if several else None,
        own if several else None,
    )


class QuestionStatus(Enum):
    WAITING = auto()
    SKIPPED = auto()
    ANSWERED = auto()


@dataclass(frozen=True, slots=True)
class QuestionState:
    """What became of a section, and how many of its photos wait.

    `date` is what all of them were given, None while they differ.
    """

    status: QuestionStatus
    date: PartialDate | None = None
    waiting_count: int = 0
