"""Another photo is shown from its top; what is scrolled stays while one works on the same photo."""

import pytest
from cloud import Cloud
from gui.driver.parts import SOON, settle
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from given import MakePhoto

TAKEN = "2023:01:20 08:00:11"


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, cloud: Cloud) -> WindowDriver:
    photos = [make_photo("a.jpg", taken=TAKEN), make_photo("b.jpg", taken=TAKEN), make_photo("awan.jpg")]
    cloud.take(photos[-1])
    made: WindowDriver = open_it(*photos)
    made.hints.skip()
    made.main_window.resize(1093, 614)
    made.select("a")
    return made


def scroll_down(window: WindowDriver, qtbot: QtBot) -> QScrollBar:
    bar = window.inspector.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200, timeout=SOON)
    bar.setValue(bar.maximum())
    return bar


def choose(window: WindowDriver, name: str) -> None:
    window.grid.setFocus()
    window.grid.select_photos([item.id for item in window.photos if item.found.path.stem == name])
    window.qtbot.wait(50)
    settle()


def is_in_sight(window: WindowDriver, part: QWidget) -> bool:
    area = window.inspector.scroll_area.viewport()
    return area.rect().contains(QRect(part.mapTo(area, QPoint(0, 0)), part.size()))


@pytest.mark.parametrize("name", ["b", "awan"])
def test_another_photo_begins_at_its_date(window: WindowDriver, qtbot: QtBot, name: str) -> None:
    scroll_down(window, qtbot)
    choose(window, name)
    assert is_in_sight(window, window.inspector.label("dateTitle"))


def test_a_photo_chosen_after_none_begins_there_too(window: WindowDriver, qtbot: QtBot) -> None:
    scroll_down(window, qtbot)
    window.grid.clearSelection()
    qtbot.wait(20)
    choose(window, "b")
    assert is_in_sight(window, window.inspector.label("dateTitle"))


def test_what_is_set_for_the_same_photo_leaves_what_is_scrolled(window: WindowDriver, qtbot: QtBot) -> None:
    bar = scroll_down(window, qtbot)
    before = bar.value()
    window.inspector.style("yellow").click()
    qtbot.wait(50)
    settle()
    assert bar.value() == before
    window.grid.selectAll()  # the photo in the preview is the same
    qtbot.wait(50)
    settle()
    assert bar.value() == before
