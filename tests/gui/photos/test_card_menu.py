"""What can be done with a card: by its menu, by a double click and by the keyboard."""

from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from given import MakePhoto


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto) -> WindowDriver:
    window: WindowDriver = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"), make_photo("b.jpg"))
    return window


def test_the_menu_leads_to_everything(window: WindowDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_folder(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_folder)
    monkeypatch.setattr("sys.platform", "linux")
    window.grid.select_photos([item.id for item in window.photos if item.found.path.stem == "b"])
    assert window.list_menu_of_card() == {
        "Change the date": True,
        "Camera clock wrong…": False,
        "Enlarge": True,
        "Open the file's location": True,
        "Save the selected photos": False,
        "Copy files": False,
        "Posted already? Copy text": False,
        "Remove from the list": True,
    }
    window.choose_from_card("Change the date")
    assert QApplication.focusWidget() is window.inspector.line("dateEdit")

    window.choose_from_card("Open the file's location")
    assert opened == [str(tmp_path / "photos")]

    window.choose_from_card("Enlarge")
    large = window.find_large_photo()
    assert large is not None
    large.close()

    (tmp_path / "photos" / "b.jpg").unlink()
    window.choose_from_card("Open the file's location")
    assert window.info.message.startswith("b.jpg is no longer in its folder")
    assert len(opened) == 1

    window.choose_from_card("Remove from the list")
    assert [item.found.path.stem for item in window.photos] == ["a"]


def test_the_right_button_on_one_of_several_selected_photos_shows_that_one(window: WindowDriver) -> None:
    window.select_all()
    previewed = window.inspector.label("photoName")
    assert previewed.text() == "a.jpg"
    place = window.grid.visualRect(window.grid.model().index(1, 0)).center()
    QTest.mouseClick(window.grid.viewport(), Qt.MouseButton.RightButton, pos=place)
    window.qtbot.waitUntil(lambda: previewed.text() == "b.jpg", timeout=SOON)
    assert len(window.grid.selected) == 2


def test_a_double_click_enlarges_and_enter_goes_to_the_date(window: WindowDriver) -> None:
    window.grid.select_first()
    place = window.grid.visualRect(window.grid.model().index(1, 0)).center()
    QTest.mouseClick(window.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(window.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    large = window.find_large_photo()
    assert large is not None
    assert "b.jpg" in large.windowTitle()
    large.close()
    window.activate()
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_Return)
    date = window.inspector.line("dateEdit")
    window.qtbot.waitUntil(lambda: QApplication.focusWidget() is date, timeout=SOON)
