"""Every source of capture dates, as a table: a new source is one function and one line of `SOURCES`."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from stampgui.dates.clues import Clues
from stampgui.dates.evidence import Evidence, ParsedDate, Source
from stampgui.dates.limits import MIDNIGHT, ZONE_SLACK
from stampgui.dates.metadata.exif import find_exif_date, has_utc_suffix, parse_exif_date
from stampgui.dates.metadata.gps import parse_gps_date
from stampgui.dates.metadata.iptc import parse_iptc_dates
from stampgui.dates.metadata.png_text import parse_png_dates
from stampgui.dates.metadata.scanners import find_scan_date, has_camera_tags
from stampgui.dates.metadata.xmp import parse_xmp_dates
from stampgui.dates.moments import make_evidence
from stampgui.dates.names.context import is_date_only, is_messenger_name, is_scan_folder
from stampgui.dates.names.filename import find_dates_in_filename
from stampgui.dates.names.folder import find_dates_in_folders, has_only_date_folders
from stampgui.dates.names.pasted import is_pasted_name
from stampgui.dates.partial import PartialDate
from stampgui.values import replace


def gather_exif_original(clues: Clues) -> Iterator[Evidence]:
    """Yield DateTimeOriginal, with the fraction and offset that belong to it."""
    return _gather_exif(clues, "Original", Source.EXIF_ORIGINAL)


def gather_exif_digitized(clues: Clues) -> Iterator[Evidence]:
    """Yield DateTimeDigitized: the same moment for a camera, the day of the scan for a scanner."""
    return _gather_exif(clues, "Digitized", Source.EXIF_DIGITIZED)


def gather_xmp(clues: Clues) -> Iterator[Evidence]:
    """Yield the dates of the photo's XMP packets, then of the .xmp file beside it."""
    for packet in (clues.xmp, *clues.further_xmp):
        yield from _gather_texts(clues, parse_xmp_dates(packet), Source.XMP)
    for evidence in _gather_texts(clues, parse_xmp_dates(clues.xmp_sidecar), Source.XMP):
        yield replace(evidence, ambiguous=True) if clues.is_xmp_sidecar_shared else evidence


def gather_iptc(clues: Clues) -> Iterator[Evidence]:
    """Yield the dates of the IPTC datasets, which picture agencies and older programs write."""
    return _gather_texts(clues, parse_iptc_dates(clues.iptc), Source.IPTC)


def gather_png(clues: Clues) -> Iterator[Evidence]:
    """Yield the dates in the text chunks of a PNG; in a pasted one they tell when it got onto the clipboard."""
    if is_pasted_name(clues.path.stem):
        return iter(())
    return _gather_texts(clues, parse_png_dates(clues.png_text), Source.PNG)


def gather_sidecars(clues: Clues) -> Iterator[Evidence]:
    """Yield the dates in JSON files of downloads, Google's before Facebook's before Instagram's.

    Google falls back to other dates when a photo has no capture date of its own. So for such a photo a date is
    ambiguous that only repeats the last edit or the day on which a messenger received it, and so is every date of a
    file that a messenger named.
    """
    if not clues.sidecars:
        return
    undated = find_exif_date(clues.exif, "Original") is None
    received = tuple(gather_filename_received(clues)) if undated else ()
    saved = undated and not received and is_messenger_name(clues.path.stem)
    fallbacks = [evidence.date for evidence in (*gather_exif_modified(clues), *received)] if undated else []
    order = list(Source)
    for sidecar in sorted(clues.sidecars, key=lambda one: order.index(one.source)):
        aware = sidecar.moment.tzinfo is not None
        date = PartialDate.from_datetime(sidecar.moment.astimezone(datetime.UTC) if aware else sidecar.moment)
        if not aware and date.time == MIDNIGHT:
            date = date.without_time()
        evidence = make_evidence(clues, date, sidecar.source, sidecar.raw, utc=aware)
        repeats = any(evidence.date.agrees_with(other, slack=ZONE_SLACK) for other in fallbacks)
        yield replace(evidence, ambiguous=evidence.ambiguous or sidecar.posted or repeats or saved)


def gather_filename(clues: Clues) -> Iterator[Evidence]:
    """Yield the capture dates in the file name."""
    return _gather_name(clues, Source.FILENAME)


def gather_folder(clues: Clues) -> Iterator[Evidence]:
    """Yield the dates of the nearest folder whose name has one.

    Programs file photos without a capture date by the day on which they were received or posted. So a folder that is
    named only by such a day is ambiguous. So is the folder of a pasted picture, into which all of them go.
    """
    is_pasted = is_pasted_name(clues.path.stem)
    weak = [evidence for evidence in (*gather_filename_received(clues), *gather_sidecars(clues)) if evidence.weak]
    for evidence in find_dates_in_folders(clues.path, today=clues.today):
        repeats = has_only_date_folders(evidence.raw) and any(
            evidence.date.agrees_with(other.date, slack=ZONE_SLACK) for other in weak
        )
        yield replace(evidence, ambiguous=evidence.ambiguous or repeats or is_pasted)


