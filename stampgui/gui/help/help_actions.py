"""What the links of the help do: copy the report on this computer, open the log or the licences."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from stampgui.folders import find_folders
from stampgui.gui.background.background_task import BackgroundTask
from stampgui.gui.background.opening import open_path
from stampgui.gui.help.help_pages import HelpAction
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.widgets.prompts import Prompts
from stampgui.resources import find_licences


class HelpActions(QObject):
    """Does what links ask for, and says in a dialog above `window` what became of it."""

    def __init__(self, window: QWidget, session: SessionController, prompts: Prompts) -> None:
        super().__init__(window)
        self._window, self._session, self._prompts = window, session, prompts
        self._actions = {
            HelpAction.COPY_REPORT: self._copy_report,
            HelpAction.OPEN_LOG: self._open_log,
            HelpAction.OPEN_LICENCES: self._open_licences,
        }

    def run(self, action: HelpAction) -> None:
        self._actions[action]()

    def _copy_report(self) -> None:
        """Write the report in the background, since it starts another process, and copy it."""
        catalogue, folders = self._session.catalogue, find_folders()

        def write(_cancelled: Callable[[], bool]) -> Iterator[str]:
            from stampgui.session.diagnosis import format_diagnosis  # late: it is rarely needed

            yield from format_diagnosis(folders, catalogue)

        def show(_error: Exception | None) -> None:
            task.release()
            QGuiApplication.clipboard().setText("\n".join(lines))
            self._tell(
                catalogue.gettext("Report copied"),
                catalogue.gettext("Paste it into your message (Ctrl+V). It contains no photos, captions or dates."),
            )

        lines: list[str] = []
        task = BackgroundTask(write, self)
        task.results_ready.connect(lines.extend)
        task.finished.connect(show)
        task.start()

    def _open_log(self) -> None:
        _ = self._session.catalogue.gettext
        log = find_folders().log_file
        if log.exists():
            self._open(log.parent)
        else:
            self._tell(_("No log yet"), _("The program has not noted any mistake on this computer."))

    def _open_licences(self) -> None:
        _ = self._session.catalogue.gettext
        folder = find_licences()
        if folder is not None:
            self._open(folder)
        else:
            self._tell(
                _("Licences"), _("stampgui was installed by pip: each package has its licence in its own folder there.")
            )

    def _open(self, folder: Path) -> None:
        _ = self._session.catalogue.gettext
        if not open_path(folder):
            self._tell(_("The folder could not be opened"), _("It is here: {folder}").format(folder=folder))

    def _tell(self, title: str, text: str) -> None:
        self._prompts.alert(self._window, title, text, answer=self._session.catalogue.gettext("OK"))
