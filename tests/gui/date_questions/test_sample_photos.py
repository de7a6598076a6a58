"""The photos that stand for a group of a date question."""

from itertools import pairwise
from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part, settle
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.date_questions.sample_photos import SamplePhotos, place_photos


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


def test_of_a_large_group_no_place_stays_empty_beside_those_that_are_shown(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    for number in range(1, 8):
        make_photo(f"scan {number}.jpg")
    window = open_it(tmp_path / "photos")
    window.main_window.resize(1366, 768)
    window.fill_in_dates()
    settle()
    find_part(window.questions.root, SamplePhotos, "scan 1.jpg, scan 3.jpg, scan 5.jpg, scan 7.jpg")
    window.main_window.resize(1093, 614)  # one row, in which four would be smaller than three
    settle()
    find_part(window.questions.root, SamplePhotos, "scan 1.jpg, scan 5.jpg, scan 7.jpg")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_name_of_a_low_picture_is_whole_where_there_is_room_beside_it(count: int) -> None:
    places = place_photos(QSize(600, 76), [150] * count, line=16)
    assert all(picture.width() < 150 < name.width() for picture, name in places)
    assert not any(one.intersects(other) for (_, one), (_, other) in pairwise(places))
    assert places[-1][1].right() < 600


def test_names_are_as_wide_as_their_share_where_there_is_room_for_no_more() -> None:
    places = place_photos(QSize(320, 76), [150] * 3, line=16)
    assert [name.width() for _picture, name in places] == [96] * 3
