"""Which date a photo gets, and why; or what has to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from stampgui.dates.clues import Clues
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.limits import ZONE_SLACK
from stampgui.dates.partial import PartialDate, Precision
from stampgui.dates.reasons import disagreement, doubt, folder_differs, why_asked
from stampgui.dates.scanners import made_by_scanner
from stampgui.dates.sources import gather
from stampgui.i18n import Message


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
    """Trustworthy candidates that disagree, most trusted first: a person has to pick."""

    candidates: tuple[Evidence, ...]
    reason: Message


@dataclass(frozen=True, slots=True)
class NeedsDate:
    """Nothing trustworthy: a person has to say; the suggestions are weak evidence."""

    suggestions: tuple[Evidence, ...]
    reason: Message


Decision: TypeAlias = Known | NeedsCheck | NeedsDate


def decide(clues: Clues, answer: PartialDate | None = None) -> Decision:
    """Decide the date of one photo; `answer` is what a person said, which goes before everything.

    Otherwise the most trusted evidence that is not weak wins, unless other such evidence speaks against it.
    What cannot be a capture date (an unset clock, the future) never wins and is never suggested, but it is
    named in the warnings or the reason and stays among the candidates of `Known`.
    """
    candidates = gather(clues)
    if answer is not None:
        typed = Evidence(answer, Source.TYPED, answer.iso)
        return Known(typed, (typed, *candidates))

    doubts = {evidence: doubt(evidence, clues.today) for evidence in candidates}
    # a file's own time is no camera clock, and nobody needs to hear of it
    seen = [reason for evidence, reason in doubts.items() if reason and evidence.source is not Source.FILE_TIME]
    strong = [evidence for evidence, reason in doubts.items() if reason is None and not evidence.weak]
    weak = [evidence for evidence, reason in doubts.items() if reason is None and evidence.weak]
    if not strong:
        reason = seen[0] if seen else why_asked(weak, scanned=made_by_scanner(clues.exif))
        return NeedsDate(tuple(weak), reason)

    chosen, against = strong[0], _against(strong, weak)
    serious = [other for other in against if not _is_loose_folder(other)]
    if serious:
        return NeedsCheck((*strong, *weak), disagreement(chosen, serious[0]))
    warnings = [*seen, *(folder_differs(chosen, other) for other in against)]
    others = (evidence for evidence in candidates if evidence is not chosen)
    return Known(chosen, (chosen, *others), tuple(dict.fromkeys(warnings)))


def _against(strong: Sequence[Evidence], weak: Sequence[Evidence]) -> list[Evidence]:
    """Return what speaks against the first of `strong`, most trusted first."""
    chosen = strong[0]
    against = [other for other in strong if not chosen.date.agrees_with(other.date, slack=ZONE_SLACK)]
    if chosen.source is Source.EXIF_ORIGINAL:
        edits = (other for other in weak if other.source is Source.EXIF_MODIFIED)
        against += [edit for edit in edits if chosen.date.first_day - edit.date.last_day > ZONE_SLACK]
    return against


def _is_loose_folder(evidence: Evidence) -> bool:
    """Whether it is a folder's month or year: people file photos late, so it speaks less against a day."""
    return evidence.source is Source.FOLDER and evidence.date.precision is not Precision.DAY
