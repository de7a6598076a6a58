"""A card's picture is the photo as it is displayed."""

import io
import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import piexif
import pytest
from gui.driver.parts import SOON
from image.raw.test_raw import WHOLE
from PIL import Image, ImageChops, ImageDraw, ImageStat
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from given import ROOT, MakePhoto
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.gui.images import thumbnail_cache
from stampgui.gui.images.recent_pixmaps import RecentPixmaps
from stampgui.gui.images.thumbnail_cache import ThumbnailCache, read_thumbnail
from stampgui.image.photo import identify
from stampgui.image.previews.embedded_thumbnail import load_embedded_thumbnail
from stampgui.image.previews.preview import load_preview
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.stamping.outcome import Outcome, Status


def item_of(path: Path) -> PhotoItem:
    """A listed photo as its file is now."""
    return PhotoItem(1, FoundPhoto(path, Path(path.name)), path, Outcome(path, Status.READY), photo=identify(path))


@pytest.mark.skipif(sys.platform != "linux", reason="what a process has loaded is read from proc_pid_maps(5)")
@pytest.mark.parametrize("name", ["foto.jpg", "foto.png"])
def test_no_plugin_but_that_of_its_kind_is_asked_for_a_thumbnail(make_photo: MakePhoto, name: str) -> None:
    """That of SVG pictures took a lock with the GIL held, and the window stood still for ever."""
    program = (
        "import pathlib, sys\n"
        "from stampgui.gui.images.thumbnail_cache import read_thumbnail\n"
        "assert read_thumbnail(pathlib.Path(sys.argv[1]), 64).width() >= 64\n"
        "assert 'imageformats/libqsvg' not in pathlib.Path('/proc/self/maps').read_text()\n"
    )
    subprocess.run([sys.executable, "-c", program, make_photo(name)], check=True, cwd=ROOT)


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
    item = item_of(with_camera_thumbnail(make_photo))

    def greens() -> list[int]:
        pixmap = thumbnails.pixmap(item, min_width=180)
        return [] if pixmap is None else [pixmap.toImage().pixelColor(pixmap.width() - 5, pixmap.height() - 5).green()]

    seen: list[int] = []
    with qtbot.waitSignals([thumbnails.ready, thumbnails.stored], timeout=SOON):
        assert greens() == []
    seen += greens()
    qtbot.waitUntil(lambda: (seen := greens()) != [] and seen[0] < 130, timeout=SOON)
    assert seen == [pytest.approx(160, abs=6)]
    thumbnails.close()


