"""Links of an album to photos in another folder: cards that say which photo they are, and no copies of their own."""

from pathlib import Path

import pytest
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import Qt

from given import MakePhoto, symbolic_link
from stampgui.gui.state.photo_model import PhotoRole


@pytest.fixture
def album(make_photo: MakePhoto, tmp_path: Path) -> Path:
    top = tmp_path / "foto"
    photo = make_photo("IMG_1.jpg", folder=top / "Semua", taken="2022:10:14 08:15:00")
    (top / "Album").mkdir()
    symbolic_link(top / "Album" / "IMG_1.jpg", str(photo))
    return top


def cards(window: WindowDriver) -> dict[str, str]:
    """What a screen reader says of each card."""
    model = window.session.model
    indexes = [model.index(row) for row in range(model.rowCount())]
    return {
        index.data(PhotoRole.ITEM).found.relative.as_posix(): str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        for index in indexes
    }


def test_a_link_has_a_card_that_names_its_photo(open_it: OpenWindow, album: Path) -> None:
    window = open_it(album)
    said = cards(window)
    assert list(said) == ["Semua/IMG_1.jpg", "Album/IMG_1.jpg"]
    assert "Same photo" in said["Album/IMG_1.jpg"]
    assert str((album / "Semua" / "IMG_1.jpg").resolve()) in said["Album/IMG_1.jpg"]


def test_a_link_gets_no_copy_and_no_date_of_its_own(open_it: OpenWindow, album: Path) -> None:
    window = open_it(album)
    result = window.save()
    assert [outcome.path for outcome in result.outcomes] == [album / "Semua" / "IMG_1.jpg"]
    window.choose_zone("WIT")  # all are read anew
    window.wait_until_read()
    assert "Same photo" in cards(window)["Album/IMG_1.jpg"]


def test_an_album_that_is_added_later_has_its_cards_too(open_it: OpenWindow, album: Path) -> None:
    window = open_it(album / "Semua")
    for _ in range(2):  # the second time nothing is new
        window.add([album / "Album"])
        window.wait_until_read()
        assert [card.found.same_as is not None for card in window.photos] == [False, True]