def gather_exif_modified(clues: Clues) -> Iterator[Evidence]:
    """Yield DateTime (0x0132), the last edit of the file."""
    raw = clues.exif.get("DateTime", "")
    date = parse_exif_date(raw, offset=clues.exif.get("OffsetTime", ""))
    if date is not None:
        yield make_evidence(clues, date, Source.EXIF_MODIFIED, raw, utc=has_utc_suffix(raw))


def gather_gps(clues: Clues) -> Iterator[Evidence]:
    """Yield the day of the GPS fix, which may be hours or years older than the photo."""
    date = parse_gps_date(clues.exif)
    if date is not None:
        raw = " ".join(filter(None, (clues.exif["GPSDateStamp"], clues.exif.get("GPSTimeStamp", ""), "UTC")))
        yield make_evidence(clues, date, Source.GPS, raw, utc=True)


def gather_filename_received(clues: Clues) -> Iterator[Evidence]:
    """Yield the dates in the file name that record receiving, posting or saving."""
    return _gather_name(clues, Source.FILENAME_RECEIVED)


def gather_file_time(clues: Clues) -> Iterator[Evidence]:
    """Yield when the file was last written, on this computer's clock; copying and downloading change it.

    The day of a copy says nothing about the photo: it is today, or many files were written within the same minutes.
    Nor does that on which a picture was pasted.
    """
    if is_pasted_name(clues.path.stem):
        return
    if clues.modified is None or clues.modified.date() == clues.today or clues.is_modified_by_copying:
        return
    yield Evidence(PartialDate.from_datetime(clues.modified), Source.FILE_TIME, clues.modified.isoformat())


SOURCES: Final[tuple[Callable[[Clues], Iterable[Evidence]], ...]] = (
    gather_exif_original,
    gather_exif_digitized,
    gather_xmp,
    gather_iptc,
    gather_png,
    gather_sidecars,
    gather_filename,
    gather_folder,
    gather_exif_modified,
    gather_gps,
    gather_filename_received,
    gather_file_time,
)
"""Every source, the most trusted first."""


def gather_evidence(clues: Clues) -> tuple[Evidence, ...]:
    """Return every candidate of every source, the most trusted source first.

    In a scanner's file, dates from the day of the scan on are ambiguous, because a photo is older than its scan. An
    earlier date was entered by a person.
    """
    scanned = find_scan_date(clues)
    found = dict.fromkeys(evidence for source in SOURCES for evidence in source(clues))
    if scanned is None:
        return tuple(found)
    return tuple(
        evidence if scanned.first_day - evidence.date.last_day > ZONE_SLACK else replace(evidence, ambiguous=True)
        for evidence in found
    )


def _gather_exif(clues: Clues, event: str, source: Source) -> Iterator[Evidence]:
    """Yield the date of every EXIF block, not only of the first."""
    for exif in (clues.exif, *clues.further_exif):
        date = find_exif_date(exif, event)
        if date is not None:
            raw = exif[f"DateTime{event}"]
            yield make_evidence(clues, date, source, raw, utc=has_utc_suffix(raw))


def _gather_texts(clues: Clues, found: Iterable[ParsedDate], source: Source) -> Iterator[Evidence]:
    """Yield evidence of the dates `found` in the texts of one source.

    The date on which the file was made is the capture only in a camera's file, and only if no more trusted date is
    earlier, or there is none and an editor made and saved the file at once: such a file is an edited copy.
    """
    texts = tuple(found)
    if not texts:  # as of most sources of most photos
        return
    camera = has_camera_tags(clues.exif, clues.xmp, clues.xmp_sidecar)
    trusted = [date for name in ("Original", "Digitized") if (date := find_exif_date(clues.exif, name)) is not None]
    for one in texts:
        later = any(one.date.first_day - date.last_day > ZONE_SLACK for date in trusted)
        edited = one.is_save and not trusted
        unsure = one.is_file_creation and (later or edited or not camera)
        yield make_evidence(clues, one.date, source, one.raw, utc=one.utc, ambiguous=unsure)
        trusted.append(one.date)


def _gather_name(clues: Clues, source: Source) -> Iterator[Evidence]:
    """Yield the dates of that source in the file name; those with an offset are in UTC.

    In a folder of scans, a name that is nothing but a date may be the day of the scan.
    """
    among_scans = is_scan_folder(clues.path.parent.name) and is_date_only(clues.path.stem)
    for evidence in find_dates_in_filename(clues.path, today=clues.today):
        if evidence.source is source:
            utc = evidence.date.offset is not None
            unsure = evidence.ambiguous or (among_scans and source is Source.FILENAME)
            yield make_evidence(clues, evidence.date, source, evidence.raw, utc=utc, ambiguous=unsure)
