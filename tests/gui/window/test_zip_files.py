"""ZIP files dropped into the window: unpacked, told of, and deleted again when nothing needs them."""

import os
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from given import MakePhoto, fingerprint
from stampgui.batch.archives import unpacking
from stampgui.dates.partial import PartialDate
from zips import make_zip

DATED, UNDATED = "2022:10:14 08:15:00", None


@pytest.fixture
def album(make_photo: MakePhoto, tmp_path: Path) -> Path:
    """A ZIP with two photos that have dates, and a video."""
    photos = [make_photo(f"IMG_{number}.jpg", taken=DATED, size=(64, 48)).read_bytes() for number in (1, 2)]
    return make_zip(tmp_path / "album.zip", {"a/IMG_1.jpg": photos[0], "a/IMG_2.jpg": photos[1], "v.mp4": b"video"})


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """Where the album is unpacked: beside the folder for copies."""
    return tmp_path / "Pictures" / "stampgui-zip" / "album"


def test_a_dropped_zip_is_unpacked_beside_the_copies_and_its_photos_are_listed(
    open_it: OpenWindow, album: Path, unpacked: Path
) -> None:
    window = open_it(album)
    assert [item.found.path for item in window.photos] == [unpacked / "a" / f"IMG_{number}.jpg" for number in (1, 2)]
    assert window.info.message == (
        f"2 photos were unpacked into {unpacked}. 1 other file, such as a video, was left in the ZIP file."
    )
    assert not window.unpacked.visible
    window.save()
    assert (unpacked.parents[1] / "stampgui" / "a" / "IMG_1.jpg").exists()


def test_parts_of_a_download_find_each_others_dates(open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path) -> None:
    folder = "Takeout/Google Foto/Foto dari 2022"
    stamps = b'{"photoTakenTime": {"timestamp": "1665712345"}, "creationTime": {"timestamp": "1700000000"}}'
    one = make_zip(tmp_path / "takeout-001.zip", {f"{folder}/IMG.jpg": make_photo().read_bytes()})
    two = make_zip(tmp_path / "takeout-002.zip", {f"{folder}/IMG.jpg.json": stamps})
    window = open_it(one, two)
    (photo,) = window.photos
    assert photo.date is not None
    assert (photo.date.iso[:10], str(photo.source)) == ("2022-10-14", "sidecar-google")


def test_once_all_copies_are_saved_the_unpacked_folder_is_offered_and_deleted(
    open_it: OpenWindow, album: Path, unpacked: Path, asking: Scripted, qtbot: QtBot
) -> None:
    window = open_it(album)
    window.save()
    qtbot.waitUntil(lambda: window.unpacked.visible, timeout=SOON)
    assert window.unpacked.message == f"Photos that were unpacked from ZIP files are still in {unpacked} (1 MB)."
    before = fingerprint(unpacked)
    asking.answers = [0]
    window.unpacked.accept()
    assert str(unpacked) in asking.said[-1]
    assert fingerprint(unpacked) == before
    asking.answers = [1]
    window.unpacked.accept()
    qtbot.waitUntil(lambda: window.info.message == f"{unpacked} was deleted.", timeout=SOON)
    assert not unpacked.parent.exists()
    assert (window.photos, window.unpacked.visible, album.exists()) == ((), False, True)
    assert len(list((unpacked.parents[1] / "stampgui").rglob("*.jpg"))) == 2


def test_the_copies_can_still_be_opened_when_the_unpacked_folder_is_gone(
    open_it: OpenWindow, album: Path, unpacked: Path, asking: Scripted, qtbot: QtBot, opened: list[str]
) -> None:
    window = open_it(album)
    window.save()
    qtbot.waitUntil(lambda: window.unpacked.visible, timeout=SOON)
    asking.answers = [1]
    window.unpacked.accept()
    qtbot.waitUntil(lambda: window.info.message == f"{unpacked} was deleted.", timeout=SOON)
    assert window.info.button("acceptNoticeButton").text() == "Open the folder of copies", "the other one is gone"
    window.info.accept()
    assert opened == [str(unpacked.parents[1] / "stampgui")]


