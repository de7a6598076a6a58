"""Photos of a batch that no window shows: examined one after the other, and passed on to the planner of their copies.

What is known of a photo is dropped as soon as its row is out, so that any number of photos takes the same memory.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from stampgui.batch.answer import NO_ANSWER, Answer, answer_key
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.jobs import Finished
from stampgui.batch.linked_photos import pass_link
from stampgui.batch.processing import examine_all, run_safely
from stampgui.caption.overrides import NO_OVERRIDE, CaptionOverride
from stampgui.dates.partial import PartialDate
from stampgui.image.format import Format
from stampgui.image.photo import Photo, try_identify
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.values import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said: photo by photo (see `answer_key`), and about the dates of all the rest.

    `date_for_rest` dates the photos that have no date, or with `override` also those that have one.
    """

    by_photo: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    date_for_rest: PartialDate | None = None
    override: bool = False

    def find_answer(self, found: FoundPhoto) -> Answer:
        own = self.by_photo.get(answer_key(found.path), NO_ANSWER) if self.by_photo else NO_ANSWER
        return replace(own, date=self.date_for_rest) if self.override and own.date is None else own


NO_ANSWERS = Answers()


@dataclass(frozen=True, slots=True)
class BatchPhoto:
    """A photo of a batch, once it is examined."""

    found: FoundPhoto
    """Its path as given, and its place in the tree of copies."""
    photo: Photo | None
    """The file as it was just before it was examined; None where it cannot be looked at."""
    outcome: Outcome
    """What holds for the photo, with what was said about it counted in."""
    user_date: PartialDate | None
    """The date that a person gave this very photo."""
    caption_override: CaptionOverride
    """Its own caption settings."""
    accepts_damage: bool = False
    """Whether this very photo is stamped although a part of its picture is missing; the recipe speaks for all."""

    @property
    def status(self) -> Status:
        return self.outcome.status

    @property
    def copy_format(self) -> Format | None:
        return self.outcome.copy_format

    @property
    def date(self) -> PartialDate | None:
        """The date of its copy."""
        return None if self.outcome.evidence is None else self.outcome.evidence.date


def examine_batch(photos: Iterable[FoundPhoto], recipe: Recipe, answers: Answers = NO_ANSWERS) -> Iterator[BatchPhoto]:
    """Examine photos in this process as they are asked for, a bounded number ahead (see `apply_clock_doubts`)."""

    def jobs() -> Iterator[
        tuple[tuple[FoundPhoto, Photo | None, PartialDate | None, CaptionOverride], Job | Finished[Outcome]]
    ]:
        for found in photos:
            answer = answers.find_answer(found)
            override = _make_override(answer)
            photo = try_identify(found.path)  # before it is read, so that whatever changes it since is noticed
            job = Job(
                found.path,
                recipe,
                answer=answer.date,
                fallback=answers.date_for_rest,
                event_place=override.apply_to_event_place(recipe.event_place),
            )
            yield (found, photo, answer.date, override), pass_link(found, job)

    for (found, photo, date, override), outcome in examine_all(jobs(), workers=0):
        yield BatchPhoto(found, photo, outcome, date, override)


def _make_override(answer: Answer) -> CaptionOverride:
    """What was said about this photo goes before what is said about all; what was left open does not."""
    said = (("event", answer.event_place.event), ("place", answer.event_place.place))
    own = tuple((name, text) for name, text in said if text)
    return CaptionOverride(event_place=own) if own else NO_OVERRIDE


def with_answer(photo: BatchPhoto, date: PartialDate) -> BatchPhoto:
    """Give a photo a date; its caption, which says another or none, is made anew when its copy is planned."""
    from stampgui.session.photos.photo_item import with_typed_date  # late: it is asked for on the way of few calls

    return replace(photo, user_date=date, outcome=replace(with_typed_date(photo.outcome, date), caption=None))


def foresee_dates(photos: Iterable[BatchPhoto], recipe: Recipe) -> Generator[Outcome, None, None]:
    """Say what holds for each photo; those that were given dates meanwhile are examined again, with their captions."""
    from stampgui.stamping.stamp import examine

    for photo in photos:
        if photo.user_date is None or photo.found.same_as is not None:
            yield photo.outcome
        else:
            yield run_safely(examine, Job(photo.found.path, recipe, answer=photo.user_date))


def foresee_all(
    planned: Iterable[tuple[BatchPhoto, Job | Finished[Outcome]]],
) -> Generator[Outcome, None, None]:
    """Say what stamping the photos would do, in their order; nothing is written."""
    from stampgui.stamping.stamp import foresee

    for photo, job in planned:
        if isinstance(job, Finished):
            yield job.result
        else:
            yield run_safely(partial(foresee, outcome=photo.outcome), job)
