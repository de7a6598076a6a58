"""Every place a capture date can come from, as a table: a new place is one function and one line."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from stampgui.dates.clues import Clues
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.exif import day_unsure, read_exif
from stampgui.dates.filename import filename_evidence
from stampgui.dates.folder import folder_evidence
from stampgui.dates.limits import ZONE_SLACK
from stampgui.dates.partial import PartialDate
from stampgui.dates.scanners import made_by_scanner


def exif_original(clues: Clues) -> Iterator[Evidence]:
    """DateTimeOriginal with its own fraction and offset; the day of the scan when a scanner wrote it.

    A scan whose DateTimeOriginal is earlier than its DateTimeDigitized was dated by somebody afterwards.
    """
    date = _original(clues)
    if date is None:
        return
    scanned = _digitized(clues)
    dated_by_hand = scanned is not None and scanned.first_day - date.last_day > ZONE_SLACK
    raw = clues.exif["DateTimeOriginal"]
    scan_date = made_by_scanner(clues.exif) and not dated_by_hand
    yield Evidence(date, Source.EXIF_ORIGINAL, raw, ambiguous=scan_date or day_unsure(raw, date))


def exif_digitized(clues: Clues) -> Iterator[Evidence]:
    """DateTimeDigitized: for a camera the same moment, for a scanner the day of the scan."""
    date = _digitized(clues)
    if date is not None:
        raw = clues.exif["DateTimeDigitized"]
        unsure = made_by_scanner(clues.exif) or day_unsure(raw, date)
        yield Evidence(date, Source.EXIF_DIGITIZED, raw, ambiguous=unsure)


def exif_modified(clues: Clues) -> Iterator[Evidence]:
    """DateTime (0x0132), the last edit of the file."""
    raw = clues.exif.get("DateTime", "")
    date = read_exif(raw, offset=clues.exif.get("OffsetTime", ""))
    if date is not None:
        yield Evidence(date, Source.EXIF_MODIFIED, raw, ambiguous=day_unsure(raw, date))


def filename(clues: Clues) -> Iterator[Evidence]:
    """The file name where it tells of the capture."""
    found = filename_evidence(clues.path, today=clues.today)
    yield from _beside_scan(clues, (one for one in found if one.source is Source.FILENAME))


def filename_received(clues: Clues) -> Iterator[Evidence]:
    """The file name where it tells of receiving, posting or saving."""
    found = filename_evidence(clues.path, today=clues.today)
    return (one for one in found if one.source is Source.FILENAME_RECEIVED)


def folder(clues: Clues) -> Iterator[Evidence]:
    """The nearest folder that names a date."""
    return _beside_scan(clues, folder_evidence(clues.path, today=clues.today))


def file_time(clues: Clues) -> Iterator[Evidence]:
    """When the file was last written, on this computer's clock: copying and downloading change it."""
    yield Evidence(PartialDate.of_datetime(clues.modified), Source.FILE_TIME, clues.modified.isoformat())


SOURCES: Final[tuple[Callable[[Clues], Iterable[Evidence]], ...]] = (
    exif_original,
    exif_digitized,
    filename,
    folder,
    exif_modified,
    filename_received,
    file_time,
)
"""Every source, the most trusted first."""


def gather(clues: Clues) -> tuple[Evidence, ...]:
    """Return every candidate of every source, the most trusted source first."""
    return tuple(evidence for source in SOURCES for evidence in source(clues))


def _original(clues: Clues) -> PartialDate | None:
    return _tagged(clues, "Original")


def _digitized(clues: Clues) -> PartialDate | None:
    return _tagged(clues, "Digitized")


def _tagged(clues: Clues, moment: str) -> PartialDate | None:
    exif = clues.exif
    return read_exif(
        exif.get(f"DateTime{moment}", ""),
        subsec=exif.get(f"SubSecTime{moment}", ""),
        offset=exif.get(f"OffsetTime{moment}", ""),
    )


def _beside_scan(clues: Clues, found: Iterable[Evidence]) -> Iterator[Evidence]:
    """Pass on what names tell, unsure where they only repeat the day on which a scanner made the file."""
    scanned = _digitized(clues) or _original(clues) if made_by_scanner(clues.exif) else None
    for evidence in found:
        repeats = scanned is not None and evidence.date.agrees_with(scanned, slack=ZONE_SLACK)
        yield replace(evidence, ambiguous=evidence.ambiguous or repeats)
