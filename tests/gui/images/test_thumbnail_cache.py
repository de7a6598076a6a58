"""A card's picture is the photo as it is displayed."""

import io
from pathlib import Path
from typing import Any

import piexif
import pytest
from image.raw.test_raw import WHOLE
from PIL import Image, ImageDraw
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.images.thumbnail_cache import ThumbnailCache, read_thumbnail
from stampgui.image.preview import load_exif_thumbnail


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


def with_camera_thumbnail(
    make_photo: MakePhoto, *, size: tuple[int, int] = (160, 120), orientation: int = 1, broken: bool = False
) -> Path:
    """A photo, red in its upper left corner, whose thumbnail is green with a yellow upper left corner."""
    small = Image.new("RGB", size, (30, 160, 60))
    ImageDraw.Draw(small).rectangle((0, 0, size[0] // 4, size[1] // 4), fill=(240, 220, 40))
    jpeg = io.BytesIO()
    small.save(jpeg, "JPEG")
    data = jpeg.getvalue()
    path = make_photo("kamera.jpg", size=(1600, 1200))
    zeroth = {piexif.ImageIFD.Orientation: orientation}
    piexif.insert(piexif.dump({"0th": zeroth, "Exif": {}, "1st": {}, "thumbnail": data}), str(path))
    if broken:
        whole = path.read_bytes()
        at = whole.index(b"\xff\xd8\xff", 2)
        path.write_bytes(whole[:at] + bytes(20) + whole[at + 20 :])
    return path


def test_the_cameras_thumbnail_is_seen_first_and_then_the_photo_itself(make_photo: MakePhoto, qtbot: QtBot) -> None:
    thumbnails = ThumbnailCache()
    path = with_camera_thumbnail(make_photo)

    def greens() -> list[int]:
        pixmap = thumbnails.pixmap(1, path, min_width=180)
        return [] if pixmap is None else [pixmap.toImage().pixelColor(pixmap.width() - 5, pixmap.height() - 5).green()]

    seen: list[int] = []
    with qtbot.waitSignal(thumbnails.ready, timeout=5000):
        assert greens() == []
    seen += greens()
    qtbot.waitUntil(lambda: (seen := greens()) != [] and seen[0] < 130, timeout=5000)
    assert seen == [pytest.approx(160, abs=6)]
    thumbnails.close()


def test_a_cameras_thumbnail_is_turned_as_the_photo_is_displayed(make_photo: MakePhoto) -> None:
    found = load_exif_thumbnail(with_camera_thumbnail(make_photo, orientation=6))
    assert found is not None
    width, height, pixels = found
    assert (width, height) == (120, 160)
    right, left = pixels[3 * (width - 4) : 3 * (width - 3)], pixels[9:12]
    assert right[0] > 200 > 100 > left[0]


@pytest.mark.parametrize("wrong", [{"size": (160, 90)}, {"broken": True}, {"size": (1600, 1200)}])
def test_a_thumbnail_that_is_broken_or_of_another_shape_is_not_shown(
    make_photo: MakePhoto, wrong: dict[str, Any]
) -> None:
    assert load_exif_thumbnail(with_camera_thumbnail(make_photo, **wrong)) is None


def test_photos_without_a_cameras_thumbnail_have_none(make_photo: MakePhoto, tmp_path: Path) -> None:
    (tmp_path / "rusak.jpg").write_bytes(b"\xff\xd8\xff\xe1\x00\x10Exif\0\0II*\0\xff\xff\xff\xff")
    for path in (make_photo(), make_photo("a.png"), tmp_path / "rusak.jpg", tmp_path / "hilang.jpg"):
        assert load_exif_thumbnail(path) is None
