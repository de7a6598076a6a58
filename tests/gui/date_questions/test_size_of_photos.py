"""The photo whose date is asked for is large, and as large with one question as with another."""

from pathlib import Path

import pytest
from gui.driver.parts import find_part, settle
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QScrollArea, QWidget

from given import MakePhoto
from stampgui.gui.date_questions.sample_photos import SamplePhotos

SCREENS = {(910, 512): 300, (1093, 614): 310, (1280, 720): 400, (1366, 768): 400, (2560, 1080): 800}
"""Screens in logical pixels, and the least width of the photo."""


@pytest.fixture
def folder(make_photo: MakePhoto, tmp_path: Path) -> Path:
    """Photos that are asked for one by one: with no suggestion and with many, with a long reason and a short one."""
    folder = tmp_path / "Kunjungan kerja Desa Sukamaju"
    make_photo("lebaran.jpg", folder=folder)
    make_photo("FB_IMG_1665731820123.jpg", folder=folder)
    make_photo("IMG_20230120_093000.jpg", taken="2022:10:14 08:00:11", folder=folder)
    make_photo("telegram_2020-01-30_09-57-18.jpg", folder=folder)
    make_photo("belum disetel.jpg", taken="1980:01:01 00:11:30", folder=folder)
    return folder


def measure_photo(window: WindowDriver) -> QSize:
    """How large the room is in which the one photo that is asked for is shown whole."""
    (samples,) = window.questions.root.findChildren(SamplePhotos)
    width = sum(samples.find_photo_at(QPoint(x, 20)) is not None for x in range(samples.width()))
    return QSize(width, sum(samples.find_photo_at(QPoint(20, y)) is not None for y in range(samples.height())))


def is_in_sight(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("screen", "least"), SCREENS.items(), ids=str)
def test_photos_are_large_and_of_one_size_with_each_question_and_while_a_date_is_typed(
    open_it: OpenWindow, folder: Path, screen: tuple[int, int], least: int, language: str
) -> None:
    window: WindowDriver = open_it(folder, language=language)
    window.main_window.resize(*screen)
    page = window.fill_in_dates()
    sizes = set()
    for row in range(len(page.questions)):
        page.go_to(row)
        settle()
        sizes.add(measure_photo(window).toTuple())
        for typed in ("31/2/2020", "14 okt 2022", "03/04/2021"):
            page.type_into("questionDateEdit", typed)
            settle()
            sizes.add(measure_photo(window).toTuple())
    page.go_to(0)
    for _answered in range(3):  # the date of the group above is offered now, too
        page.answer("14 okt 2022")
        settle()
        sizes.add(measure_photo(window).toTuple())
    ((width, height),) = sizes
    assert width >= least
    assert height > 150


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_all_that_can_be_done_with_a_question_is_in_sight_beside_its_photo(
    open_it: OpenWindow, folder: Path, screen: tuple[int, int], language: str
) -> None:
    window: WindowDriver = open_it(folder, language=language)
    window.main_window.resize(*screen)
    page = window.fill_in_dates()
    asked = find_part(page.root, QScrollArea, "asked")
    for _answered in range(len(page.questions) - 1):
        page.answer("14 okt 2022")
        settle()
        assert asked.verticalScrollBar().maximum() == 0
        for name in ("previousDateButton", "splitButton", "skipQuestionButton", "shiftQuestionClockButton"):
            assert page.button(name).isHidden() or is_in_sight(page.button(name))


def test_groups_are_shown_by_their_pictures_alone_where_names_would_take_the_room_of_the_photo(
    open_it: OpenWindow, folder: Path
) -> None:
    window: WindowDriver = open_it(folder)
    groups = window.fill_in_dates().groups
    widths = []
    for size in ((910, 512), (1093, 614), (910, 512)):
        window.main_window.resize(*size)
        settle()
        widths.append(groups.width())
        assert groups.visualRect(groups.model().index(0, 0)).width() <= groups.viewport().width()
    assert widths[0] == widths[2] < 120 < widths[1]
