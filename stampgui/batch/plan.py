"""Plans the jobs that stamp photos, or that restore the originals of copies."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from stampgui.batch.answers import NO_ANSWER, Answer, answer_key
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.processing import examine_safely
from stampgui.batch.target_paths import TargetPathAllocator
from stampgui.caption.caption_text import NO_EVENT_PLACE, EventPlace
from stampgui.dates.partial import PartialDate
from stampgui.stamping.copy_name import KEEP_PHOTO_NAME, make_copy_stem
from stampgui.stamping.job import ExistingPolicy, Job, Recipe, RestoreJob


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers of a person: by photo (see `answer_key`), and a date for all other photos.

    `date_for_rest` is for the photos that have no date, or with `override` also for those that have one.
    """

    by_photo: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    date_for_rest: PartialDate | None = None
    override: bool = False

    def find_answer(self, found: FoundPhoto) -> Answer:
        own = self.by_photo.get(answer_key(found.path), NO_ANSWER) if self.by_photo else NO_ANSWER
        return replace(own, date=self.date_for_rest) if self.override and own.date is None else own


def plan_jobs(
    photos: Iterable[FoundPhoto],
    recipe: Recipe,
    *,
    answers: Answers | None = None,
    allocator: TargetPathAllocator | None = None,
) -> Iterator[Job]:
    """Yield a job for each photo; without an `allocator` the jobs can only be examined.

    If the names of copies may contain the date, photos are examined for it.
    """
    given = answers or Answers()
    for found in photos:
        answer = given.find_answer(found)
        job = Job(
            found.path,
            recipe,
            answer=answer.date,
            fallback=given.date_for_rest,
            event_place=_merge_event_place(answer, recipe),
        )
        yield job if allocator is None else _with_targets(job, found, allocator)


def _with_targets(job: Job, found: FoundPhoto, allocator: TargetPathAllocator) -> Job:
    """Set the paths of the copies of a photo."""
    recipe, stem, kind = job.recipe, None, None
    if recipe.naming != KEEP_PHOTO_NAME:  # the template may contain the date
        examined = examine_safely(job)
        date = None if examined.evidence is None else examined.evidence.date
        words = recipe.event_place if job.event_place is None else job.event_place
        stem, kind = (
            make_copy_stem(recipe.naming, file=found.relative.stem, date=date, event_place=words),
            examined.copy_format,
        )
    target = allocator.allocate_copy(found, kind, stem=stem) if recipe.faithful else None
    upload = None if recipe.upload_preset is None else allocator.allocate_upload(found, recipe.upload_preset, stem=stem)
    return replace(job, target=target, upload_target=upload)


def _merge_event_place(answer: Answer, recipe: Recipe) -> EventPlace | None:
    """Event and place of a photo, from its answer or else the recipe; None if the recipe applies alone."""
    if answer.event_place == NO_EVENT_PLACE:
        return None
    return EventPlace(
        answer.event_place.event or recipe.event_place.event, answer.event_place.place or recipe.event_place.place
    )


def plan_restore_jobs(copies: Iterable[FoundPhoto], folder: Path, existing: ExistingPolicy) -> Iterator[RestoreJob]:
    """Yield a job for each copy: its original goes into `folder`, with the copy's relative path and its former name.

    Originals never replace other files, so `existing` is not REPLACE.
    """
    allocator = TargetPathAllocator(folder, existing)
    for copy in copies:
        yield RestoreJob(copy.path, allocator.allocate_original(copy))
