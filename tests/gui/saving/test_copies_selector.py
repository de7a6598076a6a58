"""Which copies are made: faithful ones, small ones for uploading, or both; and what they leave out."""

from pathlib import Path

import piexif
import pytest
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.main_window import MainWindowController
from stampgui.gui.saving.copies_selector import CopiesSelector
from stampgui.settings import load_settings

TAKEN = "2023:01:20 08:00:11"


def choice(window: MainWindowController) -> CopiesSelector:
    found = window.save_bar.findChild(CopiesSelector)
    assert isinstance(found, CopiesSelector)
    return found


def save(window: MainWindowController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.save_run.finished, timeout=20_000):
        window.save_bar.save_requested.emit()


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_upload_copies_are_chosen_by_keyboard_and_remembered(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(make_photo("a.png", exif=piexif.dump({"Exif": {piexif.ExifIFD.DateTimeOriginal: TAKEN}})))
    assert not choice(window).preset_combo.isVisible()
    QTest.keyClick(choice(window).kind_combo, Qt.Key.Key_Down)
    assert choice(window).preset_combo.currentData() == "facebook"
    save(window, qtbot)
    assert names(tmp_path / "Pictures") == ["stampgui/a.png", "stampgui/upload-facebook/a.jpg"]
    assert "Upload copies are in the folder upload-facebook." in window.save_bar._results_panel.details_label.text()
    window.main_window.close()
    assert load_settings(tmp_path / "config" / "settings.json").upload == "facebook"
    assert choice(open_it()).kind_combo.currentText() == "Full-size and upload copies"


def test_another_preset_after_saving_can_be_saved_again(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    save(window, qtbot)
    window.save_bar.copies_selected.emit(True, "form-500kb")
    assert window.save_bar.state == "waiting"
    save(window, qtbot)
    assert names(tmp_path / "Pictures") == ["stampgui/a.jpg", "stampgui/upload-form-500kb/a.jpg"]
    assert asking.asked == []


def test_upload_copies_get_new_names_with_their_copies(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    photo = make_photo("a.jpg", taken=TAKEN)
    for answer in (0, 2):
        window = open_it(photo)
        window.save_bar.copies_selected.emit(True, "instagram")
        asking.answers = [answer]
        save(window, qtbot)
        window.main_window.close()
    assert names(tmp_path / "Pictures" / "stampgui") == [
        *("a (2).jpg", "a.jpg", "upload-instagram/a (2).jpg", "upload-instagram/a.jpg")
    ]


@pytest.mark.parametrize("stored", ["myspace", "1200:300"])
def test_a_stored_preset_that_is_not_on_the_list_means_none(open_it: OpenWindow, tmp_path: Path, stored: str) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_text(f'{{"upload": "{stored}"}}')
    assert choice(open_it()).kind_combo.currentText() == "Full-size copies"


def test_the_place_is_left_out_where_the_settings_say_so(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    told = {
        "Exif": {piexif.ExifIFD.DateTimeOriginal: TAKEN},
        "GPS": {piexif.GPSIFD.GPSLatitude: ((6, 1), (10, 1), (30, 1))},
    }
    window = open_it(make_photo("a.jpg", exif=piexif.dump(told)))
    window.dialogs.open_settings()
    assert window.dialogs.settings_dialog is not None
    QTest.keyClick(window.dialogs.settings_dialog.no_gps_box, Qt.Key.Key_Space)
    window.dialogs.settings_dialog.accept()
    save(window, qtbot)
    assert piexif.load(str(tmp_path / "Pictures" / "stampgui" / "a.jpg"))["GPS"] == {}


def test_upload_copies_alone(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    choice(window).kind_combo.setFocus()
    QTest.keyClick(choice(window).kind_combo, Qt.Key.Key_End)
    assert choice(window).kind_combo.currentText() == "Upload copies only"
    save(window, qtbot)
    out = tmp_path / "Pictures" / "stampgui"
    assert names(out) == ["upload-facebook/a.jpg"]
    done = window.save_bar._results_panel
    assert done.title_label.text() == "1 photo saved."
    assert done.drag_handle.text_label.text() == "Drag 1 copy from here"
    assert [card.saved for card in window.session.model.items] == [True]
    window.save_bar.copies_selected.emit(True, "")
    save(window, qtbot)
    assert names(out) == ["a.jpg", "upload-facebook/a.jpg"]
    assert asking.asked == []


def test_upload_copies_that_are_there_already_are_asked_about(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    photo = make_photo("a.jpg", taken=TAKEN)
    for answers in ([], [0]):
        asking.answers = list(answers)
        window = open_it(photo)
        window.save_bar.copies_selected.emit(False, "whatsapp")
        save(window, qtbot)
        window.main_window.close()
    assert len(asking.asked) == 1
    assert window.save_bar._results_panel.title_label.text() == "There was nothing new to save."
    assert names(tmp_path / "Pictures" / "stampgui") == ["upload-whatsapp/a.jpg"]
