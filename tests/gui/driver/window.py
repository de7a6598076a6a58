"""The one way to the window: a person in front of it, who opens it, adds photos, dates, saves and looks."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from gui.driver.pages import (
    ClockShiftPage,
    HeaderPage,
    HintsPage,
    InspectorPage,
    NoticePage,
    RestoringPage,
    SavingPage,
    SettingsPage,
)
from gui.driver.parts import SOON, Page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from session.photo_items import seen

from stampgui.gui.clock_shift.clock_shift_dialog import ClockShiftDialog
from stampgui.gui.photos.photo_grid import PhotoGrid
from stampgui.gui.preview.preview_dialog import PreviewDialog
from stampgui.gui.shell.main_frame import MainWindow
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.window.main_window import MainWindowController
from stampgui.i18n import LANGUAGES, load_catalogue
from stampgui.session.photo_item import PhotoItem
from stampgui.session.run_results import SaveResult


class WindowDriver:
    """Drives one window; what no screen tells is asked of `session`."""

    def __init__(self, controller: MainWindowController, qtbot: QtBot) -> None:
        self.controller = controller
        self.qtbot = qtbot
        self.session: SessionController = controller.session
        self.main_window: MainWindow = controller.main_window
        self.grid: PhotoGrid = controller.main_page.photo_grid
        self.header = HeaderPage(controller.header, qtbot)
        self.page = Page(controller.main_page, qtbot)
        self.welcome = Page(controller.welcome_page, qtbot)
        self.inspector = InspectorPage(controller.main_page.inspector, qtbot)
        self.search = Page(controller.main_page.search_bar, qtbot)
        self.reading = Page(controller.main_page.import_bar, qtbot)
        self.saving = SavingPage(controller.save_bar, qtbot)
        self.restoring = RestoringPage(controller.main_page.restore_bar, qtbot)
        self.questions = Page(controller.questions_page, qtbot)
        self.hints = HintsPage(controller.tour, qtbot)
        self.offer = NoticePage(controller.notices.offer_bar, qtbot)
        self.missing_core = NoticePage(controller.notices.core_bar, qtbot)
        self.warning = NoticePage(controller.notices.warning_bar, qtbot)
        self.info = NoticePage(controller.notices.info_bar, qtbot)

    # the window itself

    def show(self) -> None:
        self.main_window.show()
        self.main_window.activateWindow()

    def close(self) -> bool:
        """Close it as its button does; whether it went."""
        return self.main_window.close()

    def press_keys(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.main_window, key, modifiers)

    # photos

    @property
    def photos(self) -> Sequence[PhotoItem]:
        return self.session.model.items

    @property
    def list(self) -> str:
        """The photos as they are listed, one line each, in English."""
        return seen(self.photos, load_catalogue("en"))

    def add(self, paths: Iterable[Path]) -> None:
        """Add files and folders, and wait until all are read."""
        self.session.add(list(paths))
        self.wait_until_read()

    def wait_until_read(self) -> None:
        """Wait until everything that was added or has to be read again is read."""
        session = self.session
        self.qtbot.waitUntil(
            lambda: not (session.photo_import.running or session.photo_refresh.running or session.stale_items),
            timeout=SOON,
        )

    def select(self, names: str) -> None:
        """Select the photos whose name without ending is among `names`, and wait for the preview of one."""
        self.grid.select_photos([item.id for item in self.photos if item.found.path.stem in names])
        self.qtbot.wait(20)  # the window shows what is selected once all is selected
        self.inspector.wait_for_preview()

    def find_large_photo(self) -> PreviewDialog | None:
        """The dialog that shows a photo large."""
        found = [each for each in self.main_window.findChildren(PreviewDialog) if each.isVisible()]
        return found[0] if found else None

    # deciding

    def type_date(self, text: str) -> None:
        """Go to the date with its key, type it, and use it."""
        self.press_keys(Qt.Key.Key_F2)
        self.inspector.type_date(text)

    def say_clock_is_wrong(self) -> ClockShiftPage:
        """Open the dialog for the clock of the camera that took what is selected."""
        self.inspector.press("shiftClockButton")
        return self.find_clock_shift()

    def find_clock_shift(self) -> ClockShiftPage:
        (dialog,) = (each for each in self.main_window.findChildren(ClockShiftDialog) if each.isVisible())
        return ClockShiftPage(dialog, self.qtbot)

    def undo(self) -> None:
        self.header.press("undoButton")

    def redo(self) -> None:
        self.header.press("redoButton")

    # saving

    def save(self) -> SaveResult:
        """Save, and wait for the end."""
        return self.wait_for_copies(self.press_save)

    def press_save(self) -> None:
        """Press the button, or its key where there is another page in its place."""
        self.qtbot.wait(1)  # what was decided just now shows on the button
        button = self.saving.button("saveButton")
        if button.isVisible() and button.isEnabled():
            button.click()
        else:
            self.press_keys(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    def start_saving(self) -> None:
        """Save, and wait for the first copy."""
        self.press_save()
        self.qtbot.waitUntil(lambda: any(item.saved for item in self.photos), timeout=SOON)

    def retry(self) -> SaveResult:
        """Try once more what failed, and wait for the end."""
        return self.wait_for_copies(lambda: self.saving.press("retryButton"))

    def wait_for_copies(self, start: Callable[[], None]) -> SaveResult:
        with self.qtbot.waitSignal(self.session.save_run.finished, timeout=SOON) as ended:
            start()
        assert ended.args is not None
        assert isinstance(ended.args[0], SaveResult)
        return ended.args[0]

    # settings

    def choose_language(self, language: str) -> None:
        self.header.choose_from("languageButton", list(LANGUAGES).index(language))

    def choose_theme(self, theme: str) -> None:
        """Choose "light" or "dark" colours, or with "" those of the system."""
        self.header.choose_from("themeButton", ("", "light", "dark").index(theme))

    def open_settings(self) -> SettingsPage:
        self.header.press("settingsButton")
        dialog = self.controller.dialogs.settings_dialog
        assert dialog is not None
        assert dialog.isVisible()
        return SettingsPage(dialog, self.qtbot)

    def choose_zone(self, zone: str) -> None:
        self.open_settings().type_zone(zone)
        self.wait_until_read()

    def choose_cut_off(self, text: str) -> None:
        self.open_settings().type_cut_off(text)
        self.wait_until_read()
