"""Pictures that are no files: pasted or dropped, saved where the person wants them, and listed without a date."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QClipboard, QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from given import MakePhoto, fingerprint
from stampgui.dates.names.pasted import is_pasted_name
from stampgui.stamping.outcome import Status

CANCEL, ANOTHER_FOLDER = 0, 1


@pytest.fixture
def clipboard(qapp: object) -> Iterator[QClipboard]:
    clipboard = QGuiApplication.clipboard()
    yield clipboard
    # what the clipboard still holds when the interpreter ends would bring it down
    clipboard.clear()


def make_screenshot(colour: str, *, alpha: int = 255) -> QImage:
    picture = QImage(320, 200, QImage.Format.Format_ARGB32 if alpha < 255 else QImage.Format.Format_RGB32)
    shade = QColor(colour)
    shade.setAlpha(alpha)
    picture.fill(shade)
    return picture


def test_screenshots_are_saved_in_a_folder_asked_for_once_and_listed_undated(
    open_it: OpenWindow, asking: Scripted, clipboard: QClipboard, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(language="id")
    folder = tmp_path / "Pictures" / "Gambar tempelan"
    for colour, alpha in (("red", 255), ("green", 255), ("blue", 0)):  # some programs leave the alpha channel empty
        clipboard.setImage(make_screenshot(colour, alpha=alpha))
        window.press_keys(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        window.inspector.line("dateEdit").setFocus()  # a picture is no text for a field
    window.wait_until_taken_in()
    assert asking.asked == ["Simpan gambar ini sebagai berkas?"]
    assert str(folder) in asking.said[0]
    saved = sorted(folder.iterdir())
    assert {item.found.path for item in window.photos} == set(saved)
    assert len(saved) == 3
    assert all(path.suffix == ".png" and is_pasted_name(path.stem) for path in saved)
    colours = [QImage(str(item.found.path)).pixelColor(9, 9).name() for item in window.photos]
    assert colours == ["#ff0000", "#008000", "#0000ff"]
    for item in window.photos:
        assert (item.outcome.status, item.outcome.candidates) == (Status.NEEDS_DATE, ())
    assert [item.found.path for item in window.grid.selected] == [window.photos[-1].found.path]  # the one just pasted
    reason = "Gambar tempelan tidak menyimpan tanggal pengambilan fotonya."
    qtbot.waitUntil(lambda: window.inspector.text("dateReason") == reason, timeout=SOON)
    assert window.info.message.endswith(f"di {folder}.")


def test_a_photo_dragged_out_of_a_browser_keeps_its_bytes_and_so_its_date(
    open_it: OpenWindow, asking: Scripted, make_photo: MakePhoto, tmp_path: Path
) -> None:
    original = make_photo("a.jpg", taken="2023:01:20 08:00:11").read_bytes()
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.jpg")])
    data.setData("image/jpeg", original)
    window = open_it()
    asking.chosen_folder = tmp_path / "Kantor" / "2019"
    asking.answers = [ANOTHER_FOLDER]
    assert window.drop(data) == "Drop to add photos"
    (photo,) = window.photos
    assert photo.found.path.parent == asking.chosen_folder
    assert photo.found.path.read_bytes() == original
    assert (photo.outcome.status, photo.date and photo.date.iso) == (Status.READY, "2023-01-20")


def test_whoever_does_not_want_it_saved_has_nothing_saved(
    open_it: OpenWindow, asking: Scripted, clipboard: QClipboard, tmp_path: Path
) -> None:
    window = open_it()
    before = fingerprint(tmp_path / "Pictures")
    asking.answers = [CANCEL, CANCEL]
    for _time in range(2):
        clipboard.setImage(make_screenshot("red"))
        window.paste()
    assert asking.asked == ["Save the picture as a file?"] * 2
    assert (list(window.photos), fingerprint(tmp_path / "Pictures")) == ([], before)


def test_a_folder_that_cannot_be_written_to_is_named_and_another_one_asked_for(
    open_it: OpenWindow,
    asking: Scripted,
    clipboard: QClipboard,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    window = open_it()
    blocked, other = tmp_path / "blocked", tmp_path / "other"
    blocked.write_bytes(b"not a folder")
    window.session.update_settings(pasted_folder=str(blocked))
    asking.chosen_folder = other
    asking.answers = [ANOTHER_FOLDER]
    answer = asking.ask

    def answer_later(*args: Any, **names: Any) -> int:
        qtbot.wait(150)  # the window goes on meanwhile
        return answer(*args, **names)

    monkeypatch.setattr(asking, "ask", answer_later)
    clipboard.setImage(make_screenshot("red"))
    window.paste()
    assert asking.asked == ["The picture was not saved"]
    assert asking.said[0].startswith(f"The picture cannot be written to {blocked}: ")
    (saved,) = other.iterdir()
    assert [item.found.path for item in window.photos] == [saved]
    assert (blocked.read_bytes(), window.session.settings.pasted_folder) == (b"not a folder", str(other))


def test_what_cannot_be_added_is_said_with_what_to_do(
    open_it: OpenWindow, asking: Scripted, clipboard: QClipboard, make_photo: MakePhoto
) -> None:
    window = open_it(language="id")
    phone, web, both = QMimeData(), QMimeData(), QMimeData()
    phone.setUrls([QUrl("mtp:/Galaxy/DCIM/a.jpg")])
    web.setUrls([QUrl("https://example.org/a.jpg")])
    both.setUrls([QUrl.fromLocalFile(str(make_photo("a.jpg"))), QUrl("mtp:/Galaxy/DCIM/b.jpg")])
    for data, beginning in ((phone, "Foto-foto ini belum ada di komputer ini"), (web, "Ini baru alamat gambar")):
        assert window.drop(data).startswith(beginning)
        assert (asking.asked.pop(), asking.said.pop()[: len(beginning)]) == ("Tidak ada yang ditambahkan", beginning)
        assert not window.photos
    assert window.drop(both) == "Lepaskan untuk menambah foto"
    assert (asking.asked.pop(), len(window.photos)) == ("Tidak semuanya ditambahkan", 1)
    clipboard.setText("20 Januari 2023")
    window.paste()
    assert window.info.message.startswith("Belum ada foto yang disalin.")
    assert asking.asked == []


def test_the_folder_for_pasted_pictures_can_be_changed_in_the_settings(
    open_it: OpenWindow, asking: Scripted, clipboard: QClipboard, tmp_path: Path
) -> None:
    window = open_it()
    settings = window.open_settings()
    assert settings.pasted_folder == tmp_path / "Pictures" / "Pasted pictures"
    asking.chosen_folder = tmp_path / "Tempelan"
    settings.press("changePastedFolderButton")
    assert settings.pasted_folder == asking.chosen_folder
    settings.close()
    clipboard.setImage(make_screenshot("red"))
    window.paste()
    assert ([path.parent for path in (tmp_path / "Tempelan").iterdir()], asking.asked) == ([asking.chosen_folder], [])


def test_that_nothing_could_be_pasted_is_no_longer_said_once_photos_are_there(
    open_it: OpenWindow, clipboard: QClipboard, make_photo: MakePhoto
) -> None:
    window = open_it()
    clipboard.setText("halo")
    window.press_keys(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.info.message.startswith("There are no photos on the clipboard.")
    window.add([make_photo("a.jpg", taken="2023:01:20 08:00:11")])
    assert window.info.message == ""
