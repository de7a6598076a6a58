"""One photo, told as a story from its path to its written copy."""

import datetime
import io
from dataclasses import replace

from stampgui.caption.drawing import check_caption
from stampgui.caption.font import MissingLetters
from stampgui.caption.font_search import advice
from stampgui.caption.wording import caption_text
from stampgui.dates.clues import Clues
from stampgui.dates.decision import Decision, Known, NeedsCheck, NeedsDate, decide
from stampgui.dates.evidence import Evidence
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Explained, message
from stampgui.image.errors import UnusableImage
from stampgui.image.header import Header, read_header
from stampgui.image.photo import CHANGED, Photo, identify, read_whole, unreadable
from stampgui.image.private.file import changes_without_traces
from stampgui.stamping.computers_zone import ComputersZone
from stampgui.stamping.copies import written
from stampgui.stamping.existing import placed
from stampgui.stamping.job import Job
from stampgui.stamping.outcome import OTHER_DATE, Outcome, Status
from stampgui.stamping.restore import unrestorable
from stampgui.stamping.surroundings import Surroundings, look_around
from stampgui.stamping.upload import largest_size
from stampgui.stamping.writing import NameTaken, already_there


def examine(job: Job) -> Outcome:
    """Say what stamping would do.

    No more than the photo's header is read, unless things are to be taken out of it or copies are there already.
    """
    try:
        photo = identify(job.source)
        try:
            with photo.path.open("rb") as file:
                header = read_header(file)
        except OSError as error:
            raise unreadable(error) from error
        outcome = _examined(job, photo, header)
        needs_source = job.recipe.no_gps or any(map(already_there, job.targets))
        if outcome.status is not Status.READY or not needs_source:
            return outcome
        source = read_whole(photo)
        return _without_gps(placed(job, source, outcome), job, source, header)
    except Explained as error:
        return Outcome(job.source, Status.FAILED, error.reason)


def stamp(job: Job) -> Outcome:
    """Stamp one photo into `job.targets`; whatever goes wrong with this photo is said in its outcome."""
    if not job.targets:
        raise ValueError("a job to stamp has a target")
    try:
        photo = identify(job.source)
        if job.seen is not None and not photo.is_as(job.seen):
            raise UnusableImage(CHANGED)
        source = read_whole(photo)
        header = read_header(io.BytesIO(source))
    except Explained as error:
        return Outcome(job.source, Status.FAILED, error.reason)
    outcome = _examined(job, photo, header)
    if job.shown is not None and _has_other_date(outcome, job.shown):
        return replace(outcome, status=Status.FAILED, reason=OTHER_DATE, output=None)
    if outcome.status is not Status.READY:
        return outcome
    try:
        outcome = _without_gps(placed(job, source, outcome), job, source, header)
        return written(job, photo, source, header, outcome) if outcome.status is Status.READY else outcome
    except NameTaken as error:
        return replace(outcome, status=Status.SKIPPED, reason=error.reason)
    except Explained as error:
        return replace(outcome, status=Status.FAILED, reason=error.reason, output=None)


def _has_other_date(outcome: Outcome, shown: PartialDate) -> bool:
    """Whether the photo's date is not, or no longer, the one that was shown; a file beside it may tell it."""
    if outcome.status is Status.READY:
        return outcome.evidence is None or outcome.evidence.date != shown
    return outcome.status in (Status.NEEDS_CHECK, Status.NEEDS_DATE)


def _without_gps(outcome: Outcome, job: Job, source: bytes, header: Header) -> Outcome:
    """Say what is left out of the faithful copy where that was asked for. Raises UnusableImage."""
    if not job.recipe.no_gps or not job.recipe.faithful or outcome.status is not Status.READY:
        return outcome
    return replace(outcome, changes=changes_without_traces(source, header))


def _examined(job: Job, photo: Photo, header: Header) -> Outcome:
    outcome = Outcome(photo.path, Status.READY, displayed=header.displayed, copy=header.copy, output=job.target)
    if header.mark is not None:
        reason = message("This photo already carries its date: it is a copy made by stampgui.")
        return replace(
            outcome,
            status=Status.ALREADY_STAMPED,
            reason=reason,
            caption=header.mark.caption,
            output=None,
            unrestorable=unrestorable(header),
        )
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
    style, preset = job.style or job.recipe.style, job.recipe.upload
    try:
        caption = caption_text(
            job.recipe.template,
            evidence.date,
            language=job.recipe.language,
            file=outcome.path.stem,
            words=job.words or job.recipe.words,
        )
        check_caption(caption, style, outcome.displayed)
        if preset is not None:
            check_caption(caption, style, largest_size(outcome.displayed, preset))
    except MissingLetters as error:
        reason = advice(error, job.recipe.fonts)
        return replace(outcome, status=Status.FAILED, reason=reason, output=None)
    except Explained as error:
        return replace(outcome, status=Status.FAILED, reason=error.reason, output=None)
    return replace(outcome, caption=caption)
