"""The sentences that explain a decision: why a date was not accepted, and which sources disagree."""

import datetime
from collections.abc import Sequence

from stampgui.dates.descriptions import describe_partial_date, describe_source
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.limits import is_future
from stampgui.dates.partial import PartialDate
from stampgui.dates.sentinels import is_unset_clock_date
from stampgui.i18n import Message, message


def explain_impossible_date(evidence: Evidence, today: datetime.date) -> Message | None:
    """Return why the date cannot be the capture date, or None where it can."""
    if is_unset_clock_date(evidence.date):
        return _explain_unset_clock(evidence.date)
    if is_future(evidence.date, today):
        return message("The photo's date is in the future ({date}).", date=describe_partial_date(evidence.date))
    return None


def _explain_unset_clock(date: PartialDate) -> Message:
    return message("The camera clock was not set ({date}).", date=describe_partial_date(date))


def tells_unset_clock(reason: Message) -> bool:
    """Whether a photo has no date because its camera's clock was never set."""
    return reason.msgid == _explain_unset_clock(PartialDate(1980)).msgid


def explain_disagreement(chosen: Evidence, other: Evidence) -> Message:
    """Say which two dates disagree, and what to do."""
    first, second = describe_partial_date(chosen.date), describe_partial_date(other.date)
    match chosen.source, other.source:
        case ((Source.EXIF_ORIGINAL | Source.EXIF_DIGITIZED), Source.FILENAME):
            return message(
                "The camera wrote {first}, but the file name says {second}. Please pick the right date.",
                first=first,
                second=second,
            )
        case ((Source.EXIF_ORIGINAL | Source.EXIF_DIGITIZED), Source.FOLDER):
            return message(
                "The camera wrote {first}, but the folder name says {second}. Please pick the right date.",
                first=first,
                second=second,
            )
        case Source.FILENAME, Source.FOLDER:
            return message(
                "The file name says {first}, but the folder name says {second}. Please pick the right date.",
                first=first,
                second=second,
            )
        case Source.EXIF_ORIGINAL, Source.EXIF_DIGITIZED:
            return message(
                "Two dates disagree: taken {first}, digitized {second}. Please pick the right one.",
                first=first,
                second=second,
            )
        case _, Source.EXIF_MODIFIED:
            return message(
                "The capture date {first} is later than the last edit, {second}. Please pick the right date.",
                first=first,
                second=second,
            )
        case _, Source.FILENAME_RECEIVED:
            return message(
                "The capture date {first} is later than the day on which the photo was received or saved, {second}. "
                "Please pick the right date.",
                first=first,
                second=second,
            )
    return message(
        "Two dates disagree: {first} ({first_source}) and {second} ({second_source}). Please pick the right one.",
        first=first,
        first_source=describe_source(chosen.source),
        second=second,
        second_source=describe_source(other.source),
    )


def tells_disagreement(reason: Message) -> bool:
    """Whether a photo has to be checked because two dates disagree: no other reason names a second one."""
    return "second" in dict(reason.arguments)


def explain_cut_off(chosen: Evidence, cut_off: datetime.date) -> Message:
    """Say that the photo is dated on or after the cut-off date."""
    return message(
        "The photo is dated {date}, on or after the cut-off date {cut_off}. Please check it.",
        date=describe_partial_date(chosen.date),
        cut_off=cut_off,
    )


def explain_clock_doubt(chosen: Evidence) -> Message:
    """Say that the date may come from a clock that was never set."""
    return message(
        "The photo says {date}, but that could be an unset camera clock. Please check the date.",
        date=describe_partial_date(chosen.date),
    )


def explain_assumed_zone(chosen: Evidence) -> Message:
    """Warn that the day is only right in the zone that was assumed."""
    return message(
        "The date comes from a time in UTC, and the time zone {zone} was assumed. "
        "Elsewhere it may have been another day.",
        zone=chosen.assumed_zone,
    )


def explain_folder_difference(chosen: Evidence, folder: Evidence) -> Message:
    """Warn that the folder is named after another month or year than the photo's date."""
    return message(
        "The folder name says {folder}, but the photo is dated {date}.",
        folder=describe_partial_date(folder.date),
        date=describe_partial_date(chosen.date),
    )


def explain_hours_apart(chosen: Evidence, other: Evidence) -> Message:
    """Warn of evidence for another day, whole hours away."""
    return message(
        "Another source ({source}) says {other}, which differs from {date} by whole hours: one of the clocks was "
        "set to another time zone.",
        source=describe_source(other.source),
        other=describe_partial_date(other.date),
        date=describe_partial_date(chosen.date),
    )


def explain_missing_date(weak: Sequence[Evidence]) -> Message:
    """Say why the weak evidence is not enough; `weak` has the most trusted first."""
    hints = [evidence for evidence in weak if evidence.source is not Source.FILE_TIME]
    if not hints:
        return message("The photo's data, its name and its folder do not say when it was taken.")
    match hints[0].source:
        case Source.FILENAME_RECEIVED:
            return message("The file name only gives the day on which the photo was received or saved.")
        case Source.EXIF_MODIFIED:
            return message("The photo's data only has the date of its last edit.")
        case Source.GPS:
            return message("The only date is that of the GPS satellites, and it may be from an earlier position fix.")
        case Source.FOLDER:
            return message("The folder name hints at a date, but not reliably enough.")
        case Source.FILENAME:
            return message("The file name hints at a date, but not reliably enough.")
        case Source.XMP | Source.IPTC:
            return message("The photo's data only says when this file was created, which may be the day of an edit.")
        case Source.SIDECAR_GOOGLE | Source.SIDECAR_FACEBOOK | Source.SIDECAR_INSTAGRAM:
            return message("The downloaded data only gives the day on which the photo was received or uploaded.")
    return message("There are hints at a date, but none is reliable enough.")


def explain_pasted() -> Message:
    return message("A pasted picture does not say when the photo was taken.")


def explain_shared_sidecar() -> Message:
    return message("The .xmp file beside the photo may belong to another photo with the same name.")


def explain_scan(scanned: PartialDate | None) -> Message:
    """Say that a scanner made the file, and on which day if that is known."""
    if scanned is None:
        return message("This file comes from a scanner. When was the photo taken?")
    return message(
        "This file was scanned on {date}. When was the photo taken?",
        date=describe_partial_date(scanned),
    )
