"""The enlarged preview: from photo to photo, moving captions and undoing, without closing it."""

from pathlib import Path
from typing import Any

import pytest
from gui.driver.parts import SOON, find_part
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.overrides import NO_OVERRIDE
from stampgui.caption.style import CustomPosition
from stampgui.gui.preview.preview_dialog import PreviewDialog

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path) -> WindowDriver:
    for name in "abcd":
        make_photo(f"{name}.jpg", taken="2023:01:20 08:00:11")
    return open_it(tmp_path / "photos")


def enlarge(window: WindowDriver, qtbot: QtBot) -> PreviewDialog:
    window.inspector.wait_for_preview()
    window.inspector.press("Enlarge")
    return enlarged(window, qtbot)


def enlarged(window: WindowDriver, qtbot: QtBot) -> PreviewDialog:
    shown = window.inspector.find_enlarged_preview()
    assert shown is not None
    shown.activateWindow()
    qtbot.waitUntil(lambda: shown.isActiveWindow() and shown.preview.caption_preview is not None, timeout=SOON)
    return shown


def press(shown: PreviewDialog, qtbot: QtBot, key: Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    QTest.keyClick(shown.focusWidget(), key, held)
    qtbot.wait(30)


def walk(shown: PreviewDialog, qtbot: QtBot, *keys: Key) -> list[str]:
    titles = []
    for key in keys:
        press(shown, qtbot, key)
        titles.append(shown.windowTitle())
    return titles


def test_keys_go_from_photo_to_photo_and_the_list_goes_along(window: WindowDriver, qtbot: QtBot) -> None:
    shown = enlarge(window, qtbot)
    assert shown.windowTitle() == "a.jpg"
    assert walk(shown, qtbot, Key.Key_Right, Key.Key_Down, Key.Key_PageDown, Key.Key_Right) == [
        "b.jpg",
        "c.jpg",
        "d.jpg",
        "d.jpg",
    ]
    assert [card.id for card in window.grid.selected] == [3]
    assert walk(shown, qtbot, Key.Key_Left, Key.Key_Home, Key.Key_Up, Key.Key_End) == [
        "c.jpg",
        "a.jpg",
        "a.jpg",
        "d.jpg",
    ]
    shown.previous_button.click()
    qtbot.wait(30)
    assert shown.windowTitle() == "c.jpg"
    press(shown, qtbot, Key.Key_Escape)
    assert window.inspector.find_enlarged_preview() is None
    assert [card.id for card in window.grid.selected] == [2]


def test_of_several_selected_photos_only_those_are_gone_through(window: WindowDriver, qtbot: QtBot) -> None:
    window.grid.select_photos([0, 2])
    qtbot.wait(30)
    shown = enlarge(window, qtbot)
    assert walk(shown, qtbot, Key.Key_Right, Key.Key_Right, Key.Key_Home) == ["c.jpg", "c.jpg", "a.jpg"]
    assert [card.id for card in window.grid.selected] == [0, 2]


def test_moving_the_caption_is_undone_and_redone_without_closing(window: WindowDriver, qtbot: QtBot) -> None:
    shown = enlarge(window, qtbot)
    before = window.session.caption_spec.style.position
    shown.preview.setFocus()
    press(shown, qtbot, Key.Key_Left)
    moved = window.session.caption_spec.style.position
    assert isinstance(moved, CustomPosition)
    assert shown.windowTitle() == "a.jpg"
    press(shown, qtbot, Key.Key_Z, CONTROL)
    assert window.session.caption_spec.style.position == before
    assert shown.preview.caption_preview is not None
    assert shown.preview.caption_preview.style.position == before
    press(shown, qtbot, Key.Key_Y, CONTROL)
    assert window.session.caption_spec.style.position == moved
    press(shown, qtbot, Key.Key_Z, CONTROL)
    press(shown, qtbot, Key.Key_Z, CONTROL, SHIFT)
    assert window.session.caption_spec.style.position == moved
    assert shown.preview.caption_preview.style.position == moved


def test_a_caption_that_was_moved_on_one_photo_stays_there(window: WindowDriver, qtbot: QtBot) -> None:
    window.inspector.for_selected()
    shown = enlarge(window, qtbot)
    shown.preview.setFocus()
    press(shown, qtbot, Key.Key_Left)
    own = window.photos[0].caption_override
    assert own.has_position
    press(shown, qtbot, Key.Key_PageDown)
    qtbot.waitUntil(lambda: shown.preview.caption_preview is not None, timeout=SOON)
    assert shown.preview.caption_preview is not None
    assert shown.preview.caption_preview.style.position == window.session.caption_spec.style.position
    assert [card.caption_override for card in window.photos] == [own, *[NO_OVERRIDE] * 3]


def test_it_closes_when_its_photo_goes(window: WindowDriver, qtbot: QtBot) -> None:
    enlarge(window, qtbot)
    window.session.remove_photos(window.photos)
    qtbot.waitUntil(lambda: window.inspector.find_enlarged_preview() is None, timeout=SOON)


def test_what_lies_behind_is_not_scrolled_by_going_through_the_large_preview(
    window: WindowDriver, qtbot: QtBot, qtlog: Any
) -> None:
    window.main_window.resize(1024, 520)
    bar = window.inspector.scroll_area.verticalScrollBar()
    window.inspector.button("Enlarge").setFocus()
    shown = enlarge(window, qtbot)
    bar.setValue(0)
    for _turn in range(6):
        press(shown, qtbot, Key.Key_Tab)
    assert bar.maximum() > 0
    assert bar.value() == 0
    assert [record.message for record in qtlog.records if "hierarchy" in record.message] == []


def said(shown: PreviewDialog) -> str:
    return find_part(shown, QLabel, "previewHint").text()


def test_one_key_shows_the_corners_without_the_caption_and_another_the_whole_photo(
    window: WindowDriver, qtbot: QtBot
) -> None:
    window.press_keys(Key.Key_F3)
    shown = enlarged(window, qtbot)
    assert "C shows the corners" in said(shown)
    seen = []
    for _ in range(5):
        press(shown, qtbot, Key.Key_C)
        seen.append(said(shown).partition(".")[0])
        assert shown.preview.viewport.zoom is not None
        assert find_part(shown, QAbstractButton, "Without the caption").isChecked()
        assert shown.preview.accessibleDescription() == said(shown)
    assert seen == ["Bottom right", "Bottom left", "Top left", "Top right", "Bottom right"]
    press(shown, qtbot, Key.Key_PageDown)
    assert (shown.windowTitle(), said(shown).partition(".")[0]) == ("b.jpg", "Bottom right")
    press(shown, qtbot, Key.Key_0)
    assert shown.preview.viewport.zoom is None
    assert not find_part(shown, QAbstractButton, "Without the caption").isChecked()
    assert "C shows the corners" in said(shown)


def test_the_mouse_shows_the_corners_as_well(window: WindowDriver, qtbot: QtBot) -> None:
    shown = enlarge(window, qtbot)
    find_part(shown, QAbstractButton, "Next corner at full size").click()
    assert said(shown).startswith("Bottom right.")


@pytest.mark.usefixtures("heif_decoder")
def test_the_corner_of_a_telephones_photo_is_seen_in_full_off_the_windows_thread(
    open_it: OpenWindow, corpus: Path, qtbot: QtBot
) -> None:
    window = open_it(corpus / "test-assets" / "IMG_2682.heic")
    shown = enlarge(window, qtbot)
    press(shown, qtbot, Key.Key_C)
    qtbot.waitUntil(lambda: shown.preview.sharpness == 1.0, timeout=SOON)


def test_of_a_photo_that_cannot_be_used_it_says_why(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, qtbot: QtBot
) -> None:
    make_photo("a.jpg", taken="2023:01:20 08:00:11")
    (tmp_path / "photos" / "b.jpg").write_bytes(b"")
    window = open_it(tmp_path / "photos")
    window.select("a")
    shown = enlarge(window, qtbot)
    assert said(shown).startswith("Drag the caption")
    press(shown, qtbot, Key.Key_PageDown)
    assert (shown.windowTitle(), said(shown)) == (
        "b.jpg",
        "The file is empty. Copy it from the camera or sender again.",
    )
    press(shown, qtbot, Key.Key_PageUp)
    assert said(shown).startswith("Drag the caption")


def test_it_lies_on_all_of_the_window(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    window.main_window.resize(700, 500)
    window.select("a")
    shown = enlarge(window, qtbot)
    assert shown.size() == window.main_window.size()
    assert shown.pos() == window.main_window.frameGeometry().topLeft()


def test_it_says_what_is_done_while_the_caption_is_hidden_or_compared(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    window.select("a")
    shown = enlarge(window, qtbot)
    shown.toolbar.original_button.click()
    assert said(shown).startswith("This is the photo without its caption.")
    shown.toolbar.swipe_button.click()
    assert said(shown).startswith("Drag the line")
    shown.toolbar.swipe_button.click()
    assert said(shown).startswith("Drag the caption")


def test_of_a_photo_without_a_date_it_says_why_there_is_no_caption_to_drag(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, qtbot: QtBot
) -> None:
    make_photo("a.jpg", taken="2023:01:20 08:00:11")
    make_photo("b.jpg")
    window = open_it(tmp_path / "photos")
    window.select("a")
    shown = enlarge(window, qtbot)
    press(shown, qtbot, Key.Key_PageDown)
    assert (shown.windowTitle(), said(shown).partition(".")[0]) == (
        "b.jpg",
        "No caption yet, since there is no date",
    )
    assert not shown.toolbar.swipe_button.isEnabled()
    assert not shown.toolbar.original_button.isEnabled()
    press(shown, qtbot, Key.Key_PageUp)
    assert said(shown).startswith("Drag the caption")
