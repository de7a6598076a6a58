"""What is pressed in vain is answered: why nothing happens, and what to do instead."""

import pytest
from gui.driver.parts import SOON, find_part
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from given import MakePhoto, under_many_names

CTRL = Qt.KeyboardModifier.ControlModifier
TAKEN = "2023:01:20 08:00:11"


def test_saving_what_cannot_be_saved_says_why(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    window = open_it()
    window.press_keys(Qt.Key.Key_S, CTRL)
    assert window.info.message == "There is nothing to save yet. Add photos first."
    broken = make_photo("rusak.jpg")
    broken.write_bytes(b"no photo")
    window.add([broken])
    window.press_keys(Qt.Key.Key_S, CTRL)
    assert window.info.message == "None of these photos can be saved. Click one to see why."
    window.add([make_photo("tanpa.jpg")])
    window.press_keys(Qt.Key.Key_S, CTRL)
    assert window.info.message == "No photo has a reliable date yet. Fill in the dates, then save."
    window.fill_in_dates()
    assert not window.notices.visible
    window.press_keys(Qt.Key.Key_S, CTRL)
    assert window.info.message == "Go back to the photos with Esc first, then save."


@pytest.mark.usefixtures("held_after_first")
def test_no_photo_leaves_the_list_while_it_is_saved(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    window = open_it(*under_many_names(make_photo("0.jpg", taken=TAKEN, size=(2400, 1800)), 30))
    window.press_save()
    qtbot.waitUntil(lambda: window.session.save_run.running, timeout=SOON)
    window.saving.press("pauseButton")
    window.select_all()
    window.remove_selected()
    assert window.info.message == "Copies are being saved. Please do this once they are saved."
    assert len(window.photos) == 30


def test_a_click_on_what_is_to_be_dragged_says_so(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    window.save()
    QTest.mouseClick(find_part(window.saving.root, QWidget, "dragHandle"), Qt.MouseButton.LeftButton)
    assert window.info.message.startswith("Hold the mouse button down and drag into a folder")
