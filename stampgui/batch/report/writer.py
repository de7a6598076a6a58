"""The interface of all kinds of reports."""

import datetime
from typing import ClassVar, Protocol, TextIO

from stampgui.i18n import Catalogue
from stampgui.stamping.outcome import Outcome
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class ReportDetails:
    """The day of a report, for its top, and the limit for pictures."""

    created_on: datetime.date | None
    max_pictures: int


class ReportWriter(Protocol):
    """Writes one report; `signatures` are the first bytes by which an earlier report is recognised."""

    signatures: ClassVar[tuple[bytes, ...]]

    def __init__(self, file: TextIO, catalogue: Catalogue, about: ReportDetails) -> None: ...

    def add(self, outcome: Outcome) -> None: ...

    def finish(self) -> None: ...
