"""Finds wrong camera clocks by comparing neighbours: one photo of 2012 in a series of 2022."""

import datetime
from bisect import bisect_left
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from stampgui.batch.file_series import MAX_GAP, parse_series_position
from stampgui.dates.evidence import CLOCK_SOURCES, Source
from stampgui.dates.limits import ZONE_SLACK
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Argument, Message, message
from stampgui.stamping.outcome import Outcome, Status
from stampgui.values import dataclass, replace

K = TypeVar("K")

_DATED: Final = (Status.READY, Status.SKIPPED)
_YEAR: Final = datetime.timedelta(days=365)
_NEIGHBOURS: Final = 8
"""Photos before, and as many after, that a photo is compared with."""
_WITNESSES: Final = 3
"""Neighbours that must agree with each other for each photo that agrees with the doubted one, itself included."""
_BATCH: Final = 64
"""Photos checked at a time, with as many before and after them; limits memory and delay."""


class _Span(NamedTuple):
    """The first and the last day that a date may be."""

    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class _NumberedPhoto:
    """A photo of a series, with the day that its camera's clock showed and that of its satellite fix, if it has one."""

    path: Path
    number: int
    date: PartialDate
    fix: PartialDate | None
    span: _Span
    """That of `date`, which is compared with those of many neighbours."""

    @property
    def is_vouched_for(self) -> bool:
        """Whether the satellites' clock agrees with the camera's."""
        return self.fix is not None and self.date.agrees_with(self.fix, slack=ZONE_SLACK)


def find_clock_doubts(outcomes: Iterable[Outcome]) -> Mapping[Path, Message]:
    """Return doubts about photos of one folder whose camera clocks differ by years from those of their neighbours.

    Neighbours are photos of the same series with close numbers. A photo is doubted if its date breaks the order of the
    numbers by a year or more, and at least three neighbours agree with each other and not with it. So a series that
    spans years is never doubted, and of two conflicting groups only one that is clearly smaller. Only dates from camera
    clocks are compared and doubted, never dates that a person gave; photos that have copies already are compared, too.

    A photo's satellite fix is a witness, too: one of the same day vouches for its clock, and one of the neighbours'
    year speaks against it as a neighbour does, whatever the order is. One of another day says nothing: it may be old.
    """
    return {
        shot.path: _explain_doubt(before, shot, after)
        for run in _split_runs(outcomes)
        if not _within_a_year(run)
        for before, shot, after in _pair_with_neighbours(run)
        if _is_outlier(before, shot, after)
    }


def apply_clock_doubts(outcomes: Iterable[tuple[K, Outcome]]) -> Generator[tuple[K, Outcome], None, None]:
    """Pass outcomes on in order, with their keys; those that conflict with their neighbours need a check.

    Delays a limited number of outcomes of a folder. If the photos of a folder come in the order of their names, the
    result is what `find_clock_doubts` says of the whole folder.
    """
    for _, folder in groupby(outcomes, key=lambda keyed: keyed[1].path.parent):
        held: list[tuple[K, Outcome]] = []
        passed = 0
        for keyed in folder:
            held.append(keyed)
            if len(held) - passed == 2 * _BATCH:
                yield from _judge_part(held, passed, passed + _BATCH)
                del held[:passed]  # the photos just passed on stay, as neighbours before the next ones
                passed = _BATCH
        yield from _judge_part(held, passed, len(held))


def _judge_part(held: Sequence[tuple[K, Outcome]], start: int, end: int) -> Iterator[tuple[K, Outcome]]:
    doubts = find_clock_doubts(outcome for _, outcome in held)
    for key, outcome in held[start:end]:
        doubt = doubts.get(outcome.path)
        yield key, outcome if doubt is None else _with_doubt(outcome, doubt)


def _with_doubt(outcome: Outcome, doubt: Message) -> Outcome:
    return replace(outcome, status=Status.NEEDS_CHECK, reason=doubt, evidence=None, caption=None, output=None)


