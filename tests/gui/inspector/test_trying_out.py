"""Fonts and colours that are tried out: seen on the photos while they are looked for, and gone when none is taken."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.driver.parts import SOON, Page
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.font import find_bundled_font
from stampgui.caption.style import AUTO
from stampgui.folders import find_folders

TAKEN = "2023:01:20 08:00:11"


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WindowDriver:
    """A photo on a computer that has one font."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "some.ttf").write_bytes(find_bundled_font().read_bytes())
    here = replace(find_folders(), fonts=(tmp_path / "fonts",))
    monkeypatch.setattr("stampgui.gui.inspector.inspector.find_folders", lambda: here)
    made = open_it(make_photo("a.jpg", taken=TAKEN))
    made.select("a")
    return made


@pytest.fixture
def font(tmp_path: Path) -> str:
    return str(tmp_path / "fonts" / "some.ttf")


def list_fonts(window: WindowDriver, qtbot: QtBot) -> QComboBox:
    """Open the list of fonts and reach for the first of this computer."""
    choice = window.inspector.choice("fontCombo")
    window.inspector.unfold_details()
    qtbot.waitUntil(lambda: choice.findText("Looking for fonts…") < 0, timeout=SOON)
    choice.showPopup()
    QTest.keyClick(choice.view(), Qt.Key.Key_Down)
    return choice


def test_a_font_of_this_computer_is_chosen_by_its_name(window: WindowDriver, qtbot: QtBot, font: str) -> None:
    choice = window.inspector.choice("fontCombo")
    waiting = choice.count() - 1
    assert choice.itemText(waiting) == "Looking for fonts…"
    assert not choice.model().flags(choice.model().index(waiting, 0)) & Qt.ItemFlag.ItemIsEnabled
    window.inspector.press("detailsButton")
    qtbot.waitUntil(lambda: choice.findText("Looking for fonts…") < 0, timeout=SOON)
    row = choice.findText("Manrope Bold")
    assert row == 1
    window.inspector.choose("fontCombo", row)
    assert window.session.caption_spec.style.font == font
    assert choice.currentText() == "Manrope Bold"
    window.undo()
    assert choice.currentIndex() == 0


def test_a_font_is_seen_on_the_photos_before_it_is_chosen(window: WindowDriver, qtbot: QtBot, font: str) -> None:
    choice = list_fonts(window, qtbot)
    assert choice.view().isVisible()
    assert window.session.caption_spec.style.font == font


def test_a_font_that_was_only_looked_at_is_gone_again(window: WindowDriver, qtbot: QtBot) -> None:
    choice = list_fonts(window, qtbot)
    QTest.keyClick(choice.view(), Qt.Key.Key_Escape)
    assert window.session.caption_spec.style.font == ""
    assert choice.currentIndex() == 0
    assert not window.session.undo_stack.canUndo()


def test_a_font_that_was_chosen_from_the_list_is_undone_at_once(window: WindowDriver, qtbot: QtBot, font: str) -> None:
    choice = list_fonts(window, qtbot)
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    assert window.session.caption_spec.style.font == font
    assert choice.currentText() == "Manrope Bold"
    window.undo()
    assert window.session.caption_spec.style.font == ""


def test_a_colour_of_ones_own_shows_while_it_is_looked_for(window: WindowDriver, qtbot: QtBot) -> None:
    picker = window.inspector.pick_colour()
    Page(picker, qtbot).type_into("colourCodeEdit", "#123456")
    assert window.session.caption_spec.style.fill == (18, 52, 86)
    picker.accept()
    assert window.session.caption_spec.style.fill == (18, 52, 86)
    window.undo()
    assert window.session.caption_spec.style.fill == (255, 255, 255)


def test_cancelling_leaves_the_colour_automatic(window: WindowDriver, qtbot: QtBot) -> None:
    window.inspector.choose_colour("Automatic: light or dark to suit the photo")
    picker = window.inspector.pick_colour()
    Page(picker, qtbot).type_into("colourCodeEdit", "#123456")
    picker.reject()
    assert window.session.caption_spec.style.fill is AUTO
