"""Photos that are ready but were not to be saved by the last run: one button saves them, and the whole is told."""

from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import Qt

from given import MakePhoto

TAKEN = "2023:01:20 08:00:11"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def copies(tmp_path: Path) -> list[str]:
    return sorted(copy.name for copy in (tmp_path / "Pictures" / "stampgui").iterdir())


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto) -> WindowDriver:
    """One of three photos is saved; a fourth has no date."""
    photos = [make_photo(f"{name}.jpg", taken=TAKEN) for name in "abc"]
    window: WindowDriver = open_it(*photos, make_photo("x.jpg"))
    window.select("a")
    window.wait_for_copies(lambda: window.choose_from_card("Save 1 selected photo"))
    return window


def test_one_click_saves_the_others_and_the_whole_is_told(window: WindowDriver, tmp_path: Path) -> None:
    assert window.saving.details.endswith("2 other photos are ready and not saved yet.")
    assert window.saving.button("saveOthersButton").text() == "Save the other 2 photos"
    window.wait_for_copies(lambda: window.saving.press("saveOthersButton"))
    assert copies(tmp_path) == ["a.jpg", "b.jpg", "c.jpg"]
    assert window.saving.title == "3 photos saved."
    assert window.saving.details == (
        "1 photo was not saved because its date is missing or not certain. "
        "3 copies are ready to upload. The originals are unchanged."
    )
    assert not window.saving.button("saveOthersButton").isVisible()


def test_only_the_selected_photos_are_saved_and_the_result_is_about_them(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    photos = [make_photo(f"{name}.jpg", taken=TAKEN) for name in "abcd"]
    window = open_it(*photos, make_photo("x.jpg"), make_photo("y.jpg"))
    window.select("ab")
    window.wait_for_copies(lambda: window.choose_from_card("Save 2 selected photos"))
    assert copies(tmp_path) == ["a.jpg", "b.jpg"]
    assert window.saving.title == "2 photos saved."
    assert window.saving.details == (
        "2 copies are ready to upload. The originals are unchanged. 2 other photos are ready and not saved yet."
    )
    assert not window.saving.button("fillDatesButton").isVisible()
    window.saving.press("dismissButton")
    window.qtbot.waitUntil(lambda: window.saving.save_text == "Save 2 photos", timeout=SOON)
    assert window.saving.text("readyCounts") == "2 ready · 2 saved · 2 not ready"

    window.select("cx")
    window.wait_for_copies(lambda: window.press_keys(Qt.Key.Key_S, CTRL_SHIFT))
    assert copies(tmp_path) == ["a.jpg", "b.jpg", "c.jpg"]
    assert window.saving.details.startswith(
        "1 photo was not saved because its date is missing or not certain. 1 copy is ready to upload."
    )
    assert window.saving.details.endswith("1 other photo is ready and not saved yet.")
    assert window.saving.button("fillDatesButton").text() == "Fill in 2 dates…"

    window.grid.select_photos([item.id for item in window.photos if item.date is None])
    window.press_keys(Qt.Key.Key_S, CTRL_SHIFT)
    assert window.info.message == "None of the selected photos has a reliable date yet. Fill in the dates, then save."
    window.grid.clearSelection()
    window.press_keys(Qt.Key.Key_S, CTRL_SHIFT)
    assert window.info.message == "Select the photos to be saved first."
    assert window.save().total == 1
    window.qtbot.waitUntil(lambda: window.saving.text("readyCounts") == "4 saved · 2 not ready", timeout=SOON)


def test_files_of_the_same_names_are_asked_about_and_cancel_leads_back_to_what_was_told(
    window: WindowDriver, tmp_path: Path, asking: Scripted
) -> None:
    (tmp_path / "Pictures" / "stampgui" / "b.jpg").write_bytes(b"of somebody else")
    asked = "1 file with the same name is already in this folder"
    window.saving.press("saveOthersButton")
    window.qtbot.waitUntil(lambda: asking.asked[-1:] == [asked], timeout=SOON)
    assert asking.offered[-1] == ("Skip 1 photo", "Save under a new name", "Cancel")  # the last one is chosen
    assert not window.saving.waiting
    assert window.saving.title == "1 photo saved."
    assert copies(tmp_path) == ["a.jpg", "b.jpg"]

    asking.answers.append(0)
    window.wait_for_copies(lambda: window.saving.press("saveOthersButton"))
    assert copies(tmp_path) == ["a.jpg", "b.jpg", "c.jpg"]
    assert window.saving.title == "2 photos saved."
    assert "1 was skipped: its file name is taken." in window.saving.details


def test_a_damaged_photo_that_another_try_finds_whole_is_saved_with_the_others(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    damaged, gone = (make_photo(f"{name}.jpg", taken=TAKEN, size=(640, 480)) for name in ("rusak", "hilang"))
    whole, there = damaged.read_bytes(), gone.read_bytes()
    damaged.write_bytes(whole[:300])
    window = open_it(damaged, gone, make_photo("c.jpg", taken=TAKEN))
    gone.unlink()
    window.save()
    assert window.saving.title == "1 of 2 photos saved, 1 failed."
    damaged.write_bytes(whole)
    gone.write_bytes(there)
    window.retry()
    assert window.saving.title == "3 photos saved."
    assert copies(tmp_path) == ["c.jpg", "hilang.jpg", "rusak.jpg"]
    assert "not saved yet" not in window.saving.details
