"""The copies of one photo: the faithful one, and where it is wanted one for uploading."""

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from stampgui.caption.drawing import caption_tile
from stampgui.caption.ground import look_at
from stampgui.caption.placing import faint
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate, Precision, offset_text
from stampgui.i18n import Explained, Message, message
from stampgui.image.captioned import captioned
from stampgui.image.colours import in_profile
from stampgui.image.conversion import Base, base_of
from stampgui.image.engine import Engine, Written
from stampgui.image.header import Header
from stampgui.image.mark import Mark
from stampgui.image.metadata import with_date
from stampgui.image.photo import Photo
from stampgui.image.private.file import without_traces
from stampgui.image.reencode import has_room_for_exif
from stampgui.image.tiff import TiffError
from stampgui.stamping.job import Existing, Job
from stampgui.stamping.outcome import Outcome, Status, UploadCopy
from stampgui.stamping.upload import Look, UploadFile, upload_file
from stampgui.stamping.writing import (
    CannotWrite,
    NameTaken,
    already_there,
    in_the_way,
    is_apart,
    taken_away,
    write_copy,
)


def written(job: Job, photo: Photo, source: bytes, header: Header, outcome: Outcome) -> Outcome:
    """Write the copies of a photo that is ready; those that are there already stay unless they are to be replaced.

    All are made before the first is written. Raises Explained when nothing was written.
    """
    assert outcome.evidence is not None
    assert outcome.caption is not None
    base = base_of(source, header)
    look = _look(job, outcome.caption)
    mark = Mark(outcome.caption, outcome.evidence.date.iso, hashlib.sha256(source).hexdigest())
    blocked = None if job.upload is None else in_the_way(job.upload, mark.sha256_source)
    done = replace(
        outcome,
        status=Status.STAMPED,
        output=None,
        warnings=(
            *outcome.warnings,
            *faint(look.caption, look.style, base.header.displayed, look.ground),
            *_staying((target for target in job.targets if not blocked or target != job.upload), job),
        ),
        sha256_source=mark.sha256_source,
    )
    faithful = (
        _faithful(job, base, base.data is source, look, mark, outcome.evidence) if _wanted(job, job.target) else None
    )
    wanted = blocked is None and _wanted(job, job.upload)
    upload = _upload(job, base, look, mark, outcome.evidence) if wanted else None
    if faithful is None and upload is None and blocked is None:  # they have come to be there just now
        raise NameTaken
    if faithful is not None:
        done = _with_faithful(done, faithful, job, photo)
    try:
        if blocked is not None:
            raise CannotWrite(blocked)
        return _renamed(done if upload is None else _with_upload(done, upload, job, photo), job)
    except Explained as error:
        if faithful is None:
            raise
        reason = message("The copy is finished, but its upload copy is not. {reason}", reason=error.reason)
        return replace(done, status=Status.FAILED, reason=reason)


def _renamed(done: Outcome, job: Job) -> Outcome:
    """Take away what the photo's copies were before they had other names, as far as these are written now."""
    assert done.sha256_source is not None
    made = {done.output, None if done.upload is None else done.upload.path}
    formers = [each for each in job.former if each.target in made and is_apart(each.path, each.target)]
    removed = {each.path: taken_away(each.path, done.sha256_source, each.sha256) for each in formers}
    told = (
        message("{file}, the copy under its earlier name, was removed.", file=str(former))
        if gone
        else message("{file}, the copy under its earlier name, is still there.", file=str(former))
        for former, gone in removed.items()
    )
    return replace(done, warnings=(*done.warnings, *told))


def _replaced(job: Job, done: Outcome) -> str | None:
    """The SHA-256 of the photo whose copies are replaced: the very photo's own, or none's."""
    return done.sha256_source if job.recipe.existing is Existing.REPLACE else None


def _wanted(job: Job, target: Path | None) -> bool:
    """Whether a copy goes there: not where one is that stays."""
    return target is not None and not (job.recipe.existing is Existing.SKIP and already_there(target))


def _staying(targets: Iterable[Path], job: Job) -> tuple[Message, ...]:
    """What a row says where only one of two copies is made."""
    staying = [target for target in targets if not _wanted(job, target)]
    return tuple(message("{file} is already there and stays as it is.", file=str(target)) for target in staying)


def _look(job: Job, caption: str) -> Look:
    style = job.style or job.recipe.style
    return Look(caption, style, look_at(job.source) if style.needs_look else None)


@dataclass(frozen=True, slots=True)
class _Faithful:
    """A copy that keeps all of the photo but what was not to be kept."""

    copy: Written
    engine: Engine
    warnings: tuple[Message, ...]


def _faithful(job: Job, base: Base, is_source: bool, look: Look, mark: Mark, evidence: Evidence) -> _Faithful:
    """With `is_source` the base is the photo's own file, which the copy can give back."""
    undo = job.recipe.undo and is_source
    if job.recipe.no_gps:
        base, traces = without_traces(base)
        undo = undo and not traces  # giving back the source would give back the traces
    tile = caption_tile(look.caption, look.style, base.header.displayed, look.ground)
    tiff, warnings = _exif_with_date(job, base.header, evidence)
    copy = captioned(base.data, base.header, in_profile(tile, base.header.icc), mark=mark, tiff=tiff, undo=undo)
    return _Faithful(copy, base.engine or copy.engine, (*warnings, *copy.warnings))


def _with_faithful(done: Outcome, faithful: _Faithful, job: Job, photo: Photo) -> Outcome:
    assert job.target is not None
    write_copy(faithful.copy.data, job.target, photo, replaces=_replaced(job, done))
    return replace(
        done,
        output=job.target,
        engine=faithful.engine,
        warnings=(*done.warnings, *faithful.warnings),
        sha256_output=hashlib.sha256(faithful.copy.data).hexdigest(),
    )


def _upload(job: Job, base: Base, look: Look, mark: Mark, evidence: Evidence) -> UploadFile:
    """Its EXIF says the day that its caption says, or none."""
    assert job.recipe.upload is not None
    date = evidence.date
    known = date.precision is Precision.DAY and not date.approximate
    offset = None if date.offset is None else offset_text(date.offset)
    taken = _exif_date_time(date) if known else None
    return upload_file(base, look, job.recipe.upload, mark=mark, taken=taken, offset=offset)


def _with_upload(done: Outcome, file: UploadFile, job: Job, photo: Photo) -> Outcome:
    assert job.upload is not None
    assert job.recipe.upload is not None
    write_copy(file.data, job.upload, photo, replaces=_replaced(job, done))
    copy = UploadCopy(
        job.upload,
        job.recipe.upload.name,
        file.size,
        len(file.data),
        file.quality,
        file.scale,
        hashlib.sha256(file.data).hexdigest(),
    )
    if file.reduced and job.recipe.upload.most is not None:
        smaller = message(
            "The upload copy has {width} × {height} pixels, to stay below {kilobytes} KB.",
            width=file.size[0],
            height=file.size[1],
            kilobytes=job.recipe.upload.most // 1000,
        )
        done = replace(done, changes=(*done.changes, smaller))
    return replace(done, upload=copy)


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
