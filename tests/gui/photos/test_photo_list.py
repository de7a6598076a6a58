"""The list's order, and taking photos out of it and adding them again: nothing that was decided is lost."""

import json
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.__main__ import main
from stampgui.caption.overrides import NO_OVERRIDE, CaptionOverride
from stampgui.caption.style import Anchor
from stampgui.dates.partial import PartialDate
from stampgui.session.photos.photo_item import PhotoFilter, PhotoItem, PhotoOrder

DAY = PartialDate(2019, 8, 17)
LEFT = CaptionOverride(style=(("position", Anchor.LEFT),))


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path) -> WindowDriver:
    """Three photos; the second has a date that was typed and its caption at another place."""
    for name in "abc":
        make_photo(f"{name}.jpg")
    window = open_it(tmp_path / "photos")
    window.session.set_date([1], DAY)
    window.session.set_caption_overrides({1: LEFT})
    return window


def names(window: WindowDriver) -> list[str]:
    return [card.found.path.name for card in window.photos]


def card(window: WindowDriver, name: str) -> PhotoItem:
    return next(each for each in window.photos if each.found.path.name == name)


def add(window: WindowDriver, qtbot: QtBot, *paths: Path) -> None:
    window.session.add(paths)
    window.wait_until_read()
    qtbot.wait(20)


def press_delete(window: WindowDriver) -> None:
    window.main_window.activateWindow()
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_Delete)


def test_all_are_taken_out_and_come_back_as_they_were(window: WindowDriver, qtbot: QtBot, tmp_path: Path) -> None:
    window.select_all()
    press_delete(window)
    assert names(window) == []
    qtbot.waitUntil(lambda: window.welcome.visible, timeout=SOON)
    assert len(list((tmp_path / "photos").iterdir())) == 3
    window.undo()
    assert names(window) == ["a.jpg", "b.jpg", "c.jpg"]
    assert (card(window, "b.jpg").user_date, card(window, "b.jpg").caption_override) == (DAY, LEFT)


def test_a_photo_that_is_added_again_has_what_was_decided_about_it(
    window: WindowDriver, qtbot: QtBot, tmp_path: Path
) -> None:
    window.grid.select_photos([1])
    press_delete(window)
    assert names(window) == ["a.jpg", "c.jpg"]
    add(window, qtbot, tmp_path / "photos")
    assert names(window) == ["a.jpg", "c.jpg", "b.jpg"]
    assert (card(window, "b.jpg").user_date, card(window, "b.jpg").caption_override) == (DAY, LEFT)


def test_another_photo_under_the_name_of_one_that_was_taken_out_has_nothing_of_it(
    window: WindowDriver, qtbot: QtBot, make_photo: MakePhoto, tmp_path: Path
) -> None:
    window.session.remove_photos([card(window, "b.jpg")])
    make_photo("b.jpg", size=(320, 240))
    add(window, qtbot, tmp_path / "photos")
    assert (card(window, "b.jpg").user_date, card(window, "b.jpg").caption_override) == (None, NO_OVERRIDE)


def test_photos_keep_their_place_and_answers_when_more_are_added(
    window: WindowDriver, qtbot: QtBot, make_photo: MakePhoto, tmp_path: Path, asking: Scripted
) -> None:
    make_photo("aa.jpg")
    add(window, qtbot, tmp_path / "photos")
    assert names(window) == ["a.jpg", "b.jpg", "c.jpg", "aa.jpg"]
    assert (card(window, "b.jpg").user_date, card(window, "b.jpg").caption_override) == (DAY, LEFT)
    add(window, qtbot, tmp_path / "photos")
    assert names(window) == ["a.jpg", "b.jpg", "c.jpg", "aa.jpg"]
    assert asking.asked == ["Nothing was added"]


def test_by_name_the_window_and_the_command_line_list_photos_alike(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photos = [make_photo(name) for name in ("a.jpg", "10.jpg", "IMG_10.jpg", "9.jpg", "img_9.jpg", "_.jpg")]
    window = open_it(*photos)
    window.session.model.set_order(PhotoOrder.NAME)
    model = window.session.model
    listed = [model.index(row).data() for row in range(model.rowCount())]
    main(["dates", str(tmp_path / "photos"), "--json"])
    rows = capsys.readouterr().out.splitlines()
    assert listed == [Path(json.loads(row)["path"]).name for row in rows]
    assert listed == ["9.jpg", "10.jpg", "_.jpg", "a.jpg", "img_9.jpg", "IMG_10.jpg"]


def test_when_the_current_photo_is_filtered_out_the_cursor_goes_to_one_that_is_still_selected(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    dated = [make_photo(f"{name}.jpg", taken="2023:01:20 08:00:11") for name in "acd"]
    window = open_it(*dated, *(make_photo(f"{name}.jpg") for name in "bxyz"))
    window.grid.select_photos([each.id for each in window.photos if each.found.path.stem in "dy"])
    assert window.grid.currentIndex().data() == "d.jpg"
    window.filters.show_only(PhotoFilter.UNDATED)
    assert [each.found.path.stem for each in window.grid.selected] == ["y"]
    assert window.grid.currentIndex().data() == "y.jpg"
