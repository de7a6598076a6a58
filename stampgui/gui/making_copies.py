"""Between the save bar and the work: the questions before copies are made, the pause, and what came of it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from stampgui.gui.asking import Asking
from stampgui.gui.background import Errand
from stampgui.gui.handing_out import HandingOut
from stampgui.gui.leaving import may_leave_typing, may_save
from stampgui.gui.pace import Pace
from stampgui.gui.photos import Card
from stampgui.gui.results import open_folder, open_report
from stampgui.gui.run import Phase
from stampgui.gui.save_bar import SaveBar
from stampgui.gui.saving import Saved
from stampgui.gui.session import Session
from stampgui.stamping.job import Existing


class MakingCopies(QObject):
    """`began` comes when saving begins, `changed` when there may be something else to show."""

    began = Signal()
    changed = Signal()

    def __init__(
        self, window: QWidget, session: Session, bar: SaveBar, handing_out: HandingOut, asking: Asking
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._bar = bar
        self._handing_out = handing_out
        self._asking = asking
        self._looking: Errand | None = None
        self._taken = 0
        saving = session.saving
        saving.progressed.connect(self._show_progress)
        saving.ended.connect(self._show_result)
        session.outdated.connect(self._outdate)
        bar.pause_wanted.connect(saving.pause)
        bar.resume_wanted.connect(saving.go_on)
        bar.cancel_wanted.connect(self._cancel)
        bar.retry_wanted.connect(session.retry)
        bar.folder_wanted.connect(lambda: open_folder(session))
        bar.report_wanted.connect(lambda: open_report(window, session, asking))
        bar.files_wanted.connect(handing_out.copy_files)
        bar.sentence_wanted.connect(handing_out.copy_sentence)
        bar.drag_wanted.connect(lambda: handing_out.drag(bar))
        bar.dismissed.connect(bar.show_waiting)

    def save(self, *, unfinished: bool) -> None:
        """Make copies of all that is pending; `unfinished` says that a date is being typed."""
        cards = self._session.pending
        if not cards or self._looking is not None or self._session.saving.running:
            return
        if not unfinished or may_leave_typing(self._window, self._session, self._asking):
            self._look(cards)

    def close(self) -> None:
        """Nothing of what still comes is shown."""
        self._session.saving.ended.disconnect(self._show_result)
        if self._looking is not None:
            self._looking.abandon()

    def _look(self, cards: Sequence[Card]) -> None:
        """See in the background how many copies are there already, then go on."""
        names, folder, recipe = self._session.names, self._session.folder, self._session.recipe_of_copies(Existing.SKIP)

        def count(cancelled: Callable[[], bool]) -> Iterator[object]:
            yield names.taken(cards, recipe, cancelled=cancelled)

        self._bar.show_progress(Pace(0, len(cards), 0.0), Phase.IDLE)
        self._taken = 0
        self._looking = Errand(count, self)
        self._looking.arrived.connect(self._note_taken)
        self._looking.ended.connect(lambda error: self._begin(cards, folder, error))
        self._looking.start()

    def _note_taken(self, counts: Sequence[int]) -> None:
        self._taken = sum(counts)

    def _begin(self, cards: Sequence[Card], folder: Path, error: Exception | None) -> None:
        looking, self._looking = self._looking, None
        if looking is None:
            return
        looking.deleteLater()
        self._bar.show_waiting()
        if error is not None:
            self._bar.show_result(Saved(folder, tuple(card.id for card in cards), (), error=error), retries=0, copies=0)
        elif not looking.cancelled:
            existing = may_save(self._window, self._session, self._asking, taken=self._taken)
            if existing is not None:
                self.began.emit()
                self._session.save(cards, existing)

    def _cancel(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._session.saving.cancel()

    def _outdate(self) -> None:
        if self._looking is None:
            self._bar.show_waiting()
        self.changed.emit()

    def _show_progress(self, pace: Pace) -> None:
        self._bar.show_progress(pace, self._session.saving.phase)

    def _show_result(self, saved: Saved) -> None:
        self._bar.show_result(saved, retries=len(self._session.failed), copies=self._handing_out.count)
        self.changed.emit()
        QApplication.alert(self._window)  # in the task bar, where the person is at work in another window
