"""The photos that stand for a group of a date question."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part, settle
from gui.scripted_prompts import OpenWindow
from PIL import Image
from PySide6.QtCore import QPoint, QRect, QSize, Qt
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


AREAS = [QSize(570, 560), QSize(300, 240), QSize(600, 110), QSize(1400, 900)]


@pytest.mark.parametrize("area", AREAS, ids=str)
@pytest.mark.parametrize("count", range(1, 10))
def test_photos_stand_in_the_middle_of_their_room_each_above_the_middle_of_its_name(count: int, area: QSize) -> None:
    places = place_photos(area, [150] * count, line=16)
    block = QRect()
    for picture, name in places:
        assert abs(picture.center().x() - name.center().x()) <= 1
        assert 0 < name.top() - picture.bottom() < 6
        block = block.united(picture).united(name)
    room = QRect(QPoint(0, 0), area)
    assert room.contains(block)
    assert abs(room.center().y() - block.center().y()) <= 6
    assert abs(room.center().x() - block.center().x()) <= 1


@pytest.mark.parametrize("area", AREAS, ids=str)
@pytest.mark.parametrize("count", range(2, 10))
def test_no_other_number_of_columns_makes_the_photos_larger(count: int, area: QSize) -> None:
    places = place_photos(area, [150] * count, line=16)
    columns = len({picture.left() for picture, _name in places})
    width = places[0][0].width()
    for other in range(1, count + 1):
        wide = (area.width() - 10 * (other - 1)) / other
        high = (area.height() / -(-count // other) - 26) / 0.72
        assert min(wide, high) < width + 1, f"{other} columns instead of {columns}"


def test_four_photos_do_not_leave_one_alone_in_the_second_row() -> None:
    assert len({picture.left() for picture, _name in place_photos(QSize(570, 300), [150] * 4, line=16)}) == 2


def test_the_name_of_a_single_photo_is_left_to_the_heading(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    window = open_it(make_photo("kamera.jpg"))
    window.fill_in_dates()
    settle()
    photo = find_part(window.questions.root, SamplePhotos, "kamera.jpg")
    found = {photo.find_photo_at(QPoint(photo.width() // 2, y)) for y in range(photo.height())}
    assert found == {window.photos[0]}


def test_a_photo_that_is_there_twice_is_asked_for_where_its_name_belongs(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    """The heading says from which name to which, and where a group is split its photos are listed like that, too."""
    other = make_photo("scan 4.jpg", folder=tmp_path / "photos" / "A")
    for number in (1, 2, 3, 5):
        make_photo(f"scan {number}.jpg", folder=tmp_path / "photos" / "Arsip")
    shutil.copy2(other, tmp_path / "photos" / "Arsip" / "scan 6.jpg")
    for number in (1, 2, 3, 5):
        shutil.copy2(tmp_path / "photos" / "Arsip" / f"scan {number}.jpg", tmp_path / "photos" / "A" / f"{number}.jpg")
    window = open_it(tmp_path / "photos")
    questions = window.fill_in_dates()
    names = {item.id: item.found.path.name for item in window.photos}
    listed = [[names[photo] for photo in question.photos] for question in questions.questions]
    assert listed == [sorted(group) for group in listed]


def test_a_click_on_a_picture_of_the_group_shows_it_large(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in (1, 2, 3):
        make_photo(f"scan {number}.jpg")
    window = open_it(tmp_path / "photos")
    window.fill_in_dates()
    samples = find_part(window.questions.root, SamplePhotos, "scan 1.jpg, scan 2.jpg, scan 3.jpg")

    def find_second() -> QPoint | None:
        points = (QPoint(x, y) for y in range(0, samples.height(), 10) for x in range(0, samples.width(), 10))
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
    find_part(window.questions.root, SamplePhotos, "scan 1.jpg, scan 4.jpg, scan 7.jpg")


@pytest.mark.parametrize("count", [2, 3])
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
