"""Photos whose files change between being listed and being saved."""

from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.text.photo_text import format_reason
from stampgui.stamping.outcome import Status

TAKEN = "2023:01:20 08:00:11"


@pytest.fixture
def photo(make_photo: MakePhoto) -> Path:
    make_photo("b.jpg", taken=TAKEN)
    return make_photo("a.jpg", taken=TAKEN, size=(640, 480))


def cut_off(photo: Path) -> None:
    photo.write_bytes(photo.read_bytes()[: photo.stat().st_size // 2])


def save_and_read_again(window: WindowDriver, qtbot: QtBot, status: Status) -> None:
    """Save, and wait until the photo that has changed is read again."""
    window.save()
    qtbot.waitUntil(lambda: not window.session.stale_items, timeout=SOON)
    assert window.photos[0].status is status


def fail_to_save_and_mend(window: WindowDriver, photo: Path, qtbot: QtBot) -> None:
    """Save while a photo is cut off; afterwards its file is whole again."""
    whole = photo.read_bytes()
    cut_off(photo)
    save_and_read_again(window, qtbot, Status.FAILED)
    photo.write_bytes(whole)


def test_a_photo_that_got_cut_off_is_told_of_once(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    photo, _other = make_photo("a.jpg", taken=TAKEN, size=(640, 480)), make_photo("b.jpg", taken=TAKEN)
    window = open_it(photo.parent)
    photo.write_bytes(photo.read_bytes()[: photo.stat().st_size // 2])
    window.save()
    window.retry()
    (failure,) = window.saving.failures
    assert failure.startswith("a.jpg: The file is cut off or damaged")
    assert "1 photo was tried again and still cannot be saved." in window.saving.details
    assert "of the list cannot be stamped" not in window.saving.details


def test_what_became_of_the_photos_stays_in_sight_when_one_that_changed_is_read_again(
    open_it: OpenWindow, photo: Path, qtbot: QtBot
) -> None:
    window = open_it(photo.parent)
    cut_off(photo)
    save_and_read_again(window, qtbot, Status.FAILED)
    assert window.saving.title == "1 of 2 photos saved, 1 failed."
    assert window.saving.button("retryButton").text() == "Try 1 photo again"


def test_what_became_of_a_photo_gives_the_same_reason_and_advice_as_the_photo_itself_once_it_is_read_again(
    open_it: OpenWindow, photo: Path, qtbot: QtBot
) -> None:
    window = open_it(photo.parent)
    cut_off(photo)
    save_and_read_again(window, qtbot, Status.FAILED)
    (failure,) = window.saving.failures
    assert failure.startswith("a.jpg: The file is cut off or damaged")
    reason = failure.removeprefix("a.jpg: ")
    qtbot.waitUntil(lambda: window.inspector.text("dateReason") == reason, timeout=SOON)
    assert format_reason(window.photos[0], window.session.catalogue) == reason


def test_a_reason_that_is_found_out_later_does_not_bring_back_what_was_put_away(
    open_it: OpenWindow, photo: Path
) -> None:
    window = open_it(photo.parent)
    cut_off(photo)
    window.save()
    window.saving.press("dismissButton")
    window.qtbot.waitUntil(lambda: not window.session.stale_items, timeout=SOON)
    assert window.saving.waiting


def test_a_photo_that_was_cut_off_and_is_whole_again_is_saved_on_another_try(
    open_it: OpenWindow, photo: Path, qtbot: QtBot
) -> None:
    window = open_it(photo.parent)
    fail_to_save_and_mend(window, photo, qtbot)
    window.retry()
    assert window.saving.title == "2 photos saved."


def test_another_try_by_keyboard_ends_at_the_folder_of_the_copies(
    open_it: OpenWindow, photo: Path, qtbot: QtBot
) -> None:
    window = open_it(photo.parent)
    fail_to_save_and_mend(window, photo, qtbot)
    window.saving.button("retryButton").setFocus()
    QTest.keyClick(window.saving.button("retryButton"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.saving.title == "2 photos saved.", timeout=SOON)
    assert window.main_window.focusWidget() is window.saving.button("openFolderButton")


def test_a_photo_that_was_replaced_by_another_is_saved_on_another_try(
    open_it: OpenWindow, photo: Path, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(photo.parent)
    make_photo("a.jpg", taken="2020:05:06 07:08:09", size=(800, 600))
    save_and_read_again(window, qtbot, Status.READY)
    assert window.saving.title == "1 of 2 photos saved, 1 failed."
    window.retry()
    assert window.saving.title == "2 photos saved."
    assert window.list.splitlines()[0] == "✓ May 6, 2020 | a.jpg | Camera data"


def test_a_photo_that_was_replaced_by_one_without_a_date_is_no_longer_called_failed(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo = make_photo("a.jpg", taken=TAKEN)
    window = open_it(photo)
    photo.unlink()
    window.save()
    assert window.saving.failures == [
        "a.jpg: There is no such file. Find out where it is now, or connect its drive again."
    ]
    make_photo("a.jpg")
    window.retry()
    assert window.list == "  No date yet | a.jpg | Please fill in"
    assert "1 photo was tried again and still cannot be saved." in window.saving.details


def test_what_has_left_the_list_is_not_told_of_any_more_until_it_is_back(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    (tmp_path / "empty.jpg").touch()
    window = open_it(make_photo("a.jpg", taken=TAKEN), tmp_path / "empty.jpg")
    window.save()
    told = "1 other photo of the list cannot be stamped; click it to see why."
    assert told in window.saving.details
    window.grid.select_photos([each.id for each in window.photos if each.found.path.stem == "empty"])
    window.remove_selected()
    assert told not in window.saving.details
    assert window.saving.title == "1 photo saved."
    window.session.undo_stack.undo()
    assert told in window.saving.details
