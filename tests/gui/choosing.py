"""Choosing in the settings as a person does: the dialog is opened, and what is typed is confirmed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stampgui.gui.main_window import MainWindowController
from stampgui.gui.settings.settings_dialog import SettingsDialog


def settings_of(window: MainWindowController) -> SettingsDialog:
    window.header._settings_button.click()
    dialog = window.dialogs.settings_dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def line_in(part: QWidget) -> QLineEdit:
    found = part.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def type_into(part: QWidget, text: str) -> None:
    line = line_in(part)
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def choose(choice: QComboBox, value: object) -> None:
    choice.setCurrentIndex(choice.findData(value))
    choice.activated.emit(choice.currentIndex())


def up_to_date(window: MainWindowController, qtbot: QtBot) -> None:
    session = window.session
    qtbot.waitUntil(
        lambda: not (session.photo_import.running or session.photo_refresh.running or session.stale_items),
        timeout=20_000,
    )


def choose_zone(window: MainWindowController, qtbot: QtBot, zone: str) -> None:
    type_into(settings_of(window).time_zone_combo, zone)
    up_to_date(window, qtbot)


def choose_cut_off(window: MainWindowController, qtbot: QtBot, text: str) -> None:
    cut_off = settings_of(window).cut_off_field
    cut_off._check_box.setChecked(True)
    type_into(cut_off, text)
    up_to_date(window, qtbot)
