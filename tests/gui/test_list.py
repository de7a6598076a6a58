"""Taking photos out of the list and adding them again: nothing that was decided is lost."""

from pathlib import Path

import pytest
from gui.scripted import OpenWindow, Scripted
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.own import NOTHING_OWN, Own
from stampgui.caption.style import Anchor
from stampgui.dates.partial import PartialDate
from stampgui.gui.photos import Card
from stampgui.gui.window import Window

DAY = PartialDate(2019, 8, 17)
LEFT = Own(style=(("position", Anchor.LEFT),))


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path) -> Window:
    """Three photos; the second has a date that was typed and its caption at another place."""
    for name in "abc":
        make_photo(f"{name}.jpg")
    window = open_it(tmp_path / "photos")
    window.session.give([1], DAY)
    window.session.give_own({1: LEFT})
    return window


def names(window: Window) -> list[str]:
    return [card.found.path.name for card in window.session.model.cards]


def card(window: Window, name: str) -> Card:
    return next(each for each in window.session.model.cards if each.found.path.name == name)


def add(window: Window, qtbot: QtBot, *paths: Path) -> None:
    window.session.add(paths)
    qtbot.waitUntil(lambda: not window.session.gathering.running, timeout=20_000)
    qtbot.wait(20)


def press_delete(window: Window) -> None:
    window.frame.activateWindow()
    window.page.grid.setFocus()
    QTest.keyClick(window.page.grid, Qt.Key.Key_Delete)


def test_all_are_taken_out_and_come_back_as_they_were(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.page.grid.selectAll()
    press_delete(window)
    assert names(window) == []
    qtbot.waitUntil(lambda: window.empty.isVisible(), timeout=1000)
    assert len(list((tmp_path / "photos").iterdir())) == 3
    window.session.undo.undo()
    assert names(window) == ["a.jpg", "b.jpg", "c.jpg"]
    assert (card(window, "b.jpg").answer, card(window, "b.jpg").own) == (DAY, LEFT)


def test_a_photo_that_is_added_again_has_what_was_decided_about_it(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.page.grid.select([1])
    press_delete(window)
    assert names(window) == ["a.jpg", "c.jpg"]
    add(window, qtbot, tmp_path / "photos")
    assert names(window) == ["a.jpg", "c.jpg", "b.jpg"]
    assert (card(window, "b.jpg").answer, card(window, "b.jpg").own) == (DAY, LEFT)


def test_another_photo_under_the_name_of_one_that_was_taken_out_has_nothing_of_it(
    window: Window, qtbot: QtBot, make_photo: MakePhoto, tmp_path: Path
) -> None:
    window.session.take_out([card(window, "b.jpg")])
    make_photo("b.jpg", size=(320, 240))
    add(window, qtbot, tmp_path / "photos")
    assert (card(window, "b.jpg").answer, card(window, "b.jpg").own) == (None, NOTHING_OWN)


def test_photos_keep_their_place_and_answers_when_more_are_added(
    window: Window, qtbot: QtBot, make_photo: MakePhoto, tmp_path: Path, asking: Scripted
) -> None:
    make_photo("aa.jpg")
    add(window, qtbot, tmp_path / "photos")
    assert names(window) == ["a.jpg", "b.jpg", "c.jpg", "aa.jpg"]
    assert (card(window, "b.jpg").answer, card(window, "b.jpg").own) == (DAY, LEFT)
    add(window, qtbot, tmp_path / "photos")
    assert names(window) == ["a.jpg", "b.jpg", "c.jpg", "aa.jpg"]
    assert asking.asked == ["Nothing was added"]
