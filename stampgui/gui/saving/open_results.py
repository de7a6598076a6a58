"""Opens what was saved: the folder of copies, the report and the contact sheet, which lie in a folder of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from stampgui.gui.background.background_task import BackgroundTask
from stampgui.gui.background.opening import open_folder, open_path
from stampgui.gui.shell.notices import Notices
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.text.error_text import explain_error
from stampgui.gui.widgets.prompts import Prompts
from stampgui.i18n import Catalogue, Message, message
from stampgui.session.saving.run_results import SaveResult


def open_copies(session: SessionController, notices: Notices) -> None:
    """Open the folder of the copies, or say where it is."""
    if session.save_result is not None and (refusal := open_folder(session.save_result.folder)) is not None:
        notices.show_refusal(refusal)


def find_report_folder(result: SaveResult, catalogue: Catalogue) -> Path:
    """Where reports lie: not among the copies, which people upload all together."""
    return result.folder / catalogue.gettext("reports")


def open_report(parent: QWidget, session: SessionController, prompts: Prompts, notices: Notices) -> None:
    """Write the report of the last save run in the background, open it, and say where it is."""
    result, catalogue = session.save_result, session.catalogue
    if result is None:
        return
    path = find_report_folder(result, catalogue) / catalogue.gettext("stampgui-report.html")

    def write(_cancelled: Callable[[], bool]) -> Iterator[Message]:
        from stampgui.batch.report.errors import ReportWriteError  # late: the window opens sooner
        from stampgui.batch.report.recording import write_report

        try:
            write_report(path, result.outcomes, catalogue, created_on=session.today())
        except ReportWriteError as error:
            yield error.reason

    def show(error: Exception | None) -> None:
        task.release()
        if error is not None:
            reasons.append(explain_error(error))
        if reasons:
            title = catalogue.gettext("The report could not be written")
            prompts.alert(parent, title, catalogue.render(reasons[0]), answer=catalogue.gettext("OK"))
        else:
            show_file(path, message("The report is saved as {file}.", file=str(path)), notices)

    reasons: list[Message] = []
    task = BackgroundTask(write, parent)
    task.results_ready.connect(reasons.extend)
    task.finished.connect(show)
    task.start()


def show_file(path: Path, where: Message, notices: Notices) -> None:
    """Open a file that was written, and say where it is."""
    if open_path(path):
        notices.show_message(where)
    else:
        notices.show_refusal(message("{done} It could not be opened.", done=where))
