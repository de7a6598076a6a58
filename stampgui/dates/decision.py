"""Which date a photo gets and why, or what a person has to be asked."""

import datetime
from collections.abc import Sequence
from typing import Final, TypeAlias

from stampgui.dates.answers import make_answer_evidence, warn_of_answer
from stampgui.dates.clues import Clues
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.limits import ZONE_SLACK, is_future
from stampgui.dates.metadata.scanners import find_scan_date, is_scan
from stampgui.dates.moments import day_depends_on_zone
from stampgui.dates.names.pasted import is_pasted_name
from stampgui.dates.partial import PartialDate, Precision
from stampgui.dates.reasons import (
    explain_assumed_zone,
    explain_clock_doubt,
    explain_cut_off,
    explain_disagreement,
    explain_folder_difference,
    explain_hours_apart,
    explain_impossible_date,
    explain_missing_date,
    explain_pasted,
    explain_scan,
    explain_shared_sidecar,
)
from stampgui.dates.sentinels import is_unset_clock_date, may_be_unset_clock_date
from stampgui.dates.sources import gather_evidence
from stampgui.i18n import Message
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """The date to stamp, the evidence for it, and every candidate that was seen (the chosen one first)."""

    evidence: Evidence
    candidates: tuple[Evidence, ...]
    warnings: tuple[Message, ...] = ()

    @property
    def date(self) -> PartialDate:
        return self.evidence.date


@dataclass(frozen=True, slots=True)
class NeedsCheck:
    """Candidates, the most trusted first, that something speaks against: a person has to pick one."""

    candidates: tuple[Evidence, ...]
    reason: Message


@dataclass(frozen=True, slots=True)
class NeedsDate:
    """No evidence that can be trusted: a person has to give the date. The suggestions are weak evidence."""

    suggestions: tuple[Evidence, ...]
    reason: Message


Decision: TypeAlias = Known | NeedsCheck | NeedsDate

_HOUR: Final = 3600.0
_CLOCK_TOLERANCE: Final = 2.0
"""Seconds that may pass between the time a camera writes into EXIF and the time it puts into the file's name."""


def decide(
    clues: Clues,
    answer: PartialDate | None = None,
    *,
    cut_off: datetime.date | None = None,
    evidence: tuple[Evidence, ...] | None = None,
) -> Decision:
    """Decide the date of one photo. `answer` is the date that a person gave; it takes precedence over everything.

    `evidence` is what `gather_evidence` has found, where it has been asked already.
    Otherwise the most trusted evidence that is not weak wins, unless something speaks against it: other
    evidence, or the `cut_off` (a person checks photos dated on that day or later). What cannot be a capture
    date (an unset clock, the future) never wins and is never suggested, but it is named in the warnings or the
    reason and stays among the candidates of `Known`.
    """
    candidates = gather_evidence(clues) if evidence is None else evidence
    if answer is not None:
        given = make_answer_evidence(answer)
        return Known(given, (given, *candidates), warn_of_answer(answer, candidates))

    impossible = {
        evidence: reason for evidence in candidates if (reason := explain_impossible_date(evidence, clues.today))
    }
    # a file's own time does not come from a camera clock, so it is not worth a warning
    seen = [reason for evidence, reason in impossible.items() if evidence.source is not Source.FILE_TIME]
    possible = [evidence for evidence in candidates if evidence not in impossible]
    strong = [evidence for evidence in possible if not evidence.weak]
    weak = [evidence for evidence in possible if evidence.weak]
    if not strong:
        return NeedsDate(tuple(weak), seen[0] if seen else _explain_missing_date(clues, weak))

    chosen, against = strong[0], _find_conflicts(strong, weak)
    reason = _find_check_reason(chosen, against, cut_off) or _find_clock_doubt(chosen, weak)
    if reason is not None:
        return NeedsCheck((*strong, *weak), reason)
    warnings = [
        *seen,
        *(explain_folder_difference(chosen, other) for other in against),
        *_warn_of_zone(strong),
        *_warn_of_hours(strong),
    ]
    others = (evidence for evidence in candidates if evidence is not chosen)
    return Known(chosen, (chosen, *others), tuple(dict.fromkeys(warnings)))


