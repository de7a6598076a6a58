"""Date questions: groups of photos that may share a date, with suggestions."""

import datetime
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import TypeAlias

from stampgui.batch.duplicates import ContentId
from stampgui.batch.folder_scan import natural_sort_key
from stampgui.batch.grouping import Group, group_photos, split_group
from stampgui.batch.suggestions import Suggestion, suggest_dates
from stampgui.dates.descriptions import describe_source
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Message, message
from stampgui.session.photos.photo_item import PhotoId, PhotoItem, find_doubted_dates, find_first_choices, is_waiting
from stampgui.values import dataclass, replace


@dataclass(frozen=True, slots=True, eq=False)
class DateQuestion:
    """A question about one group; questions are compared by identity."""

    photos: tuple[PhotoId, ...]
    """In the order of the outcomes in `group`."""
    group: Group
    """The photos as they were examined, and their folder."""
    first_and_last: tuple[str, str]
    """Those of their names that come first and last in natural order."""
    suggestions: tuple[Suggestion, ...] = ()
    """Dates for all of them."""
    own_source: Source | None = None
    """Where all of `own_dates` come from; None where each is the one date of a photo to check."""
    own_dates: Mapping[PhotoId, PartialDate] | None = None
    """Each photo's first suggestion, where these differ."""
    folders: tuple[Path, ...] = ()
    """Those of its photos, the one of most of them first; duplicates may be in others than the group is of."""

    @property
    def folder_names(self) -> Sequence[str]:
        folders = [folder.absolute() for folder in self.folders]
        return [folder.name or str(folder) for folder in folders]

    @property
    def reason_for_own(self) -> Message:
        """What `own_dates` offers."""
        if self.own_source is None:
            return message("the date of each photo is right")
        return message("{source}, each photo its own", source=describe_source(self.own_source))


def find_first_and_last(names: Iterable[str]) -> tuple[str, str]:
    """The first and the last of some names in natural order; duplicates come in any order."""
    keys = [(natural_sort_key(name), name) for name in names]
    return min(keys)[1], max(keys)[1]


QuestionWork: TypeAlias = Callable[[Callable[[], bool]], Iterator[DateQuestion]]
"""Work (see `Work`) that yields questions."""


def make_question_work(
    items: Sequence[PhotoItem], *, already_asked: Container[PhotoId], today: datetime.date
) -> QuestionWork:
    """Work that yields a question for each group of waiting `items` that are not `already_asked` for."""

    def work(cancelled: Callable[[], bool]) -> Iterator[DateQuestion]:
        candidates = [item for item in items if not is_waiting(item) or item.id not in already_asked]
        by_path = {item.found.path: item for item in candidates}
        duplicates = _find_waiting_duplicates(candidates)
        others = {other.id for alike in duplicates.values() for other in alike}
        for group in group_photos(item.outcome for item in candidates if item.id not in others):
            if cancelled():
                return
            outcomes = [
                outcome
                for first in group.outcomes
                for outcome in (first, *(other.outcome for other in duplicates.get(by_path[first.path].id, ())))
            ]
            yield _make_question(replace(group, outcomes=tuple(outcomes)), by_path, today)

    return work


def _find_waiting_duplicates(items: Iterable[PhotoItem]) -> Mapping[PhotoId, Sequence[PhotoItem]]:
    """Map the first of each set of waiting duplicates to all of them: one answer is for all."""
    first: dict[ContentId, PhotoId] = {}
    others: dict[PhotoId, list[PhotoItem]] = {}
    for item in items:
        if item.content is not None and is_waiting(item) and first.setdefault(item.content, item.id) != item.id:
            others.setdefault(first[item.content], []).append(item)
    return others


def make_name_split_work(question: DateQuestion, items: Sequence[PhotoItem], *, today: datetime.date) -> QuestionWork:
    """Work that splits a question where its photos differ, else into halves, and yields the parts.

    `items` are those of its photos that are still listed.
    """
    return _make_part_work(question.group, items, split_group, today)


def make_split_work(
    question: DateQuestion, place: int, items: Sequence[PhotoItem], *, today: datetime.date
) -> QuestionWork:
    """Work that splits a question before the item at `place` of `items` and yields the two parts."""

    def halves(group: Group) -> Iterable[Group]:
        return (replace(group, outcomes=part) for part in (group.outcomes[:place], group.outcomes[place:]) if part)

    return _make_part_work(question.group, items, halves, today)


def _make_part_work(
    group: Group, items: Sequence[PhotoItem], split_function: Callable[[Group], Iterable[Group]], today: datetime.date
) -> QuestionWork:
    def work(cancelled: Callable[[], bool]) -> Iterator[DateQuestion]:
        by_path = {item.found.path: item for item in items}
        listed = replace(group, outcomes=tuple(each for each in group.outcomes if each.path in by_path))
        for part in split_function(listed):
            if cancelled():
                return
            yield _make_question(part, by_path, today)

    return work


def _make_question(group: Group, items: Mapping[Path, PhotoItem], today: datetime.date) -> DateQuestion:
    # duplicates are listed where their names are, as the first and the last name say
    outcomes = sorted(group.outcomes, key=lambda outcome: natural_sort_key(outcome.path.name))
    group = replace(group, outcomes=tuple(outcomes))
    members = [items[outcome.path] for outcome in outcomes]
    # what the same pictures suggest is offered apart: it may be found only while the question is asked
    source, own_dates = find_first_choices(
        replace(item, same_pictures=()) if item.same_pictures else item for item in members
    )
    doubted = find_doubted_dates(members)
    if len(doubted) == len(members):
        source, own_dates = None, doubted
    several = len(set(own_dates.values())) > 1
    return DateQuestion(
        tuple(item.id for item in members),
        group,
        find_first_and_last(item.found.path.name for item in members),
        suggest_dates(group, today=today),
        source if several else None,
        own_dates if several else None,
        tuple(folder for folder, _count in Counter(item.found.path.parent for item in members).most_common()),
    )


def list_answered_photos(items: Sequence[PhotoItem]) -> Sequence[PhotoId]:
    """The photos that an answer is for: those that still wait, and all of them only once none does.

    What some photos of a group were given by themselves, such as the date of the same picture, is not replaced.
    """
    return [item.id for item in items if is_waiting(item)] or [item.id for item in items]


class QuestionStatus(Enum):
    WAITING = auto()
    SKIPPED = auto()
    ANSWERED = auto()


@dataclass(frozen=True, slots=True)
class QuestionState:
    """The state of a question, and how many of its photos wait.

    `date` is the date that all of them were given, None if they differ.
    """

    status: QuestionStatus
    date: PartialDate | None = None
    waiting_count: int = 0


def find_question_state(items: Iterable[PhotoItem], *, skipped: bool) -> QuestionState:
    """The state of the question about these photos, which are still listed."""
    items = list(items)
    if waiting := sum(is_waiting(item) for item in items):
        return QuestionState(QuestionStatus.SKIPPED if skipped else QuestionStatus.WAITING, waiting_count=waiting)
    dates = {item.user_date for item in items}
    return QuestionState(QuestionStatus.ANSWERED, dates.pop() if len(dates) == 1 else None)
