"""What every kind of report has in common."""

import datetime
from dataclasses import dataclass
from typing import ClassVar, Protocol, TextIO

from stampgui.i18n import Catalogue
from stampgui.stamping.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ReportDetails:
    """What a report says of itself: its day, the caption's template, how many pictures it may hold."""

    created_on: datetime.date | None
    template: str | None
    max_pictures: int


class ReportWriter(Protocol):
    """Writes one report; `begins` are the bytes by which an earlier one is known again."""

    signatures: ClassVar[tuple[bytes, ...]]

    def __init__(self, file: TextIO, catalogue: Catalogue, about: ReportDetails) -> None: ...

    def add(self, outcome: Outcome) -> None: ...

    def finish(self) -> None: ...
