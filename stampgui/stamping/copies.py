"""Making and writing the copies of one photo: the faithful copy and, if wanted, the upload copy."""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stampgui.atomic_write import is_name_taken
from stampgui.dates.evidence import Evidence
from stampgui.i18n import ExplainedError, Message, message
from stampgui.image.captioning import apply_caption
from stampgui.image.colour_profiles import convert_tile_to_profile
from stampgui.image.engine import EncodedCopy, Engine
from stampgui.image.format import Format
from stampgui.image.header import Header, read_header
from stampgui.image.mark import Mark
from stampgui.image.partial.wholeness import complete_picture, ease_decoding
from stampgui.image.photo import Photo, unreadable_error
from stampgui.image.source_file import SourceFile
from stampgui.image.stampable import StampableFile
from stampgui.regular_file import FileRange, hash_with_rest
from stampgui.stamping.copy_file import (
    NameTakenError,
    WriteError,
    find_obstacle,
    is_separate_file,
    remove_unchanged_copy,
    write_copy,
)
from stampgui.stamping.date_notes import is_exact, make_exif_moment
from stampgui.stamping.exif_date import date_exif, describe_dates_in_copy
from stampgui.stamping.job import ExistingPolicy, Job
from stampgui.stamping.outcome import Outcome, Status, UploadCopy
from stampgui.stamping.tile_spec import TileSpec
from stampgui.values import dataclass, replace

if TYPE_CHECKING:  # few calls make upload copies
    from stampgui.stamping.upload import UploadFile

_NOTABLE_GROWTH: Final = 1.35
"""Times as large as its photo; the copies of most are within 1.05."""
_NOTABLE_BYTES: Final = 100_000


def make_copies(job: Job, photo: Photo, source: SourceFile, header: Header, outcome: Outcome) -> Callable[[], Outcome]:
    """Make the copies of a photo that is ready, and return what writes them, which raises ExplainedError if nothing is.

    Existing copies stay unless they are to be replaced. Raises ExplainedError.
    """
    assert outcome.evidence is not None
    assert outcome.caption is not None
    base = _make_base(source.data, header, outcome)
    spec = _build_tile_spec(job, outcome)
    mark = Mark(outcome.caption, outcome.evidence.date.iso, source.sha256)
    blocked = None if job.upload_target is None else find_obstacle(job.upload_target, mark.sha256_source)
    done = replace(
        outcome,
        status=Status.STAMPED,
        output=None,
        warnings=(
            *outcome.warnings,
            *_describe_caption(spec, base.header.displayed_size),
            *_describe_kept_copies(
                (target for target in job.targets if not blocked or target != job.upload_target), job
            ),
        ),
        sha256_source=mark.sha256_source,
    )
    rest = None if job.recipe.no_gps else source.rest
    undo = job.recipe.undo and base.data is source.data and rest == source.rest
    faithful = _make_faithful(job, base, photo, spec, mark, outcome, undo=undo) if _is_wanted(job, job.target) else None
    wanted = blocked is None and _is_wanted(job, job.upload_target)
    upload = _make_upload(job, base, spec, mark, outcome.evidence) if wanted else None
    if faithful is None and upload is None and blocked is None:  # files of these names have appeared just now
        raise NameTakenError
    return partial(_write_copies, job, photo, rest, done, faithful, upload, blocked)


def _write_copies(
    job: Job,
    photo: Photo,
    rest: FileRange | None,
    done: Outcome,
    faithful: "_FaithfulCopy | None",
    upload: "UploadFile | None",
    blocked: Message | None,
) -> Outcome:
    if faithful is not None:
        done = _write_faithful(done, faithful, job, photo, rest)
    try:
        if blocked is not None:
            raise WriteError(blocked)
        return _remove_superseded(done if upload is None else _write_upload(done, upload, job, photo), job)
    except ExplainedError as error:
        if faithful is None:
            raise
        reason = message("The copy was saved, but its upload copy was not. {reason}", reason=error.reason)
        return replace(done, status=Status.FAILED, reason=reason)


def _describe_caption(spec: TileSpec, displayed: tuple[int, int]) -> Iterator[Message]:
    """What a person should know about the caption: that it hardly stands out, or is elsewhere."""
    if spec.sample is not None:
        from stampgui.caption.auto_placement import find_contrast_warnings

        yield from find_contrast_warnings(spec.caption, spec.style, displayed, spec.sample)
    if spec.whole_part and spec.is_moved(displayed):
        from stampgui.stamping.whole_part import explain_move

        yield explain_move()


def _remove_superseded(done: Outcome, job: Job) -> Outcome:
    """Remove copies under their earlier names if the copies under their new names have been written."""
    assert done.sha256_source is not None
    written = {done.output, None if done.upload_copy is None else done.upload_copy.path}
    superseded = [
        each for each in job.superseded if each.target in written and is_separate_file(each.path, each.target)
    ]
    removed = {each.path: remove_unchanged_copy(each.path, done.sha256_source, each.sha256) for each in superseded}
    warnings = (
        message("{file}, the copy under its earlier name, was removed.", file=str(path))
        if gone
        else message("{file}, the copy under its earlier name, is still there.", file=str(path))
        for path, gone in removed.items()
    )
    return replace(done, warnings=(*done.warnings, *warnings))


def _replaceable_sha256(job: Job, done: Outcome) -> str | None:
    """Return the SHA-256 of the photo whose earlier copies may be replaced, None if none may."""
    return done.sha256_source if job.recipe.existing is ExistingPolicy.REPLACE else None


def _is_wanted(job: Job, target: Path | None) -> bool:
    """Whether a copy is written to `target`: not if there is one already that stays."""
    return target is not None and not (job.recipe.existing is ExistingPolicy.SKIP and is_name_taken(target))


