"""Groups photos that may share a date, so that few questions have to be asked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from stampgui.batch.file_series import MAX_GAP, SeriesPosition, mask_numbers, parse_series_position
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate, Precision
from stampgui.stamping.outcome import Outcome, Status
from stampgui.values import dataclass, replace

MAX_GROUPS: Final = 12
"""At most this many groups for a folder and kind of question; users can split them further."""

_NEEDS_ANSWER: Final = frozenset({Status.NEEDS_DATE, Status.NEEDS_CHECK})


@dataclass(frozen=True, slots=True)
class DatedPhoto:
    """A photo with a known date, which helps to date its neighbours."""

    name: str
    position: SeriesPosition
    date: PartialDate


@dataclass(frozen=True, slots=True)
class Group:
    """Outcomes of one folder that need an answer, in the order found; `dated` are dated photos of that folder."""

    folder: Path
    outcomes: tuple[Outcome, ...]
    dated_photos: tuple[DatedPhoto, ...] = ()


OutcomeRows: TypeAlias = Sequence[Outcome]
Division: TypeAlias = Callable[[OutcomeRows], list[OutcomeRows]]


def group_photos(outcomes: Iterable[Outcome]) -> tuple[Group, ...]:
    """Group the photos that need a date or a check, in the order of each group's first photo.

    Each folder is divided as finely as possible, by series and day at best, or else kept whole, with at most
    `MAX_GROUPS` groups. Photos that need a date and photos that need a check are never in the same group.
    """
    asked: dict[tuple[Path, Status], list[Outcome]] = {}
    dated: dict[Path, list[DatedPhoto]] = {}
    order: dict[Path, int] = {}
    for number, outcome in enumerate(outcomes):
        folder = outcome.path.parent
        if outcome.status in _NEEDS_ANSWER:
            order[outcome.path] = number
            asked.setdefault((folder, outcome.status), []).append(outcome)
        elif outcome.evidence is not None:
            dated.setdefault(folder, []).append(
                DatedPhoto(outcome.path.name, parse_series_position(outcome.path.stem), outcome.evidence.date)
            )
    beside = {folder: tuple(neighbours) for folder, neighbours in dated.items()}
    groups = [
        Group(folder, tuple(rows), beside.get(folder, ()))
        for (folder, _), members in asked.items()
        for rows in _divide(members)
    ]
    return tuple(sorted(groups, key=lambda group: order[group.outcomes[0].path]))


def split_group(group: Group) -> tuple[Group, ...]:
    """Split a group where its photos differ, else in the middle; a group of one photo is returned as it is."""
    rows = group.outcomes
    finer = (division(rows) for division in reversed(_DIVISIONS))
    parts = next((parts for parts in finer if 1 < len(parts) <= MAX_GROUPS), None)
    if parts is None:
        middle = (len(rows) + 1) // 2
        parts = [part for part in (rows[:middle], rows[middle:]) if part]
    return tuple(replace(group, outcomes=tuple(part)) for part in parts)


def _divide(rows: OutcomeRows) -> list[OutcomeRows]:
    return next(parts for division in _DIVISIONS if len(parts := division(rows)) <= MAX_GROUPS)


def _by_series_and_days(rows: OutcomeRows) -> list[OutcomeRows]:
    """Divide by known day, else by series, with breaks where the numbers jump."""
    parts: list[OutcomeRows] = []
    for part in _group_by(lambda outcome: (mask_numbers(outcome.path.stem), _find_known_day(outcome)), rows):
        parts += [part] if _find_known_day(part[0]) else _split_series(part)
    return _sort_by_first_photo(parts, rows)


def _by_months(rows: OutcomeRows) -> list[OutcomeRows]:
    return _group_by(lambda outcome: (mask_numbers(outcome.path.stem), _find_known_day(outcome)[:7]), rows)


def _by_years(rows: OutcomeRows) -> list[OutcomeRows]:
    return _group_by(lambda outcome: (mask_numbers(outcome.path.stem), _find_known_day(outcome)[:4]), rows)


def _by_masked_names(rows: OutcomeRows) -> list[OutcomeRows]:
    return _group_by(lambda outcome: mask_numbers(outcome.path.stem), rows)


def _as_one_group(rows: OutcomeRows) -> list[OutcomeRows]:
    return [rows]


_DIVISIONS: Final[tuple[Division, ...]] = (_by_series_and_days, _by_months, _by_years, _by_masked_names, _as_one_group)
"""Ways to divide a folder, from the finest to the coarsest."""


def _group_by(key: Callable[[Outcome], object], rows: OutcomeRows) -> list[OutcomeRows]:
    parts: dict[object, list[Outcome]] = {}
    for outcome in rows:
        parts.setdefault(key(outcome), []).append(outcome)
    return list(parts.values())


def _split_series(rows: OutcomeRows) -> Iterator[OutcomeRows]:
    """Split photos where their series changes or its numbers jump."""
    for series in _group_by(lambda outcome: parse_series_position(outcome.path.stem).series, rows):
        number = {outcome.path: parse_series_position(outcome.path.stem).number or 0 for outcome in series}
        run: dict[Path, int] = {}
        piece, last = 0, None
        for path in sorted(number, key=lambda each: number[each]):
            piece += last is not None and number[path] - last > MAX_GAP
            run[path], last = piece, number[path]
        yield from _group_by(lambda outcome: run[outcome.path], series)  # noqa: B023 - used up at once


def _sort_by_first_photo(parts: list[OutcomeRows], rows: OutcomeRows) -> list[OutcomeRows]:
    order = {outcome.path: number for number, outcome in enumerate(rows)}
    return sorted(parts, key=lambda part: order[part[0].path])


def _find_known_day(outcome: Outcome) -> str:
    """The day that weak evidence suggests, such as the day received, else ""; a file's time does not count."""
    days = (
        evidence.date.iso
        for evidence in outcome.candidates
        if evidence.source is not Source.FILE_TIME
        and not evidence.ambiguous
        and evidence.date.precision is Precision.DAY
    )
    return next(days, "")
