"""What a row says about the dates in a copy's own data that contradict the date on its picture."""

import datetime
from collections.abc import Iterable
from functools import reduce

from stampgui.dates.descriptions import describe_partial_date, describe_source
from stampgui.dates.evidence import Evidence
from stampgui.dates.partial import PartialDate, Precision, format_offset
from stampgui.dates.recorded import find_contradictions, find_exif_date_to_correct, find_same_reading
from stampgui.i18n import Argument, Message, message
from stampgui.image.metadata.moment import ExifMoment
from stampgui.stamping.job import WriteDate
from stampgui.stamping.outcome import Outcome


def foresee_dates_in_copy(outcome: Outcome, write_date: WriteDate) -> tuple[Message, ...]:
    """Say which date in the EXIF data of a full-size copy will be corrected, and which other dates will stay."""
    shown, recorded = outcome.evidence, outcome.recorded
    if shown is None or not (kept := find_contradictions(shown, recorded)):
        return ()
    former = find_exif_date_to_correct(shown, recorded) if write_date is WriteDate.ALWAYS else None
    if former is None or not is_exact(shown.date):
        return (*describe_kept(shown, kept), *explain_kept(shown, former))
    corrected = find_same_reading(former, recorded).values()
    correction = describe_correction(former, make_exif_moment(shown.date))
    return (correction, *describe_kept(shown, (each for each in kept if each not in corrected)))


def is_exact(date: PartialDate) -> bool:
    """Whether EXIF can say it: a day, and not only around that day."""
    return date.precision is Precision.DAY and not date.approximate


def make_exif_moment(date: PartialDate) -> ExifMoment:
    """Write a day as EXIF does; midnight stands for an unknown time, as when dates are read."""
    time = date.time or datetime.time()
    return ExifMoment(
        f"{date.year:04d}:{date.month:02d}:{date.day:02d} {time:%H:%M:%S}",
        f"{time.microsecond:06d}" if time.microsecond else "",
        "" if date.offset is None else format_offset(date.offset),
    )


def describe_correction(former: Evidence, moment: ExifMoment) -> Message:
    return message(
        "In the copy's EXIF data the capture date becomes {after} instead of {before}.",
        after=moment.date_time,
        before=former.raw,
    )


def describe_kept(shown: Evidence, kept: Iterable[Evidence]) -> tuple[Message, ...]:
    """Name the dates that stay and where each stands; one of the same day as it is written, with its time of day."""
    sources: dict[Argument, list[Message]] = {}
    for evidence in kept:
        date = evidence.raw if evidence.date.iso == shown.date.iso else describe_partial_date(evidence.date)
        sources.setdefault(date, []).append(describe_source(evidence.source))
    return tuple(
        message("The copy's data still says {date} ({source}).", date=date, source=_join(dict.fromkeys(names)))
        for date, names in sources.items()
    )


def _join(names: Iterable[Message]) -> Message:
    return reduce(lambda first, second: message("{first}, {second}", first=first, second=second), names)


def explain_kept(shown: Evidence, former: Evidence | None) -> tuple[Message, ...]:
    """Say why a date in EXIF was not corrected although it was to be."""
    if former is None or is_exact(shown.date):
        return ()
    return (message("EXIF data can only be corrected to a full date: day, month and year."),)
