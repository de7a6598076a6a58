"""Suggests dates for a group of photos, each with its reason; they are never used without confirmation."""

import datetime
import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final, TypeAlias

from stampgui.batch.file_series import MAX_GAP, parse_series_position
from stampgui.batch.grouping import DatedPhoto, Group
from stampgui.dates.descriptions import describe_source
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.limits import is_possible_capture_date
from stampgui.dates.partial import PartialDate
from stampgui.dates.sentinels import is_unset_clock_date
from stampgui.i18n import Count, Message, message, messages
from stampgui.values import dataclass

MAX_SUGGESTIONS: Final = 4
"""Reading more suggestions takes longer than typing a date."""

_MAX_NEIGHBOURS: Final = 12
_MIN_NEIGHBOURS: Final = 2
_BETWEEN_WORDS: Final = re.compile(r"(?:[^\w'-]|_|\d+(?!\d|-?an\b))+")
"""Numbers, too, by which alone many names differ; but not that of "17-an"."""
_Spans: TypeAlias = Mapping[str, Sequence[tuple[int, int]]]
"""A group's numbers by series, as (first, last) of each run of close numbers."""
_MAX_BETWEEN: Final = datetime.timedelta(days=31)
"""Between photos further apart than this, either day is a guess."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested date and its reason; `source` is None if it comes from adjacent photos."""

    date: PartialDate
    reason: Message
    source: Source | None


def suggest_dates(group: Group, *, today: datetime.date) -> tuple[Suggestion, ...]:
    """Return suggestions, the most useful first, each date once and none after `today`.

    Dates from cameras and names of the group's photos come first, with the days of a holiday in names, then adjacent
    photos in the numbering and the days between which it puts the group, then other events (the day received), the
    folder's other photos, and last the files' own times.
    """
    suggestions = [
        suggestion
        for series in _group_evidence(group)
        if (suggestion := _suggest_agreed_date(series, len(group.outcomes)))
    ]
    strong = [one for one in suggestions if one.source and not one.source.weak]
    weak = [one for one in suggestions if one.source and one.source.weak and one.source is not Source.FILE_TIME]
    last = [one for one in suggestions if one.source is Source.FILE_TIME]
    spans = _find_number_spans(group)
    near, folder = _suggest_from_neighbours(group, spans), _suggest_from_folder(group)
    by_date: dict[str, Suggestion] = {}
    named = _suggest_holiday(group, strong)
    for one in (*strong, *named, *near, *_suggest_from_order(group, spans), *weak, *folder, *last):
        if one.date.first_day <= today and is_possible_capture_date(one.date, today):
            by_date.setdefault(one.date.iso, one)
    return tuple(by_date.values())[:MAX_SUGGESTIONS]


def find_common_date(dates: Sequence[PartialDate]) -> PartialDate | None:
    """Return the day, month or year that all `dates` share; a single date keeps its time."""
    if len(set(dates)) == 1:
        return dates[0]
    approximate = any(date.approximate for date in dates)
    years, months, days = ({getattr(date, part) for date in dates} for part in ("year", "month", "day"))
    if len(years) != 1:
        return None
    month = months.pop() if len(months) == 1 else None
    day = days.pop() if len(days) == 1 and month is not None else None
    return PartialDate(years.pop(), month, day, approximate=approximate)


def _group_evidence(group: Group) -> Iterator[Sequence[Evidence]]:
    """Yield the evidence of each source about the group's photos; ambiguous names yield a series for each reading."""
    series: dict[tuple[Source, int], list[Evidence]] = {}
    for outcome in group.outcomes:
        seen: dict[Source, int] = {}
        for evidence in outcome.candidates:
            place = seen[evidence.source] = seen.get(evidence.source, -1) + 1
            if not is_unset_clock_date(evidence.date):
                series.setdefault((evidence.source, place), []).append(evidence)
    yield from series.values()


def _suggest_agreed_date(series: Sequence[Evidence], photos: int) -> Suggestion | None:
    date = find_common_date([evidence.date for evidence in series])
    # evidence of only a few photos says little about the others
    if date is None or 2 * len(series) < photos:
        return None
    source = series[0].source
    words = describe_source(source)
    if photos == 1:
        return Suggestion(date, words, source)
    if len(series) == photos:
        reason = message("{source}, all photos", source=words)
    else:
        reason = message(
            "{source}, {some} of {count} photos", source=words, some=Count(len(series)), count=Count(photos)
        )
    return Suggestion(date, reason, source)


