"""Photos in the cloud: their cards say so, nothing is downloaded by looking, and a button fetches them."""

from pathlib import Path

import pytest
from cloud import Cloud
from gui.driver.parts import SOON, find_part
from gui.scripted_prompts import OpenWindow
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.dates.partial import PartialDate

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
    assert window.inspector.button("fetchButton").text().replace("\n", " ") == "Fetch from the cloud: 2"
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
