"""One button at a time is blue: the one for what comes next."""

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from given import MakePhoto


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto) -> WindowDriver:
    made: WindowDriver = open_it(make_photo("b.jpg", taken="2023:01:20 08:00:11"), make_photo("scan.jpg"))
    made.hints.skip()
    made.select("b")
    return made


def what_is_next(window: WindowDriver) -> list[str]:
    buttons = window.main_window.findChildren(QPushButton)
    return [
        each.text() for each in buttons if each.isVisible() and each.isEnabled() and each.property("kind") == "primary"
    ]


def test_a_date_that_can_be_used_comes_before_saving(window: WindowDriver) -> None:
    assert what_is_next(window) == ["Save 1 photo"]
    where = window.saving.button("saveButton").geometry()
    window.inspector.type_into("dateEdit", "14 okt 2022")
    assert what_is_next(window) == ["Use"]
    assert window.saving.button("saveButton").geometry() == where
    window.inspector.type_into("dateEdit", "31 feb 2022")
    assert what_is_next(window) == ["Save 1 photo"]
    window.inspector.type_into("dateEdit", "14 okt 2022")
    QTest.keyClick(window.inspector.line("dateEdit"), Qt.Key.Key_Return)
    window.qtbot.waitUntil(lambda: what_is_next(window) == ["Save 1 photo"], timeout=SOON)


def test_a_date_that_is_not_used_after_all_leaves_saving_as_it_was(window: WindowDriver) -> None:
    window.inspector.type_into("dateEdit", "14 okt 2022")
    QTest.keyClick(window.inspector.line("dateEdit"), Qt.Key.Key_Escape)
    assert what_is_next(window) == ["Save 1 photo"]
    window.inspector.type_into("dateEdit", "14 okt 2022")
    window.select_all()
    assert what_is_next(window) == ["Save 1 photo"]


def test_after_saving_the_copies_come_next_until_another_date_is_typed(window: WindowDriver) -> None:
    window.save()
    assert what_is_next(window) == ["Open the folder"]
    window.inspector.type_into("dateEdit", "14 okt 2022")
    assert what_is_next(window) == ["Use"]
    window.choose_theme("dark")
    assert what_is_next(window) == ["Use"]