def _suggest_holiday(group: Group, found: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Suggest the days of a holiday that the names of all photos tell together with its year: "lebaran 2019"."""
    years = [one.date.year for one in found if one.source is Source.FILENAME and one.date.month is None]
    if not years:
        return
    from stampgui.dates.typed.holidays import find_holidays  # late: few names have a year alone

    texts = {_BETWEEN_WORDS.sub(" ", each.path.stem.lower()).strip() for each in group.outcomes}
    named = {find_holidays(text, years) for text in texts}
    if len(named) != 1:
        return
    ((holiday, days),) = named
    for day in days:
        reason = message("{source} ({words})", source=describe_source(Source.FILENAME), words=holiday)
        yield Suggestion(PartialDate(day.year, day.month, day.day), reason, Source.FILENAME)


def _suggest_from_neighbours(group: Group, spans: _Spans) -> Iterator[Suggestion]:
    """Suggest the date that adjacent photos in the numbering share."""
    found: list[tuple[float, DatedPhoto]] = []
    among = 0
    for away, dated in _measure_distances(group, spans):
        found.append((away, dated))
        among += away == 0
        if among == _MAX_NEIGHBOURS:  # none is nearer, of thousands in the folder
            break
    near = sorted(found, key=_take_first)[:_MAX_NEIGHBOURS]
    yield from _suggest_common_date([dated for _, dated in near], nearby=True)


def _measure_distances(group: Group, spans: _Spans) -> Iterator[tuple[float, DatedPhoto]]:
    """Yield dated photos of the group's series with the distance between their numbers and the group's."""
    bounds = {
        series: ([-math.inf, *(last for _, last in runs)], [*(first for first, _ in runs), math.inf])
        for series, runs in spans.items()
    }
    for dated in group.dated_photos:
        number = dated.position.number
        if number is None or (found := bounds.get(dated.position.series)) is None:
            continue
        ends, begins = found
        place = bisect_right(begins, number)  # of the first run behind it
        away = max(0, min(number - ends[place], begins[place] - number))
        if away <= MAX_GAP:
            yield away, dated


_take_first: Final = itemgetter(0)


def _suggest_from_order(group: Group, spans: _Spans) -> Iterator[Suggestion]:
    """Suggest the days of the dated photos before and after a group in the numbering, which it lies between.

    Only where all of the group lies between the same two, and these were taken in the order of their numbers and not
    long after each other.
    """
    if len(spans) != 1:
        return
    (series, runs), *_ = spans.items()
    first, last = runs[0][0], runs[-1][1]
    dated = _list_around(group, series, first, last)
    before = next((pair for pair in reversed(dated) if pair[0] <= last), None)
    after = next((pair for pair in dated if pair[0] >= first), None)
    if (
        before is None
        or after is None
        or not first - MAX_GAP <= before[0] < first
        or not last < after[0] <= last + MAX_GAP
    ):
        return
    earlier, later = before[1], after[1]
    if not datetime.timedelta() <= later.date.first_day - earlier.date.first_day <= _MAX_BETWEEN:
        return
    if earlier.date.first_day == later.date.first_day:
        reason = message("between {first} and {second}", first=earlier.name, second=later.name)
        yield Suggestion(earlier.date.without_time(), reason, None)
        return
    yield Suggestion(earlier.date.without_time(), message("as {file} before it", file=earlier.name), None)
    yield Suggestion(later.date.without_time(), message("as {file} after it", file=later.name), None)


def _list_around(group: Group, series: str, first: int, last: int) -> list[tuple[int, DatedPhoto]]:
    """The dated photos of a series in the order of their numbers; none if one is among those from `first` to `last`."""
    around: list[tuple[int, DatedPhoto]] = []
    for each in group.dated_photos:
        number = each.position.number
        if number is None or each.position.series != series or each.date.day is None:
            continue
        if first <= number <= last:  # of thousands in the folder, this is found soon
            return []
        around.append((number, each))
    return sorted(around, key=_take_first)


def _find_number_spans(group: Group) -> _Spans:
    numbers: dict[str, list[int]] = {}
    for outcome in group.outcomes:
        place = parse_series_position(outcome.path.stem)
        if place.number is not None:
            numbers.setdefault(place.series, []).append(place.number)
    spans: dict[str, Sequence[tuple[int, int]]] = {}
    for series, found in numbers.items():
        found.sort()
        begins = [found[0], *(after for before, after in pairwise(found) if after - before > MAX_GAP)]
        ends = [*(before for before, after in pairwise(found) if after - before > MAX_GAP), found[-1]]
        spans[series] = list(zip(begins, ends, strict=True))
    return spans


def _suggest_from_folder(group: Group) -> Iterator[Suggestion]:
    yield from _suggest_common_date(group.dated_photos, nearby=False)


def _suggest_common_date(dated: Sequence[DatedPhoto], *, nearby: bool) -> Iterator[Suggestion]:
    count = len(dated)
    # of thousands of photos the years are looked at first, and mostly one of the first differs
    if count < _MIN_NEIGHBOURS or any(neighbour.date.year != dated[0].date.year for neighbour in dated):
        return
    date = find_common_date([neighbour.date.without_time() for neighbour in dated])
    if date is None:
        return
    if nearby:
        reason = messages("{count} adjacent photo", "{count} adjacent photos", count)
    else:
        reason = messages("{count} dated photo in this folder", "{count} dated photos in this folder", count)
    yield Suggestion(date, reason, None)
