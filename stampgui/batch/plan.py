"""From the photos that were found to the jobs that stamp them, or that give the originals of copies back."""

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
    """What a person said: photo by photo (see `answer_key`), and about the dates of all the rest.

    `for_rest` dates the photos that have no date, or with `override` also those that have one.
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
    """Make a job of each photo as it is asked for; without a `namer` only for examining.

    Photos whose copies are not just called as they are, are examined for it.
    """
    said = answers or Answers()
    for found in photos:
        answer = said.find_answer(found)
        job = Job(
            found.path,
            recipe,
            answer=answer.date,
            fallback=said.date_for_rest,
            event_place=_merge_event_place(answer, recipe),
        )
        yield job if allocator is None else _with_targets(job, found, allocator)


def _with_targets(job: Job, found: FoundPhoto, allocator: TargetPathAllocator) -> Job:
    """Say where the copies of a photo go."""
    recipe, stem, kind = job.recipe, None, None
    if recipe.naming != KEEP_PHOTO_NAME:  # its fields may need the date
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
    """What is said about a photo: its own word, and the recipe's where there is none; None for just the recipe's."""
    if answer.event_place == NO_EVENT_PLACE:
        return None
    return EventPlace(
        answer.event_place.event or recipe.event_place.event, answer.event_place.place or recipe.event_place.place
    )


def plan_restore_jobs(copies: Iterable[FoundPhoto], folder: Path, existing: ExistingPolicy) -> Iterator[RestoreJob]:
    """Say for each copy, as it is asked for, where in `folder` its original goes: in the copies' tree, by its old name.

    An original takes no other file's place, so `existing` is not REPLACE.
    """
    namer = TargetPathAllocator(folder, existing)
    for copy in copies:
        yield RestoreJob(copy.path, namer.allocate_original(copy))
