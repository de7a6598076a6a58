"""Date questions for the command line as a value: the question queue, the photos with their dates, and the undo steps.

The window uses the same queue, but has its photos in a Qt model and its steps on the undo stack.
"""

import datetime
from collections.abc import Mapping
from typing import TypeAlias

from stampgui.batch.jobs import never
from stampgui.dates.partial import PartialDate
from stampgui.session.photos.photo_item import PhotoId
from stampgui.session.photos.photo_list import PhotoList
from stampgui.session.photos.same_pictures import SamePictureOffers, find_same_picture_offers, select_same_dates
from stampgui.session.questions.date_questions import (
    DateQuestion,
    QuestionState,
    find_question_state,
    list_answered_photos,
    make_name_split_work,
    make_question_work,
)
from stampgui.session.questions.question_queue import QuestionQueue, QueueStep, SkipStep, SplitStep
from stampgui.values import dataclass, replace


@dataclass(frozen=True, slots=True, eq=False)
class DatesStep:
    """Photos were given dates, grouped by question; `before` has their earlier dates."""

    question: DateQuestion
    before: Mapping[PhotoId, PartialDate | None]


InterviewStep: TypeAlias = QueueStep | DatesStep


@dataclass(frozen=True, slots=True)
class Interview:
    """The state of an interview; it is over when there is no current question."""

    photos: PhotoList
    queue: QuestionQueue
    today: datetime.date
    steps: tuple[InterviewStep, ...] = ()

    @property
    def current(self) -> DateQuestion | None:
        return self.queue.current

    @property
    def previous_date(self) -> PartialDate | None:
        """The date of the nearest answered question above the current one."""
        return self.queue.find_previous_date(self.find_state)

    @property
    def same_picture_offers(self) -> SamePictureOffers:
        """What the same pictures offer for the current question."""
        asked = () if self.current is None else self.current.photos
        items = [self.photos.photos[photo] for photo in asked]
        return find_same_picture_offers(items, select_same_dates(self.photos.photos.values()))

    @property
    def can_split(self) -> bool:
        return self.current is not None and len(self.current.photos) > 1

    @property
    def dates(self) -> Mapping[PhotoId, PartialDate]:
        """The dates given so far."""
        return {item.id: item.user_date for item in self.photos.photos.values() if item.user_date is not None}

    def find_state(self, question: DateQuestion) -> QuestionState:
        items = (self.photos.photos[photo] for photo in question.photos)
        return find_question_state(items, skipped=question in self.queue.skipped)

    def with_date(self, date: PartialDate) -> "Interview":
        """Answer the current question with one date for its photos: those that still wait, where any do."""
        if self.current is None:
            return self
        items = [self.photos.photos[photo] for photo in self.current.photos]
        return self.with_dates(dict.fromkeys(list_answered_photos(items), date))

    def with_dates(self, dates: Mapping[PhotoId, PartialDate]) -> "Interview":
        """Answer the current question with dates for its photos."""
        if self.current is None:
            return self
        step = DatesStep(self.current, {photo: self.photos.photos[photo].user_date for photo in dates})
        return _give_dates(replace(self, steps=(*self.steps, step)), self.current, dates)

    def with_skip(self) -> "Interview":
        """Skip the current question."""
        if self.current is None:
            return self
        step = SkipStep(self.current)
        return _go_on(replace(self, steps=(*self.steps, step), queue=self.queue.apply(step)))

    def with_split(self) -> "Interview":
        """Split the current question where its photos differ; one about a single photo is left as it is."""
        if self.current is None:
            return self
        items = [self.photos.photos[photo] for photo in self.current.photos]
        parts = tuple(make_name_split_work(self.current, items, today=self.today)(never))
        step = SplitStep(self.current, parts)
        return replace(self, steps=(*self.steps, step), queue=self.queue.apply(step)) if len(parts) > 1 else self

    def with_undo(self) -> "Interview":
        """Undo the last step and return to its question."""
        if not self.steps:
            return self
        before = replace(self, steps=self.steps[:-1])
        match self.steps[-1]:
            case DatesStep(question, dates):
                return _give_dates(before, question, dates)
            case step:
                return replace(before, queue=self.queue.revert(step))

    def with_end(self) -> "Interview":
        """End the interview; the answers are kept."""
        return replace(self, queue=self.queue.with_current(None))


def start_interview(photos: PhotoList, *, today: datetime.date) -> Interview:
    """Start an interview about all photos that wait for a date."""
    items = tuple(photos.photos.values())
    questions = tuple(make_question_work(items, already_asked=(), today=today)(never))
    return Interview(photos, QuestionQueue(questions, current=next(iter(questions), None)), today)


def _give_dates(interview: Interview, question: DateQuestion, dates: Mapping[PhotoId, PartialDate | None]) -> Interview:
    dated = replace(interview, photos=interview.photos.with_dates(dates))
    return _go_to(dated, dated.queue.find_next_after_dating([question], dated.find_state))


def _go_on(interview: Interview) -> Interview:
    return _go_to(interview, interview.queue.find_next(interview.find_state))


def _go_to(interview: Interview, question: DateQuestion | None) -> Interview:
    return replace(interview, queue=interview.queue.with_current(question))
