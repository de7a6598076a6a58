"""Controls the date questions: the current one, answers, and what comes next."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from stampgui.dates.partial import PartialDate
from stampgui.gui.background.background_task import BackgroundTask
from stampgui.gui.state.question_commands import QuestionCommand
from stampgui.gui.state.question_model import QuestionModel
from stampgui.gui.state.session_controller import SessionController
from stampgui.session.photos.photo_item import PhotoId, PhotoItem, is_waiting
from stampgui.session.photos.same_pictures import SamePictureOffers, find_same_picture_offers, find_same_picture_pair
from stampgui.session.questions.date_questions import (
    DateQuestion,
    QuestionStatus,
    list_answered_photos,
    make_name_split_work,
    make_question_work,
    make_split_work,
)
from stampgui.session.questions.question_queue import QueueStep, SkipStep, SplitStep
from stampgui.session.work import Work


class QuestionController(QObject):
    """`current_changed` tells of another current question, `counts_changed` of changed counts, `same_pictures_changed`
    of others than those that were offered.

    `finished` is emitted when nothing is left to ask. Questions are created in the background; `failed` carries the
    error that ended that.
    """

    current_changed = Signal()
    counts_changed = Signal()
    same_pictures_changed = Signal()
    finished = Signal()
    failed = Signal(Exception)

    def __init__(self, session: SessionController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = QuestionModel(session.model, session.catalogue, self)
        self.active = False
        self._find_task: BackgroundTask | None = None
        self._split_task: BackgroundTask | None = None
        self._listed_count = 0
        session.dates_changed.connect(self._handle_dates_changed)
        session.same_pictures.suggestions_changed.connect(self.same_pictures_changed)
        session.undo_stack.indexChanged.connect(self._check_for_changes)
        session.photo_import.busy_changed.connect(self._check_for_changes)
        session.photo_refresh.finished.connect(self._restart)

    # start and stop

    @property
    def current(self) -> DateQuestion | None:
        """The current question."""
        return self.model.queue.current

    @property
    def has_questions(self) -> bool:
        """Whether any photo waits for a date."""
        return any(is_waiting(item) for item in self._session.model.items)

    @property
    def is_finding(self) -> bool:
        return self._find_task is not None

    def start(self) -> None:
        """Ask for all waiting photos; `current_changed` follows with the first question."""
        self.stop()
        self.active = True
        self._listed_count = len(self._session.model.items)
        self.current_changed.emit()
        self._find_questions()

    def stop(self) -> None:
        """Stop asking; the answers are kept."""
        self.active = False
        for task in (self._find_task, self._split_task):
            if task is not None:
                task.stop()
                task.release()
        self._find_task = self._split_task = None
        self.model.clear()

    @property
    def dated_count(self) -> int:
        """How many photos of the questions have dates now."""
        return sum(
            item.user_date is not None for question in self.model.questions for item in self.model.items(question)
        )

    # navigation

    def go_to(self, question: DateQuestion) -> None:
        self.model.go_to(question)
        self.current_changed.emit()

    def move_by(self, rows: int) -> None:
        """Go down by `rows` questions, up if negative."""
        if (question := self.model.queue.moved_by(rows).current) is not None:
            self.go_to(question)

    def go_to_next(self) -> None:
        """Go to the next unanswered question, continuing at the top after the last one."""
        self._go_to_or_finish(self.model.queue.find_next(self.model.find_state))

    def _go_to_or_finish(self, question: DateQuestion | None) -> None:
        if question is not None:
            self.go_to(question)
        elif not self.is_finding and not self._session.photo_import.running:
            self.finished.emit()

    # answers

    @property
    def previous_date(self) -> PartialDate | None:
        """The date of the nearest answered question above the current one."""
        return self.model.queue.find_previous_date(self.model.find_state)

    def set_date(self, date: PartialDate) -> None:
        if self.current is not None:
            self._session.set_date(list_answered_photos(self.model.items(self.current)), date)

    def set_dates(self, dates: Mapping[PhotoId, PartialDate]) -> None:
        """Give each of these photos its own date."""
        self._session.set_dates(dates)

    @property
    def same_picture_offers(self) -> SamePictureOffers:
        """What the same pictures offer for the current question, as far as they have been found."""
        items = () if self.current is None else self.model.items(self.current)
        return find_same_picture_offers(items, self._session.same_pictures.dates)

    @property
    def same_picture_pair(self) -> tuple[PhotoItem, PhotoItem] | None:
        """The first photo of the current question that waits and has a same picture, and the most similar one."""
        items = () if self.current is None else self.model.items(self.current)
        return find_same_picture_pair(items, self._session.model.item)

    def repeat_previous_date(self) -> None:
        if self.previous_date is not None:
            self.set_date(self.previous_date)

    def skip(self) -> None:
        question = self.current
        if question is None or self.model.find_state(question).status is not QuestionStatus.WAITING:
            self.go_to_next()
        else:
            self._push(SkipStep(question), self.go_to_next)

    def split_by_names(self) -> None:
        if (question := self.current) is not None:
            items = self.model.items(question)
            self._split(question, make_name_split_work(question, items, today=self._session.today()))

    def split_at(self, place: int) -> None:
        """Split before the photo at `place`, at least 1, among those still listed."""
        if (question := self.current) is not None:
            items = self.model.items(question)
            self._split(question, make_split_work(question, place, items, today=self._session.today()))

    # changes of the photos

    def _handle_dates_changed(self, photos: Sequence[PhotoId]) -> None:
        if not self.active:
            return
        found = (self.model.find_question(photo) for photo in photos)
        dated = list(dict.fromkeys(question for question in found if question is not None))
        self.model.refresh(dated)
        self.counts_changed.emit()
        if dated:
            self._go_to_or_finish(self.model.queue.find_next_after_dating(dated, self.model.find_state))

    def _push(self, step: QueueStep, on_applied: Callable[[], None]) -> None:
        def change(then: Callable[[], None]) -> None:
            self.counts_changed.emit()
            then()

        self._session.undo_stack.push(
            QuestionCommand(
                self.model,
                step,
                on_applied=lambda: change(on_applied),
                on_reverted=lambda: change(self.current_changed.emit),
            )
        )

    def _find_questions(self) -> None:
        session = self._session
        work = make_question_work(session.model.items, already_asked=self.model.asked_photos, today=session.today())
        self._find_task = self._run_task(work, self._add_questions, self._finish_finding)

    def _add_questions(self, questions: Sequence[DateQuestion]) -> None:
        self.model.add(questions)
        if self.current is None:
            self.go_to(questions[0])
        self.counts_changed.emit()

    def _finish_finding(self, error: Exception | None) -> None:
        self._find_task = None
        self.counts_changed.emit()
        if error is not None:
            self.failed.emit(error)
        elif self.current is None:
            self.finished.emit()
        else:
            self._check_for_changes()

    def _split(self, question: DateQuestion, work: Work) -> None:
        parts: list[DateQuestion] = []

        def end(error: Exception | None) -> None:
            self._split_task = None
            if error is not None:
                self.failed.emit(error)
            elif len(parts) > 1 and question in self.model.questions:
                self._push(SplitStep(question, tuple(parts)), self.current_changed.emit)

        if self._split_task is None:
            self._split_task = self._run_task(work, parts.extend, end)

    def _run_task(
        self,
        work: Work,
        on_results: Callable[[Sequence[DateQuestion]], None],
        on_finished: Callable[[Exception | None], None],
    ) -> BackgroundTask:
        task = BackgroundTask(work, self)
        task.results_ready.connect(on_results)
        task.finished.connect(task.release)
        task.finished.connect(on_finished)
        task.start()
        return task

    def _check_for_changes(self) -> None:
        """Add questions for new photos, and drop removed ones."""
        if not self.active or self.is_finding or self._session.photo_import.running:
            return
        items = self._session.model.items
        if len(items) != self._listed_count:
            self._listed_count = len(items)
            self.model.refresh(self.model.questions)
            self.counts_changed.emit()
        if any(is_waiting(item) and not self.model.asks_for(item.id) for item in items):
            self._find_questions()

    def _restart(self) -> None:
        """Start again after photos were read with other options, which can change questions and suggestions."""
        if self.active:
            self.start()
