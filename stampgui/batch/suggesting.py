"""Dates to suggest for a group of photos, each with its reason; never taken without a person's word."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from stampgui.batch.grouping import Dated, Group
from stampgui.batch.runs import FAR, place_of
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.limits import photographable
from stampgui.dates.partial import PartialDate
from stampgui.dates.sentinels import is_clock_start
from stampgui.dates.wording import source_words
from stampgui.i18n import Message, message, messages

MOST_SUGGESTIONS: Final = 4
"""More are read slower than a date is typed."""

_NEAREST: Final = 12
_ENOUGH: Final = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A date that may be right, and why; `source` is None where it comes from neighbouring photos."""

    date: PartialDate
    reason: Message
    source: Source | None


def suggestions(group: Group, *, today: datetime.date) -> tuple[Suggestion, ...]:
    """Return what to suggest, the most useful first, each date once; nothing after `today`.

    What cameras and names say about the group's photos comes first, then its neighbours in the numbering, then what
    tells only of another event (the day received), the folder's other photos, and last the files' own time.
    """
    told = [suggestion for series in _told(group) if (suggestion := _agreed(series, len(group.outcomes)))]
    strong = [one for one in told if one.source and not one.source.weak]
    weak = [one for one in told if one.source and one.source.weak and one.source is not Source.FILE_TIME]
    last = [one for one in told if one.source is Source.FILE_TIME]
    near, folder = _near(group), _in_folder(group)
    by_date: dict[str, Suggestion] = {}
    for one in (*strong, *near, *weak, *folder, *last):
        if one.date.first_day <= today and photographable(one.date, today):
            by_date.setdefault(one.date.iso, one)
    return tuple(by_date.values())[:MOST_SUGGESTIONS]


def common(dates: Sequence[PartialDate]) -> PartialDate | None:
    """Return what all `dates` agree on, as a day, a month or a year; a single date keeps its time."""
    if len(set(dates)) == 1:
        return dates[0]
    around = any(date.approximate for date in dates)
    years, months, days = ({getattr(date, part) for date in dates} for part in ("year", "month", "day"))
    if len(years) != 1:
        return None
    month = months.pop() if len(months) == 1 else None
    day = days.pop() if len(days) == 1 and month is not None else None
    return PartialDate(years.pop(), month, day, approximate=around)


def _told(group: Group) -> Iterator[Sequence[Evidence]]:
    """What one source says about the photos of the group; a name that can be read in two ways is two series."""
    series: dict[tuple[Source, int], list[Evidence]] = {}
    for outcome in group.outcomes:
        seen: dict[Source, int] = {}
        for evidence in outcome.candidates:
            place = seen[evidence.source] = seen.get(evidence.source, -1) + 1
            if not is_clock_start(evidence.date):
                series.setdefault((evidence.source, place), []).append(evidence)
    yield from series.values()


def _agreed(series: Sequence[Evidence], photos: int) -> Suggestion | None:
    date = common([evidence.date for evidence in series])
    # what only a few of the photos tell says little about the others
    if date is None or 2 * len(series) < photos:
        return None
    source = series[0].source
    words = source_words(source)
    if photos == 1:
        return Suggestion(date, words, source)
    if len(series) == photos:
        reason = message("{source}, of all {count} photos", source=words, count=photos)
    else:
        reason = message("{source}, of {some} of {count} photos", source=words, some=len(series), count=photos)
    return Suggestion(date, reason, source)


def _near(group: Group) -> Iterator[Suggestion]:
    """What the dated photos agree on that stand next to the group's in the numbering."""
    near = sorted(_distances(group), key=lambda pair: pair[0])[:_NEAREST]
    yield from _of_neighbours([dated for _, dated in near], nearby=True)


def _distances(group: Group) -> Iterator[tuple[int, Dated]]:
    """The dated photos of the group's own series with the distance of their numbers to the group's."""
    spans = _spans(group)
    for dated in group.dated:
        number = dated.place.number
        if number is None or dated.place.series not in spans:
            continue
        away = min(max(first - number, number - last, 0) for first, last in spans[dated.place.series])
        if away <= FAR:
            yield away, dated


def _spans(group: Group) -> dict[str, list[tuple[int, int]]]:
    """The group's numbers by series, as (first, last) of what is numbered closely."""
    numbers: dict[str, list[int]] = {}
    for outcome in group.outcomes:
        place = place_of(outcome.path.stem)
        if place.number is not None:
            numbers.setdefault(place.series, []).append(place.number)
    spans: dict[str, list[tuple[int, int]]] = {}
    for series, found in numbers.items():
        found.sort()
        begins = [found[0], *(after for before, after in pairwise(found) if after - before > FAR)]
        ends = [*(before for before, after in pairwise(found) if after - before > FAR), found[-1]]
        spans[series] = list(zip(begins, ends, strict=True))
    return spans


def _in_folder(group: Group) -> Iterator[Suggestion]:
    yield from _of_neighbours(group.dated, nearby=False)


def _of_neighbours(dated: Iterable[Dated], *, nearby: bool) -> Iterator[Suggestion]:
    dates = [neighbour.date.without_time() for neighbour in dated]
    date = common(dates) if len(dates) >= _ENOUGH else None
    if date is None:
        return
    count = len(dates)
    if nearby:
        reason = messages("{count} neighbouring photo", "{count} neighbouring photos", count)
    else:
        reason = messages("{count} dated photo in this folder", "{count} dated photos in this folder", count)
    yield Suggestion(date, reason, None)