def test_the_offer_leaves_the_room_to_a_message_and_comes_back(open_it: OpenWindow, album: Path, qtbot: QtBot) -> None:
    window = open_it(album)
    window.save()
    qtbot.waitUntil(lambda: window.unpacked.visible, timeout=SOON)
    window.grid.clearSelection()
    window.press_keys(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert (window.info.message, window.unpacked.visible) == ("Select the photos to be saved first.", False)
    window.info.decline()
    assert (window.info.visible, window.unpacked.visible) == (False, True)


def test_the_offer_leaves_the_room_to_the_message_that_was_there_before_it(open_it: OpenWindow, album: Path) -> None:
    window = open_it(album)
    told = window.info.message
    window.grid.selectAll()
    window.remove_selected()
    window.qtbot.wait(500)  # until the offer would be made
    assert (window.info.message, window.unpacked.visible) == (told, False)
    window.info.decline()
    window.qtbot.waitUntil(lambda: window.unpacked.visible, timeout=SOON)


def test_nothing_is_deleted_that_a_person_put_there(
    open_it: OpenWindow, album: Path, unpacked: Path, asking: Scripted, qtbot: QtBot
) -> None:
    window = open_it(album)
    (unpacked / "catatan.txt").write_text("penting")
    window.save()
    qtbot.waitUntil(lambda: window.unpacked.visible, timeout=SOON)
    asking.answers = [1]
    window.unpacked.accept()
    qtbot.waitUntil(lambda: "were kept" in window.info.message, timeout=SOON)
    assert os.listdir(unpacked) == ["catatan.txt"]  # noqa: PTH208


def test_the_folder_is_not_offered_while_a_photo_waits_for_its_date(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, qtbot: QtBot
) -> None:
    files = {"1.jpg": make_photo("1.jpg", taken=DATED).read_bytes(), "2.jpg": make_photo("2.jpg").read_bytes()}
    window = open_it(make_zip(tmp_path / "album.zip", files))
    window.save()
    qtbot.wait(50)
    assert not window.unpacked.visible
    dated, undated = window.photos
    window.session.set_date([undated.id], PartialDate(2022, 10, 14))
    window.save()
    qtbot.waitUntil(lambda: window.unpacked.visible, timeout=SOON)
    window.session.set_date([dated.id], PartialDate(2021))  # its copy is to be saved again
    qtbot.waitUntil(lambda: not window.unpacked.visible, timeout=SOON)


def test_the_folder_is_not_offered_while_a_photo_of_it_could_not_be_read_and_so_has_no_copy(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, asking: Scripted, qtbot: QtBot
) -> None:
    whole = make_photo("1.jpg", taken=DATED, size=(64, 48)).read_bytes()
    window = open_it(make_zip(tmp_path / "album.zip", {"1.jpg": whole, "2.jpg": whole[:400]}))
    window.save()
    qtbot.wait(50)
    assert [item.saved for item in window.photos] == [True, False]
    assert not window.unpacked.visible
    window.grid.select_photos([window.photos[1].id])
    window.remove_selected()
    window.info.decline()
    qtbot.waitUntil(lambda: window.unpacked.visible, timeout=SOON)
    asking.answers = [0]
    window.unpacked.accept()
    assert "those without a copy are then only in the ZIP files" in asking.said[-1]


def test_the_offer_comes_again_after_a_restart_until_the_folder_is_kept(
    open_it: OpenWindow, album: Path, unpacked: Path, qtbot: QtBot
) -> None:
    window = open_it(album)
    window.save()
    window.close()
    again = open_it()
    qtbot.waitUntil(lambda: again.unpacked.visible, timeout=SOON)
    again.unpacked.decline()
    assert not again.unpacked.visible
    again.close()
    assert len(list(unpacked.rglob("*.jpg"))) == 2
    last = open_it()
    qtbot.waitUntil(lambda: last.session.autosave.is_ready, timeout=SOON)
    qtbot.wait(100)
    assert not last.unpacked.visible


def test_unfinished_work_keeps_its_unpacked_photos(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_it(make_zip(tmp_path / "album.zip", {"1.jpg": make_photo("1.jpg").read_bytes()}))
    window.session.set_date([window.photos[0].id], PartialDate(2022, 10, 14))
    qtbot.waitUntil(lambda: window.session.autosave.is_safe, timeout=SOON)
    window.close()
    again = open_it()
    qtbot.waitUntil(lambda: again.offer.visible, timeout=SOON)
    qtbot.wait(50)
    assert not again.unpacked.visible
    again.offer.accept()
    again.wait_until_read()
    assert [item.date for item in again.photos] == [PartialDate(2022, 10, 14)]
    assert not again.unpacked.visible
    again.save()
    qtbot.waitUntil(lambda: again.unpacked.visible, timeout=SOON)


def test_unpacking_shows_its_progress_and_can_be_stopped(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = make_photo(taken=DATED, size=(640, 480)).read_bytes()
    archive = make_zip(tmp_path / "album.zip", {f"{number}.jpg": photo for number in range(2000)})
    monkeypatch.setattr(unpacking, "_PROGRESS_SECONDS", 0)
    window = open_it()
    window.session.add([archive])
    qtbot.waitUntil(lambda: "of 2,000" in window.reading.progress, timeout=SOON)
    assert window.reading.progress.startswith("Unpacking ZIP files… ")
    window.choose_language("id")
    assert window.reading.progress.startswith("Mengekstrak berkas ZIP… ")
    window.reading.stop()
    window.wait_until_read()
    assert (window.photos, (tmp_path / "Pictures" / "stampgui-zip").exists()) == ((), False)


def test_what_cannot_be_unpacked_is_said_and_the_rest_is_listed(
    open_it: OpenWindow, album: Path, asking: Scripted, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "rusak.zip").write_bytes(b"PK\3\4")
    window = open_it(album, tmp_path / "rusak.zip")
    assert len(window.photos) == 2
    qtbot.waitUntil(lambda: asking.asked == ["Not everything was unpacked"], timeout=SOON)
    assert asking.said == [
        "rusak.zip: This ZIP file is cut off or damaged. Download or copy it again, then add it again."
    ]
    window.add([tmp_path / "rusak.zip"])
    qtbot.waitUntil(lambda: asking.asked[1:] == ["Nothing was unpacked"], timeout=SOON)


def test_that_nothing_was_unpacked_is_said_once_and_when_nothing_is_being_unpacked_any_more(
    open_it: OpenWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rusak.zip").write_bytes(b"PK\3\4")
    window = open_it()
    told: list[tuple[str, bool]] = []

    def alert(_prompts: Scripted, _parent: object, title: str, _text: str, *, answer: str) -> None:
        told.append((title, window.session.photo_import.running))
        qtbot.wait(100)  # what else happens while the message is on the screen

    monkeypatch.setattr(Scripted, "alert", alert)
    window.add([tmp_path / "rusak.zip"])
    qtbot.waitUntil(lambda: bool(told), timeout=SOON)
    assert told == [("Nothing was unpacked", False)]


def test_the_same_zip_twice_adds_nothing(open_it: OpenWindow, album: Path, asking: Scripted) -> None:
    window = open_it(album)
    window.add([album])
    assert (len(window.photos), asking.asked) == (2, ["Nothing was added"])
