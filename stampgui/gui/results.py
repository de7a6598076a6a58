"""Showing what was saved: the folder of copies, and the report about them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from stampgui.gui.asking import Asking
from stampgui.gui.background import Errand
from stampgui.gui.look import caption_language, template_of
from stampgui.gui.session import Session
from stampgui.i18n import Message

REPORT: Final = {"id": "laporan-stampgui.html", "en": "stampgui-report.html"}


def open_folder(session: Session) -> None:
    if session.saved is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(session.saved.folder)))


def open_report(parent: QWidget, session: Session, asking: Asking) -> None:
    """Write the report of the last saving beside its copies, off the main thread, and open it."""
    saved, speech = session.saved, session.catalogue
    if saved is None:
        return
    path = saved.folder / REPORT[speech.language]
    template = template_of(session.settings, caption_language(session.settings, window=speech.language))

    def write(_cancelled: Callable[[], bool]) -> Iterator[Message]:
        from stampgui.batch.report import CannotReport, write_report  # the window opens sooner without

        try:
            write_report(path, saved.outcomes, speech, made=session.today, template=template)
        except CannotReport as error:
            yield error.reason

    def tell(reasons: Sequence[Message]) -> None:
        title = speech.gettext("The report could not be written")
        asking.tell(parent, title, speech.render(reasons[0]), answer=speech.gettext("OK"))

    def show() -> None:
        errand.deleteLater()
        if not failed:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    failed: list[Message] = []
    errand = Errand(write, parent)
    errand.arrived.connect(failed.extend)
    errand.arrived.connect(tell)
    errand.ended.connect(show)
    errand.start()
