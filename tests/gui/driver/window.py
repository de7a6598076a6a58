"""The one way to the window: a person in front of it, who opens it, adds photos, dates, saves and looks."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from gui.driver.clock_shift import ClockShiftPage
from gui.driver.dialogs import HelpPage, SettingsPage
from gui.driver.header import HeaderPage
from gui.driver.inspector import InspectorPage
from gui.driver.notices import HintsPage, NoticesPage
from gui.driver.parts import SOON, Page
from gui.driver.photos import FilterPage, ReadingPage, SearchPage
from gui.driver.questions import QuestionsPage
from gui.driver.restoring import RestoringPage
from gui.driver.saving import SavingPage
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from session.photo_items import seen

from stampgui.gui.app import keep_responsive
from stampgui.gui.background.garbage_collector import GarbageCollector
from stampgui.gui.clock_shift.clock_shift_dialog import ClockShiftDialog
from stampgui.gui.help.help_dialog import HelpDialog
from stampgui.gui.photos.photo_grid import PhotoGrid
from stampgui.gui.preview.preview_dialog import PreviewDialog
from stampgui.gui.settings.settings_dialog import SettingsDialog
from stampgui.gui.shell.drop_overlay import DropOverlay
from stampgui.gui.shell.main_frame import MainWindow
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.window.main_window import MainWindowController
from stampgui.i18n import LANGUAGES, load_catalogue
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.session.saving.run_results import RestoreResult, SaveResult


class WindowDriver:
    """Drives one window; what no screen tells is asked of `session`."""

    def __init__(self, controller: MainWindowController, qtbot: QtBot) -> None:
        self._controller = controller
        self.qtbot = qtbot
        self.session: SessionController = controller.session
        self.main_window: MainWindow = controller.main_window
        self.grid: PhotoGrid = controller.main_page.photo_grid
        self.header = HeaderPage(controller.header, qtbot)
        self.page = Page(controller.main_page, qtbot)
        self.welcome = Page(controller.welcome_page, qtbot)
        self.inspector = InspectorPage(controller.main_page.inspector, qtbot)
        self.filters = FilterPage(controller.main_page.filter_bar, qtbot)
        self.search = SearchPage(controller.main_page.search_bar, qtbot)
        self.reading = ReadingPage(controller.main_page.import_bar, qtbot)
        self.saving = SavingPage(controller.save_bar, qtbot)
        self.restoring = RestoringPage(controller.main_page.restore_bar, qtbot)
        self.questions = QuestionsPage(controller.questions_page, qtbot)
        self.hints = HintsPage(controller.tour, qtbot)
        self.notices = NoticesPage(controller.notices, qtbot)
        self.offer, self.warning, self.info = self.notices.offer, self.notices.warning, self.notices.info
        self.missing_core, self.unpacked = self.notices.missing_core, self.notices.unpacked

    # the window itself

    def show(self) -> None:
        self.main_window.show()
        self.activate()

    def activate(self) -> None:
        """Give it the keyboard, which a closed dialog hands back only where there is a window manager."""
        self.main_window.activateWindow()
        self.qtbot.waitUntil(self.main_window.isActiveWindow, timeout=SOON)

    def close(self) -> bool:
        """Close it as its button does; whether it went."""
        return self.main_window.close()

    def press_keys(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys in the window, wherever in it the cursor is."""
        self.activate()
        QTest.keyClick(self.main_window, key, modifiers)

    def keep_responsive(self) -> GarbageCollector:
        """Configure the interpreter as the program does for the window it opens."""
        return keep_responsive(self._controller)

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

    def paste(self) -> None:
        """Press the keys that paste, and wait until what was pasted is saved, where it is no file, and read."""
        self.press_keys(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self.wait_until_taken_in()

    def drop(self, data: QMimeData) -> str:
        """Drag something over the window and let go of it; the words that were shown on the way."""
        action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        over = QDragEnterEvent(QPointF(300, 300).toPoint(), action, data, button, keys)
        QGuiApplication.sendEvent(self.main_window, over)
        if not over.isAccepted():
            return ""
        (overlay,) = self.main_window.findChildren(DropOverlay)
        words = overlay.text if overlay.isVisible() else ""
        QGuiApplication.sendEvent(self.main_window, QDropEvent(QPointF(300, 300), action, data, button, keys))
        self.wait_until_taken_in()
        return words

    def wait_until_taken_in(self) -> None:
        """Wait until pictures that were dropped or pasted are saved and read, and everything is said about them."""
        self.qtbot.wait(1)  # the window speaks once the other program is done with
        self.qtbot.waitUntil(lambda: not self._controller.intake.saving, timeout=SOON)
        self.wait_until_read()

    def wait_until_read(self) -> None:
        """Wait until everything that was added or has to be read again is read."""
        session = self.session
        readers = (session.photo_import, session.photo_fetch, session.photo_refresh)
        self.qtbot.waitUntil(lambda: not (any(each.running for each in readers) or session.stale_items), timeout=SOON)

    def select(self, names: str) -> None:
        """Select the photos whose name without ending is among `names`, and wait for the preview of one."""
        self.grid.select_photos([item.id for item in self.photos if item.found.path.stem in names])
        self.wait_until_shown()
        self.inspector.wait_for_preview()

    def select_all(self) -> None:
        """Select all photos that are shown."""
        self.grid.selectAll()
        self.wait_until_shown()

    def wait_until_shown(self) -> None:
        """Wait until the window shows what has been selected or changed, which it does in its next turns."""

        def is_shown() -> bool:
            timers = self.main_window.findChildren(QTimer)
            return not any(each.isActive() and each.isSingleShot() and not each.interval() for each in timers)

        self.qtbot.wait(20)
        self.qtbot.waitUntil(is_shown, timeout=SOON)

    def find_large_photo(self) -> PreviewDialog | None:
        """The dialog that shows a photo large."""
        found = [each for each in self.main_window.findChildren(PreviewDialog) if each.isVisible()]
        return found[0] if found else None

    def remove_selected(self) -> None:
        """Take the selected photos out of the list."""
        self.grid.setFocus()
        QTest.keyClick(self.grid, Qt.Key.Key_Delete)

    def thumbnail(self, item: PhotoItem, *, min_width: int) -> QPixmap | None:
        """The picture on a photo's card, as far as it has been read."""
        return self._controller.thumbnails.pixmap(item, min_width=min_width)

    def list_menu_of_card(self) -> dict[str, bool]:
        """What the menu of the selected cards offers, and whether it can be chosen now."""
        return {text: action.isEnabled() for text, action in self._open_menu_of_card().items()}

    def choose_from_card(self, text: str) -> None:
        """Choose an entry of the menu of the selected cards."""
        self._open_menu_of_card()[text].trigger()
        self._close_menus()

    def _close_menus(self) -> None:
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()

    def _open_menu_of_card(self) -> dict[str, QAction]:
        self._close_menus()
        middle = self.grid.visualRect(self.grid.currentIndex()).center()
        self.grid.customContextMenuRequested.emit(middle)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        actions = (action for action in menu.actions() if not action.isSeparator())
        return {action.text().partition("\t")[0].strip(): action for action in actions}

    def card_of(self, name: str) -> QImage:
        """A photo's card as it is on the screen; the name is without its ending."""
        (row,) = (row for row in range(self.grid.model().rowCount()) if self._name_at(row) == name)
        return self.grid.viewport().grab(self.grid.visualRect(self.grid.model().index(row, 0))).toImage()

    def _name_at(self, row: int) -> str:
        return Path(str(self.grid.model().index(row, 0).data())).stem

    def open_search(self) -> SearchPage:
        self.press_keys(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        return self.search

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

    def fill_in_dates(self) -> QuestionsPage:
        """Open the screen that asks for dates, by its key, and wait until it asks."""
        self.press_keys(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        self.questions.wait_until_asked()
        return self.questions

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
        with self.qtbot.waitSignal(self.session.saving_finished, timeout=SOON) as ended:
            self.saving.press("retryButton")
        assert ended.args is not None
        assert isinstance(ended.args[0], SaveResult)
        return ended.args[0]

    def wait_for_copies(self, start: Callable[[], None]) -> SaveResult:
        with self.qtbot.waitSignal(self.session.save_run.finished, timeout=SOON) as ended:
            start()
        assert ended.args is not None
        assert isinstance(ended.args[0], SaveResult)
        return ended.args[0]

    # giving originals back

    @property
    def is_restoring(self) -> bool:
        return self._controller.restore_controller.restore_run.running

    def restore_all(self) -> RestoreResult:
        """Give all originals back, and wait for the end."""
        return self.wait_for_originals(lambda: self.restoring.press("restoreAllButton"))

    def wait_for_originals(self, start: Callable[[], None]) -> RestoreResult:
        """Do something that gives originals back or ends that, and wait for the end."""
        run = self._controller.restore_controller.restore_run
        with self.qtbot.waitSignal(run.finished, timeout=SOON) as ended:
            start()
        assert ended.args is not None
        assert isinstance(ended.args[0], RestoreResult)
        return ended.args[0]

    # settings and help

    def choose_language(self, language: str) -> None:
        self.header.choose_from("languageButton", list(LANGUAGES).index(language))

    def choose_theme(self, theme: str) -> None:
        """Choose "light" or "dark" colours, or with "" those of the system."""
        self.header.choose_from("themeButton", ("", "light", "dark").index(theme))

    def open_settings(self) -> SettingsPage:
        self.header.press("settingsButton")
        settings = self.settings
        assert settings.visible
        return settings

    @property
    def settings(self) -> SettingsPage:
        """The dialog, once it has been opened."""
        (dialog,) = self.main_window.findChildren(SettingsDialog)
        return SettingsPage(dialog, self.qtbot)

    def open_help(self) -> HelpPage:
        self.header.press("helpButton")
        return self.help

    @property
    def help(self) -> HelpPage:
        """The dialog, once it has been opened."""
        (dialog,) = self.main_window.findChildren(HelpDialog)
        return HelpPage(dialog, self.qtbot)

    def choose_zone(self, zone: str) -> None:
        self.open_settings().type_zone(zone)
        self.wait_until_read()

    def choose_cut_off(self, text: str) -> None:
        self.open_settings().type_cut_off(text)
        self.wait_until_read()
