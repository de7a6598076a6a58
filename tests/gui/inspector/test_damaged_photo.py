"""A photo of which a part is missing: why it is refused, and the way on for this one photo."""

from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.text.photo_badge import choose_badge
from stampgui.gui.text.photo_text import describe_photo
from stampgui.i18n import load_catalogue
from stampgui.image.jpeg import core
from stampgui.session.photos.photo_item import PhotoFilter, PhotoItem
from stampgui.stamping.outcome import Status

pytestmark = [
    pytest.mark.skipif(not core.is_core_available(), reason="the native core is not built here"),
    pytest.mark.xdist_group("window"),
]
TAKEN = "2022:10:14 08:15:30"


def cut_off(photo: Path) -> Path:
    """Let the lower half be missing."""
    data = photo.read_bytes()
    begin = data.rindex(b"\xff\xda")
    photo.write_bytes(data[: begin + (len(data) - begin) // 2])
    return photo


def shown(window: WindowDriver, name: str) -> PhotoItem:
    return next(item for item in window.photos if item.found.path.stem == name)


def look_at(window: WindowDriver, name: str) -> None:
    """Select a photo that may have no preview with a caption."""
    window.grid.select_photos([shown(window, name).id])
    window.qtbot.waitUntil(lambda: window.inspector.text("dateReason") != "", timeout=SOON)


def test_why_it_is_refused_is_said_once_and_no_date_is_asked_for(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(cut_off(make_photo("rapat.jpg", size=(1200, 900))), make_photo("lain.jpg", taken=TAKEN))
    look_at(window, "rapat")
    assert "% of its picture is missing" in window.inspector.text("dateReason")
    window.qtbot.waitUntil(lambda: window.inspector.preview.has_picture, timeout=SOON)
    assert window.inspector.text("captionProblem") == ""
    assert not window.inspector.line("dateEdit").isVisible()
    assert not window.inspector.button("useDateButton").isVisible()
    assert window.inspector.text("dateInterpretation") == ""
    assert window.inspector.button("acceptDamageButton").isVisible()


def test_the_questions_leave_it_out(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(cut_off(make_photo("rapat.jpg", size=(1200, 900))), make_photo("tanpa.jpg"))
    questions = window.fill_in_dates()
    assert "rapat" not in questions.asked
    assert "tanpa" in questions.asked


def test_one_click_stamps_the_part_that_is_there_and_can_be_undone(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(cut_off(make_photo("rapat.jpg", size=(1200, 900), taken=TAKEN)))
    look_at(window, "rapat")
    window.inspector.press("acceptDamageButton")
    qtbot.waitUntil(lambda: shown(window, "rapat").status is Status.READY, timeout=SOON)
    window.wait_until_read()
    english = load_catalogue("en")
    assert choose_badge(shown(window, "rapat"), english).text == "Damaged photo"
    assert "is missing" in describe_photo(shown(window, "rapat"), english)
    qtbot.waitUntil(lambda: "is missing" in window.inspector.text("dateReason"), timeout=SOON)
    qtbot.waitUntil(lambda: "nearest part" in window.inspector.text("captionHint"), timeout=SOON)

    window.undo()
    qtbot.waitUntil(lambda: shown(window, "rapat").status is Status.FAILED, timeout=SOON)
    window.wait_until_read()
    window.redo()
    qtbot.waitUntil(lambda: shown(window, "rapat").status is Status.READY, timeout=SOON)
    window.wait_until_read()
    window.save()
    saved = shown(window, "rapat")
    assert saved.saved
    assert saved.copy_result is not None
    assert saved.copy_result.damage is not None
    assert choose_badge(saved, english).text == "Damaged photo"
    assert list((tmp_path / "Pictures" / "stampgui").iterdir())


def test_a_date_that_is_typed_does_not_hide_the_damage(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(cut_off(make_photo("rapat.jpg", size=(1200, 900))))
    look_at(window, "rapat")
    window.inspector.press("acceptDamageButton")
    qtbot.waitUntil(lambda: shown(window, "rapat").status is Status.NEEDS_DATE, timeout=SOON)
    window.wait_until_read()
    qtbot.waitUntil(window.inspector.line("dateEdit").isVisible, timeout=SOON)
    assert "is missing" in window.inspector.text("dateReason")
    assert choose_badge(shown(window, "rapat"), load_catalogue("en")).text == "Damaged photo"
    window.type_date("14 okt 2022")
    qtbot.waitUntil(lambda: shown(window, "rapat").status is Status.READY, timeout=SOON)
    qtbot.waitUntil(lambda: "is missing" in window.inspector.text("dateReason"), timeout=SOON)
    assert choose_badge(shown(window, "rapat"), load_catalogue("en")).text == "Damaged photo"


def test_one_that_turns_out_to_be_damaged_when_it_is_saved_has_the_same_way_on(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    photo = make_photo("rapat.jpg", size=(1200, 900), taken=TAKEN)
    data = bytearray(photo.read_bytes())
    middle = (data.rindex(b"\xff\xda") + len(data)) // 2
    data[middle : middle + 40] = b"\xff\x00" * 20
    photo.write_bytes(data)
    window = open_it(photo)
    assert window.save().failures
    look_at(window, "rapat")
    qtbot.waitUntil(window.inspector.button("acceptDamageButton").isVisible, timeout=SOON)
    window.inspector.press("acceptDamageButton")
    qtbot.waitUntil(lambda: shown(window, "rapat").inspection.damage is not None, timeout=SOON)
    window.wait_until_read()
    assert window.save().stamped_count == 1


def test_reading_the_file_again_says_what_came_of_it(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    photo = make_photo("rapat.jpg", size=(1200, 900), taken=TAKEN)
    whole = photo.read_bytes()
    window = open_it(cut_off(photo))
    look_at(window, "rapat")
    window.inspector.press("readAgainButton")
    qtbot.waitUntil(lambda: "is missing" in window.info.message, timeout=SOON)
    assert window.info.message.startswith("rapat.jpg was read again.")
    window.wait_until_read()
    photo.write_bytes(whole)
    window.inspector.press("readAgainButton")
    qtbot.waitUntil(lambda: window.info.message == "rapat.jpg was read again. It can be used now.", timeout=SOON)
    assert shown(window, "rapat").status is Status.READY
    assert shown(window, "rapat").inspection.damage is None


def test_a_photo_that_is_read_again_stays_selected_although_it_is_of_another_kind_now(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    photo = make_photo("rapat.jpg", size=(1200, 900), taken=TAKEN)
    whole = photo.read_bytes()
    window = open_it(make_photo("lain.jpg", taken=TAKEN), cut_off(photo))
    window.save()
    assert "1 other photo of the list cannot be stamped; click it to see why." in window.saving.details
    window.filters.show_only(PhotoFilter.FAILED)
    look_at(window, "rapat")
    photo.write_bytes(whole)
    button = window.inspector.button("readAgainButton")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.info.message == "rapat.jpg was read again. It can be used now.", timeout=SOON)
    assert [item.found.path.stem for item in window.grid.selected] == ["rapat"]
    assert window.grid.find_current() == shown(window, "rapat")
    assert window.main_window.focusWidget() is window.grid


def test_trying_again_reads_the_file_that_has_taken_its_place(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    photo = make_photo("rapat.jpg", size=(1200, 900), taken=TAKEN)
    window = open_it(photo, make_photo("lain.jpg", taken=TAKEN))
    whole = photo.read_bytes()
    cut_off(photo)
    assert [outcome.path.name for outcome in window.save().failures.values()] == ["rapat.jpg"]
    result = window.retry()
    assert [outcome.path.name for outcome in result.failures.values()] == ["rapat.jpg"]
    assert "of its picture is missing" in window.saving.failures[0]
    photo.write_bytes(whole)
    assert not window.retry().failures
    with Image.open(photo) as picture:
        assert picture.size == (1200, 900)


def test_that_it_is_to_be_stamped_is_remembered_with_its_date_until_the_next_start(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window = open_it(cut_off(make_photo("rapat.jpg", size=(1200, 900))))
    look_at(window, "rapat")
    window.inspector.press("acceptDamageButton")
    window.qtbot.waitUntil(lambda: shown(window, "rapat").status is Status.NEEDS_DATE, timeout=SOON)
    window.wait_until_read()
    window.qtbot.waitUntil(window.inspector.line("dateEdit").isVisible, timeout=SOON)
    window.type_date("14 okt 2022")
    window.qtbot.waitUntil(lambda: shown(window, "rapat").status is Status.READY, timeout=SOON)
    assert window.close()
    again = open_it()
    again.qtbot.waitUntil(lambda: again.offer.visible, timeout=SOON)
    again.offer.accept()
    again.qtbot.waitUntil(lambda: bool(again.photos) and shown(again, "rapat").status is Status.READY, timeout=SOON)
    found = shown(again, "rapat")
    assert found.accepts_damage
    assert found.user_date is not None
    assert found.user_date.iso == "2022-10-14"
