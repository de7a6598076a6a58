"""The preview shows what the copy will be."""

from pathlib import Path

import pytest
from image.test_raw import WHOLE
from PIL import Image, ImageChops
from PySide6.QtGui import QImage

from given import MakePhoto
from stampgui.caption.drawing import caption_tile
from stampgui.caption.style import Anchor, Style
from stampgui.caption.wording import caption_text
from stampgui.dates.partial import PartialDate
from stampgui.gui.preview import Base, Caption, composed, nearest_anchor, qimage
from stampgui.gui.thumbnails import read_thumbnail
from stampgui.image import tile as tiles

DATE = PartialDate(2022, 10, 14)


@pytest.mark.parametrize("anchor", [Anchor.BOTTOM_RIGHT, Anchor.TOP_LEFT, Anchor.CENTER])
def test_the_preview_is_the_copy_made_smaller(anchor: Anchor) -> None:
    caption = Caption("difoto tanggal {tanggal}", "id", Style(size=8, position=anchor))
    full = Image.new("RGB", (1600, 1200), (70, 110, 160))
    tiles.draw(full, caption_tile(caption_text(caption.template, DATE, language="id"), caption.style, full.size))
    base = Base(400, 300, Image.new("RGB", (400, 300), (70, 110, 160)).tobytes(), full.size)
    difference = ImageChops.difference(
        composed(base, caption, DATE, file="foto"), full.resize((400, 300), Image.Resampling.LANCZOS)
    )
    grey = difference.convert("L").tobytes()
    assert max(grey) < 90
    assert sum(grey) / len(grey) < 0.5


def test_a_picture_keeps_its_pixels_on_the_way_to_qt() -> None:
    image = Image.new("RGB", (3, 2), (10, 20, 30))
    image.putpixel((2, 1), (200, 100, 50))
    shown = qimage(image)
    assert (shown.width(), shown.height()) == (3, 2)
    assert shown.pixelColor(2, 1).getRgb() == (200, 100, 50, 255)


@pytest.mark.parametrize(
    ("x", "y", "anchor"),
    [
        (0.1, 0.1, Anchor.TOP_LEFT),
        (0.5, 0.9, Anchor.BOTTOM),
        (0.9, 0.5, Anchor.RIGHT),
        (-3.0, 7.0, Anchor.BOTTOM_LEFT),
        (1.0, 0.0, Anchor.TOP_RIGHT),
    ],
)
def test_a_pulled_caption_goes_to_the_nearest_of_nine_places(x: float, y: float, anchor: Anchor) -> None:
    assert nearest_anchor(x, y) is anchor


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