def _explain_missing_date(clues: Clues, weak: Sequence[Evidence]) -> Message:
    if not is_scan(clues):
        if (
            weak
            and weak[0].source is Source.XMP
            and clues.is_xmp_sidecar_shared
            and weak[0].raw not in clues.xmp.values()
        ):
            return explain_shared_sidecar()
        if not weak and is_pasted_name(clues.path.stem):
            return explain_pasted()
        return explain_missing_date(weak)
    scanned = find_scan_date(clues)
    impossible = scanned is not None and (is_unset_clock_date(scanned) or is_future(scanned, clues.today))
    return explain_scan(None if impossible else scanned)


def _find_conflicts(strong: Sequence[Evidence], weak: Sequence[Evidence]) -> list[Evidence]:
    """Return what speaks against the first of `strong`, most trusted first."""
    chosen = strong[0]
    against = [other for other in strong if not chosen.date.agrees_with(other.date, slack=ZONE_SLACK)]
    return against + [other for other in weak if _rules_out(other, chosen.date)]


def _rules_out(weak: Evidence, taken: PartialDate) -> bool:
    """Whether `weak` cannot be true of a photo `taken` then.

    A photo is not edited, received or posted before it is taken, and its satellite fix is not from a later day.
    """
    earlier = taken.first_day - weak.date.last_day > ZONE_SLACK
    match weak.source:
        case Source.EXIF_MODIFIED | Source.FILENAME_RECEIVED:
            return earlier and not weak.ambiguous
        case Source.SIDECAR_FACEBOOK | Source.SIDECAR_INSTAGRAM:
            return earlier
        case Source.GPS:  # the fix may be an old one, but never a later one
            return weak.date.first_day - taken.last_day > ZONE_SLACK and not weak.ambiguous
    return False


def _find_check_reason(chosen: Evidence, against: Sequence[Evidence], cut_off: datetime.date | None) -> Message | None:
    serious = next((other for other in against if not _is_imprecise_folder(other)), None)
    if serious is not None:
        return explain_disagreement(chosen, serious)
    if cut_off is not None and chosen.date.last_day >= cut_off:
        return explain_cut_off(chosen, cut_off)
    return None


def _find_clock_doubt(chosen: Evidence, weak: Sequence[Evidence]) -> Message | None:
    """Doubt a date that unset clocks show, unless an independent clock agrees: the satellites' or a messenger's."""
    if chosen.source is Source.FOLDER or not may_be_unset_clock_date(chosen.date, chosen.raw):
        return None
    others = (one for one in weak if one.source in (Source.GPS, Source.FILENAME_RECEIVED))
    if any(chosen.date.agrees_with(other.date, slack=ZONE_SLACK) for other in others):
        return None
    return explain_clock_doubt(chosen)


def _warn_of_zone(strong: Sequence[Evidence]) -> list[Message]:
    """Warn of an assumed zone where the day depends on it and no other evidence confirms the day."""
    chosen = strong[0]
    if not chosen.assumed_zone or not day_depends_on_zone(chosen.date):
        return []
    known = any(other.date.iso == chosen.date.iso for other in strong if not other.assumed_zone)
    return [] if known else [explain_assumed_zone(chosen)]


def _warn_of_hours(strong: Sequence[Evidence]) -> list[Message]:
    """Warn of evidence for another day that is whole hours away: one of the two clocks was set to another zone."""
    chosen = strong[0]
    others = (other for other in strong[1:] if other.date.iso != chosen.date.iso)
    return [explain_hours_apart(chosen, other) for other in others if _are_whole_hours_apart(chosen.date, other.date)]


def _are_whole_hours_apart(one: PartialDate, other: PartialDate) -> bool:
    if one.time is None or other.time is None:
        return False
    moments = (
        datetime.datetime.combine(date.first_day, date.time.replace(tzinfo=None)) for date in (one, other) if date.time
    )
    first, second = moments
    apart = abs(first - second).total_seconds()
    return apart >= _HOUR - _CLOCK_TOLERANCE and min(apart % _HOUR, _HOUR - apart % _HOUR) <= _CLOCK_TOLERANCE


def _is_imprecise_folder(evidence: Evidence) -> bool:
    """Whether it is only a folder's month or year. People file photos late, so it is a weak objection to a day."""
    return evidence.source is Source.FOLDER and evidence.date.precision is not Precision.DAY
