"""Stamping one photo, step by step from its path to its written copy.

What only few photos need, or only those that are written, is imported where it is used.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from stampgui.atomic_write import is_name_taken
from stampgui.caption.caption_text import format_caption
from stampgui.caption.font_errors import MissingGlyphsError
from stampgui.caption.layout import NoRoomError
from stampgui.dates.camera_clock import read_camera_clock
from stampgui.dates.clues import Clues
from stampgui.dates.decision import Decision, Known, NeedsCheck, NeedsDate, decide
from stampgui.dates.evidence import Evidence
from stampgui.dates.partial import PartialDate
from stampgui.dates.recorded import gather_recorded_dates
from stampgui.dates.sources import gather_evidence
from stampgui.i18n import ExplainedError, Message, message
from stampgui.image.damage import Damage
from stampgui.image.errors import UnusableImage
from stampgui.image.format import explain_other_kind
from stampgui.image.header import Header, read_header, read_header_of
from stampgui.image.memory import explain_size
from stampgui.image.partial.wholeness import complete_picture, measure_damage
from stampgui.image.photo import FILE_CHANGED, Photo, fetch_photo, identify, unreadable_error
from stampgui.image.source_file import SourceFile, read_source_file
from stampgui.machine_memory import share_memory
from stampgui.regular_file import open_regular
from stampgui.stamping.caption_room import check_room
from stampgui.stamping.date_notes import foresee_dates_in_copy
from stampgui.stamping.job import ExistingPolicy, Job, Recipe
from stampgui.stamping.outcome import DATE_CHANGED, Outcome, Status, make_refusal
from stampgui.stamping.photo_clues import gather_clues
from stampgui.stamping.sidecars import read_sidecars
from stampgui.values import replace

T = TypeVar("T")


def examine(job: Job) -> Outcome:
    """Return the outcome that stamping would have, without writing anything.

    Only the photo's header and its end are read, unless metadata is to be removed or copies exist already.
    """
    try:
        if job.recipe.fetch:
            fetch_photo(job.source)
        photo = identify(job.source)
    except ExplainedError as error:
        return make_refusal(job.source, error)
    try:
        header, damage = _read_header_and_damage(job, photo)
    except ExplainedError as error:
        other_kind = explain_other_kind(job.source)
        return make_refusal(job.source, error if other_kind is None else UnusableImage(other_kind))
    return foresee(job, _examine_header(job, photo, header, damage))


def _read_header_and_damage(job: Job, photo: Photo) -> tuple[Header, Damage | None]:
    """Read a photo's header and its end; one that may be damaged is read whole if it fits the memory.

    Of one that is cut off and does not fit, which is refused for its size, the damage is not measured. Raises
    UnusableImage.
    """
    try:
        with open_regular(photo.path) as file:
            header = read_header(file)
            if not header.is_cut_off and not job.may_be_damaged:
                return header, measure_damage(file, header)
            fits = _refuse_for_size(job.recipe, photo, header, is_decoded=True) is None
            if header.is_cut_off and not fits:
                return header, None
            return header, measure_damage(file, header, thorough=job.may_be_damaged and fits)
    except OSError as error:
        raise unreadable_error(error) from error


def foresee(job: Job, outcome: Outcome) -> Outcome:
    """Say what stamping an examined photo would do, now that it is known where its copies go.

    The photo is read only where copies are there already, or where things are to be taken out of it.
    """
    if outcome.status is not Status.READY or not job.targets:
        return outcome
    outcome = replace(outcome, output=job.target)
    if outcome.caption is None and outcome.evidence is not None:  # a person has just said its date
        outcome = _with_caption(job, outcome, outcome.evidence)
    if outcome.status is Status.READY and (job.recipe.no_gps or any(map(is_name_taken, job.targets))):
        try:
            photo = _identify_expected(job)
            header = read_header_of(photo)
            source = read_source_file(photo, header)
            outcome = _check_targets(job, source, outcome)
            if job.recipe.no_gps:
                outcome = _with_removed_metadata(outcome, job, source, header)
        except ExplainedError as error:
            return make_refusal(job.source, error)
    return _with_foreseen_dates(outcome, job)


def _with_foreseen_dates(outcome: Outcome, job: Job) -> Outcome:
    """Add which dates the faithful copy will keep, if one will be written."""
    is_kept = job.recipe.existing is ExistingPolicy.SKIP and job.target is not None and is_name_taken(job.target)
    if outcome.status is not Status.READY or job.target is None or is_kept:
        return outcome
    dates = foresee_dates_in_copy(outcome, job.recipe.write_date)
    return replace(outcome, warnings=(*outcome.warnings, *dates))


def stamp(job: Job) -> Outcome:
    """Write the stamped copies of one photo to `job.targets`; errors with this photo are reported in its outcome."""
    begun = begin_stamp(job)
    return begun() if callable(begun) else begun


def begin_stamp(job: Job) -> Outcome | Callable[[], Outcome]:
    """Make the stamped copies of one photo, and return what writes them, or the outcome where there are none."""
    if not job.targets:
        raise ValueError("a job to stamp has a target")
    try:
        photo = _identify_expected(job)
        header, damage = _read_header_and_damage(job, photo)
    except ExplainedError as error:
        return make_refusal(job.source, error)
    outcome = _examine_header(job, photo, header, damage)
    if job.expected_date is not None and _has_other_date(outcome, job.expected_date):
        return replace(outcome, status=Status.FAILED, reason=DATE_CHANGED, output=None)
    if outcome.status is not Status.READY:
        return outcome
    made = _explain_failure(job, header, outcome, lambda: _make_copies(job, photo, header, outcome))
    return partial(_explain_failure, job, header, outcome, made) if callable(made) else made


def _make_copies(job: Job, photo: Photo, header: Header, outcome: Outcome) -> Outcome | Callable[[], Outcome]:
    from stampgui.stamping.copies import make_copies

    source = read_source_file(photo, header)
    outcome = _with_removed_metadata(_check_targets(job, source, outcome), job, source, header)
    return make_copies(job, photo, source, header, outcome) if outcome.status is Status.READY else outcome


def _explain_failure(job: Job, header: Header, outcome: Outcome, work: Callable[[], T]) -> T | Outcome:
    """What `work` on an examined photo returns, or what becomes of the photo where that raises an error."""
    from stampgui.stamping.copy_file import NameTakenError

    try:
        return work()
    except NameTakenError as error:
        return replace(outcome, status=Status.SKIPPED, reason=error.reason)
    except ExplainedError as error:
        return _with_found_damage(replace(outcome, status=Status.FAILED, reason=error.reason, output=None), job, header)


def _with_found_damage(failed: Outcome, job: Job, header: Header) -> Outcome:
    """Add what is missing of a picture that was taken for whole, as its end was there, and could not be stamped."""
    if failed.damage is not None:
        return failed
    try:
        with open_regular(job.source) as file:
            damage = measure_damage(file, header, thorough=True)
    except (OSError, UnusableImage):
        return failed
    return failed if damage is None else replace(failed, damage=damage, reason=damage.refuse())


def _identify_expected(job: Job) -> Photo:
    """The photo's file. Raises UnusableImage, also when it is not the file that it was when it was examined."""
    photo = identify(job.source)
    if job.expected_file is not None and not photo.is_unchanged_since(job.expected_file):
        raise UnusableImage(FILE_CHANGED)
    return photo


