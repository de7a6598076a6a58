"""One photo, told as a story from its path to its written copy."""

import datetime
import hashlib
import io
from dataclasses import replace

from stampgui.caption.drawing import caption_tile, check_caption
from stampgui.caption.ground import look_at
from stampgui.caption.placing import faint
from stampgui.caption.wording import caption_text
from stampgui.dates.clues import Clues
from stampgui.dates.decision import Decision, Known, NeedsCheck, NeedsDate, decide
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate, Precision
from stampgui.i18n import Explained, Message, message
from stampgui.image.captioned import captioned
from stampgui.image.colours import in_profile
from stampgui.image.conversion import base_of
from stampgui.image.header import Header, read_header
from stampgui.image.mark import Mark
from stampgui.image.metadata import with_date
from stampgui.image.photo import Photo, identify, read_whole, unreadable
from stampgui.image.reencode import has_room_for_exif
from stampgui.image.tiff import TiffError
from stampgui.stamping.computers_zone import ComputersZone
from stampgui.stamping.job import Existing, Job
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.surroundings import Surroundings, look_around
from stampgui.stamping.writing import NameTaken, already_there, write_copy


def examine(job: Job) -> Outcome:
    """Say what stamping would do, reading no more than the photo's header."""
    try:
        photo = identify(job.source)
        try:
            with photo.path.open("rb") as file:
                header = read_header(file)
        except OSError as error:
            raise unreadable(error) from error
    except Explained as error:
        return Outcome(job.source, Status.FAILED, error.reason)
    return _examined(job, photo, header)


def stamp(job: Job) -> Outcome:
    """Stamp one photo into `job.target`; whatever goes wrong with this photo is said in its outcome."""
    if job.target is None:
        raise ValueError("a job to stamp has a target")
    try:
        photo = identify(job.source)
        source = read_whole(photo)
        header = read_header(io.BytesIO(source))
    except Explained as error:
        return Outcome(job.source, Status.FAILED, error.reason)
    outcome = _examined(job, photo, header)
    if outcome.status is not Status.READY:
        return outcome
    try:
        return _written(job, photo, source, header, outcome)
    except NameTaken as error:
        return replace(outcome, status=Status.SKIPPED, reason=error.reason)
    except Explained as error:
        return replace(outcome, status=Status.FAILED, reason=error.reason, output=None)


def _examined(job: Job, photo: Photo, header: Header) -> Outcome:
    outcome = Outcome(photo.path, Status.READY, displayed=header.displayed, output=job.target)
    if header.mark is not None:
        reason = message("This photo already carries its date: it is a copy made by stampgui.")
        return replace(outcome, status=Status.ALREADY_STAMPED, reason=reason, caption=header.mark.caption, output=None)
    around = look_around(photo.path.absolute())
    damaged = (message("Its {block} data is damaged and could not be read.", block=name) for name in header.damaged)
    outcome = replace(outcome, warnings=(*damaged, *around.warnings))
    outcome = _dated(outcome, _decision(job, photo, header, around))
    if header.refusal is not None:  # first, because nobody should be asked to date what cannot be stamped
        return replace(outcome, status=Status.FAILED, reason=header.refusal, output=None)
    outcome = replace(outcome, changes=header.changes)
    if outcome.evidence is None:
        return replace(outcome, output=None)
    return _captioned(job, outcome, outcome.evidence)


def _decision(job: Job, photo: Photo, header: Header, around: Surroundings) -> Decision:
    recipe = job.recipe
    clues = Clues(
        path=photo.path.absolute(),
        exif=header.exif.tags,
        modified=datetime.datetime.fromtimestamp(photo.modified / 1e9, tz=datetime.UTC).astimezone(),
        today=recipe.today,
        zone=recipe.zone or ComputersZone(),
        xmp=header.xmp,
        xmp_beside=around.xmp,
        iptc=header.iptc,
        text=header.text,
        sidecars=around.sidecars,
    )
    decision = decide(clues, job.answer, cut_off=recipe.cut_off, doubted=job.doubt)
    if isinstance(decision, NeedsDate) and job.fallback is not None:
        return decide(clues, job.fallback)
    return decision


