"""The save bar: where the keyboard is when another of its panels is shown."""

from pathlib import Path

import pytest
from gui.driver.parts import find_part, settle
from gui.layout_judge import faults
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from stampgui.gui.saving.save_bar import SaveBar
from stampgui.gui.text.save_result_text import NextSteps
from stampgui.gui.theme.tokens import LIGHT
from stampgui.gui.widgets.path_label import PathLabel
from stampgui.i18n import load_catalogue
from stampgui.session.copies.copy_naming import DEFAULT_SAMPLE
from stampgui.session.photos.photo_item import PhotoFilter
from stampgui.session.saving.run_results import SaveResult
from stampgui.settings import Settings


def test_the_keyboard_stays_in_the_bar_when_no_copy_was_made_and_no_folder_can_be_opened(qtbot: QtBot) -> None:
    bar = SaveBar(load_catalogue("en"), LIGHT)
    qtbot.addWidget(bar)
    bar.set_counts(dict.fromkeys(PhotoFilter, 0), pending=2, all_saved=False)
    bar.show()
    find_part(bar, QPushButton, "saveButton").setFocus()
    bar.set_result(SaveResult(Path(), (0, 1), {}, cancelled=True, folder_exists=False), NextSteps(rest=2))
    assert bar.focusWidget() is find_part(bar, QPushButton, "continueButton")


def test_the_button_that_changes_the_folder_stands_beside_its_path_on_a_wide_screen(qtbot: QtBot) -> None:
    bar = SaveBar(load_catalogue("en"), LIGHT)
    qtbot.addWidget(bar)
    bar.set_folder(Path("/home/ani/Pictures/stampgui"))
    bar.resize(2560, 60)
    bar.show()
    settle()
    (path,), change = bar.findChildren(PathLabel), find_part(bar, QPushButton, "changeFolderButton")
    assert path.text() == str(Path("/home/ani/Pictures/stampgui"))
    end_of_path = path.mapTo(bar, QPoint(path.fontMetrics().horizontalAdvance(path.text()), 0))
    assert change.mapTo(bar, QPoint()).x() - end_of_path.x() < 40


def test_where_it_gets_narrow_the_counts_take_two_lines_before_the_options_go_into_a_popup(qtbot: QtBot) -> None:
    bar = SaveBar(load_catalogue("id"), LIGHT)
    qtbot.addWidget(bar)
    bar.set_folder(Path("/home/ani/Pictures/stampgui"))
    kinds = {PhotoFilter.READY: 11, PhotoFilter.FAILED: 3, PhotoFilter.UNDATED: 13, PhotoFilter.UNUSABLE: 5}
    bar.set_counts(dict.fromkeys(PhotoFilter, 0) | kinds, pending=11, all_saved=False)
    bar.show()
    counts, options = find_part(bar, QLabel, "readyCounts"), find_part(bar, QPushButton, "changeFolderButton")
    seen: list[tuple[str, bool]] = []
    for width in range(1600, 600, -50):
        bar.resize(width, 60)
        settle()
        assert bar.height() == 60
        if (now := (counts.text(), options.isVisible())) not in seen:
            seen.append(now)
    assert seen == [
        ("11 siap · 3 gagal · 13 belum siap · 5 tidak dipakai", True),
        ("11 siap · 3 gagal\n13 belum siap · 5 tidak dipakai", True),
        ("11 siap · 3 gagal · 13 belum siap · 5 tidak dipakai", False),
    ]


def test_the_button_of_folded_options_says_as_much_of_them_as_there_is_room_for(qtbot: QtBot) -> None:
    bar = SaveBar(load_catalogue("en"), LIGHT)
    qtbot.addWidget(bar)
    bar.set_folder(Path("/home/ani/Pictures/stampgui"))
    bar.set_copies(Settings(faithful=True, upload="facebook"))
    bar.set_naming("{date} {file}", DEFAULT_SAMPLE)
    bar.set_counts(dict.fromkeys(PhotoFilter, 0) | {PhotoFilter.READY: 15}, pending=15, all_saved=False)
    bar.show()
    options, seen = find_part(bar, QPushButton, "copyOptionsButton"), []
    for width in range(1600, 500, -20):
        bar.resize(width, 60)
        settle()
        if options.isVisible() and options.text() not in seen:
            seen.append(options.text())
    assert seen[:3] == [
        "Full-size and upload copies (Facebook · 2048 pixels) → stampgui · e.g. 2022-10-14 IMG_1203.JPG",
        "Full-size and upload copies (Facebook · 2048 pixels) → stampgui",
        "Full-size and upload copies → stampgui",
    ]


def test_the_unchanged_name_of_one_photo_is_not_shown_as_if_all_copies_got_it(qtbot: QtBot) -> None:
    bar = SaveBar(load_catalogue("en"), LIGHT)
    qtbot.addWidget(bar)
    bar.set_folder(Path("/home/ani/Pictures/stampgui"))
    bar.set_copies(Settings())
    bar.set_naming("{file}", DEFAULT_SAMPLE)
    bar.show()
    bar.resize(700, 60)
    settle()
    assert find_part(bar, QPushButton, "copyOptionsButton").text() == "Full-size copies → stampgui"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_button_and_all_counts_are_whole_and_in_one_row_at_853_points(qtbot: QtBot, language: str) -> None:
    bar = SaveBar(load_catalogue(language), LIGHT)
    qtbot.addWidget(bar)
    bar.set_folder(Path("/home/ani/Pictures/Kunjungan kerja Desa Sukamaju 2023"))
    bar.set_copies(Settings(faithful=True, upload="linkedin"))
    kinds = dict.fromkeys(PhotoFilter, 12_005) | {PhotoFilter.CHECK: 0}
    bar.set_counts(kinds, pending=12_005, all_saved=False)
    bar.show()
    counts, save = find_part(bar, QLabel, "readyCounts"), find_part(bar, QPushButton, "saveButton")
    options = find_part(bar, QPushButton, "copyOptionsButton")
    for width in (853, 910, 1024, 1093, 1280, 1366, 1600):
        bar.resize(width, 60)
        settle()
        assert bar.height() == 60, width
        assert not faults(bar), width
        assert save.geometry().right() < width, width
        assert counts.text().count("12") == 6, width
        assert not options.isVisible() or len(options.text()) > 15, width
