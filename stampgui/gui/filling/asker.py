"""Goes through the questions with a person: what is asked now, what an answer does, what comes next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from stampgui.dates.partial import PartialDate
from stampgui.gui.background import Errand, Work
from stampgui.gui.filling.commands import divide, skip
from stampgui.gui.filling.model import SectionModel
from stampgui.gui.filling.sections import Section, asked_for, divided_at, divided_by_names, waits
from stampgui.gui.filling.words import State
from stampgui.gui.photos import PhotoId
from stampgui.gui.session import Session


class Asker(QObject):
    """`moved` says that another section is being asked for, `tallied` that something about the sections has changed.

    `ended` comes when there is nothing left to ask for. Sections are made in the background; `broken` carries the
    error that ended that.
    """

    moved = Signal()
    tallied = Signal()
    ended = Signal()
    broken = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = SectionModel(session.model, session.catalogue, self)
        self.current: Section | None = None
        self.active = False
        self._finding: Errand | None = None
        self._dividing: Errand | None = None
        self._listed = 0
        session.answered.connect(self._take_answers)
        session.undo.indexChanged.connect(self._look_for_changes)
        session.gathering.busy.connect(self._look_for_changes)
        session.checking.ended.connect(self._begin_again)

    # a sitting

    @property
    def needed(self) -> bool:
        """Whether there is a photo to ask for."""
        return any(waits(card) for card in self._session.model.cards)

    @property
    def finding(self) -> bool:
        return self._finding is not None

    def begin(self) -> None:
        """Ask for all photos that wait; the first question comes soon, with `moved`."""
        self.close()
        self.active = True
        self._listed = len(self._session.model.cards)
        self.moved.emit()
        self._find()

    def close(self) -> None:
        """Ask no more; the answers stay."""
        self.active = False
        for errand in (self._finding, self._dividing):
            if errand is not None:
                errand.abandon()
                errand.deleteLater()
        self._finding = self._dividing = None
        self.current = None
        self.model.clear()

    @property
    def given(self) -> int:
        """Photos that this sitting has dates for now."""
        return sum(card.answer is not None for section in self.model.sections for card in self.model.cards(section))

    # going from one to the other

    def go_to(self, section: Section) -> None:
        self.current = section
        self.moved.emit()

    def step(self, rows: int) -> None:
        """Go that many sections down, or up where it is negative."""
        sections = self.model.sections
        if self.current is not None:
            self.go_to(sections[min(max(self.model.row(self.current) + rows, 0), len(sections) - 1)])

    def go_on(self) -> None:
        """Go to the next section that is to be asked for; after the last the first may have been left out."""
        place = 0 if self.current is None else self.model.row(self.current) + 1
        following = self.model.next_after(place)
        if following is not None:
            self.go_to(self.model.sections[following])
        elif not self.finding and not self._session.gathering.running:
            self.ended.emit()

    # what a person says

    @property
    def above(self) -> PartialDate | None:
        """The date that was given next above the section that is asked for."""
        if self.current is None:
            return None
        before = self.model.sections[: self.model.row(self.current)]
        return next((date for each in reversed(before) if (date := self.model.standing(each).date)), None)

    def give(self, date: PartialDate) -> None:
        if self.current is not None:
            self._session.give(self._photos(self.current), date)

    def give_own(self) -> None:
        """Give each photo the date that its own source tells."""
        if self.current is not None and self.current.own:
            self._session.give_each(self.current.own)

    def give_same(self) -> None:
        if self.above is not None:
            self.give(self.above)

    def skip(self) -> None:
        section = self.current
        if section is None or self.model.standing(section).state is not State.WAITING:
            self.go_on()
            return
        self._session.undo.push(skip(self.model, section, after=lambda skipped: self._take_skip(section, skipped)))

    def divide_by_names(self) -> None:
        if (section := self.current) is not None:
            self._divide(section, divided_by_names(section, self.model.cards(section), today=self._session.today))

    def divide_at(self, place: int) -> None:
        """Divide before the photo at `place` of those that are still listed, at least 1."""
        if (section := self.current) is not None:
            cards = self.model.cards(section)
            self._divide(section, divided_at(section, place, cards, today=self._session.today))

    # what becomes of it

    def _photos(self, section: Section) -> Sequence[PhotoId]:
        return [card.id for card in self.model.cards(section)]

    def _take_answers(self, photos: Sequence[PhotoId]) -> None:
        if not self.active:
            return
        found = (self.model.section_of(photo) for photo in photos)
        touched = list(dict.fromkeys(section for section in found if section is not None))
        self.model.refresh(touched)
        self.tallied.emit()
        open_again = next((each for each in touched if self.model.standing(each).state is not State.ANSWERED), None)
        if open_again is not None:
            self.go_to(open_again)
        elif touched:
            self.go_on()

    def _take_skip(self, section: Section, skipped: bool) -> None:
        self.tallied.emit()
        if skipped:
            self.go_on()
        else:
            self.go_to(section)

    def _find(self) -> None:
        session = self._session
        work = asked_for(session.model.cards, already=self.model.asked, today=session.today)
        self._finding = self._run(work, self._take_sections, self._end_finding)

    def _take_sections(self, sections: Sequence[Section]) -> None:
        self.model.add(sections)
        if self.current is None:
            self.go_to(sections[0])
        self.tallied.emit()

    def _end_finding(self, error: Exception | None) -> None:
        self._finding = None
        self.tallied.emit()
        if error is not None:
            self.broken.emit(error)
        elif self.current is None:
            self.ended.emit()
        else:
            self._look_for_changes()

    def _divide(self, section: Section, work: Work) -> None:
        parts: list[Section] = []

        def end(error: Exception | None) -> None:
            self._dividing = None
            if error is not None:
                self.broken.emit(error)
            elif len(parts) > 1 and section in self.model.sections:
                command = divide(self.model, section, tuple(parts), after=self.go_to)
                self._session.undo.push(command)
                self.tallied.emit()

        if self._dividing is None:
            self._dividing = self._run(work, parts.extend, end)

    def _run(
        self, work: Work, take: Callable[[Sequence[Section]], None], end: Callable[[Exception | None], None]
    ) -> Errand:
        errand = Errand(work, self)
        errand.arrived.connect(take)
        errand.ended.connect(errand.deleteLater)
        errand.ended.connect(end)
        errand.start()
        return errand

    def _look_for_changes(self) -> None:
        """Ask, too, for what has come since; whatever has gone waits no more."""
        if not self.active or self.finding or self._session.gathering.running:
            return
        cards = self._session.model.cards
        if len(cards) != self._listed:
            self._listed = len(cards)
            self.model.refresh(self.model.sections)
            self.tallied.emit()
        if any(waits(card) and not self.model.asks_for(card.id) for card in cards):
            self._find()

    def _begin_again(self) -> None:
        """The photos were read in another way: what is asked and suggested may be another."""
        if self.active:
            self.begin()