def test_photos_that_pass_by_once_more_are_not_read_in_full(
    make_photo: MakePhoto, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_in_full: list[int] = []

    def read(path: Path, min_width: int) -> QImage:
        read_in_full.append(min_width)
        return read_thumbnail(path, min_width)

    monkeypatch.setattr(thumbnail_cache, "read_thumbnail", read)
    thumbnails = ThumbnailCache()
    item = item_of(with_camera_thumbnail(make_photo))
    others = [replace(item, id=number) for number in range(2, 6)]
    for each in (item, *others):
        while thumbnails.pixmap(each, min_width=180) is None:
            qtbot.wait(5)
    qtbot.wait(400)  # nothing asks for a picture: none of them is in view
    before = len(read_in_full)
    for each in (item, *others):
        assert thumbnails.pixmap(each, min_width=180) is not None
    qtbot.wait(200)
    assert len(read_in_full) == before
    thumbnails.close()


def test_a_cameras_thumbnail_is_turned_as_the_photo_is_displayed(make_photo: MakePhoto) -> None:
    found = load_embedded_thumbnail(with_camera_thumbnail(make_photo, orientation=6), 256)
    assert found is not None
    assert (found.width, found.height, found.is_certain) == (120, 160, False)
    right, left = found.rgb[3 * (found.width - 4) : 3 * (found.width - 3)], found.rgb[9:12]
    assert right[0] > 200 > 100 > left[0]


@pytest.mark.parametrize("wrong", [{"size": (160, 90)}, {"broken": True}, {"size": (1600, 1200)}])
def test_a_thumbnail_that_is_broken_or_of_another_shape_is_not_shown(
    make_photo: MakePhoto, wrong: dict[str, Any]
) -> None:
    assert load_embedded_thumbnail(with_camera_thumbnail(make_photo, **wrong), 256) is None


def test_photos_without_a_cameras_thumbnail_have_none(make_photo: MakePhoto, tmp_path: Path) -> None:
    (tmp_path / "rusak.jpg").write_bytes(b"\xff\xd8\xff\xe1\x00\x10Exif\0\0II*\0\xff\xff\xff\xff")
    for path in (make_photo(), make_photo("a.png"), tmp_path / "rusak.jpg", tmp_path / "hilang.jpg"):
        assert load_embedded_thumbnail(path, 256) is None


@pytest.mark.usefixtures("heif_decoder")
def test_a_heic_photos_own_thumbnail_is_shown_and_covers_a_small_card(corpus: Path) -> None:
    path = corpus / "test-assets" / "IMG_2682.heic"
    found = load_embedded_thumbnail(path, 256)
    assert found is not None
    assert (found.width, found.height, found.is_certain) == (320, 240, True)
    width, height, whole = load_preview(path, 320)
    assert (width, height) == (320, 240)
    small = [
        Image.frombytes("RGB", (320, 240), rgb).resize((32, 24), Image.Resampling.BOX) for rgb in (found.rgb, whole)
    ]
    assert max(ImageStat.Stat(ImageChops.difference(*small)).mean) < 6
    assert thumbnail_cache.read_quick_thumbnail(path, 192)[0] == 320


@pytest.mark.usefixtures("heif_decoder")
def test_a_heic_thumbnail_that_cannot_be_read_gives_way_to_the_photo(corpus: Path, tmp_path: Path) -> None:
    data = (corpus / "test-assets" / "IMG_2682.heic").read_bytes()
    alone = tmp_path / "tanpa.heic"
    alone.write_bytes(data.replace(b"thmb", b"free"))
    assert load_embedded_thumbnail(alone, 256) is None
    # its thumbnails are of other sizes than the file says
    assert load_embedded_thumbnail(corpus / "pillow_heif" / "cat.hif", 256) is None
    assert load_embedded_thumbnail(corpus / "pillow_heif" / "L_exif_xmp_iptc.heic", 256) is None


def test_a_jpeg_xl_photos_exif_thumbnail_is_turned_as_the_photo_is(make_photo: MakePhoto, tmp_path: Path) -> None:
    pytest.importorskip("brotli", reason="cjxl packs EXIF blocks")
    if shutil.which("cjxl") is None:
        pytest.skip("cjxl is not installed (Debian: libjxl-tools)")
    made = tmp_path / "foto.jxl"
    source = with_camera_thumbnail(make_photo, orientation=6)
    subprocess.run(["cjxl", str(source), str(made)], check=True, capture_output=True)
    of_jpeg, found = load_embedded_thumbnail(source, 256), load_embedded_thumbnail(made, 256)
    assert found is not None
    assert found == of_jpeg


@pytest.mark.parametrize("name", ["foto.png", "foto.bmp", "foto.webp"])
def test_a_picture_that_is_too_large_for_qt_has_a_thumbnail(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    Image.new("RGB", (10_000, 7_000), (200, 40, 40)).save(path)
    thumbnail = read_thumbnail(path, 128)
    assert (thumbnail.width(), thumbnail.height()) == (172, 120)
    assert thumbnail.pixelColor(80, 80).red() == pytest.approx(200, abs=3)


def test_a_picture_that_was_read_before_its_file_changed_is_not_shown(
    make_photo: MakePhoto, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = item_of(make_photo("a.png", size=(320, 240)))
    read, was_read, changed = thumbnail_cache.read_quick_thumbnail, threading.Event(), threading.Event()

    def read_slowly(path: Path, min_width: int) -> tuple[int, QImage]:
        found = read(path, min_width)
        was_read.set()
        changed.wait(60)
        return found

    monkeypatch.setattr(thumbnail_cache, "read_quick_thumbnail", read_slowly)
    thumbnails = ThumbnailCache()
    assert thumbnails.pixmap(before, min_width=64) is None
    assert was_read.wait(60)
    monkeypatch.undo()
    after = replace(before, photo=replace(identify(make_photo("a.png", size=(240, 320))), modified=1))
    assert thumbnails.pixmap(after, min_width=64) is None
    with qtbot.waitSignal(thumbnails.ready, timeout=SOON):
        changed.set()
    shapes: set[bool] = set()

    def see() -> bool:
        if (pixmap := thumbnails.pixmap(after, min_width=64)) is not None:
            shapes.add(pixmap.height() > pixmap.width())
        return bool(shapes)

    qtbot.waitUntil(see, timeout=SOON)
    assert shapes == {True}
    thumbnails.close()


def test_pictures_are_kept_by_how_much_memory_they_take(qapp: QApplication) -> None:
    recent: RecentPixmaps[int] = RecentPixmaps(max_bytes=100 * 100 * 4 * 3)
    for photo in range(4):
        recent.put(photo, photo, QPixmap(100, 100))
    assert [recent.get(photo) is not None for photo in range(4)] == [False, True, True, True]
    recent.get(1)
    recent.put(9, 9, QPixmap(200, 100))  # as large as two
    assert [photo for photo in (1, 2, 3, 9) if recent.get(photo)] == [1, 9]
    recent.put(9, 9, QPixmap(50, 100))
    assert recent.byte_count == 100 * 100 * 4 + 50 * 100 * 4
    recent.put(5, 5, QPixmap(1000, 1000))  # shown all the same
    assert (len(recent), recent.get(5) is not None) == (1, True)
