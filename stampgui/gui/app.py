"""Starts the window."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

from stampgui import settings as storage
from stampgui.error_log import record_errors
from stampgui.folders import find_folders
from stampgui.gui.background.garbage_collector import GarbageCollector
from stampgui.gui.shell.deferred_startup import DeferredStartup, Steps, run_to_end
from stampgui.gui.shell.error_bar import ErrorRelay
from stampgui.gui.shell.later_starts import LaterStarts
from stampgui.gui.shell.main_frame import MainWindow
from stampgui.gui.shell.qt_log import log_qt_messages
from stampgui.gui.theme.icons import load_app_icon
from stampgui.gui.theme.theme import Theme, make_readable_font
from stampgui.i18n import Catalogue, load_catalogue, message, pick_language
from stampgui.machine_memory import give_back_pictures
from stampgui.running_window import WindowClaim
from stampgui.session.clock import Today, read_today
from stampgui.settings import Settings

if TYPE_CHECKING:  # imported after the frame is painted
    from stampgui.gui.widgets.prompts import Prompts
    from stampgui.gui.window.main_window import MainWindowController


def run_app(paths: Sequence[Path], claim: WindowClaim | None = None) -> int:
    """Open the window with these files and folders; return the exit code when it is closed.

    Later starts of the program reach the window through `claim`; without it they do not.
    """
    relay = ErrorRelay()
    with (
        record_errors(lambda: find_folders().log_file, on_unhandled=relay.error_raised.emit),
        log_qt_messages(),
    ):
        return _run_window(paths, relay, claim)


def _run_window(paths: Sequence[Path], relay: ErrorRelay, claim: WindowClaim | None) -> int:
    draw_in_one_thread()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("stampgui")
    app.setDesktopFileName("stampgui")
    app.setWindowIcon(load_app_icon())
    app.setStyle("Fusion")
    install_fallback_font(app)
    app.setFont(make_readable_font(app.font()))
    folders = find_folders()
    builder = WindowBuilder(
        app,
        folders.settings_file,
        pictures=folders.pictures,
        preferred_languages=QLocale.system().uiLanguages(),
    )

    # queued: the error may have been raised while painting
    relay.error_raised.connect(builder.main_window.show_error, Qt.ConnectionType.QueuedConnection)

    def build_rest() -> Steps[None]:
        window = yield from builder.build()
        yield  # paint before the first garbage collection, which takes as long as a build step
        keep_responsive(window)
        window.session.start_worker_early()
        if paths:
            window.session.add(paths)
        if claim is not None:
            LaterStarts(builder.main_window, claim).paths_received.connect(window.actions.add)

    startup = DeferredStartup(builder.main_window, build_rest())
    if claim is not None:
        startup.painted.connect(claim.listen)
    builder.theme.style_widgets()
    builder.main_window.show()
    return app.exec()


def open_window(
    app: QApplication,
    settings_file: Path,
    *,
    pictures: Path,
    preferred_languages: Sequence[str],
    prompts: "Prompts | None" = None,
    today: Today = read_today,
) -> "MainWindowController":
    """Build the whole window at once; `preferred_languages` are those of the system, in order of preference."""
    draw_in_one_thread()
    builder = WindowBuilder(app, settings_file, pictures=pictures, preferred_languages=preferred_languages, today=today)
    window = run_to_end(builder.build(prompts))
    builder.theme.style_widgets()
    return window


class WindowBuilder:
    """Builds the window from stored settings: first its frame, then the rest."""

    def __init__(
        self,
        app: QApplication,
        settings_file: Path,
        *,
        pictures: Path,
        preferred_languages: Sequence[str],
        today: Today = read_today,
    ) -> None:
        self._settings_file = settings_file
        self._pictures = pictures
        self._preferred_languages = preferred_languages
        self._today = today
        self._loaded = storage.recover_settings(settings_file)
        self._settings: Settings = self._loaded.settings
        self._catalogue: Catalogue = load_catalogue(pick_language([self._settings.language, *preferred_languages]))
        self.theme = Theme(app, self._settings.theme)
        chosen = self._settings
        self.main_window = MainWindow(self._catalogue, self.theme.tokens, theme=chosen.theme, geometry=chosen.geometry)
        self.theme.setParent(self.main_window)

    def build(self, prompts: "Prompts | None" = None) -> "Steps[MainWindowController]":
        """Build everything that handles photos."""
        from stampgui.gui.date_questions.questions_page import QuestionsPage
        from stampgui.gui.images.thumbnail_cache import ThumbnailCache
        from stampgui.gui.inspector.inspector import Inspector
        from stampgui.gui.state.session_controller import SessionController
        from stampgui.gui.widgets.prompts import Prompts
        from stampgui.gui.window.main_page import MainPage
        from stampgui.gui.window.main_window import MainWindowController

        give_back_pictures()
        prompts, catalogue, tokens = prompts or Prompts(), self._catalogue, self.theme.tokens
        session = SessionController(
            self._settings_file, self._settings, catalogue, pictures_folder=self._pictures, today=self._today
        )
        thumbnails = ThumbnailCache(session)
        yield
        inspector = Inspector(
            catalogue,
            session.caption_spec,
            tokens,
            prompts,
            thumbnails,
            styles_folder=session.styles_folder,
            today=session.today,
        )
        yield
        page = MainPage(session.model, thumbnails, catalogue, session.settings, tokens, inspector)
        yield
        questions_page = QuestionsPage(session, thumbnails, tokens)
        yield
        window = MainWindowController(
            self.main_window,
            session,
            self.theme,
            prompts,
            main_page=page,
            questions_page=questions_page,
            thumbnails=thumbnails,
            preferred_languages=self._preferred_languages,
            pictures_folder=self._pictures,
        )
        session.setParent(window)
        if self._loaded.set_aside is not None:
            window.notices.show_message(
                message(
                    "The settings could not be read completely. What could be read is used, and the former file is "
                    "{file}.",
                    file=str(self._loaded.set_aside),
                )
            )
        return window


def keep_responsive(window: "MainWindowController") -> GarbageCollector:
    """Configure the interpreter so that neither background threads nor garbage slow down the window."""
    collector = GarbageCollector(window)
    window.session.items_added.connect(lambda _items: collector.exempt())
    # seconds that another thread may hold the GIL while the window waits for it, which it does anew after each call of
    # Qt's that takes a while; the default is 0.005, and Windows waits for whole milliseconds or not at all
    sys.setswitchinterval(0.001 if sys.platform == "win32" else 0.0001)
    return collector


def draw_in_one_thread() -> None:
    """Have Qt draw pictures in the thread that asks for it. Has to be called before anything is drawn.

    It would divide each of them among threads, and the window would wait until these get a processor from the workers,
    three times for each card.
    """
    os.environ["QT_NO_GUI_THREADPOOL"] = "1"


def install_fallback_font(app: QApplication) -> None:
    """On a system without any font, use the caption's font for the window."""
    # fontconfig lists families even without font files, so check for a glyph
    if QFontMetrics(app.font()).inFont("a"):
        return
    from stampgui.caption.font import find_bundled_font  # late: it imports all drawing code and is rarely needed

    added = QFontDatabase.addApplicationFont(str(find_bundled_font()))
    families = QFontDatabase.applicationFontFamilies(added)
    if families:
        font = app.font()
        font.setFamily(families[0])
        app.setFont(font)