def _describe_kept_copies(targets: Iterable[Path], job: Job) -> tuple[Message, ...]:
    """Say which of the copies already exist and stay as they are."""
    kept = [target for target in targets if not _is_wanted(job, target)]
    return tuple(message("{file} already exists and is left as it is.", file=str(target)) for target in kept)


def _make_base(source: bytes, header: Header, outcome: Outcome) -> StampableFile:
    if outcome.damage is None and header.format.is_copied_as_it_is:
        return StampableFile(source, header)
    if outcome.damage is None:
        from stampgui.image.conversion import make_stampable  # late: it knows all formats

        return make_stampable(source, header)
    data = complete_picture(source, header)
    return StampableFile(data, header if data is source else read_header(io.BytesIO(data)), damage=outcome.damage)


def _build_tile_spec(job: Job, outcome: Outcome) -> TileSpec:
    assert outcome.caption is not None
    style = job.style or job.recipe.style
    if not style.needs_sample:
        return TileSpec(outcome.caption, style, None, outcome.whole_part)
    from stampgui.caption.photo_sample import sample_photo  # late: it decodes pictures of all formats

    sample = sample_photo(job.source)
    return TileSpec(outcome.caption, style, sample, outcome.whole_part)


@dataclass(frozen=True, slots=True)
class _FaithfulCopy:
    """A copy at the photo's full size and quality, with its metadata unless that was to be removed."""

    copy: EncodedCopy
    engine: Engine
    warnings: tuple[Message, ...]


def _make_faithful(
    job: Job, base: StampableFile, photo: Photo, tile_spec: TileSpec, mark: Mark, outcome: Outcome, *, undo: bool
) -> _FaithfulCopy:
    """Make the faithful copy. `undo` says that it shall be able to restore `base`, which is the photo's own file."""
    assert outcome.evidence is not None
    if job.recipe.no_gps:
        from stampgui.image.redaction.files import redact_stampable  # late: few calls take anything out

        base, findings = redact_stampable(base)
        undo = undo and not findings  # restoring the source would bring back what was removed
    tile = tile_spec.draw(base.header.displayed_size)
    dated = date_exif(job.recipe, base.header, outcome.evidence, outcome.recorded)
    copy = apply_caption(
        base.data,
        base.header,
        convert_tile_to_profile(tile, base.header.icc),
        mark=mark,
        tiff=dated.tiff,
        with_undo_data=undo,
        damage=base.damage,
    )
    kept = describe_dates_in_copy(copy, job.recipe, photo, outcome)
    larger = _explain_growth(copy.size, photo.size)
    return _FaithfulCopy(copy, base.engine or copy.engine, (*dated.warnings, *kept, *copy.warnings, *larger))


def _explain_growth(copy_bytes: int, photo_bytes: int) -> tuple[Message, ...]:
    """Say that a copy takes much more space; of small photos, whose caption is a good part of them, it says nothing."""
    if copy_bytes - photo_bytes < _NOTABLE_BYTES or copy_bytes < _NOTABLE_GROWTH * photo_bytes:
        return ()
    percent = 100 * (copy_bytes - photo_bytes) // photo_bytes
    return (message("The copy's file is {percent}% larger than the photo's.", percent=percent),)


def _write_faithful(done: Outcome, faithful: _FaithfulCopy, job: Job, photo: Photo, rest: FileRange | None) -> Outcome:
    assert job.target is not None
    try:  # before: what is written has its row at once
        sha256 = hash_with_rest(faithful.copy.pieces, rest) if job.recipe.hashes_copies else None
    except OSError as error:
        raise unreadable_error(error) from error
    replaces = _replaceable_sha256(job, done)
    unkept = write_copy(faithful.copy.pieces, job.target, photo, rest=rest, replaces=replaces)
    return replace(
        done,
        output=job.target,
        engine=faithful.engine,
        warnings=(*done.warnings, *faithful.warnings, *unkept),
        sha256_output=sha256,
    )


def _make_upload(job: Job, base: StampableFile, tile_spec: TileSpec, mark: Mark, evidence: Evidence) -> "UploadFile":
    """Make the upload copy. Its EXIF has the date of the caption if that is exact to the day, else none."""
    from stampgui.stamping.upload import make_upload_file

    assert job.recipe.upload_preset is not None
    moment = make_exif_moment(evidence.date) if is_exact(evidence.date) else None
    taken = None if moment is None else moment.date_time
    offset = moment.offset if moment is not None and moment.offset else None
    if base.header.format is Format.JPEG:
        base = replace(base, data=ease_decoding(base.data))
    return make_upload_file(base, tile_spec, job.recipe.upload_preset, mark=mark, taken=taken, offset=offset)


def _write_upload(done: Outcome, file: "UploadFile", job: Job, photo: Photo) -> Outcome:
    assert job.upload_target is not None
    assert job.recipe.upload_preset is not None
    sha256 = hashlib.sha256(file.data).hexdigest()
    unkept = write_copy([file.data], job.upload_target, photo, replaces=_replaceable_sha256(job, done))
    copy = UploadCopy(
        job.upload_target,
        job.recipe.upload_preset.name,
        file.size,
        len(file.data),
        file.quality,
        file.scale,
        sha256,
    )
    if file.reduced and job.recipe.upload_preset.max_bytes is not None:
        smaller = message(
            "The upload copy has {width} × {height} pixels, to stay below {kilobytes} KB.",
            width=file.size[0],
            height=file.size[1],
            kilobytes=job.recipe.upload_preset.max_bytes // 1000,
        )
        done = replace(done, changes=(*done.changes, smaller))
    return replace(done, upload_copy=copy, warnings=tuple(dict.fromkeys((*done.warnings, *unkept))))
