"""Batches as the command line runs them, in one step."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from stampgui.batch.folder_scan import find_photos
from stampgui.batch.jobs import Finished
from stampgui.batch.processing import stamp_all
from stampgui.session.copies.copy_planner import CopyPlanner, P
from stampgui.session.photos.batch_photos import NO_ANSWERS, Answers, BatchPhoto, examine_batch
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome

T = TypeVar("T")


def keyed(items: Iterable[T]) -> Iterator[tuple[T, T]]:
    """Each as its own key."""
    return ((item, item) for item in items)


def plan_folder(
    folder: Path, recipe: Recipe, out: Path, answers: Answers = NO_ANSWERS
) -> Iterator[tuple[BatchPhoto, Job | Finished[Outcome]]]:
    photos = examine_batch(find_photos([folder]), recipe, answers)
    return CopyPlanner(out).plan_jobs(photos, recipe, fallback_date=answers.date_for_rest)


def stamp_folder(
    folder: Path, recipe: Recipe, out: Path, answers: Answers = NO_ANSWERS, *, workers: int = 0
) -> list[Outcome]:
    return [outcome for _, outcome in stamp_all(plan_folder(folder, recipe, out, answers), workers=workers)]


def only_jobs(planned: Iterable[tuple[P, Job | Finished[Outcome]]]) -> Iterator[Job]:
    """The jobs of photos that are all ready."""
    for _, job in planned:
        assert isinstance(job, Job)
        yield job
