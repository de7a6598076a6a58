"""The Qt model of the date questions."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from stampgui.gui.state.photo_model import PhotoModel
from stampgui.gui.text.date_question_text import describe_question, name_photos
from stampgui.gui.text.plain_text import as_tooltip
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoId, PhotoItem
from stampgui.session.questions.date_questions import DateQuestion, QuestionState, find_question_state
from stampgui.session.questions.question_queue import QuestionQueue, QueueStep, SkipStep, SplitStep
from stampgui.session.questions.question_text import name_folders

_MAX_SAMPLES: Final = 9
"""Photos that stand for a group."""


class QuestionRole(IntEnum):
    QUESTION = Qt.ItemDataRole.UserRole + 1
    STATE = Qt.ItemDataRole.UserRole + 2


class QuestionModel(QAbstractListModel):
    """Has a row for each question of the `queue`; `queue_number` distinguishes it from earlier queues."""

    def __init__(self, photos: PhotoModel, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._catalogue = catalogue
        self.queue = QuestionQueue()
        self.queue_number = 0
        self._question_of: dict[PhotoId, DateQuestion] = {}
        self._states: dict[DateQuestion, QuestionState] = {}
        self._folders: set[Path] = set()

    # the interface of QAbstractListModel

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.queue.questions)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self.queue.questions):
            return None
        question = self.queue.questions[index.row()]
        match role:
            case QuestionRole.QUESTION:
                return question
            case QuestionRole.STATE:
                return self.find_state(question)
            case Qt.ItemDataRole.DisplayRole:
                return name_folders(question, self._catalogue)
            case Qt.ItemDataRole.AccessibleTextRole:
                return describe_question(question, self.find_state(question), self._catalogue)
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip("\n".join((name_photos(question), *map(str, question.folders))))
            case _:
                return None

    # queries

    @property
    def questions(self) -> Sequence[DateQuestion]:
        return self.queue.questions

    def row(self, question: DateQuestion) -> int:
        return self.queue.questions.index(question)

    def asks_for(self, photo: PhotoId) -> bool:
        return photo in self._question_of

    @property
    def asked_photos(self) -> frozenset[PhotoId]:
        return frozenset(self._question_of)

    def find_question(self, photo: PhotoId) -> DateQuestion | None:
        return self._question_of.get(photo)

    def items(self, question: DateQuestion) -> Sequence[PhotoItem]:
        """The photos of a question that are still listed."""
        return [item for photo in question.photos if (item := self._photos.item(photo))]

    def sample_items(self, question: DateQuestion) -> Sequence[PhotoItem]:
        """Up to nine photos of a question, from the first to the last, among those still listed, each once."""
        photos, steps = question.photos, _MAX_SAMPLES - 1
        places = sorted({round(step * (len(photos) - 1) / steps) for step in range(_MAX_SAMPLES)})
        items = [item for place in places if (item := self._photos.item(photos[place]))]
        return items or self.items(question)[:1]

    def find_state(self, question: DateQuestion) -> QuestionState:
        """The state of a question."""
        if question not in self._states:
            self._states[question] = find_question_state(self.items(question), skipped=question in self.queue.skipped)
        return self._states[question]

    @property
    def has_one_folder(self) -> bool:
        """Whether all questions are about photos of one folder."""
        return len(self._folders) == 1

    @property
    def done_count(self) -> int:
        """How many questions are answered or skipped."""
        return sum(not self.queue.is_open(question, self.find_state) for question in self.questions)

    @property
    def waiting_count(self) -> int:
        """How many photos still wait."""
        return sum(self.find_state(question).waiting_count for question in self.questions)

    # changes

    def clear(self) -> None:
        """Remove all questions."""
        self.beginResetModel()
        self.queue_number += 1
        self.queue = QuestionQueue()
        self._question_of.clear()
        self._states.clear()
        self._folders.clear()
        self.endResetModel()

    def add(self, questions: Sequence[DateQuestion]) -> None:
        first = len(self.questions)
        self.beginInsertRows(QModelIndex(), first, first + len(questions) - 1)
        self.queue = self.queue.with_questions(questions)
        self._index_questions(questions)
        self.endInsertRows()

    def go_to(self, question: DateQuestion) -> None:
        self.queue = self.queue.with_current(question)

    def apply_step(self, step: QueueStep) -> None:
        match step:
            case SkipStep(question):
                self.queue = self.queue.apply(step)
                self.refresh([question])
            case SplitStep(question, parts):
                self._replace_rows((question,), parts, self.queue.apply(step))

    def revert_step(self, step: QueueStep) -> None:
        """Revert a step of the queue."""
        match step:
            case SkipStep(question):
                self.queue = self.queue.revert(step)
                self.refresh([question])
            case SplitStep(question, parts):
                self._replace_rows(parts, (question,), self.queue.revert(step))

    def refresh(self, questions: Iterable[DateQuestion]) -> None:
        """Update the states of these questions."""
        for question in questions:
            self._states.pop(question, None)
            place = self.index(self.row(question))
            self.dataChanged.emit(place, place)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def _replace_rows(self, old: tuple[DateQuestion, ...], new: tuple[DateQuestion, ...], queue: QuestionQueue) -> None:
        place = self.row(old[0])
        self.beginInsertRows(QModelIndex(), place, place + len(new) - 1)
        both = (*self.questions[:place], *new, *self.questions[place:])
        self.queue = QuestionQueue(both, self.queue.skipped, self.queue.current)
        self.endInsertRows()
        self.beginRemoveRows(QModelIndex(), place + len(new), place + len(new) + len(old) - 1)
        self.queue = queue
        self._index_questions(new)
        self.endRemoveRows()

    def _index_questions(self, questions: Iterable[DateQuestion]) -> None:
        for question in questions:
            self._question_of.update(dict.fromkeys(question.photos, question))
            self._states.pop(question, None)
            self._folders.update(question.folders)
