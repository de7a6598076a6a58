"""Controls saving: the confirmations before it, pause and cancel, and its result."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from stampgui.gui.background.background_task import BackgroundTask
from stampgui.gui.saving.confirmations import confirm_save, confirm_unused_date
from stampgui.gui.saving.contact_sheet_maker import ContactSheetMaker
from stampgui.gui.saving.open_results import open_copies, open_report
from stampgui.gui.saving.save_bar import SaveBar
from stampgui.gui.saving.share_controller import ShareController
from stampgui.gui.shell.notices import Notices
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.text.save_result_text import CAPTION_IS_WRONG, NextSteps
from stampgui.gui.widgets.prompts import Prompts
from stampgui.session.copies.name_conflicts import NameConflicts, judge_conflicts
from stampgui.session.photos.photo_item import PhotoFilter, PhotoId, PhotoItem, is_unusable, is_waiting
from stampgui.session.saving.progress import Progress
from stampgui.session.saving.run_results import RunPhase, SaveResult
from stampgui.stamping.job import ExistingPolicy


class SaveController(QObject):
    """`started` tells that saving begins, `changed` that there may be something else to show."""

    started = Signal()
    changed = Signal()

    def __init__(
        self,
        window: QWidget,
        session: SessionController,
        save_bar: SaveBar,
        share_controller: ShareController,
        prompts: Prompts,
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._save_bar = save_bar
        self._share_controller = share_controller
        self._prompts, self._notices = prompts, notices
        self._count_task: BackgroundTask | None = None
        self._conflicts = NameConflicts()
        self._when_all_saved: Callable[[], object] | None = None
        self._wanted: frozenset[PhotoId] | None = None
        """The selected photos, where these alone are to be saved."""
        self._selection: frozenset[PhotoId] | None = None
        """Those of the last run."""
        self._outdated_result: SaveResult | None = None
        """What the bar showed until a change outdated it."""
        self._told_of = 0
        """How many photos were listed when the bar told of a result."""
        saving = session.save_run
        saving.progress_changed.connect(self._show_progress)
        session.saving_finished.connect(self._show_result)
        session.copies_outdated.connect(self._reset_bar)
        session.results_restored.connect(self._show_result_again)
        session.reasons_found.connect(self._tell_reasons)
        session.model.counts_changed.connect(self._follow_list)
        save_bar.pause_requested.connect(saving.pause)
        save_bar.resume_requested.connect(saving.resume)
        save_bar.cancel_requested.connect(self._cancel)
        save_bar.retry_requested.connect(lambda: self._go_on(session.retry))
        save_bar.rest_requested.connect(lambda: self._go_on(session.save_rest))
        save_bar.open_folder_requested.connect(lambda: open_copies(session, notices))
        save_bar.report_requested.connect(lambda: open_report(window, session, prompts, notices))
        self._contact_sheet_maker = ContactSheetMaker(window, session, prompts, notices)
        save_bar.contact_sheet_requested.connect(self._contact_sheet_maker.start)
        save_bar.copy_files_requested.connect(share_controller.copy_files)
        save_bar.copy_text_requested.connect(share_controller.copy_text)
        save_bar.drag_help_requested.connect(share_controller.explain_drag)
        save_bar.drag_requested.connect(lambda: share_controller.start_drag(save_bar))
        save_bar.dismissed.connect(save_bar.show_waiting)

    def save(
        self,
        selected: Sequence[PhotoItem] | None,
        *,
        typing_unfinished: bool,
        when_all_saved: Callable[[], object] | None = None,
        previous: SaveResult | None = None,
    ) -> None:
        """Save the pending ones of `selected` photos, or of all; `typing_unfinished` tells of an unused typed date.

        `when_all_saved` is called at the end if this saves all of them. With the `previous` result they are the others
        that it offers to save, and the whole is told at the end.
        """
        items = self._session.pending_items if selected is None else self._session.select_pending(selected)
        if not items or self._count_task is not None or self._session.save_run.running:
            return
        if not typing_unfinished or confirm_unused_date(self._window, self._session, self._prompts):
            self._when_all_saved = when_all_saved
            self._wanted = None
            if selected is not None and previous is None:
                self._wanted = frozenset(item.id for item in selected)
            self._count_conflicts(items, previous)

    def find_others(self) -> Sequence[PhotoItem]:
        """The photos that are ready and were not to be saved by the last run."""
        result = self._session.save_result
        return [] if result is None else result.find_others(self._session.model.items)

    def close(self) -> None:
        """Ignore results that arrive from now on."""
        self._contact_sheet_maker.close()
        self._session.saving_finished.disconnect(self._show_result)
        if self._count_task is not None:
            self._count_task.stop()

    def _count_conflicts(self, items: Sequence[PhotoItem], previous: SaveResult | None) -> None:
        """Find out in the background which copies exist already, then continue."""
        names, folder, recipe = (
            self._session.copy_planner,
            self._session.copy_folder,
            self._session.build_copy_recipe(ExistingPolicy.SKIP),
        )

        def count(cancelled: Callable[[], bool]) -> Iterator[object]:
            yield judge_conflicts(names.find_conflicts(items, recipe, cancelled=cancelled))

        self._save_bar.set_progress(Progress(0, len(items), 0.0), RunPhase.IDLE)
        self._conflicts = NameConflicts()
        self._count_task = BackgroundTask(count, self)
        self._count_task.results_ready.connect(self._set_conflicts)
        self._count_task.finished.connect(lambda error: self._confirm_and_save(items, folder, error, previous))
        self._count_task.start()

    def _set_conflicts(self, results: Sequence[NameConflicts]) -> None:
        self._conflicts = results[-1]

    def _confirm_and_save(
        self, items: Sequence[PhotoItem], folder: Path, error: Exception | None, previous: SaveResult | None
    ) -> None:
        looking, self._count_task = self._count_task, None
        if looking is None:
            return
        looking.release()
        if error is not None:
            self._save_bar.show_waiting()
            self._save_bar.set_result(
                SaveResult(folder, tuple(item.id for item in items), {}, error=error), NextSteps()
            )
            return
        self._show_before_saving(previous)
        if not looking.cancelled:
            existing = confirm_save(self._window, self._session, self._prompts, self._conflicts)
            if existing is None:
                self._when_all_saved = None
            else:
                self._selection = self._wanted
                self.started.emit()
                self._session.save(items, existing, previous and replace(previous, failed_again_count=0))

    def _show_before_saving(self, previous: SaveResult | None) -> None:
        """Show what the bar showed when saving was asked for."""
        if previous is not None and previous is self._session.save_result:
            self._tell(previous)
        else:
            self._save_bar.show_waiting()

    def _go_on(self, save: Callable[[], None]) -> None:
        """Save what the last run has left, unless another caption is being written."""
        if self._session.caption_is_wrong:
            self._notices.show_refusal(CAPTION_IS_WRONG)
        else:
            save()

    def _cancel(self) -> None:
        if self._count_task is not None:
            self._count_task.cancel()
        self._session.save_run.cancel()

    def _reset_bar(self) -> None:
        if self._count_task is None:
            if self._save_bar.state == "done":
                self._outdated_result = self._session.save_result
            self._save_bar.show_waiting()
        self.changed.emit()

    def _show_result_again(self) -> None:
        """Show the last result again once the changes that outdated it are taken back."""
        result, model = self._outdated_result, self._session.model
        if result is None or result is not self._session.save_result or self._save_bar.state != "waiting":
            return
        listed = filter(None, map(model.item, result.results))
        if all(item.copy_result is not None for item in listed):
            self._outdated_result = None
            self._show_result(result)

    def _show_progress(self, progress: Progress) -> None:
        self._save_bar.set_progress(progress, self._session.save_run.phase)

    def _follow_list(self) -> None:
        """Tell the result without what has left the list, or with what came back to it."""
        result, is_shown = self._session.save_result, self._save_bar.state == "done"
        if result is None or not is_shown or self._session.photo_import.running:  # then it would be for each few photos
            return
        if self._told_of != self._count_listed():
            self._tell(result)

    def _tell_reasons(self, result: SaveResult) -> None:
        if self._save_bar.state == "done":
            self._tell(result)

    def _tell(self, result: SaveResult) -> None:
        self._told_of = self._count_listed()
        self._save_bar.set_result(result, self._find_steps(result))

    def _count_listed(self) -> int:
        return self._session.model.counts.by_filter[PhotoFilter.ALL]

    def _show_result(self, result: SaveResult) -> None:
        self._tell(result)
        self.changed.emit()
        when_all_saved, self._when_all_saved = self._when_all_saved, None
        if when_all_saved is not None and result.is_complete:
            QTimer.singleShot(0, self, when_all_saved)  # once all others know of the result, too
        QApplication.alert(self._window)  # highlights the task bar entry while the user works in another window

    def _find_steps(self, result: SaveResult) -> NextSteps:
        """What can be done after the run; of photos that were not selected for it, only that some are ready."""
        model = self._session.model
        failed = tuple(filter(None, map(model.item, result.failures)))
        steps = NextSteps(
            rest=len(result.find_rest(model)),
            retry=len(result.find_retryable(model)),
            undated=model.counts.waiting_count,
            waiting=model.counts.waiting_count,
            unusable=model.counts.unusable_count - _count_unusable(failed),
            copies=self._share_controller.copy_count,
            others=len(self.find_others()),
        )
        if self._selection is None:
            return steps
        selected = tuple(filter(None, map(model.item, self._selection)))
        return replace(
            steps,
            undated=sum(map(is_waiting, selected)),
            unusable=_count_unusable([item for item in selected if item not in failed]),
        )


def _count_unusable(items: Iterable[PhotoItem]) -> int:
    return sum(map(is_unusable, items))
