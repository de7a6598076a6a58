"""A card's picture is the photo as it is displayed."""

from pathlib import Path

import pytest
from image.test_raw import WHOLE
from PySide6.QtGui import QImage

from given import MakePhoto
from stampgui.gui.thumbnails import read_thumbnail


def test_a_thumbnail_is_turned_as_the_photo_is_displayed(make_photo: MakePhoto) -> None:
    thumbnail = read_thumbnail(make_photo(size=(1200, 800), orientation=6), 128)
    assert (thumbnail.width(), thumbnail.height()) == (128, 192)
    assert thumbnail.pixelColor(120, 8).red() > 150
    assert thumbnail.pixelColor(8, 8).red() < 120


def test_a_thumbnail_covers_its_place(make_photo: MakePhoto) -> None:
    thumbnail = read_thumbnail(make_photo(size=(1600, 400)), 128)
    assert thumbnail.width() >= 128
    assert thumbnail.height() >= 96


@pytest.mark.parametrize("name", ["a.avif", "a.tif", "a.gif", "a.bmp"])
def test_a_card_shows_photos_of_every_format(make_photo: MakePhoto, name: str) -> None:
    thumbnail = read_thumbnail(make_photo(name, size=(1200, 900)), 128)
    assert thumbnail.width() >= 128
    assert thumbnail.height() >= 96
    assert thumbnail.pixelColor(3, 3).red() > 150


@pytest.mark.usefixtures("heif_decoder")
def test_a_card_shows_a_telephones_heic_photo(corpus: Path) -> None:
    thumbnail = read_thumbnail(corpus / "test-assets" / "IMG_2682.heic", 128)
    assert (thumbnail.width(), thumbnail.height()) == (172, 129)


def test_a_card_shows_a_raw_files_jpeg_and_not_its_thumbnail(tmp_path: Path) -> None:
    path = tmp_path / "foto.nef"
    path.write_bytes(WHOLE["nef"])
    thumbnail = read_thumbnail(path, 128)
    assert (thumbnail.width(), thumbnail.height()) == (114, 172)


def test_a_broken_file_has_no_thumbnail(tmp_path: Path) -> None:
    (tmp_path / "rusak.jpg").write_bytes(b"\xff\xd8\xff\xe0 broken")
    assert read_thumbnail(tmp_path / "rusak.jpg", 128) == QImage()
