"""Choosing where to split a group: how large its photos are shown."""

import pytest
from gui.driver.parts import find_part, settle
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.date_questions.split_panel import fit_cell


@pytest.mark.parametrize(
    ("width", "height", "count", "columns"),
    [(2200, 800, 4, 5), (2200, 800, 12, 6), (890, 380, 4, 4), (890, 380, 6, 4), (890, 380, 300, 5)],
)
def test_the_fewer_photos_there_are_the_larger_they_are_seen(width: int, height: int, count: int, columns: int) -> None:
    cell = fit_cell(QSize(width, height), count)
    assert width // cell.width() == columns
    rows = height // cell.height()
    assert count <= columns * rows or height - rows * cell.height() < rows, "no photo is cut off in the last row"


@pytest.mark.parametrize(("width", "columns"), [(423, 2), (890, 4), (2200, 12)])
def test_photos_that_have_to_be_scrolled_fill_the_lines_beside_the_scroll_bar(width: int, columns: int) -> None:
    cell = fit_cell(QSize(width, 170), 300, scroll_bar=12)
    assert (width - 12) // cell.width() == columns
    assert width - 12 - columns * cell.width() < columns, "pixels that are left over by rounding"


@pytest.mark.parametrize("count", [4, 7, 12])
def test_a_group_whose_photos_fit_is_seen_without_scrolling(
    count: int, open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(*(make_photo(f"IMG-20221014-WA{number:04}.jpg") for number in range(count)))
    window.main_window.resize(1366, 768)
    window.fill_in_dates().press("splitButton")
    photos = find_part(window.main_window, QListView, "dividing")
    settle()
    assert photos.verticalScrollBar().maximum() == 0
    last = photos.visualRect(photos.model().index(count - 1, 0))
    assert photos.viewport().rect().contains(last)


def test_the_group_that_is_split_stays_in_sight_in_the_list(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(*(make_photo(f"{word} {number}.jpg") for word in "abcdefgh" for number in (1, 2)))
    window.main_window.resize(910, 512)
    page = window.fill_in_dates()
    for row in range(len(page.questions)):
        page.go_to(row)
        settle()
        page.press("splitButton")
        settle()
        assert page.groups.viewport().rect().contains(page.groups.visualRect(page.groups.currentIndex()))
