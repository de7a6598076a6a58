"""Every place a capture date can come from, as a table: a new place is one function and one line."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from stampgui.dates.clues import Clues
from stampgui.dates.evidence import Evidence, Source, TextDate
from stampgui.dates.exif import read_exif, says_utc, tagged
from stampgui.dates.filename import filename_evidence
from stampgui.dates.folder import folder_evidence, tells_only_a_date
from stampgui.dates.gps import read_gps
from stampgui.dates.iptc import iptc_dates
from stampgui.dates.limits import MIDNIGHT, ZONE_SLACK
from stampgui.dates.moments import told
from stampgui.dates.name_words import holds_scans, names_nothing_else
from stampgui.dates.partial import PartialDate
from stampgui.dates.png_text import png_dates
from stampgui.dates.scans import names_camera, scan_day
from stampgui.dates.xmp import xmp_dates


def exif_original(clues: Clues) -> Iterator[Evidence]:
    """DateTimeOriginal with its own fraction and offset."""
    date = tagged(clues.exif, "Original")
    if date is not None:
        raw = clues.exif["DateTimeOriginal"]
        yield told(clues, date, Source.EXIF_ORIGINAL, raw, utc=says_utc(raw))


def exif_digitized(clues: Clues) -> Iterator[Evidence]:
    """DateTimeDigitized: for a camera the same moment, for a scanner the day of the scan."""
    date = tagged(clues.exif, "Digitized")
    if date is not None:
        raw = clues.exif["DateTimeDigitized"]
        yield told(clues, date, Source.EXIF_DIGITIZED, raw, utc=says_utc(raw))


def xmp(clues: Clues) -> Iterator[Evidence]:
    """The photo's XMP packet, then the .xmp file beside it."""
    for packet in (clues.xmp, clues.xmp_beside):
        yield from _texts(clues, xmp_dates(packet), Source.XMP)


def iptc(clues: Clues) -> Iterator[Evidence]:
    """The IPTC datasets of picture agencies and older programs."""
    return _texts(clues, iptc_dates(clues.iptc), Source.IPTC)


def png(clues: Clues) -> Iterator[Evidence]:
    """The text chunks of a PNG."""
    return _texts(clues, png_dates(clues.text), Source.PNG)


def sidecars(clues: Clues) -> Iterator[Evidence]:
    """The JSON files of downloads, Google's before Facebook's before Instagram's.

    A download that only repeats the day a messenger's name or the last edit tells was dated by them: Google
    takes what it finds when a photo has no capture date of its own.
    """
    if not clues.sidecars:
        return
    sources = (exif_modified, filename_received) if tagged(clues.exif, "Original") is None else ()
    borrowed = [evidence.date for source in sources for evidence in source(clues)]
    order = list(Source)
    for sidecar in sorted(clues.sidecars, key=lambda one: order.index(one.source)):
        aware = sidecar.moment.tzinfo is not None
        date = PartialDate.of_datetime(sidecar.moment.astimezone(datetime.UTC) if aware else sidecar.moment)
        if not aware and date.time == MIDNIGHT:
            date = date.without_time()
        evidence = told(clues, date, sidecar.source, sidecar.raw, utc=aware)
        repeats = any(evidence.date.agrees_with(other, slack=ZONE_SLACK) for other in borrowed)
        yield replace(evidence, ambiguous=evidence.ambiguous or sidecar.posted or repeats)


def filename(clues: Clues) -> Iterator[Evidence]:
    """The file name where it tells of the capture."""
    return _named(clues, Source.FILENAME)


def folder(clues: Clues) -> Iterator[Evidence]:
    """The nearest folder that names a date.

    Programs file photos that tell no capture by the day of receiving or posting: a bare date that only repeats
    that day is no witness of another.
    """
    weak = [evidence for evidence in (*filename_received(clues), *sidecars(clues)) if evidence.weak]
    for evidence in folder_evidence(clues.path, today=clues.today):
        repeats = tells_only_a_date(evidence.raw) and any(
            evidence.date.agrees_with(other.date, slack=ZONE_SLACK) for other in weak
        )
        yield replace(evidence, ambiguous=evidence.ambiguous or repeats)


def exif_modified(clues: Clues) -> Iterator[Evidence]:
    """DateTime (0x0132), the last edit of the file."""
    raw = clues.exif.get("DateTime", "")
    date = read_exif(raw, offset=clues.exif.get("OffsetTime", ""))
    if date is not None:
        yield told(clues, date, Source.EXIF_MODIFIED, raw, utc=says_utc(raw))


def gps(clues: Clues) -> Iterator[Evidence]:
    """The satellites' day, which may be that of the last fix, hours or years ago."""
    date = read_gps(clues.exif)
    if date is not None:
        raw = " ".join(filter(None, (clues.exif["GPSDateStamp"], clues.exif.get("GPSTimeStamp", ""), "UTC")))
        yield told(clues, date, Source.GPS, raw, utc=True)


def filename_received(clues: Clues) -> Iterator[Evidence]:
    """The file name where it tells of receiving, posting or saving."""
    return _named(clues, Source.FILENAME_RECEIVED)


def file_time(clues: Clues) -> Iterator[Evidence]:
    """When the file was last written, on this computer's clock: copying and downloading change it."""
    yield Evidence(PartialDate.of_datetime(clues.modified), Source.FILE_TIME, clues.modified.isoformat())


SOURCES: Final[tuple[Callable[[Clues], Iterable[Evidence]], ...]] = (
    exif_original,
    exif_digitized,
    xmp,
    iptc,
    png,
    sidecars,
    filename,
    folder,
    exif_modified,
    gps,
    filename_received,
    file_time,
)
"""Every source, the most trusted first."""


def gather(clues: Clues) -> tuple[Evidence, ...]:
    """Return every candidate of every source, the most trusted source first.

    What a scanner's file tells of the day of the scan or later is ambiguous: a photo is older than its scan,
    and an earlier date was given by a person.
    """
    scanned = scan_day(clues)
    found = dict.fromkeys(evidence for source in SOURCES for evidence in source(clues))
    if scanned is None:
        return tuple(found)
    return tuple(
        evidence if scanned.first_day - evidence.date.last_day > ZONE_SLACK else replace(evidence, ambiguous=True)
        for evidence in found
    )


def _texts(clues: Clues, found: Iterable[TextDate], source: Source) -> Iterator[Evidence]:
    """Pass on what the texts of one place tell.

    When the file was made is certain only for a camera's file, and not where a surer date is earlier: the
    file is then an edited copy.
    """
    camera = names_camera(clues.exif, clues.xmp, clues.xmp_beside)
    surer = [date for name in ("Original", "Digitized") if (date := tagged(clues.exif, name)) is not None]
    for one in found:
        later = any(one.date.first_day - date.last_day > ZONE_SLACK for date in surer)
        unsure = one.resource and (later or not camera)
        yield told(clues, one.date, source, one.raw, utc=one.utc, ambiguous=unsure)
        surer.append(one.date)


def _named(clues: Clues, source: Source) -> Iterator[Evidence]:
    """Pass on what the file name tells; its dates with an offset are in UTC.

    A bare date in a folder of scans may be the day of the scan.
    """
    among_scans = holds_scans(clues.path.parent.name) and names_nothing_else(clues.path.stem)
    for evidence in filename_evidence(clues.path, today=clues.today):
        if evidence.source is source:
            utc = evidence.date.offset is not None
            unsure = evidence.ambiguous or (among_scans and source is Source.FILENAME)
            yield told(clues, evidence.date, source, evidence.raw, utc=utc, ambiguous=unsure)
