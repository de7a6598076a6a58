"""Starting the window."""

import datetime
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QStandardPaths
from PySide6.QtGui import QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

from stampgui import settings as storage
from stampgui.gui.frame import Frame
from stampgui.gui.furnishing import Furnishing, Steps, last
from stampgui.gui.icons import app_icon
from stampgui.gui.theme import Theme, comfortable
from stampgui.i18n import Catalogue, catalogue, preferred_language
from stampgui.settings import Settings

if TYPE_CHECKING:  # imported once the frame is painted
    from stampgui.gui.asking import Asking
    from stampgui.gui.window import Window


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
    opening = Opening(app, settings_file, pictures=pictures, wishes=QLocale.system().uiLanguages())

    def furnish() -> Steps[None]:
        window = yield from opening.furnish()
        keep_fluent(window)
        if paths:
            window.session.add(paths)

    Furnishing(opening.frame, furnish())
    opening.frame.show()
    return app.exec()


def open_window(
    app: QApplication, settings_file: Path, *, pictures: Path, wishes: Sequence[str], asking: "Asking | None" = None
) -> "Window":
    """The whole window at once; `wishes` are the system's languages, most wanted first."""
    return last(Opening(app, settings_file, pictures=pictures, wishes=wishes).furnish(asking))


class Opening:
    """The window from stored settings: first its `frame`, then the rest."""

    def __init__(self, app: QApplication, settings_file: Path, *, pictures: Path, wishes: Sequence[str]) -> None:
        self._file = settings_file
        self._pictures = pictures
        self._wishes = wishes
        self._settings: Settings = storage.load(settings_file)
        self._speech: Catalogue = catalogue(preferred_language([self._settings.language, *wishes]))
        self._theme = Theme(app, self._settings.theme)
        chosen = self._settings
        self.frame = Frame(self._speech, self._theme.tokens, theme=chosen.theme, geometry=chosen.geometry)
        self._theme.setParent(self.frame)

    def furnish(self, asking: "Asking | None" = None) -> "Steps[Window]":
        """Build all that belongs to photos."""
        from stampgui.gui.asking import Asking
        from stampgui.gui.filling.page import FillingPage
        from stampgui.gui.inspector import Inspector
        from stampgui.gui.main_page import MainPage
        from stampgui.gui.session import Session
        from stampgui.gui.thumbnails import Thumbnails
        from stampgui.gui.window import Window

        asking, speech, tokens = asking or Asking(), self._speech, self._theme.tokens
        today = datetime.datetime.now().astimezone().date()
        session = Session(self._file, self._settings, speech, pictures=self._pictures, today=today)
        thumbnails = Thumbnails(session)
        yield
        inspector = Inspector(speech, session.look, tokens, asking, styles=session.styles_folder, today=today)
        yield
        page = MainPage(session.model, thumbnails, speech, session.settings, tokens, inspector)
        yield
        filling = FillingPage(session, thumbnails, tokens)
        yield
        window = Window(
            self.frame, session, self._theme, asking,
            page=page, filling=filling, thumbnails=thumbnails, wishes=self._wishes,
        )  # fmt: skip
        session.setParent(window)
        return window


def keep_fluent(window: "Window") -> None:
    """Have this program's interpreter put the window first."""
    # a search for garbage walks through all that lives: with 10,000 photos the window would stand still for 200 ms
    window.session.gathering.gathered.connect(lambda _cards: gc.freeze())
    # how long a thread that reads may keep the window's own waiting, each time that one has let go; 0.005 unless told
    sys.setswitchinterval(0.001)


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
