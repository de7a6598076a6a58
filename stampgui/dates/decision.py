"""Which date a photo gets, and why; or what has to be asked."""

from dataclasses import dataclass
from typing import TypeAlias

from stampgui.dates.evidence import Evidence
from stampgui.dates.partial import PartialDate
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
