"""The sections as Qt's views want them, and what is asked about them."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from stampgui.gui.state.photo_model import PhotoModel
from stampgui.gui.text.date_question_text import describe_question
from stampgui.i18n import Catalogue
from stampgui.session.date_questions import DateQuestion, QuestionState, QuestionStatus, is_waiting
from stampgui.session.photo_item import PhotoId, PhotoItem
from stampgui.session.question_queue import QuestionQueue


class QuestionRole(IntEnum):
    QUESTION = Qt.ItemDataRole.UserRole + 1
    STATE = Qt.ItemDataRole.UserRole + 2


class QuestionModel(QAbstractListModel):
    """The rows are the sections of one sitting; `number` tells one sitting from the next."""

    def __init__(self, photos: PhotoModel, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._catalogue = catalogue
        self._queue = QuestionQueue()
        self._question_of: dict[PhotoId, DateQuestion] = {}
        self._states: dict[DateQuestion, QuestionState] = {}
        self.queue_number = 0

    # what Qt asks

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._queue.questions)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._queue.questions):
            return None
        section = self._queue.questions[index.row()]
        match role:
            case QuestionRole.QUESTION:
                return section
            case QuestionRole.STATE:
                return self.find_state(section)
            case Qt.ItemDataRole.DisplayRole:
                return section.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return describe_question(section, self.find_state(section), self._catalogue)
            case Qt.ItemDataRole.ToolTipRole:
                return str(section.group.folder)
            case _:
                return None

    # what the screen asks

    @property
    def questions(self) -> Sequence[DateQuestion]:
        return self._queue.questions

    def row(self, section: DateQuestion) -> int:
        return self._queue.questions.index(section)

    def asks_for(self, photo: PhotoId) -> bool:
        return photo in self._question_of

    @property
    def asked_photos(self) -> frozenset[PhotoId]:
        return frozenset(self._question_of)

    def find_question(self, photo: PhotoId) -> DateQuestion | None:
        return self._question_of.get(photo)

    def items(self, section: DateQuestion) -> Sequence[PhotoItem]:
        """The section's photos that are still listed."""
        return [card for photo in section.photos if (card := self._photos.item(photo))]

    def sample_items(self, section: DateQuestion) -> Sequence[PhotoItem]:
        """The first, the middle and the last of the section's photos that are still listed, each once."""
        photos = section.photos
        places = sorted({0, len(photos) // 2, len(photos) - 1})
        cards = [card for place in places if (card := self._photos.item(photos[place]))]
        return cards or self.items(section)[:1]

    def find_state(self, section: DateQuestion) -> QuestionState:
        """Whether the section is answered, and with what."""
        if section not in self._states:
            self._states[section] = self._compute_state(section)
        return self._states[section]

    def find_next(self, place: int) -> int | None:
        return self._queue.find_next(place, self._is_waiting)

    @property
    def done_count(self) -> int:
        """Sections that nobody has to be asked about any more."""
        return sum(not self._queue.is_open(section, self._is_waiting) for section in self.questions)

    @property
    def waiting_count(self) -> int:
        """Photos that still wait."""
        return sum(self.find_state(section).waiting_count for section in self.questions)

    def _is_waiting(self, section: DateQuestion) -> bool:
        return self.find_state(section).status in (QuestionStatus.WAITING, QuestionStatus.SKIPPED)

    def _compute_state(self, section: DateQuestion) -> QuestionState:
        cards = self.items(section)
        if waiting := sum(is_waiting(card) for card in cards):
            return QuestionState(
                QuestionStatus.SKIPPED if section in self._queue.skipped else QuestionStatus.WAITING,
                waiting_count=waiting,
            )
        dates = {card.user_date for card in cards}
        return QuestionState(QuestionStatus.ANSWERED, dates.pop() if len(dates) == 1 else None)

    # what changes

    def clear(self) -> None:
        """The sitting is over."""
        self.beginResetModel()
        self.queue_number += 1
        self._queue = QuestionQueue()
        self._question_of.clear()
        self._states.clear()
        self.endResetModel()

    def add(self, sections: Sequence[DateQuestion]) -> None:
        first = len(self.questions)
        self.beginInsertRows(QModelIndex(), first, first + len(sections) - 1)
        self._queue = self._queue.with_questions(sections)
        self._index_questions(sections)
        self.endInsertRows()

    def split(self, section: DateQuestion, parts: tuple[DateQuestion, ...]) -> None:
        """Put the parts in the section's place."""
        self._replace_rows((section,), parts, self._queue.with_split(section, parts))

    def join(self, parts: tuple[DateQuestion, ...], section: DateQuestion) -> None:
        """Undo `divide`."""
        self._replace_rows(parts, (section,), self._queue.with_join(parts, section))

    def skip(self, section: DateQuestion) -> None:
        self._queue = self._queue.with_skipped(section)
        self.refresh([section])

    def unskip(self, section: DateQuestion) -> None:
        """Undo `skip`."""
        self._queue = self._queue.with_unskipped(section)
        self.refresh([section])

    def refresh(self, sections: Iterable[DateQuestion]) -> None:
        """Look again at what became of these sections."""
        for section in sections:
            self._states.pop(section, None)
            place = self.index(self.row(section))
            self.dataChanged.emit(place, place)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def _replace_rows(self, old: tuple[DateQuestion, ...], new: tuple[DateQuestion, ...], queue: QuestionQueue) -> None:
        place = self.row(old[0])
        self.beginInsertRows(QModelIndex(), place, place + len(new) - 1)
        self._queue = QuestionQueue((*self.questions[:place], *new, *self.questions[place:]), self._queue.skipped)
        self.endInsertRows()
        self.beginRemoveRows(QModelIndex(), place + len(new), place + len(new) + len(old) - 1)
        self._queue = queue
        self._index_questions(new)
        self.endRemoveRows()

    def _index_questions(self, sections: Iterable[DateQuestion]) -> None:
        for section in sections:
            self._question_of.update(dict.fromkeys(section.photos, section))
            self._states.pop(section, None)
