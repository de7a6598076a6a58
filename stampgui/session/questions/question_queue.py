"""The queue of date questions: the current one, the next one, skipping and splitting.

Whether a question is answered is derived from the photos' dates, wherever these are changed.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from stampgui.dates.partial import PartialDate
from stampgui.session.questions.date_questions import DateQuestion, QuestionState, QuestionStatus
from stampgui.values import dataclass, replace

FindState: TypeAlias = Callable[[DateQuestion], QuestionState]


@dataclass(frozen=True, slots=True, eq=False)
class SkipStep:
    """A question is skipped."""

    question: DateQuestion


@dataclass(frozen=True, slots=True, eq=False)
class SplitStep:
    """A question is replaced by its parts."""

    question: DateQuestion
    parts: tuple[DateQuestion, ...]


QueueStep: TypeAlias = SkipStep | SplitStep
"""Steps of the queue that can be undone; dates are stored with the photos instead."""


@dataclass(frozen=True, slots=True)
class QuestionQueue:
    """All questions so far; `current` is the one that is asked now."""

    questions: tuple[DateQuestion, ...] = ()
    skipped: frozenset[DateQuestion] = frozenset()
    current: DateQuestion | None = None

    def with_questions(self, questions: Iterable[DateQuestion]) -> "QuestionQueue":
        """Append questions."""
        return replace(self, questions=(*self.questions, *questions))

    def with_current(self, question: DateQuestion | None) -> "QuestionQueue":
        return replace(self, current=question)

    def moved_by(self, rows: int) -> "QuestionQueue":
        """Move down by `rows` questions, up if negative, stopping at either end."""
        if self.current is None:
            return self
        place = self.questions.index(self.current) + rows
        return self.with_current(self.questions[min(max(place, 0), len(self.questions) - 1)])

    def apply(self, step: QueueStep) -> "QuestionQueue":
        """Apply a step. After a split the first part is current; after a skip see `find_next`."""
        match step:
            case SkipStep(question):
                return replace(self, skipped=self.skipped | {question})
            case SplitStep(question, parts):
                return self._with_replaced((question,), parts)

    def revert(self, step: QueueStep) -> "QuestionQueue":
        """Undo a step and return to its question."""
        match step:
            case SkipStep(question):
                return replace(self, skipped=self.skipped - {question}, current=question)
            case SplitStep(question, parts):
                return self._with_replaced(parts, (question,))

    def _with_replaced(self, old: tuple[DateQuestion, ...], new: tuple[DateQuestion, ...]) -> "QuestionQueue":
        place = self.questions.index(old[0])
        questions = (*self.questions[:place], *new, *self.questions[place + len(old) :])
        return replace(self, questions=questions, current=new[0])

    def find_next(self, find_state: FindState) -> DateQuestion | None:
        """The next unanswered question below the current one, continuing at the top; None if there is none.

        Skipped questions do not count.
        """
        below = 0 if self.current is None else self.questions.index(self.current) + 1
        order = (*self.questions[below:], *self.questions[:below])
        return next((each for each in order if self.is_open(each, find_state)), None)

    def find_next_after_dating(self, dated: Iterable[DateQuestion], find_state: FindState) -> DateQuestion | None:
        """The question to ask after dates changed: one that has lost its answer, else the next one.

        None if nothing is left to ask.
        """
        lost = (each for each in dated if find_state(each).status is not QuestionStatus.ANSWERED)
        return next(lost, None) or self.find_next(find_state)

    def is_open(self, question: DateQuestion, find_state: FindState) -> bool:
        return question not in self.skipped and find_state(question).status is not QuestionStatus.ANSWERED

    def find_previous_date(self, find_state: FindState) -> PartialDate | None:
        """The date of the nearest answered question above the current one."""
        if self.current is None:
            return None
        above = self.questions[: self.questions.index(self.current)]
        return next((date for each in reversed(above) if (date := find_state(each).date)), None)
