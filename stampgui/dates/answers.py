"""The date that a person decided, as evidence, and what speaks against it."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Final

from stampgui.dates.clock_shift import ShiftedDate
from stampgui.dates.descriptions import describe_partial_date, describe_source
from stampgui.dates.evidence import CLOCK_SOURCES, Evidence, Source
from stampgui.dates.limits import ZONE_SLACK
from stampgui.dates.partial import PartialDate, Precision
from stampgui.dates.zones import MAX_OFFSET, MIN_OFFSET
from stampgui.i18n import Message, message

_CLOCK_TOLERANCE: Final = datetime.timedelta(hours=1)
"""How far a camera's clock may drift from that of the satellites without a word; a wrong zone is further off."""


def name_answer_source(answer: PartialDate) -> Source:
    """Whether a person gave the date, or it follows from a shift of the camera's clock."""
    return Source.CLOCK_SHIFTED if isinstance(answer, ShiftedDate) else Source.TYPED


def make_answer_evidence(answer: PartialDate) -> Evidence:
    """Return the evidence of a date that a person gave, or that follows from a shift of the camera's clock."""
    if isinstance(answer, ShiftedDate):
        return Evidence(answer, Source.CLOCK_SHIFTED, answer.raw)
    return Evidence(answer, Source.TYPED, answer.typed_text)


def warn_of_answer(answer: PartialDate, candidates: Sequence[Evidence]) -> tuple[Message, ...]:
    """Say what speaks against a shifted date; a person who typed a date saw what it replaces."""
    return tuple(dict.fromkeys(_warn_of(doubt, answer) for doubt in find_doubts(answer, candidates)))


def find_doubts(answer: PartialDate, candidates: Sequence[Evidence]) -> list[Evidence]:
    """Return what speaks against a shifted date; nothing is said against a date that a person typed."""
    if not isinstance(answer, ShiftedDate):
        return []
    differing = [each for each in _select_witnesses(candidates) if not each.date.agrees_with(answer, slack=ZONE_SLACK)]
    fix = find_gps_objection(answer, candidates)
    return differing if fix is None else [*differing, fix]


def _warn_of(doubt: Evidence, answer: PartialDate) -> Message:
    if doubt.source is Source.GPS:
        return message(
            "The GPS time ({time}) does not fit the shifted date {date}.",
            time=doubt.raw,
            date=describe_partial_date(answer),
        )
    return message(
        "The camera clock was shifted to {date}, but another source ({source}) says {other}.",
        date=describe_partial_date(answer),
        source=describe_source(doubt.source),
        other=describe_partial_date(doubt.date),
    )


def find_objections(shifted: ShiftedDate, candidates: Iterable[Evidence]) -> list[Evidence]:
    """Return strong evidence for a day that neither the clock showed nor the shift gives.

    What agrees with the clock is no objection, because names and folders are often made from it; nor is a folder of a
    month or a year, since people file photos late.
    """
    return [
        other
        for other in _select_witnesses(candidates)
        if not (other.source is Source.FOLDER and other.date.precision is not Precision.DAY)
        and not any(other.date.agrees_with(date, slack=ZONE_SLACK) for date in (shifted, shifted.clock))
    ]


def _select_witnesses(candidates: Iterable[Evidence]) -> Iterable[Evidence]:
    return (
        other
        for other in candidates
        if not other.weak and other.source not in CLOCK_SOURCES and not other.source.is_from_person
    )


def find_gps_objection(shifted: ShiftedDate, candidates: Iterable[Evidence]) -> Evidence | None:
    """Return a satellite fix that rules the shifted date out: it is later, or it confirms the clock as it was.

    A fix that is earlier than both says nothing: receivers repeat old ones.
    """
    for fix in candidates:
        if fix.source is not Source.GPS:
            continue
        earliest, _ = _find_possible_moments(fix.date)
        if earliest > _find_possible_moments(shifted)[1] + _CLOCK_TOLERANCE:
            return fix
        if _may_be_same(fix.date, shifted.clock) and not _may_be_same(fix.date, shifted):
            return fix
    return None


def _may_be_same(one: PartialDate, other: PartialDate) -> bool:
    (first, last), (other_first, other_last) = _find_possible_moments(one), _find_possible_moments(other)
    return first <= other_last + _CLOCK_TOLERANCE and other_first <= last + _CLOCK_TOLERANCE


def _find_possible_moments(date: PartialDate) -> tuple[datetime.datetime, datetime.datetime]:
    """Return the first and the last moment, in UTC, that `date` can mean; a zone that is not known may be any."""
    first = datetime.datetime.combine(date.first_day, date.time or datetime.time.min)
    last = datetime.datetime.combine(date.last_day, date.time or datetime.time.max)
    ahead = (MAX_OFFSET, MIN_OFFSET) if date.offset is None else (date.offset, date.offset)
    return first - datetime.timedelta(minutes=ahead[0]), last - datetime.timedelta(minutes=ahead[1])
