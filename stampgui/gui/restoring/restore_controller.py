"""Controls restoring originals from stamped copies: the offer, the target folder, and the result."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stampgui.gui.background.opening import open_folder
from stampgui.gui.restoring.restore_bar import RestoreBar
from stampgui.gui.state.restore_run import RestoreRun
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.widgets.prompts import Prompts
from stampgui.i18n import Message
from stampgui.session.photos.photo_item import PhotoId, PhotoItem
from stampgui.session.saving.progress import Progress
from stampgui.session.saving.run_results import RestoreResult
from stampgui.session.worker_count import choose_worker_count
from stampgui.stamping.outcome import Outcome, Status


class RestoreController(QObject):
    """Offers to restore the originals of stamped copies among the photos, and restores them.

    `refused` carries why something cannot be done.
    """

    refused = Signal(Message)

    def __init__(self, parent: QWidget, session: SessionController, bar: RestoreBar, prompts: Prompts) -> None:
        super().__init__(parent)
        self._parent = parent
        self._session = session
        self._bar = bar
        self._prompts = prompts
        self._selected: Sequence[PhotoItem] = ()
        self._result: RestoreResult | None = None
        self.restore_run = RestoreRun(self)
        bar.restore_all_requested.connect(lambda: self._start(find_restorable(session.model.items)))
        bar.restore_selected_requested.connect(lambda: self._start(self._selected))
        bar.cancel_requested.connect(self.restore_run.cancel)
        bar.open_folder_requested.connect(self._open_folder)
        self.restore_run.results_ready.connect(self._on_results)
        self.restore_run.progress_changed.connect(self._show_progress)
        self.restore_run.finished.connect(self._show_result)

    def update_offer(self, selected: Sequence[PhotoItem]) -> None:
        """Update the offer to the present photos and selection."""
        model = self._session.model
        some = model.counts.count(lambda state: state.inspection_status is Status.ALREADY_STAMPED) > 0
        self._selected = find_restorable(selected) if some else ()
        found = [item.inspection for item in model.items if is_stamped_copy(item)] if some else []
        others = [replace(outcome, reason=outcome.restore_obstacle) for outcome in found if outcome.restore_obstacle]
        self._bar.set_copies(len(found), others, selected=len(self._selected))

    def confirm_close(self) -> bool:
        """Whether the window may close: nothing is being restored, or the user confirms."""
        if not self.restore_run.running:
            return True
        _ = self._session.catalogue.gettext
        title = _("Originals are still being restored")
        text = _("If you stop now, finished originals are kept and the rest are not restored.")
        answers = (_("Continue"), _("Stop and close"))
        until = self.restore_run.finished
        return self._prompts.ask(self._parent, title, text, answers=answers, default=0, until=until) == 1

    def close(self) -> None:
        self.restore_run.close()

    def _start(self, items: Sequence[PhotoItem]) -> None:
        if not items or self.restore_run.running:
            return
        catalogue = self._session.catalogue
        title = catalogue.gettext("Choose the folder for the originals")
        folder = self._prompts.choose_folder(self._parent, catalogue, title, start=items[0].file.parent)
        if folder is not None:
            self.restore_run.start(items, folder, workers=choose_worker_count(self._session.settings.jobs))

    def _on_results(self, results: Mapping[PhotoId, Outcome]) -> None:
        self._session.model.update_items(results, lambda item: replace(item, copy_result=results[item.id]))

    def _show_progress(self, progress: Progress) -> None:
        self._bar.set_progress(progress, cancelling=self.restore_run.cancelling)

    def _show_result(self, result: RestoreResult) -> None:
        self._result = result
        self._bar.set_result(result)

    def _open_folder(self) -> None:
        if self._result is not None:
            refusal = open_folder(self._result.folder)
            if refusal is not None:
                self.refused.emit(refusal)


def is_stamped_copy(item: PhotoItem) -> bool:
    """Whether the photo is a copy stamped by this program."""
    return item.inspection.status is Status.ALREADY_STAMPED


def find_restorable(items: Sequence[PhotoItem]) -> Sequence[PhotoItem]:
    """The copies whose originals can be restored, judging by their headers."""
    return [item for item in items if is_stamped_copy(item) and item.inspection.restore_obstacle is None]
