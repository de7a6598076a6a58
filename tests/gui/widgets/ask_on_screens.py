"""Asks the window's questions in all languages with letters of two sizes, and prints what is wrong with them.

Run as a program of its own, which has the screen that a test asks for.
"""

import sys
from types import SimpleNamespace
from typing import Any, Final

from gui.layout_judge import faults
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from stampgui.gui.app import install_fallback_font
from stampgui.gui.saving.confirmations import confirm_discard, confirm_reset, confirm_save, confirm_unused_date
from stampgui.gui.theme.style_sheet import build_style_sheet
from stampgui.gui.theme.tokens import LIGHT
from stampgui.gui.widgets.prompts import Prompts
from stampgui.i18n import load_catalogue
from stampgui.session.copies.name_conflicts import NameConflicts

_CONFLICTS: Final = (
    NameConflicts(1, foreign=0, other_photo=0, in_cloud=0, judged_all=True),
    NameConflicts(15, foreign=0, other_photo=0, in_cloud=0, judged_all=True),
    NameConflicts(1234, foreign=12, other_photo=31, in_cloud=4, judged_all=True),
    NameConflicts(1234, foreign=12, other_photo=31, in_cloud=4, judged_all=False),
)
_OTHERS: Final = (
    ("Not all photos have a copy yet", ("Cancel", "Close without saving", "Save and close")),
    ("Saving is not finished yet", ("Keep saving", "Stop and close")),
    ("Save the picture as a file?", ("Cancel", "Another folder…", "Save")),
    ("The picture was not saved", ("Cancel", "Another folder…", "Try again")),
    ("Delete the folder with the unpacked photos?", ("Cancel", "Delete the folder")),
)


def ask_all(app: QApplication, session: Any) -> None:
    parent, prompts, _ = QWidget(), Prompts(), session.catalogue.gettext
    room = app.primaryScreen().availableGeometry()
    parent.setGeometry(room)
    parent.show()

    def look() -> None:
        box = app.activeModalWidget()
        if isinstance(box, QMessageBox):
            larger = [] if room.width() >= box.width() and room.height() >= box.height() else ["larger than the screen"]
            sys.stdout.writelines(f"{box.text()}: {fault}\n" for fault in (*faults(box), *larger))
            sys.stdout.write(f"asked on {room.width()}x{room.height()}\n")
            box.reject()

    timer = QTimer(interval=30)
    timer.timeout.connect(look)
    timer.start()
    for conflicts in _CONFLICTS:
        confirm_save(parent, session, prompts, conflicts)
    for confirm in (confirm_unused_date, confirm_reset, confirm_discard):
        confirm(parent, session, prompts)
    for title, answers in _OTHERS:
        prompts.ask(parent, _(title), "", answers=[_(each) for each in answers], default=0)
    timer.stop()


def main() -> None:
    app = QApplication(["stampgui"])
    app.setStyle("Fusion")
    install_fallback_font(app)
    font = QFont(app.font())
    for points in (10, 15):
        font.setPointSizeF(points)
        app.setFont(font)
        app.setStyleSheet(build_style_sheet(LIGHT, points=points))
        for language in ("id", "en"):
            ask_all(app, SimpleNamespace(catalogue=load_catalogue(language)))


if __name__ == "__main__":
    main()
