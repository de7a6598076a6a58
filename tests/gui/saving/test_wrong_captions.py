"""While an own caption is wrong nothing is saved with another one, and the window says what to correct."""

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import Qt

from given import MakePhoto

REASON = "Correct your caption first"


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto) -> WindowDriver:
    window = open_it(*(make_photo(name, taken="2023:01:20 08:00:11") for name in ("satu.jpg", "dua.jpg")))
    window.hints.skip()
    window.select("satu")
    return window


def can_save(window: WindowDriver) -> bool:
    window.qtbot.wait(1)
    button, reason = window.saving.button("saveButton"), window.saving.button("correctCaptionButton")
    assert reason.isVisible() is not button.isEnabled()
    return button.isEnabled()


def test_the_button_waits_for_the_caption_and_says_so(window: WindowDriver) -> None:
    assert can_save(window)
    window.inspector.write_own_caption("{bulan} ?")
    assert not can_save(window)
    assert window.saving.save_text == "Save 2 photos"
    assert window.saving.button("correctCaptionButton").text().split() == REASON.split()
    window.inspector.type_into("templateEdit", "{tanggal} ?")
    assert can_save(window)
    window.save()
    assert all(item.copy_result and item.copy_result.caption == "January 20, 2023 ?" for item in window.photos)


def test_the_reason_leads_to_the_caption(window: WindowDriver) -> None:
    window.inspector.write_own_caption("{bulan}")
    window.grid.setFocus()
    assert not can_save(window)
    window.saving.press("correctCaptionButton")
    assert window.inspector.line("templateEdit").hasFocus()


def test_a_wrong_caption_is_still_there_and_wrong_after_one_has_looked_at_another_photo(window: WindowDriver) -> None:
    window.inspector.write_own_caption("{bulan} ?")
    window.grid.setFocus()
    window.select("dua")
    assert window.inspector.line("templateEdit").text() == "{bulan} ?"
    assert not can_save(window)
    window.inspector.choose("templateCombo", 0)
    assert can_save(window)


def test_undoing_gives_a_right_caption_back(window: WindowDriver) -> None:
    window.inspector.write_own_caption("Rapat {tanggal}")
    window.inspector.type_into("templateEdit", "Rapat {bulan}")
    window.grid.setFocus()
    assert not can_save(window)
    window.undo()
    assert can_save(window)


@pytest.mark.parametrize("shift", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_the_keys_that_save_say_what_is_wrong_instead(window: WindowDriver, shift: Qt.KeyboardModifier) -> None:
    window.inspector.write_own_caption("{bulan}")
    window.grid.setFocus()
    window.press_keys(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | shift)
    assert window.info.message == "Your own caption cannot be used yet. Correct it, then save."
    assert window.inspector.line("templateEdit").hasFocus()
    assert window.saving.waiting
    window.qtbot.wait(50)
    assert not any(item.saved for item in window.photos)


def test_the_menu_of_a_card_does_not_save_with_another_caption(window: WindowDriver) -> None:
    window.inspector.write_own_caption("{bulan}")
    window.grid.setFocus()
    (row,) = (text for text in window.list_menu_of_card() if text.startswith("Save"))
    window.choose_from_card(row)
    assert window.info.message.startswith("Your own caption cannot be used yet")


def test_photos_that_failed_are_not_tried_again_with_another_caption(window: WindowDriver) -> None:
    for item in window.photos[:1]:
        item.found.path.write_bytes(item.found.path.read_bytes() + b"more")
    window.save()
    assert window.saving.button("retryButton").isVisible()
    window.inspector.write_own_caption("{bulan}")
    window.qtbot.waitUntil(lambda: window.saving.button("retryButton").isVisible(), timeout=SOON)
    window.saving.press("retryButton")
    assert window.info.message.startswith("Your own caption cannot be used yet")
