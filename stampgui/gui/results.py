"""Showing what was saved: the folder of copies, and the report about them."""

from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from stampgui.batch.report import CannotReport, write_report
from stampgui.gui.asking import Asking
from stampgui.gui.session import Session

REPORT: Final = {"id": "laporan-stampgui.html", "en": "stampgui-report.html"}


def open_folder(session: Session) -> None:
    if session.saved is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(session.saved.folder)))


def open_report(parent: QWidget, session: Session, asking: Asking) -> None:
    """Write the report of the last saving beside its copies and open it."""
    if session.saved is None:
        return
    speech = session.catalogue
    path = session.saved.folder / REPORT[speech.language]
    try:
        write_report(path, session.saved.outcomes, speech)
    except CannotReport as error:
        title = speech.gettext("The report could not be written")
        asking.tell(parent, title, speech.render(error.reason), answer=speech.gettext("OK"))
        return
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
