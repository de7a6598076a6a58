"""The photos that stand for a group of a date question."""

from itertools import pairwise
from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part, settle
from gui.scripted_prompts import OpenWindow
from PIL import Image
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.date_questions.sample_photos import SamplePhotos, place_photos

STRIP = (255, 0, 255)


def save_with_strip(path: Path, size: tuple[int, int], at_edge: str) -> Path:
    """A photo into which the camera wrote the date, on a thin strip along one of its edges."""
    width, height = size
    photo = Image.new("RGB", size, (40, 90, 40))
    boxes = {"top": (0, 0, width, height // 20), "right": (width - width // 20, 0, width, height)}
    photo.paste(STRIP, boxes[at_edge])
    path.parent.mkdir(parents=True, exist_ok=True)
    photo.save(path, quality=90)
    return path


def shows_strip(part: QWidget) -> bool:
    picture: QImage = part.grab().toImage()
    points = ((x, y) for x in range(0, picture.width(), 2) for y in range(picture.height()))
    return any(_is_like_strip(picture.pixelColor(*point)) for point in points)


def _is_like_strip(colour: QColor) -> bool:
    return colour.red() > 200 and colour.green() < 60 and colour.blue() > 200


@pytest.mark.parametrize("window_size", [(910, 512), (2560, 1080)])
@pytest.mark.parametrize(("size", "at_edge"), [((1200, 900), "top"), ((1600, 900), "right")])
@pytest.mark.parametrize("count", [1, 3])
def test_a_date_strip_at_the_edge_of_a_photo_is_in_sight(
    count: int, size: tuple[int, int], at_edge: str, window_size: tuple[int, int], open_it: OpenWindow, tmp_path: Path
) -> None:
    for number in range(count):
        save_with_strip(tmp_path / "photos" / f"kamera {number}.jpg", size, at_edge)
    window = open_it(tmp_path / "photos")
    window.main_window.resize(*window_size)
    questions = window.fill_in_dates()
    (photos,) = questions.root.findChildren(SamplePhotos)
    window.qtbot.waitUntil(lambda: shows_strip(photos), timeout=SOON)


def test_one_photo_has_all_of_the_height() -> None:
    ((picture, name),) = place_photos(QSize(536, 560), [100], line=16)
    assert picture.size() == QSize(536, 534)
    assert name.top() > picture.bottom()


def test_a_click_on_a_picture_of_the_group_shows_it_large(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in (1, 2, 3):
        make_photo(f"scan {number}.jpg")
    window = open_it(tmp_path / "photos")
    window.fill_in_dates()
    samples = find_part(window.questions.root, SamplePhotos, "scan 1.jpg, scan 2.jpg, scan 3.jpg")

    def find_second() -> QPoint | None:
        points = (QPoint(x, 30) for x in range(samples.width()))
        shown = ((at, samples.find_photo_at(at)) for at in points)
        return next((at for at, found in shown if found is not None and found.found.path.stem == "scan 2"), None)

    qtbot.waitUntil(lambda: find_second() is not None, timeout=SOON)  # once the pictures are painted
    second = find_second()
    assert second is not None
    QTest.mouseClick(samples, Qt.MouseButton.LeftButton, pos=second)
    shown = window.find_large_photo()
    assert shown is not None
    assert shown.windowTitle() == "scan 2.jpg"
    QTest.keyClick(shown, Qt.Key.Key_Escape)


@pytest.mark.parametrize("size", [(1366, 768), (910, 512), (853, 512), (1920, 1080)])
def test_a_group_of_four_shows_all_four(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, size: tuple[int, int]
) -> None:
    for number in (1, 2, 3, 4):
        make_photo(f"scan {number}.jpg")
    window = open_it(tmp_path / "photos")
    window.main_window.resize(*size)
    window.fill_in_dates()
    settle()
    find_part(window.questions.root, SamplePhotos, "scan 1.jpg, scan 2.jpg, scan 3.jpg, scan 4.jpg")


def test_of_a_large_group_all_are_shown_or_as_many_as_can_be_recognised(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    for number in range(1, 8):
        make_photo(f"scan {number}.jpg")
    window = open_it(tmp_path / "photos")
    window.main_window.resize(1366, 768)
    window.fill_in_dates()
    settle()
    find_part(window.questions.root, SamplePhotos, ", ".join(f"scan {number}.jpg" for number in range(1, 8)))
    window.main_window.resize(910, 512)
    settle()
    find_part(window.questions.root, SamplePhotos, "scan 1.jpg, scan 3.jpg, scan 5.jpg, scan 7.jpg")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_name_of_a_low_picture_is_whole_where_there_is_room_beside_it(count: int) -> None:
    places = place_photos(QSize(600, 76), [150] * count, line=16)
    assert all(picture.width() < 150 < name.width() for picture, name in places)
    assert not any(one.intersects(other) for (_, one), (_, other) in pairwise(places))
    assert places[-1][1].right() < 600


def test_names_are_as_wide_as_their_share_where_there_is_room_for_no_more() -> None:
    places = place_photos(QSize(320, 76), [150] * 3, line=16)
    assert [name.width() for _picture, name in places] == [96] * 3


def test_one_photo_takes_all_of_the_height_also_on_a_small_laptop(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(make_photo("kamera.jpg"))
    window.main_window.resize(910, 614)
    window.fill_in_dates()
    settle()
    photo = find_part(window.questions.root, SamplePhotos, "kamera.jpg")
    panel = find_part(window.questions.root, QWidget, "asked")
    assert panel.height() - photo.mapTo(panel, photo.rect().bottomLeft()).y() < 30
