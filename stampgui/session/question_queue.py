"""How the filling in stands, as a value: the sections in their order and those that were skipped."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from stampgui.session.date_questions import DateQuestion


@dataclass(frozen=True, slots=True)
class QuestionQueue:
    """What was asked since the screen was opened; which sections are answered is the photos' to say."""

    questions: tuple[DateQuestion, ...] = ()
    skipped: frozenset[DateQuestion] = frozenset()

    def with_questions(self, sections: Iterable[DateQuestion]) -> "QuestionQueue":
        """What comes later is asked later."""
        return replace(self, questions=(*self.questions, *sections))

    def with_split(self, section: DateQuestion, parts: tuple[DateQuestion, ...]) -> "QuestionQueue":
        place = self.questions.index(section)
        return replace(self, questions=(*self.questions[:place], *parts, *self.questions[place + 1 :]))

    def with_join(self, parts: tuple[DateQuestion, ...], section: DateQuestion) -> "QuestionQueue":
        """Undo `divided`."""
        place = self.questions.index(parts[0])
        return replace(self, questions=(*self.questions[:place], section, *self.questions[place + len(parts) :]))

    def with_skipped(self, section: DateQuestion) -> "QuestionQueue":
        return replace(self, skipped=self.skipped | {section})

    def with_unskipped(self, section: DateQuestion) -> "QuestionQueue":
        """Undo `skipping`."""
        return replace(self, skipped=self.skipped - {section})

    def find_next(self, place: int, is_waiting: Callable[[DateQuestion], bool]) -> int | None:
        """The place of the next section to ask for, from `place` on round to where it began; None when all is said."""
        order = (*range(place, len(self.questions)), *range(min(place, len(self.questions))))
        return next((each for each in order if self.is_open(self.questions[each], is_waiting)), None)

    def is_open(self, section: DateQuestion, is_waiting: Callable[[DateQuestion], bool]) -> bool:
        return section not in self.skipped and is_waiting(section)