def _dated(outcome: Outcome, decision: Decision) -> Outcome:
    match decision:
        case Known(evidence, candidates, warnings):
            return replace(outcome, evidence=evidence, candidates=candidates, warnings=(*outcome.warnings, *warnings))
        case NeedsCheck(candidates, reason):
            return replace(outcome, status=Status.NEEDS_CHECK, candidates=candidates, reason=reason)
        case NeedsDate(suggestions, reason):
            return replace(outcome, status=Status.NEEDS_DATE, candidates=suggestions, reason=reason)


def _captioned(job: Job, outcome: Outcome, evidence: Evidence) -> Outcome:
    assert outcome.displayed is not None
    try:
        caption = caption_text(
            job.recipe.template,
            evidence.date,
            language=job.recipe.language,
            file=outcome.path.stem,
            words=job.words or job.recipe.words,
        )
        check_caption(caption, job.style or job.recipe.style, outcome.displayed)
    except Explained as error:
        return replace(outcome, status=Status.FAILED, reason=error.reason, output=None)
    if job.target is not None and job.recipe.existing is not Existing.REPLACE and already_there(job.target):
        return replace(outcome, status=Status.SKIPPED, reason=NameTaken().reason, caption=caption)
    return replace(outcome, caption=caption)


def _written(job: Job, photo: Photo, source: bytes, header: Header, outcome: Outcome) -> Outcome:
    assert outcome.evidence is not None
    assert outcome.caption is not None
    assert job.target is not None
    digest = hashlib.sha256(source).hexdigest()
    base = base_of(source, header)
    style = job.style or job.recipe.style
    ground = look_at(job.source) if style.needs_look else None
    tile = in_profile(caption_tile(outcome.caption, style, base.header.displayed, ground), base.header.icc)
    warnings = faint(outcome.caption, style, base.header.displayed, ground)
    tiff, date_warnings = _exif_with_date(job, base.header, outcome.evidence)
    mark = Mark(outcome.caption, outcome.evidence.date.iso, digest)
    undo = job.recipe.undo and base.data is source  # a converted copy cannot give its source back
    copy = captioned(base.data, base.header, tile, mark=mark, tiff=tiff, undo=undo)
    write_copy(copy.data, job.target, photo, replace_own=job.recipe.existing is Existing.REPLACE)
    return replace(
        outcome,
        status=Status.STAMPED,
        engine=base.engine or copy.engine,
        warnings=(*outcome.warnings, *warnings, *date_warnings, *copy.warnings),
        sha256_source=digest,
        sha256_output=hashlib.sha256(copy.data).hexdigest(),
    )


def _exif_with_date(job: Job, header: Header, evidence: Evidence) -> tuple[bytes | None, tuple[Message, ...]]:
    """The EXIF block with a typed date in it, or None where the copy keeps the camera's own."""
    if not job.recipe.write_date or evidence.source is not Source.TYPED:
        return None, ()
    # month- and year-only dates have no EXIF form that all readers understand; what a camera wrote stays
    if evidence.date.precision is not Precision.DAY or _has_original_date(header) or evidence.date.approximate:
        return None, ()
    try:
        tiff = with_date(header.tiff, _exif_date_time(evidence.date))
    except TiffError:
        return None, (message("The date could not be written into its damaged EXIF data."),)
    if not has_room_for_exif(header, tiff):
        return None, (message("The date could not be written into its EXIF data: there is no room left."),)
    return tiff, ()


def _has_original_date(header: Header) -> bool:
    """Whether the camera wrote anything but blanks and zeros (Exif 2.32, 4.6.5: unknown is blank)."""
    return any(digit in header.exif.tags.get("DateTimeOriginal", "") for digit in "123456789")


def _exif_date_time(date: PartialDate) -> str:
    """Midnight stands for an unknown time, as the program reads it too."""
    time = date.time or datetime.time()
    return f"{date.year:04d}:{date.month:02d}:{date.day:02d} {time:%H:%M:%S}"
