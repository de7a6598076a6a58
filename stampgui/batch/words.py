"""What dates, evidence and outcomes are called, for both faces."""

import math
from typing import Final

from stampgui.caption.wording import date_text
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.limits import ZONE_SLACK
from stampgui.dates.partial import PartialDate, Precision
from stampgui.dates.wording import source_words
from stampgui.i18n import Catalogue, DayName, Message, message
from stampgui.stamping.outcome import Outcome, Status, UploadCopy

_STATUSES: Final = {
    Status.READY: message("ready"),
    Status.STAMPED: message("stamped"),
    Status.RESTORED: message("restored"),
    Status.NEEDS_DATE: message("no date yet"),
    Status.NEEDS_CHECK: message("needs a check"),
    Status.SKIPPED: message("skipped"),
    Status.ALREADY_STAMPED: message("already stamped"),
    Status.FAILED: message("failed"),
}


def status_words(status: Status) -> Message:
    return _STATUSES[status]


def upload_words(copy: UploadCopy) -> Message:
    """What an upload copy has become."""
    return message(
        "Upload copy: {width} × {height} pixels, {kilobytes} KB, quality {quality}",
        width=copy.size[0],
        height=copy.size[1],
        kilobytes=math.ceil(copy.length / 1000),
        quality=copy.quality,
    )


def date_words(date: PartialDate, catalogue: Catalogue) -> str:
    """The date with its weekday where there is one: "Jumat, 14 Oktober 2022"."""
    text = date_text(date, catalogue.locale)
    if date.precision is Precision.DAY:
        text = f"{catalogue.render(message('{day}', day=DayName(date.first_day.weekday())))}, {text}"
    return f"± {text}" if date.approximate else text


def evidence_words(evidence: Evidence, catalogue: Catalogue) -> str:
    """The date and what says so: "14 Oktober 2022 (EXIF kamera: 2022:10:14 08:15:00)"."""
    source = catalogue.render(source_words(evidence.source))
    return f"{date_text(evidence.date, catalogue.locale)} ({source}: {evidence.raw})"


def disagreeing(outcome: Outcome) -> tuple[Evidence, ...]:
    """What speaks for another day than the chosen date, or all that is known where none is chosen.

    A file's own time says nothing against a date: copying and downloading change it.
    """
    others = (evidence for evidence in outcome.candidates if evidence.source is not Source.FILE_TIME)
    chosen = outcome.evidence
    if chosen is None:
        return tuple(others)
    return tuple(other for other in others if not other.date.agrees_with(chosen.date, slack=ZONE_SLACK))
