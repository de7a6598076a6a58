"""Starting the window."""

import datetime
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QStandardPaths
from PySide6.QtGui import QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

from stampgui import settings as storage
from stampgui.gui.asking import Asking
from stampgui.gui.icons import app_icon
from stampgui.gui.session import Session
from stampgui.gui.theme import Theme, comfortable
from stampgui.gui.window import Window
from stampgui.i18n import catalogue, preferred_language


def run(paths: Sequence[Path]) -> int:
    """Open the window with these files and folders in it; return the exit code when it is closed."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("stampgui")
    app.setApplicationDisplayName("stampgui")
    app.setDesktopFileName("stampgui")
    app.setWindowIcon(app_icon())
    app.setStyle("Fusion")
    lend_font(app)
    app.setFont(comfortable(app.font()))
    where = QStandardPaths.StandardLocation
    settings_file = Path(QStandardPaths.writableLocation(where.AppConfigLocation)) / "settings.json"
    pictures = Path(QStandardPaths.writableLocation(where.PicturesLocation))
    window = open_window(app, settings_file, pictures=pictures, wishes=QLocale.system().uiLanguages())
    # a search for garbage walks through all that lives: with 10,000 photos the window would stand still for 200 ms
    window.session.gathering.gathered.connect(lambda _cards: gc.freeze())
    window.show()
    if paths:
        window.session.add(paths)
    return app.exec()


def open_window(
    app: QApplication, settings_file: Path, *, pictures: Path, wishes: Sequence[str], asking: Asking | None = None
) -> Window:
    """Build the window from stored settings; `wishes` are the system's languages, most wanted first."""
    settings = storage.load(settings_file)
    speech = catalogue(preferred_language([settings.language, *wishes]))
    today = datetime.datetime.now().astimezone().date()
    session = Session(settings_file, settings, speech, pictures=pictures, today=today)
    theme = Theme(app, settings.theme)
    window = Window(session, theme, asking or Asking(), wishes=wishes)
    session.setParent(window)
    theme.setParent(window)
    return window


def lend_font(app: QApplication) -> None:
    """On a system without any font, let the window speak with the caption's face."""
    # fontconfig names families even where there are no files for them: only a glyph is a font
    if QFontMetrics(app.font()).inFont("a"):
        return
    from stampgui.caption.font import font_path  # with all that draws, and seldom wanted here

    added = QFontDatabase.addApplicationFont(str(font_path()))
    families = QFontDatabase.applicationFontFamilies(added)
    if families:
        font = app.font()
        font.setFamily(families[0])
        app.setFont(font)
