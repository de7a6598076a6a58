"""Files that go away or become others while they are listed: the row says so, and no date goes to another photo."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from pytestqt.qtbot import QtBot
from session.photo_items import seen

from given import MakePhoto
from stampgui.batch.unfinished_work import find_resumable
from stampgui.batch.unfinished_work_file import load_unfinished
from stampgui.dates.partial import PartialDate
from stampgui.gui.text.photo_text import format_reason
from stampgui.i18n import load_catalogue
from stampgui.session.photos.photo_item import PhotoItem

DAY = PartialDate(2019, 8, 17)
ENGLISH = load_catalogue("en")


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path) -> WindowDriver:
    """Two photos, the first of which was given a date."""
    make_photo("a.jpg")
    make_photo("b.jpg", taken="2023:01:20 08:00:11")
    window = open_it(tmp_path / "photos")
    window.session.set_date([0], DAY)
    return window


def save(window: WindowDriver, qtbot: QtBot) -> None:
    window.save()
    qtbot.waitUntil(lambda: not window.session.photo_refresh.running and not window.session.stale_items, timeout=SOON)


def first(window: WindowDriver) -> PhotoItem:
    return window.photos[0]


def copies(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "Pictures").rglob("*.jpg"))


def test_a_photo_that_was_put_in_place_of_another_is_not_stamped_with_its_date(
    window: WindowDriver, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    make_photo("a.jpg", size=(320, 240))
    save(window, qtbot)
    assert copies(tmp_path) == ["b.jpg"]
    assert seen(window.photos, ENGLISH) == (
        "  August 17, 2019 | a.jpg | Failed\n✓ January 20, 2023 | b.jpg | Camera data"
    )
    assert format_reason(first(window), ENGLISH) == (
        "The file has changed since the photo was added. Check the photo, then save again."
    )
    assert first(window).inspection.displayed == (320, 240)
    save(window, qtbot)
    assert copies(tmp_path) == ["a.jpg", "b.jpg"]


def test_the_picture_on_the_card_is_that_of_the_file_as_it_is(
    window: WindowDriver, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.thumbnail(first(window), min_width=64) is not None, timeout=SOON)
    make_photo("a.jpg", size=(240, 320))
    save(window, qtbot)

    def is_upright() -> bool:
        pixmap = window.thumbnail(first(window), min_width=64)
        return pixmap is not None and pixmap.height() > pixmap.width()

    qtbot.waitUntil(is_upright, timeout=SOON)
    qtbot.waitUntil(lambda: window.inspector.preview.caption_preview is not None, timeout=SOON)


def test_a_file_that_has_gone_says_so_and_is_saved_when_it_is_back(
    window: WindowDriver, qtbot: QtBot, tmp_path: Path
) -> None:
    path = first(window).found.path
    away = path.rename(tmp_path / "away.jpg")
    save(window, qtbot)
    assert seen([first(window)], ENGLISH) == "  August 17, 2019 | a.jpg | Failed"
    assert (
        format_reason(first(window), ENGLISH)
        == "There is no such file. Find out where it is now, or connect its drive again."
    )
    away.rename(path)
    save(window, qtbot)
    assert seen([first(window)], ENGLISH) == "✓ August 17, 2019 | a.jpg | Typed"


def test_what_was_decided_is_kept_while_the_files_are_away(window: WindowDriver, qtbot: QtBot, tmp_path: Path) -> None:
    """A stick is pulled, and the photos are read once more meanwhile."""
    folder = first(window).found.path.parent
    away = folder.rename(tmp_path / "away")
    window.session.set_settings(replace(window.session.settings, zone="Asia/Tokyo"))
    qtbot.waitUntil(lambda: not window.session.photo_refresh.running and not window.session.stale_items, timeout=SOON)
    assert seen([first(window)], ENGLISH) == "  Cannot be stamped | a.jpg | Failed"
    window.session.autosave.flush()
    kept = load_unfinished(tmp_path / "config" / "unfinished.json", today=window.session.today()).work
    away.rename(folder)
    assert [each.date for each in find_resumable(kept).photos.values()] == [DAY, None]
    window.session.add([folder])
    qtbot.waitUntil(lambda: "August 17, 2019 | a.jpg | Typed" in seen([first(window)], ENGLISH), timeout=SOON)


def test_a_listed_photo_that_has_changed_is_read_again_when_it_is_added_again(
    window: WindowDriver, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    path = make_photo("b.jpg", size=(320, 240), taken="2021:05:05 08:00:00")
    window.session.add([path])
    qtbot.waitUntil(lambda: "May 5, 2021 | b.jpg" in seen(window.photos, ENGLISH), timeout=SOON)
    assert seen([first(window)], ENGLISH) == "  August 17, 2019 | a.jpg | Typed"


def test_a_file_that_could_not_be_read_is_read_when_it_is_added_again(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "photos" / "later.jpg"
    window = open_it(path)
    assert seen([first(window)], ENGLISH) == "  Cannot be stamped | later.jpg | Failed"
    make_photo("later.jpg", taken="2023:01:20 08:00:11")
    window.session.add([path])
    qtbot.waitUntil(lambda: "January 20, 2023 | later.jpg" in seen([first(window)], ENGLISH), timeout=SOON)
