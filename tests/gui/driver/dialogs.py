"""The dialogs that the header opens: settings and help."""

from pathlib import Path

from gui.driver.parts import Page, find_part
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QListWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from stampgui.gui.help.help_pages import PAGE_NAMES
from stampgui.gui.widgets.path_label import PathLabel


class DialogPage(Page):
    """A dialog of its own beside or before the window."""

    def __init__(self, dialog: QDialog, qtbot: QtBot) -> None:
        super().__init__(dialog, qtbot)
        self.dialog = dialog

    def press_escape(self) -> None:
        QTest.keyClick(self.dialog, Qt.Key.Key_Escape)


class SettingsPage(DialogPage):
    """The dialog of the settings."""

    def close(self) -> None:
        self.press("closeSettingsButton")

    @property
    def copies_folder(self) -> Path:
        """Where copies go."""
        return find_part(self.root, PathLabel, "copyFolderPath").path

    @property
    def pasted_folder(self) -> Path:
        """Where pictures go that are pasted."""
        return find_part(self.root, PathLabel, "pastedFolderPath").path

    def type_zone(self, text: str) -> None:
        line = self.choice("zoneCombo").lineEdit()
        assert line is not None
        line.selectAll()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)

    @property
    def zone(self) -> str:
        """The time zone as it is called on screen."""
        return self.choice("zoneCombo").currentText()

    @property
    def cut_off_box(self) -> QAbstractButton:
        return self.button("cutOffBox")

    def type_cut_off(self, text: str, *, enter: bool = True) -> None:
        """Switch the cut-off date on, and type it."""
        self.cut_off_box.setChecked(True)
        self.type_into("cutOffEdit", text, enter=enter)

    @property
    def cut_off_note(self) -> str:
        """What is said about the cut-off date as it is typed, or about the one that holds."""
        return self.text("cutOffInterpretation")


class HelpPage(DialogPage):
    """The dialog of the help."""

    @property
    def list(self) -> QListWidget:
        """The pages to choose from."""
        return find_part(self.root, QListWidget, "helpNames")

    @property
    def name(self) -> str:
        """Which page is open, as its file is called."""
        return PAGE_NAMES[self.list.currentRow()]

    @property
    def browser(self) -> QTextBrowser:
        """The page that is open."""
        return find_part(self.root, QTextBrowser, "helpText")

    def follow_link(self, target: str) -> None:
        """Click a link of the page."""
        self.browser.anchorClicked.emit(QUrl(target))

    def show_hints(self) -> None:
        """Be shown around again."""
        self.press("showTourButton")

    def close(self) -> None:
        self.press("closeHelpButton")
