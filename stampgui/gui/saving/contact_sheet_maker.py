"""Makes the contact sheet of what was saved, in the background, with its progress and a way to cancel."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from stampgui.gui.background.background_task import BackgroundTask
from stampgui.gui.saving.open_results import find_report_folder, show_file
from stampgui.gui.shell.notices import Notices
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.text.error_text import explain_error
from stampgui.gui.widgets.controls import delete_later, scale_to_font
from stampgui.gui.widgets.prompts import Prompts
from stampgui.i18n import Catalogue, Message, message
from stampgui.session.saving.run_results import SaveResult

_WIDTH: Final = 340
"""Least width of the dialog in logical pixels, for text of 10 points."""


class ContactSheetMaker(QObject):
    """Makes one sheet at a time; a finished one is opened, and it is said where it is."""

    def __init__(self, window: QWidget, session: SessionController, prompts: Prompts, notices: Notices) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._prompts = prompts
        self._notices = notices
        self._task: BackgroundTask | None = None
        self._dialog: QProgressDialog | None = None
        self._done = 0
        self._path: Path | None = None
        self._reason: Message | None = None

    def start(self) -> None:
        """Make the sheet of the last save run."""
        from stampgui.gui.contact_sheet.sheet_file import load_sheet_family  # late: the window opens sooner

        result = self._session.save_result
        if result is None or self._task is not None:
            return
        self._done, self._path, self._reason = 0, None, None
        self._dialog = self._open_dialog(len(result.outcomes))
        self._task = BackgroundTask(self._make_work(result, load_sheet_family()), self)
        self._task.results_ready.connect(self._on_results)
        self._task.finished.connect(self._on_finished)
        self._dialog.canceled.connect(self._task.cancel)
        self._task.start()

    def close(self) -> None:
        """Stop, and write nothing."""
        if self._task is not None:
            self._task.stop()

    def _make_work(self, result: SaveResult, family: str) -> Callable[[Callable[[], bool]], Iterator[object]]:
        """Work that yields an outcome for each photo, and at last the path or why there is none."""
        catalogue, today = self._session.catalogue, self._session.today()

        def work(cancelled: Callable[[], bool]) -> Iterator[object]:
            from stampgui.gui.contact_sheet.sheet_file import record_contact_sheet
            from stampgui.session.copies.contact_sheet import ContactSheetError

            name = catalogue.gettext("contact-sheet-{date}").format(date=today.isoformat())
            folder = find_report_folder(result, catalogue)
            is_new = not folder.exists()
            path = _find_free_path(folder, name)
            drawn = record_contact_sheet(
                result.outcomes, path, catalogue, created_on=today, family=family, discarded=cancelled
            )
            try:
                for outcome in drawn:
                    yield outcome
                    if cancelled():
                        return
            except ContactSheetError as error:
                yield error.reason
            else:
                yield path
            finally:
                drawn.close()
                if is_new:
                    _remove_if_empty(folder)

        return work

    def _open_dialog(self, total: int) -> QProgressDialog:
        dialog = QProgressDialog(self._window, Qt.WindowType.Dialog)
        dialog.setObjectName("contactSheetProgress")
        catalogue: Catalogue = self._session.catalogue
        dialog.setWindowTitle(catalogue.gettext("Contact sheet"))
        dialog.setCancelButtonText(catalogue.gettext("Cancel"))
        bar = QProgressBar(dialog)
        bar.setTextVisible(False)
        bar.setAccessibleName(catalogue.gettext("Contact sheet"))
        dialog.setBar(bar)
        dialog.setMinimumWidth(scale_to_font(_WIDTH, dialog.font()))
        dialog.setAutoReset(False)
        dialog.setAutoClose(False)
        dialog.setMaximum(total)
        self._show_progress(dialog)
        dialog.show()
        return dialog

    def _show_progress(self, dialog: QProgressDialog) -> None:
        text = self._session.catalogue.gettext("Making the contact sheet… {done} of {total}")
        dialog.setLabelText(self._session.catalogue.fill(text, done=self._done, total=dialog.maximum()))
        dialog.setValue(self._done)

    def _on_results(self, results: Sequence[object]) -> None:
        for result in results:
            match result:
                case Path():
                    self._path = result
                case Message():
                    self._reason = result
                case _:
                    self._done += 1
        if self._dialog is not None and not self._dialog.wasCanceled():
            self._show_progress(self._dialog)

    def _on_finished(self, error: Exception | None) -> None:
        if self._dialog is not None:
            delete_later(self._dialog)
            self._dialog = None
        if self._task is not None:
            self._task.release()
            self._task = None
        reason = explain_error(error) if error is not None else self._reason
        catalogue = self._session.catalogue
        if reason is not None:
            title = catalogue.gettext("The contact sheet could not be written")
            self._prompts.alert(self._window, title, catalogue.render(reason), answer=catalogue.gettext("OK"))
        elif self._path is not None:
            show_file(self._path, message("The contact sheet is saved as {file}.", file=str(self._path)), self._notices)


def _remove_if_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):  # something is in it, or it has gone
        folder.rmdir()


def _find_free_path(folder: Path, name: str) -> Path:
    """A path that no file has, since sheets are for the archive: numbered from the second of a day on."""
    paths = (folder / f"{name}{'' if number == 1 else f' ({number})'}.pdf" for number in count(1))
    return next(path for path in paths if not path.exists())