def _has_other_date(outcome: Outcome, expected_date: PartialDate) -> bool:
    """Whether the photo's date is no longer the one that was shown; a file beside it may have changed."""
    if outcome.status is Status.READY:
        return outcome.evidence is None or outcome.evidence.date != expected_date
    return outcome.status in (Status.NEEDS_CHECK, Status.NEEDS_DATE)


def _check_targets(job: Job, source: SourceFile, outcome: Outcome) -> Outcome:
    """Refuse a photo whose copies exist already or whose copies' names are taken."""
    if not any(map(is_name_taken, job.targets)):
        return outcome
    from stampgui.stamping.existing_copies import check_targets

    return check_targets(job, source.sha256, outcome)


def _with_removed_metadata(outcome: Outcome, job: Job, source: SourceFile, header: Header) -> Outcome:
    """Add what is left out of the faithful copy, if metadata is to be removed. Raises UnusableImage."""
    if not job.recipe.no_gps or not job.recipe.faithful or outcome.status is not Status.READY:
        return outcome
    from stampgui.image.redaction.files import list_redacted_changes

    whole = source.data if outcome.damage is None else complete_picture(source.data, header)
    return replace(outcome, changes=list_redacted_changes(whole, header, has_rest=source.rest is not None))


def _examine_header(job: Job, photo: Photo, header: Header, damage: Damage | None) -> Outcome:
    if header.mark is not None:
        from stampgui.stamping.restore import find_restore_obstacle

        return Outcome(
            photo.path,
            Status.ALREADY_STAMPED,
            message("This photo already shows its date: it is a copy made by stampgui."),
            displayed=header.displayed_size,
            copy_format=header.copy_format,
            caption=header.mark.caption,
            restore_obstacle=find_restore_obstacle(header),
        )
    sidecars = read_sidecars(photo.path.absolute(), fetch=job.recipe.fetch)
    damaged = (message("Its {block} data is damaged and could not be read.", block=name) for name in header.damaged)
    clues = gather_clues(job.recipe, photo, header, sidecars)
    evidence = gather_evidence(clues)
    outcome = Outcome(
        photo.path,
        Status.READY,
        displayed=header.displayed_size,
        copy_format=header.copy_format,
        output=job.target,
        warnings=(*damaged, *sidecars.warnings),
        recorded=gather_recorded_dates(clues, evidence),
        clock=read_camera_clock(clues),
    )
    outcome = _with_decision(outcome, _decide_date(job, clues, evidence))
    if damage is not None:
        from stampgui.stamping.whole_part import find_whole_part

        outcome = replace(outcome, damage=damage, whole_part=find_whole_part(damage, header))
    refusal = (
        header.refusal
        or _refuse_for_size(job.recipe, photo, header, is_decoded=damage is not None or header.is_cut_off)
        or _refuse_for_damage(job, damage)
    )
    if refusal is not None:  # overrides the decision: nobody should have to date a photo that cannot be stamped
        return replace(outcome, status=Status.FAILED, reason=refusal, output=None)
    said = () if damage is None else (damage.describe(),)
    if header.changes or said:
        outcome = replace(outcome, changes=header.changes, warnings=(*said, *outcome.warnings))
    if outcome.evidence is None:
        return outcome if outcome.output is None else replace(outcome, output=None)
    return _with_caption(job, outcome, outcome.evidence)


