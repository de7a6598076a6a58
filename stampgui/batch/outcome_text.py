"""Texts for dates, evidence and outcomes, for the window and the command line."""

import math
from collections.abc import Collection
from pathlib import Path
from typing import Final

from stampgui.caption.caption_text import format_partial_date, format_zone_label
from stampgui.date_words import write_time, write_weekday
from stampgui.dates.descriptions import describe_origin
from stampgui.dates.evidence import CLOCK_SOURCES, Evidence, Source
from stampgui.dates.limits import ZONE_SLACK
from stampgui.dates.partial import PartialDate, Precision
from stampgui.i18n import Catalogue, Message, message
from stampgui.stamping.outcome import Outcome, Status, UploadCopy

_STATUSES: Final = {
    Status.READY: message("ready"),
    Status.STAMPED: message("stamped"),
    Status.RESTORED: message("restored"),
    Status.NEEDS_DATE: message("no date yet"),
    Status.NEEDS_CHECK: message("to check"),
    Status.SKIPPED: message("skipped"),
    Status.ALREADY_STAMPED: message("already stamped"),
    Status.FAILED: message("failed"),
}
_PRECISIONS: Final = {
    Precision.DAY: message("known to the day"),
    Precision.MONTH: message("known to the month"),
    Precision.YEAR: message("known to the year"),
}


def describe_status(status: Status) -> Message:
    return _STATUSES[status]


def describe_precision(evidence: Evidence, catalogue: Catalogue) -> Message:
    """How exactly a date is known, with the time of day if that is part of it.

    Cameras always write seconds. Where a person or a file name may have given none, :00 says nothing about them.
    """
    date = evidence.date
    if date.approximate:
        return message("estimated")
    if date.time is None:
        return _PRECISIONS[date.precision]
    exact = date.time.second > 0 or evidence.source in CLOCK_SOURCES
    clock = write_time(date.time, catalogue.language, with_seconds=exact)
    if date.offset is not None:
        clock += f" {format_zone_label(date.offset, language=catalogue.language)}"
    if exact:
        return message("known to the second: {time}", time=clock)
    return message("known to the minute: {time}", time=clock)


def describe_upload(copy: UploadCopy) -> Message:
    """Describe an upload copy: its size, its bytes and its quality."""
    return message(
        "Upload copy: {width} × {height} pixels, {kilobytes} KB, quality {quality}",
        width=copy.size[0],
        height=copy.size[1],
        kilobytes=math.ceil(copy.length / 1000),
        quality=copy.quality,
    )


def format_short_date(date: PartialDate, catalogue: Catalogue) -> str:
    """Format a date as "14 Oktober 2022" or "sekitar 2017"."""
    text = format_partial_date(date, catalogue.language)
    return catalogue.gettext("around {date}").format(date=text) if date.approximate else text


def format_date_span(dates: Collection[PartialDate], catalogue: Catalogue) -> str:
    """Format the first and the last of some dates: "11 Oktober 2022 – 13 Oktober 2022", or the only one."""
    ends = dict.fromkeys(
        format_short_date(date, catalogue)
        for date in (min(dates, key=lambda date: date.first_day), max(dates, key=lambda date: date.last_day))
    )
    return " – ".join(ends)


def format_weekday(date: PartialDate, catalogue: Catalogue) -> str:
    return write_weekday(date.first_day, catalogue.language)


def format_date_with_weekday(date: PartialDate, catalogue: Catalogue) -> str:
    """Format a date, with its weekday if it has a day: "Jumat, 14 Oktober 2022"."""
    text = format_short_date(date, catalogue)
    return f"{format_weekday(date, catalogue)}, {text}" if date.precision is Precision.DAY else text


def format_origin(evidence: Evidence, photo: Path, catalogue: Catalogue) -> str:
    """Format where a date of `photo` was found: "data kamera: 2022:10:14 08:15:00", or for its name "nama berkas"."""
    source = catalogue.render(describe_origin(evidence))
    return source if evidence.raw == photo.name else f"{source}: {evidence.raw}"


def format_evidence(evidence: Evidence, photo: Path, catalogue: Catalogue) -> str:
    """Format a date with its source: "14 Oktober 2022 (data kamera: 2022:10:14 08:15:00)"."""
    return f"{format_short_date(evidence.date, catalogue)} ({format_origin(evidence, photo, catalogue)})"


def find_conflicting_evidence(outcome: Outcome) -> tuple[Evidence, ...]:
    """Evidence for another day than the chosen date, or all evidence if none is chosen.

    A file's own time is no evidence against a date, since copying and downloading change it; nor is the camera's clock
    against the date to which it was shifted.
    """
    chosen = outcome.evidence
    ignored = {Source.FILE_TIME}
    if chosen is not None and chosen.source is Source.CLOCK_SHIFTED:
        ignored |= CLOCK_SOURCES
    others = (evidence for evidence in outcome.candidates if evidence.source not in ignored)
    if chosen is None:
        return tuple(others)
    return tuple(other for other in others if not other.date.agrees_with(chosen.date, slack=ZONE_SLACK))
