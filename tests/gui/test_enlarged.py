"""The enlarged preview: from photo to photo, moving captions and undoing, without closing it."""

from pathlib import Path

import pytest
from gui.scripted import OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.own import NOTHING_OWN
from stampgui.caption.style import Spot
from stampgui.gui.enlarged import Enlarged
from stampgui.gui.window import Window

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path) -> Window:
    for name in "abcd":
        make_photo(f"{name}.jpg", taken="2023:01:20 08:00:11")
    return open_it(tmp_path / "photos")


def enlarge(window: Window, qtbot: QtBot) -> Enlarged:
    qtbot.waitUntil(lambda: window.page.inspector.preview.written is not None, timeout=5000)
    window.page.inspector.bar.enlarge.click()
    shown = window.page.inspector._enlarged
    assert shown is not None
    shown.activateWindow()
    qtbot.waitUntil(lambda: shown.isActiveWindow() and shown.preview.written is not None, timeout=5000)
    return shown


def press(shown: Enlarged, qtbot: QtBot, key: Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    QTest.keyClick(shown.focusWidget(), key, held)
    qtbot.wait(30)


def walk(shown: Enlarged, qtbot: QtBot, *keys: Key) -> list[str]:
    titles = []
    for key in keys:
        press(shown, qtbot, key)
        titles.append(shown.windowTitle())
    return titles


def test_keys_go_from_photo_to_photo_and_the_list_goes_along(window: Window, qtbot: QtBot) -> None:
    shown = enlarge(window, qtbot)
    assert shown.windowTitle() == "a.jpg"
    assert walk(shown, qtbot, Key.Key_Right, Key.Key_Down, Key.Key_PageDown, Key.Key_Right) == [
        "b.jpg",
        "c.jpg",
        "d.jpg",
        "d.jpg",
    ]
    assert [card.id for card in window.page.grid.selected] == [3]
    assert walk(shown, qtbot, Key.Key_Left, Key.Key_Home, Key.Key_Up, Key.Key_End) == [
        "c.jpg",
        "a.jpg",
        "a.jpg",
        "d.jpg",
    ]
    shown.previous.click()
    qtbot.wait(30)
    assert shown.windowTitle() == "c.jpg"
    press(shown, qtbot, Key.Key_Escape)
    assert window.page.inspector._enlarged is None
    assert [card.id for card in window.page.grid.selected] == [2]


def test_of_several_selected_photos_only_those_are_gone_through(window: Window, qtbot: QtBot) -> None:
    window.page.grid.select([0, 2])
    qtbot.wait(30)
    shown = enlarge(window, qtbot)
    assert walk(shown, qtbot, Key.Key_Right, Key.Key_Right, Key.Key_Home) == ["c.jpg", "c.jpg", "a.jpg"]
    assert [card.id for card in window.page.grid.selected] == [0, 2]


def test_moving_the_caption_is_undone_and_redone_without_closing(window: Window, qtbot: QtBot) -> None:
    shown = enlarge(window, qtbot)
    before = window.session.look.style.position
    shown.preview.setFocus()
    press(shown, qtbot, Key.Key_Left)
    moved = window.session.look.style.position
    assert isinstance(moved, Spot)
    assert shown.windowTitle() == "a.jpg"
    press(shown, qtbot, Key.Key_Z, CONTROL)
    assert window.session.look.style.position == before
    assert shown.preview.written is not None
    assert shown.preview.written.style.position == before
    press(shown, qtbot, Key.Key_Y, CONTROL)
    assert window.session.look.style.position == moved
    press(shown, qtbot, Key.Key_Z, CONTROL)
    press(shown, qtbot, Key.Key_Z, CONTROL, SHIFT)
    assert window.session.look.style.position == moved
    assert shown.preview.written.style.position == moved


def test_a_caption_that_was_moved_on_one_photo_stays_there(window: Window, qtbot: QtBot) -> None:
    window.page.inspector.scope._selected.click()
    shown = enlarge(window, qtbot)
    shown.preview.setFocus()
    press(shown, qtbot, Key.Key_Left)
    own = window.session.model.cards[0].own
    assert own.is_placed
    press(shown, qtbot, Key.Key_PageDown)
    qtbot.waitUntil(lambda: shown.preview.written is not None, timeout=5000)
    assert shown.preview.written is not None
    assert shown.preview.written.style.position == window.session.look.style.position
    assert [card.own for card in window.session.model.cards] == [own, *[NOTHING_OWN] * 3]


def test_it_closes_when_its_photo_goes(window: Window, qtbot: QtBot) -> None:
    enlarge(window, qtbot)
    window.session.take_out(window.session.model.cards)
    qtbot.waitUntil(lambda: window.page.inspector._enlarged is None, timeout=5000)
