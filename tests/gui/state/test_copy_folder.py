"""The folder for copies: never one of the folders of the photos, and the same one in every language."""

from pathlib import Path

from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow, Scripted
from pytestqt.qtbot import QtBot

from given import MakePhoto


def test_a_folder_of_photos_is_never_the_folder_of_copies(
    open_it: OpenWindow, make_photo: MakePhoto, asking: Scripted, tmp_path: Path
) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    asking.chosen_folder = tmp_path / "photos"
    window.saving.press("changeFolderButton")
    assert window.session.copy_folder == tmp_path / "photos" / "stampgui"
    window.choose_language("id")
    assert window.session.copy_folder == tmp_path / "photos" / "stampgui"


def test_copies_stay_together_where_an_earlier_version_called_their_folder_otherwise(
    open_it: OpenWindow, make_photo: MakePhoto, asking: Scripted, qtbot: QtBot
) -> None:
    photos = make_photo("a.jpg", taken="2023:01:20 08:00:11").parent
    (photos / "berstempel").mkdir()
    window = open_it(photos / "a.jpg")
    asking.chosen_folder = photos
    window.saving.press("changeFolderButton")
    qtbot.waitUntil(lambda: window.session.copy_folder == photos / "berstempel", timeout=SOON)