def _refuse_for_size(recipe: Recipe, photo: Photo, header: Header, *, is_decoded: bool) -> Message | None:
    """Why the photo is too large; `is_decoded` says that its whole picture is, as where it is damaged."""
    budget = recipe.memory_budget or share_memory(1)
    if is_decoded and not header.is_demanding:
        header = replace(header, is_demanding=True)
    return explain_size(header, photo.size, budget, shrinks=recipe.upload_preset is not None)


def _refuse_for_damage(job: Job, damage: Damage | None) -> Message | None:
    if damage is None:
        return None
    return None if job.may_be_damaged and damage.rows else damage.refuse()


def _decide_date(job: Job, clues: Clues, evidence: tuple[Evidence, ...]) -> Decision:
    decision = decide(clues, job.answer, cut_off=job.recipe.cut_off, evidence=evidence)
    if isinstance(decision, NeedsDate) and job.fallback is not None:
        return decide(clues, job.fallback, evidence=evidence)
    return decision


def _with_decision(outcome: Outcome, decision: Decision) -> Outcome:
    match decision:
        case Known(evidence, candidates, warnings):
            return replace(outcome, evidence=evidence, candidates=candidates, warnings=(*outcome.warnings, *warnings))
        case NeedsCheck(candidates, reason):
            return replace(outcome, status=Status.NEEDS_CHECK, candidates=candidates, reason=reason)
        case NeedsDate(suggestions, reason):
            return replace(outcome, status=Status.NEEDS_DATE, candidates=suggestions, reason=reason)


def _with_caption(job: Job, outcome: Outcome, evidence: Evidence) -> Outcome:
    assert outcome.displayed is not None
    style = job.style or job.recipe.style
    try:
        caption = format_caption(
            job.recipe.template,
            evidence.date,
            language=job.recipe.language,
            file=outcome.path.stem,
            event_place=job.event_place or job.recipe.event_place,
        )
        try:
            check_room(caption, style, outcome.displayed, outcome.whole_part, job.recipe.upload_preset)
        except NoRoomError:
            if job.recipe.needs_room:
                raise
    except MissingGlyphsError as error:
        from stampgui.caption.font_search import explain_missing_glyphs

        reason = explain_missing_glyphs(error, job.recipe.font_folders)
        return replace(outcome, status=Status.FAILED, reason=reason, output=None)
    except ExplainedError as error:
        return replace(outcome, status=Status.FAILED, reason=error.reason, output=None)
    return replace(outcome, caption=caption)
