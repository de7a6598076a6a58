"""Opens what was saved: the folder of copies, and the report."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from stampgui.gui.background.background_task import BackgroundTask
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.widgets.prompts import Prompts
from stampgui.i18n import Message, message
from stampgui.session.caption_spec import resolve_caption_language, resolve_template


def open_folder(session: SessionController) -> None:
    if session.save_result is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(session.save_result.folder)))


def open_report(parent: QWidget, session: SessionController, prompts: Prompts) -> None:
    """Write the report of the last save run beside its copies, in the background, and open it."""
    result, catalogue = session.save_result, session.catalogue
    if result is None:
        return
    path = result.folder / catalogue.gettext("stampgui-report.html")
    template = resolve_template(
        session.settings, resolve_caption_language(session.settings, window_language=catalogue.language)
    )

    def write(_cancelled: Callable[[], bool]) -> Iterator[Message]:
        from stampgui.batch.report.recording import ReportWriteError, write_report  # late: the window opens sooner

        try:
            write_report(path, result.outcomes, catalogue, created_on=session.today(), template=template)
        except ReportWriteError as error:
            yield error.reason

    def show(error: Exception | None) -> None:
        task.deleteLater()
        if error is not None:
            reasons.append(message("The program made a mistake ({kind}). Please report it.", kind=type(error).__name__))
        if reasons:
            title = catalogue.gettext("The report could not be written")
            prompts.alert(parent, title, catalogue.render(reasons[0]), answer=catalogue.gettext("OK"))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    reasons: list[Message] = []
    task = BackgroundTask(write, parent)
    task.results_ready.connect(reasons.extend)
    task.finished.connect(show)
    task.start()