def _split_runs(outcomes: Iterable[Outcome]) -> Iterator[list[_NumberedPhoto]]:
    """Group photos with camera dates by series, in the order of their numbers, with breaks where these jump."""
    series: dict[str, list[_NumberedPhoto]] = {}
    for outcome in outcomes:
        if outcome.status not in _DATED or outcome.evidence is None or outcome.evidence.source not in CLOCK_SOURCES:
            continue
        place = parse_series_position(outcome.path.stem)
        if place.number is not None:
            fix = next((each.date for each in outcome.candidates if each.source is Source.GPS), None)
            date = outcome.evidence.date
            series.setdefault(place.series, []).append(
                _NumberedPhoto(outcome.path, place.number, date, fix, _measure_span(date))
            )
    for shots in series.values():
        shots.sort(key=lambda shot: shot.number)
        begin = 0
        for end in range(1, len(shots) + 1):
            if end == len(shots) or shots[end].number - shots[end - 1].number > MAX_GAP:
                yield shots[begin:end]
                begin = end


def _pair_with_neighbours(
    run: Sequence[_NumberedPhoto],
) -> Iterator[tuple[Sequence[_NumberedPhoto], _NumberedPhoto, Sequence[_NumberedPhoto]]]:
    """Yield each photo with its neighbours before and after; photos with the same number are not neighbours."""
    numbers = [shot.number for shot in run]
    for index, shot in enumerate(run):
        first = bisect_left(numbers, shot.number)
        after = bisect_left(numbers, shot.number + 1, lo=index)
        yield run[max(0, first - _NEIGHBOURS) : first], shot, run[after : after + _NEIGHBOURS]


def _is_outlier(before: Sequence[_NumberedPhoto], shot: _NumberedPhoto, after: Sequence[_NumberedPhoto]) -> bool:
    against = [other for other in (*before, *after) if _are_years_apart(other.span, shot.span)]
    if shot.is_vouched_for or not against or not _within_a_year(against):
        return False
    fix_is_against = _is_fix_among(shot, against)
    agreeing = len(before) + len(after) - len(against) + 1
    if len(against) + fix_is_against < _WITNESSES * agreeing:
        return False
    # a camera that was unused for years continues with later dates, never with earlier ones
    return (
        fix_is_against
        or any(_is_years_before(shot.span, other.span) for other in before)
        or any(_is_years_before(other.span, shot.span) for other in after)
    )


def _is_fix_among(shot: _NumberedPhoto, others: Sequence[_NumberedPhoto]) -> bool:
    """Whether a photo's satellite fix is from the year of photos whose clocks its own contradicts."""
    if shot.fix is None:
        return False
    fix = _measure_span(shot.fix)
    return _are_years_apart(fix, shot.span) and not any(_are_years_apart(fix, other.span) for other in others)


def _within_a_year(shots: Sequence[_NumberedPhoto]) -> bool:
    return max(shot.span.first for shot in shots) - min(shot.span.last for shot in shots) < _YEAR


def _measure_span(date: PartialDate) -> _Span:
    return _Span(date.first_day, date.last_day)


def _is_years_before(one: _Span, other: _Span) -> bool:
    return other.first - one.last >= _YEAR


def _are_years_apart(one: _Span, other: _Span) -> bool:
    return _is_years_before(one, other) or _is_years_before(other, one)


def _explain_doubt(before: Sequence[_NumberedPhoto], shot: _NumberedPhoto, after: Sequence[_NumberedPhoto]) -> Message:
    """Name the two nearest neighbours that disagree, one on each side if possible."""
    left = [other for other in reversed(before) if _are_years_apart(other.span, shot.span)]
    right = [other for other in after if _are_years_apart(other.span, shot.span)]
    two = [*left[:1], *right[:1]] if left and right else [*left, *right][:2]
    first, second = sorted(two, key=lambda other: other.number)
    years: Argument = str(first.date.year)
    if first.date.year != second.date.year:
        years = message("{first} and {second}", first=str(first.date.year), second=str(second.date.year))
    names = {"first": first.path.stem, "second": second.path.stem, "years": years, "year": str(shot.date.year)}
    if _is_fix_among(shot, (*left, *right)):
        return message(
            "The photos next to it, {first} and {second}, are from {years}, and so is its GPS date; its camera says "
            "{year}. Please check its date.",
            **names,
        )
    return message(
        "The photos next to it, {first} and {second}, are from {years}; this one says {year}. Please check its date.",
        **names,
    )
