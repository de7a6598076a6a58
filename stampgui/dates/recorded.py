"""The dates in a file's own metadata that say when the photo was taken, and those that contradict its picture.

A copy keeps its photo's metadata. Where its caption shows another date, the copy contradicts itself.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from stampgui.dates.clues import NO_TAGS, Clues
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.limits import ZONE_SLACK
from stampgui.dates.metadata.scanners import is_scan
from stampgui.dates.partial import PartialDate
from stampgui.dates.sources import (
    gather_exif_digitized,
    gather_exif_modified,
    gather_exif_original,
    gather_iptc,
    gather_png,
    gather_xmp,
)
from stampgui.values import replace

_GATHERERS: Final = (
    gather_exif_original,
    gather_exif_digitized,
    gather_xmp,
    gather_iptc,
    gather_png,
    gather_exif_modified,
)
_RECORDED: Final = frozenset(
    {Source.EXIF_ORIGINAL, Source.EXIF_DIGITIZED, Source.XMP, Source.IPTC, Source.PNG, Source.EXIF_MODIFIED}
)
_EXIF_TAGS: Final = {
    Source.EXIF_ORIGINAL: "DateTimeOriginal",
    Source.EXIF_DIGITIZED: "DateTimeDigitized",
    Source.EXIF_MODIFIED: "DateTime",
}
_LATER_EVENTS: Final = frozenset({Source.EXIF_DIGITIZED, Source.EXIF_MODIFIED})
"""In a scanner's file, the day of the scan: it may be any day after the capture."""
_SAME_MINUTE: Final = datetime.timedelta(minutes=1)
"""People type no seconds."""


def gather_recorded_dates(clues: Clues, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return what the file itself records, each date once; what lies beside it does not get into a copy.

    `evidence` is what `gather_evidence` has found, which says it already where no scanner and no .xmp file had a part.
    Ambiguous are dates that may be those of a later event: of a scan, an edit, or the making of the file.
    """
    scanned = is_scan(clues)
    if not scanned and not clues.xmp_sidecar:
        return tuple(each for each in evidence if each.source in _RECORDED)
    own = replace(clues, xmp_sidecar=NO_TAGS) if clues.xmp_sidecar else clues
    scanned = is_scan(own)
    found = dict.fromkeys(evidence for gather in _GATHERERS for evidence in gather(own))
    return tuple(
        replace(evidence, ambiguous=True) if scanned and evidence.source in _LATER_EVENTS else evidence
        for evidence in found
    )


def find_contradictions(shown: Evidence, recorded: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return those of the `recorded` dates that cannot be true of a photo whose picture shows `shown`.

    A date of a later event contradicts only where it is earlier. Where the file's own metadata were chosen, their
    clocks may be a day apart, as for every decision.
    """
    is_own = shown.source in _RECORDED
    against = [evidence for evidence in recorded if _contradicts(evidence, shown.date, is_own=is_own)]
    # EXIF has an offset for each of its dates, and cameras often write only that of the capture
    true = {each.raw for each in recorded if each.source is Source.EXIF_ORIGINAL and each not in against}
    return tuple(evidence for evidence in against if evidence.raw not in true)


def find_exif_date_to_correct(shown: Evidence, recorded: Sequence[Evidence]) -> Evidence | None:
    """Return the capture date of EXIF if it contradicts the picture; a scanner's day of digitizing is none."""
    capture = next(
        (
            evidence
            for source in (Source.EXIF_ORIGINAL, Source.EXIF_DIGITIZED)
            for evidence in recorded
            if evidence.source is source and not (evidence.ambiguous and source in _LATER_EVENTS)
        ),
        None,
    )
    return capture if capture is not None and find_contradictions(shown, (capture,)) else None


def find_same_reading(former: Evidence, recorded: Sequence[Evidence]) -> dict[str, Evidence]:
    """Return, by EXIF tag, the dates that the same clock wrote as `former` at the same moment: one wrong, all wrong."""
    return {
        _EXIF_TAGS[evidence.source]: evidence
        for evidence in recorded
        if evidence.source in _EXIF_TAGS
        and evidence.raw == former.raw
        and not (evidence.ambiguous and evidence.source in _LATER_EVENTS)
    }


def _contradicts(recorded: Evidence, shown: PartialDate, *, is_own: bool) -> bool:
    slack = ZONE_SLACK if is_own else datetime.timedelta()
    if recorded.source is Source.EXIF_MODIFIED or (recorded.ambiguous and recorded.source is not Source.EXIF_ORIGINAL):
        return shown.first_day - recorded.date.last_day > slack
    if not recorded.date.agrees_with(shown, slack=slack):
        return not _is_same_moment(recorded.date, shown)
    return not is_own and not recorded.assumed_zone and not _is_same_time(recorded.date, shown)


def _is_same_time(one: PartialDate, other: PartialDate) -> bool:
    """Whether two dates of one day do not differ in the time of day, as far as both have one."""
    moments = [*_find_wall_clocks(one), *_find_wall_clocks(other)]
    return len(moments) < 2 or _is_same_moment(one, other) or abs(moments[0] - moments[1]) < _SAME_MINUTE


def _is_same_moment(one: PartialDate, other: PartialDate) -> bool:
    """Whether both clocks showed the same moment in zones that are known."""
    offsets = [date.offset for date in (one, other) if date.offset is not None]
    moments = [*_find_wall_clocks(one), *_find_wall_clocks(other)]
    if len(offsets) < 2:
        return False
    zones = datetime.timedelta(minutes=offsets[0] - offsets[1])
    return abs(moments[0] - moments[1] - zones) < _SAME_MINUTE


def _find_wall_clocks(date: PartialDate) -> Iterator[datetime.datetime]:
    """Yield what the clock showed, nothing without a time of day."""
    if date.time is not None:
        yield datetime.datetime.combine(date.first_day, date.time.replace(tzinfo=None))
