"""Goes through the questions with a person: what is asked now, what an answer does, what comes next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from stampgui.dates.partial import PartialDate
from stampgui.gui.background.background_task import BackgroundTask
from stampgui.gui.state.question_commands import make_skip_command, make_split_command
from stampgui.gui.state.question_model import QuestionModel
from stampgui.gui.state.session_controller import SessionController
from stampgui.session.date_questions import (
    DateQuestion,
    QuestionStatus,
    is_waiting,
    make_name_split_work,
    make_question_work,
    make_split_work,
)
from stampgui.session.photo_item import PhotoId
from stampgui.session.work import Work


class QuestionController(QObject):
    """`moved` says that another section is being asked for, `tallied` that something about the sections has changed.

    `ended` comes when there is nothing left to ask for. Sections are made in the background; `broken` carries the
    error that ended that.
    """

    current_changed = Signal()
    counts_changed = Signal()
    finished = Signal()
    failed = Signal(Exception)

    def __init__(self, session: SessionController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = QuestionModel(session.model, session.catalogue, self)
        self.current: DateQuestion | None = None
        self.active = False
        self._find_task: BackgroundTask | None = None
        self._split_task: BackgroundTask | None = None
        self._listed_count = 0
        session.dates_changed.connect(self._handle_dates_changed)
        session.undo_stack.indexChanged.connect(self._check_for_changes)
        session.photo_import.busy_changed.connect(self._check_for_changes)
        session.photo_refresh.finished.connect(self._restart)

    # a sitting

    @property
    def has_questions(self) -> bool:
        """Whether there is a photo to ask for."""
        return any(is_waiting(card) for card in self._session.model.items)

    @property
    def is_finding(self) -> bool:
        return self._find_task is not None

    def start(self) -> None:
        """Ask for all photos that wait; the first question comes soon, with `moved`."""
        self.stop()
        self.active = True
        self._listed_count = len(self._session.model.items)
        self.current_changed.emit()
        self._find_questions()

    def stop(self) -> None:
        """Ask no more; the answers stay."""
        self.active = False
        for errand in (self._find_task, self._split_task):
            if errand is not None:
                errand.stop()
                errand.deleteLater()
        self._find_task = self._split_task = None
        self.current = None
        self.model.clear()

    @property
    def dated_count(self) -> int:
        """Photos that this sitting has dates for now."""
        return sum(card.user_date is not None for section in self.model.questions for card in self.model.items(section))

    # going from one to the other

    def go_to(self, section: DateQuestion) -> None:
        self.current = section
        self.current_changed.emit()

    def move_by(self, rows: int) -> None:
        """Go that many sections down, or up where it is negative."""
        sections = self.model.questions
        if self.current is not None:
            self.go_to(sections[min(max(self.model.row(self.current) + rows, 0), len(sections) - 1)])

    def go_to_next(self) -> None:
        """Go to the next section that is to be asked for; after the last the first may have been left out."""
        place = 0 if self.current is None else self.model.row(self.current) + 1
        following = self.model.find_next(place)
        if following is not None:
            self.go_to(self.model.questions[following])
        elif not self.is_finding and not self._session.photo_import.running:
            self.finished.emit()

    # what a person says

    @property
    def previous_date(self) -> PartialDate | None:
        """The date that was given next above the section that is asked for."""
        if self.current is None:
            return None
        before = self.model.questions[: self.model.row(self.current)]
        return next((date for each in reversed(before) if (date := self.model.find_state(each).date)), None)

    def set_date(self, date: PartialDate) -> None:
        if self.current is not None:
            self._session.set_date(self._list_photos(self.current), date)

    def set_own_dates(self) -> None:
        """Give each photo the date that its own source tells."""
        if self.current is not None and self.current.own_dates:
            self._session.set_dates(self.current.own_dates)

    def repeat_previous_date(self) -> None:
        if self.previous_date is not None:
            self.set_date(self.previous_date)

    def skip(self) -> None:
        section = self.current
        if section is None or self.model.find_state(section).status is not QuestionStatus.WAITING:
            self.go_to_next()
            return
        self._session.undo_stack.push(
            make_skip_command(self.model, section, after=lambda skipped: self._handle_skip(section, skipped))
        )

    def split_by_names(self) -> None:
        if (section := self.current) is not None:
            self._split(section, make_name_split_work(section, self.model.items(section), today=self._session.today()))

    def split_at(self, place: int) -> None:
        """Divide before the photo at `place` of those that are still listed, at least 1."""
        if (section := self.current) is not None:
            cards = self.model.items(section)
            self._split(section, make_split_work(section, place, cards, today=self._session.today()))

    # what becomes of it

    def _list_photos(self, section: DateQuestion) -> Sequence[PhotoId]:
        return [card.id for card in self.model.items(section)]

    def _handle_dates_changed(self, photos: Sequence[PhotoId]) -> None:
        if not self.active:
            return
        found = (self.model.find_question(photo) for photo in photos)
        touched = list(dict.fromkeys(section for section in found if section is not None))
        self.model.refresh(touched)
        self.counts_changed.emit()
        open_again = next(
            (each for each in touched if self.model.find_state(each).status is not QuestionStatus.ANSWERED), None
        )
        if open_again is not None:
            self.go_to(open_again)
        elif touched:
            self.go_to_next()

    def _handle_skip(self, section: DateQuestion, skipped: bool) -> None:
        self.counts_changed.emit()
        if skipped:
            self.go_to_next()
        else:
            self.go_to(section)

    def _find_questions(self) -> None:
        session = self._session
        work = make_question_work(session.model.items, already_asked=self.model.asked_photos, today=session.today())
        self._find_task = self._run_task(work, self._add_questions, self._finish_finding)

    def _add_questions(self, sections: Sequence[DateQuestion]) -> None:
        self.model.add(sections)
        if self.current is None:
            self.go_to(sections[0])
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

    def _split(self, section: DateQuestion, work: Work) -> None:
        parts: list[DateQuestion] = []

        def end(error: Exception | None) -> None:
            self._split_task = None
            if error is not None:
                self.failed.emit(error)
            elif len(parts) > 1 and section in self.model.questions:
                command = make_split_command(self.model, section, tuple(parts), after=self.go_to)
                self._session.undo_stack.push(command)
                self.counts_changed.emit()

        if self._split_task is None:
            self._split_task = self._run_task(work, parts.extend, end)

    def _run_task(
        self,
        work: Work,
        on_results: Callable[[Sequence[DateQuestion]], None],
        on_finished: Callable[[Exception | None], None],
    ) -> BackgroundTask:
        errand = BackgroundTask(work, self)
        errand.results_ready.connect(on_results)
        errand.finished.connect(errand.deleteLater)
        errand.finished.connect(on_finished)
        errand.start()
        return errand

    def _check_for_changes(self) -> None:
        """Ask, too, for what has come since; whatever has gone waits no more."""
        if not self.active or self.is_finding or self._session.photo_import.running:
            return
        cards = self._session.model.items
        if len(cards) != self._listed_count:
            self._listed_count = len(cards)
            self.model.refresh(self.model.questions)
            self.counts_changed.emit()
        if any(is_waiting(card) and not self.model.asks_for(card.id) for card in cards):
            self._find_questions()

    def _restart(self) -> None:
        """The photos were read in another way: what is asked and suggested may be another."""
        if self.active:
            self.start()
