"""From the photos that were found to the jobs that stamp them, or that give the originals of copies back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from stampgui.batch.answers import NO_ANSWER, Answer, answer_key
from stampgui.batch.finding import Found
from stampgui.batch.naming import Namer
from stampgui.batch.run import examined_safely
from stampgui.caption.wording import NOTHING_SAID, Words
from stampgui.dates.partial import PartialDate
from stampgui.stamping.copy_name import AS_PHOTO, stem_of_copy
from stampgui.stamping.job import Existing, Job, Recipe, Restoration


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said: photo by photo (see `answer_key`), and about the dates of all the rest.

    `for_rest` dates the photos that have no date, or with `override` also those that have one.
    """

    by_photo: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    for_rest: PartialDate | None = None
    override: bool = False

    def of(self, found: Found) -> Answer:
        own = self.by_photo.get(answer_key(found.path), NO_ANSWER) if self.by_photo else NO_ANSWER
        return replace(own, date=self.for_rest) if self.override and own.date is None else own


def planned(
    photos: Iterable[Found], recipe: Recipe, *, answers: Answers | None = None, namer: Namer | None = None
) -> Iterator[Job]:
    """Make a job of each photo as it is asked for; without a `namer` only for examining.

    Photos whose copies are not just called as they are, are examined for it.
    """
    said = answers or Answers()
    for found in photos:
        answer = said.of(found)
        job = Job(found.path, recipe, answer=answer.date, fallback=said.for_rest, words=_words(answer, recipe))
        yield job if namer is None else _placed(job, found, namer)


def _placed(job: Job, found: Found, namer: Namer) -> Job:
    """Say where the copies of a photo go."""
    recipe, stem, kind = job.recipe, None, None
    if recipe.naming != AS_PHOTO:  # its fields may need the date
        examined = examined_safely(job)
        date = None if examined.evidence is None else examined.evidence.date
        words = recipe.words if job.words is None else job.words
        stem, kind = stem_of_copy(recipe.naming, file=found.relative.stem, date=date, words=words), examined.copy
    target = namer.target(found, kind, stem=stem) if recipe.faithful else None
    upload = None if recipe.upload is None else namer.upload(found, recipe.upload, stem=stem)
    return replace(job, target=target, upload=upload)


def _words(answer: Answer, recipe: Recipe) -> Words | None:
    """What is said about a photo: its own word, and the recipe's where there is none; None for just the recipe's."""
    if answer.words == NOTHING_SAID:
        return None
    return Words(answer.words.event or recipe.words.event, answer.words.place or recipe.words.place)


def restorations(copies: Iterable[Found], folder: Path, existing: Existing) -> Iterator[Restoration]:
    """Say for each copy, as it is asked for, where in `folder` its original goes: in the copies' tree, by its old name.

    An original takes no other file's place, so `existing` is not REPLACE.
    """
    namer = Namer(folder, existing)
    for copy in copies:
        yield Restoration(copy.path, namer.original(copy))
