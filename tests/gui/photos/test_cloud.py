"""Photos in the cloud: their cards say so, nothing is downloaded by looking, and a button fetches them."""

import errno
import os
from pathlib import Path

import pytest
from cloud import Cloud
from gui.driver.parts import SOON, find_part
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.dates.partial import PartialDate
from stampgui.session.photos.photo_item import PhotoFilter

TAKEN = "2022:10:14 09:15:00"


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cloud of these tests is known to no other process."""
    monkeypatch.setattr("stampgui.gui.state.session_controller.choose_worker_count", lambda _: 0)


@pytest.fixture
def photos(make_photo: MakePhoto, cloud: Cloud) -> Path:
    """One photo that is here, and two that are not: its twin, and one without a date."""
    here = make_photo("a.jpg", taken=TAKEN)
    twin = here.with_name("b.jpg")
    twin.write_bytes(here.read_bytes())
    undated = make_photo("c.jpg")
    cloud.take(twin, undated)
    return here.parent


def test_looking_and_saving_download_nothing(open_it: OpenWindow, photos: Path, cloud: Cloud, qtbot: QtBot) -> None:
    window = open_it(photos)
    assert window.list == (
        "  October 14, 2022 | a.jpg | Camera data\n"
        "  Not fetched yet | b.jpg | In the cloud\n"
        "  Not fetched yet | c.jpg | In the cloud"
    )
    window.grid.select_photos([2])
    qtbot.waitUntil(window.inspector.button("fetchButton").isVisible, timeout=SOON)
    assert "is in the cloud" in window.inspector.text("dateReason")
    fit = window.inspector.button("Show the whole photo")
    assert not fit.isEnabled()
    assert not fit.isChecked()  # as long as there is nothing to show
    window.grid.clearSelection()
    qtbot.waitUntil(lambda: window.inspector.text("photoName") == "Sample: a.jpg", timeout=SOON)
    window.grid.select_photos([2])
    qtbot.waitUntil(window.inspector.button("fetchButton").isVisible, timeout=SOON)
    window.inspector.preview.enlarge_requested.emit()
    large = window.find_large_photo()
    assert large is not None
    assert "is in the cloud" in find_part(large, QLabel, "previewHint").text()
    large.close()
    window.select("a")
    assert not window.inspector.button("fetchButton").isVisible()
    assert window.save().stamped_count == 1
    assert cloud.read == []


def test_the_way_to_fetch_a_photo_is_in_sight_on_a_small_laptop_at_150_percent(
    open_it: OpenWindow, photos: Path, qtbot: QtBot
) -> None:
    window = open_it(photos)
    window.main_window.resize(910, 512)
    window.grid.select_photos([2])
    fetch = window.inspector.button("fetchButton")
    qtbot.waitUntil(lambda: fetch.visibleRegion().boundingRect() == fetch.rect(), timeout=SOON)


def test_a_button_fetches_all_that_are_selected(open_it: OpenWindow, photos: Path, cloud: Cloud, qtbot: QtBot) -> None:
    window = open_it(photos)
    window.select_all()
    qtbot.waitUntil(window.inspector.button("fetchButton").isVisible, timeout=SOON)
    assert window.inspector.button("fetchButton").text().replace("\n", " ") == "Fetch 2 photos from the cloud"
    window.inspector.press("fetchButton")
    assert window.reading.button("stopReadingButton").text() == "Stop fetching"
    window.wait_until_read()
    assert window.list == (
        "  October 14, 2022 | a.jpg | Camera data\n"
        "  October 14, 2022 | b.jpg | Camera data\n"
        "  No date yet | c.jpg | Please fill in"
    )
    assert sorted(path.name for path in cloud.read) == ["b.jpg", "c.jpg"]
    qtbot.waitUntil(lambda: window.photos[0].content == window.photos[1].content, timeout=SOON)
    qtbot.waitUntil(lambda: not window.inspector.button("fetchButton").isVisible(), timeout=SOON)
    window.select("b")
    qtbot.waitUntil(lambda: window.inspector.preview.caption_preview is not None, timeout=SOON)
    qtbot.waitUntil(lambda: not window.inspector.text("captionProblem"), timeout=SOON)


def test_the_large_view_fetches_the_photo_it_shows(
    open_it: OpenWindow, photos: Path, cloud: Cloud, qtbot: QtBot
) -> None:
    window = open_it(photos)
    window.grid.select_photos([1])
    qtbot.waitUntil(window.inspector.button("fetchButton").isVisible, timeout=SOON)
    window.inspector.preview.enlarge_requested.emit()
    large = window.find_large_photo()
    assert large is not None
    fetch = find_part(large, QAbstractButton, "fetchButton")
    qtbot.waitUntil(fetch.isVisible, timeout=SOON)
    styles = find_part(large, QScrollArea, "largeViewControls")
    assert fetch.mapTo(large, fetch.rect().bottomLeft()).y() <= styles.geometry().bottom(), "it is below the photo only"
    fetch.click()
    assert not fetch.isEnabled()
    qtbot.waitUntil(lambda: not fetch.isVisible(), timeout=SOON)
    qtbot.waitUntil(lambda: large.preview.caption_preview is not None, timeout=SOON)
    assert [path.name for path in cloud.read] == ["b.jpg"]
    assert "in the cloud" not in find_part(large, QLabel, "previewHint").text()
    large.close()


def test_nothing_else_can_be_fetched_while_fetching_and_the_button_says_why(
    open_it: OpenWindow, photos: Path, qtbot: QtBot
) -> None:
    window = open_it(photos)
    window.grid.select_photos([1, 2])
    fetch = window.inspector.button("fetchButton")
    qtbot.waitUntil(fetch.isVisible, timeout=SOON)
    assert "These photos are in the cloud" in window.inspector.text("dateReason")
    fetch.click()
    assert not fetch.isEnabled()
    assert fetch.text().replace("\n", " ") == "Fetching from the cloud… 0 of 2"
    window.grid.select_photos([2])
    assert not fetch.isEnabled()
    window.inspector.preview.enlarge_requested.emit()
    large = window.find_large_photo()
    assert large is not None
    assert not find_part(large, QAbstractButton, "fetchButton").isEnabled()
    large.close()
    window.wait_until_read()
    qtbot.waitUntil(lambda: not fetch.isVisible(), timeout=SOON)


def test_a_photo_that_could_not_be_fetched_says_so_and_can_be_tried_again(
    open_it: OpenWindow, photos: Path, cloud: Cloud, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    monkeypatch.setattr("stampgui.image.photo.fetch_regular", refuse)
    window = open_it(photos)
    window.grid.select_photos([1])
    fetch = window.inspector.button("fetchButton")
    qtbot.waitUntil(fetch.isVisible, timeout=SOON)
    fetch.click()
    window.wait_until_read()
    qtbot.waitUntil(fetch.isEnabled, timeout=SOON)
    assert fetch.text().replace("\n", " ") == "Fetch from the cloud"
    assert "could not be fetched" in window.inspector.text("dateReason")


def test_the_clicked_photo_stays_selected_and_in_its_place_while_it_is_fetched(
    open_it: OpenWindow, make_photo: MakePhoto, cloud: Cloud, qtbot: QtBot
) -> None:
    photos = [make_photo(f"a{number:02}.jpg", taken=TAKEN) for number in range(60)]
    cloud.take(*photos[1:])
    window = open_it(photos[0].parent)
    window.hints.end()
    grid, bar = window.grid, window.grid.verticalScrollBar()
    height = grid.gridSize().height()
    bar.setValue(3 * height + (round(0.6 * height) - grid.viewport().height()) % height)
    lowest = grid.indexAt(grid.viewport().rect().bottomLeft() + QPoint(40, -height // 3))  # its middle is in sight
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(lowest).center())
    fetch = window.inspector.button("fetchButton")
    qtbot.waitUntil(fetch.isVisible, timeout=SOON)
    chosen, scrolled = grid.selected, bar.value()
    fetch.click()
    window.wait_until_read()
    qtbot.waitUntil(lambda: not fetch.isVisible(), timeout=SOON)
    assert [item.id for item in grid.selected] == [item.id for item in chosen]
    qtbot.waitUntil(lambda: bar.value() == scrolled, timeout=SOON)  # once the progress has gone


def test_a_fetched_photo_stays_selected_and_in_the_large_view_although_it_is_of_another_kind_now(
    open_it: OpenWindow, photos: Path, qtbot: QtBot
) -> None:
    window = open_it(photos)
    window.filters.show_only(PhotoFilter.CLOUD)
    window.grid.select_photos([1])
    fetch = window.inspector.button("fetchButton")
    qtbot.waitUntil(fetch.isVisible, timeout=SOON)
    window.inspector.preview.enlarge_requested.emit()
    large = window.find_large_photo()
    assert large is not None
    shown: list[str] = []
    large.windowTitleChanged.connect(shown.append)
    find_part(large, QAbstractButton, "fetchButton").click()
    window.wait_until_read()
    qtbot.waitUntil(lambda: large.preview.caption_preview is not None, timeout=SOON)
    assert (large.windowTitle(), shown) == ("b.jpg", [])
    large.close()
    assert [item.found.path.name for item in window.grid.selected] == ["b.jpg"]


def test_once_a_photo_is_being_fetched_the_keyboard_goes_on_among_the_photos(
    open_it: OpenWindow, photos: Path, qtbot: QtBot
) -> None:
    window = open_it(photos)
    window.grid.select_photos([1])
    fetch = window.inspector.button("fetchButton")
    qtbot.waitUntil(fetch.isVisible, timeout=SOON)
    fetch.setFocus()
    QTest.keyClick(fetch, Qt.Key.Key_Space)
    assert window.main_window.focusWidget() is window.grid
    window.wait_until_read()


def test_a_date_that_was_given_before_the_photo_went_holds_once_it_is_back(
    open_it: OpenWindow, make_photo: MakePhoto, cloud: Cloud, qtbot: QtBot
) -> None:
    photo = make_photo("c.jpg")
    window = open_it(photo)
    window.select_all()
    window.type_date("17 agustus 2019")
    window.remove_selected()
    cloud.take(photo)
    window.add([photo])
    assert window.list == "  Not fetched yet | c.jpg | In the cloud"
    window.select_all()
    qtbot.waitUntil(window.inspector.button("fetchButton").isVisible, timeout=SOON)
    window.inspector.press("fetchButton")
    window.wait_until_read()
    assert window.photos[0].date == PartialDate(2019, 8, 17)
