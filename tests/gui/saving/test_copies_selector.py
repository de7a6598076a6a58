"""Which copies are made: faithful ones, small ones for uploading, or both; and what they leave out."""

from pathlib import Path

import piexif
import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.settings import load_settings

TAKEN = "2023:01:20 08:00:11"


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_upload_copies_are_chosen_by_keyboard_and_remembered(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(make_photo("a.png", exif=piexif.dump({"Exif": {piexif.ExifIFD.DateTimeOriginal: TAKEN}})))
    assert not window.saving.choice("uploadPresetCombo").isVisible()
    QTest.keyClick(window.saving.choice("copiesCombo"), Qt.Key.Key_Down)
    assert window.saving.choice("uploadPresetCombo").currentData() == "facebook"
    window.save()
    assert names(tmp_path / "Pictures") == ["stampgui/a.png", "stampgui/upload-facebook/a.jpg"]
    assert "Upload copies are in the folder upload-facebook." in window.saving.details
    window.close()
    assert load_settings(tmp_path / "config" / "settings.json").upload == "facebook"
    assert open_it().saving.choice("copiesCombo").currentText() == "Full-size and upload copies"


def test_another_preset_after_saving_can_be_saved_again(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    window.save()
    window.saving.choose_both_copies("form-500kb")
    assert window.saving.waiting
    window.save()
    assert names(tmp_path / "Pictures") == ["stampgui/a.jpg", "stampgui/upload-form-500kb/a.jpg"]
    assert asking.asked == []


def test_upload_copies_get_new_names_with_their_copies(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    photo = make_photo("a.jpg", taken=TAKEN)
    for answer in (0, 2):
        window = open_it(photo)
        window.saving.choose_both_copies("instagram")
        asking.answers = [answer]
        window.save()
        window.close()
    assert names(tmp_path / "Pictures" / "stampgui") == [
        *("a (2).jpg", "a.jpg", "upload-instagram/a (2).jpg", "upload-instagram/a.jpg")
    ]


@pytest.mark.parametrize("stored", ["myspace", "1200:300"])
def test_a_stored_preset_that_is_not_on_the_list_means_none(open_it: OpenWindow, tmp_path: Path, stored: str) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_text(f'{{"upload": "{stored}"}}')
    assert open_it().saving.choice("copiesCombo").currentText() == "Full-size copies"


def test_the_place_is_left_out_where_the_settings_say_so(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    told = {
        "Exif": {piexif.ExifIFD.DateTimeOriginal: TAKEN},
        "GPS": {piexif.GPSIFD.GPSLatitude: ((6, 1), (10, 1), (30, 1))},
    }
    window = open_it(make_photo("a.jpg", exif=piexif.dump(told)))
    settings = window.open_settings()
    QTest.keyClick(settings.button("noGpsBox"), Qt.Key.Key_Space)
    settings.close()
    window.save()
    assert piexif.load(str(tmp_path / "Pictures" / "stampgui" / "a.jpg"))["GPS"] == {}


def test_upload_copies_alone(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    window.saving.choice("copiesCombo").setFocus()
    QTest.keyClick(window.saving.choice("copiesCombo"), Qt.Key.Key_End)
    assert window.saving.choice("copiesCombo").currentText() == "Upload copies only"
    window.save()
    out = tmp_path / "Pictures" / "stampgui"
    assert names(out) == ["upload-facebook/a.jpg"]
    assert window.saving.title == "1 photo saved."
    assert window.saving.drag_hint == "Drag 1 copy from here"
    assert [card.saved for card in window.photos] == [True]
    window.saving.choose_full_size_copies()
    window.save()
    assert names(out) == ["a.jpg", "upload-facebook/a.jpg"]
    assert asking.asked == []


def test_upload_copies_that_are_there_already_are_asked_about(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    photo = make_photo("a.jpg", taken=TAKEN)
    for answers in ([], [0]):
        asking.answers = list(answers)
        window = open_it(photo)
        window.saving.choose_upload_copies("whatsapp")
        window.save()
        window.close()
    assert len(asking.asked) == 1
    assert window.saving.title == "There was nothing new to save."
    assert names(tmp_path / "Pictures" / "stampgui") == ["upload-whatsapp/a.jpg"]


def pick(choice: QComboBox, key: Qt.Key) -> None:
    """Open a list and pick the entry that a key leads to."""
    choice.showPopup()
    QTest.keyClick(choice.view(), key)
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)


def test_upload_copies_picked_from_the_list_ask_at_once_what_they_are_for(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    window.main_window.resize(1180, 700)  # the bar has room for the kind, but not for kind and preset
    kinds, presets = window.saving.choice("copiesCombo"), window.saving.choice("uploadPresetCombo")
    pick(kinds, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: presets.view().isVisible(), timeout=SOON)
    QTest.keyClick(presets.view(), Qt.Key.Key_Down)
    QTest.keyClick(presets.view(), Qt.Key.Key_Return)
    assert window.session.settings.upload == "whatsapp"
    assert QApplication.activePopupWidget() is None  # the next click is on Save
    options = window.saving.button("copyOptionsButton")
    assert options.text() == "WhatsApp · 1600 pixels → stampgui"
    options.click()
    assert presets.width() >= presets.sizeHint().width()  # the longest preset is whole


def test_the_popup_grows_with_what_is_chosen_in_it(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"), language="id")
    window.main_window.resize(910, 512)
    qtbot.waitUntil(window.saving.button("copyOptionsButton").isVisible, timeout=SOON)
    window.saving.press("copyOptionsButton")
    window.saving.choose("copiesCombo", 1)
    naming = window.saving.choice("namingCombo")
    qtbot.waitUntil(lambda: naming.visibleRegion().boundingRect() == naming.rect(), timeout=SOON)
    naming.window().close()


def test_kinds_stepped_through_by_keyboard_open_nothing(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    QTest.keyClick(window.saving.choice("copiesCombo"), Qt.Key.Key_Down)
    QApplication.processEvents()
    assert QApplication.activePopupWidget() is None


def test_the_options_are_in_the_bar_whenever_they_fit(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    window.main_window.resize(1180, 700)
    options = window.saving.button("copyOptionsButton")
    assert not options.isVisible()
    for _ in range(2):
        window.session.update_settings(upload="facebook")
        qtbot.waitUntil(options.isVisible, timeout=SOON)
        window.session.update_settings(upload="")
        qtbot.waitUntil(lambda: not options.isVisible(), timeout=SOON)
