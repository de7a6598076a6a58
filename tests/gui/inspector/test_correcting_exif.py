"""A date that contradicts the camera's: the window says what the copy will keep, and corrects it where asked."""

from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow

from given import MakePhoto
from stampgui.image.header import read_header

KEPT = "The copy's data still says January 1, 2015 (camera data)."
CORRECTED = "In the copy's EXIF data the capture date becomes 2022:10:14 00:00:00 instead of 2015:01:01 08:00:00."


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto) -> WindowDriver:
    """Two photos that are listed, taken with a wrong clock."""
    window = open_it()
    window.show()
    window.add([make_photo(name, taken="2015:01:01 08:00:00") for name in ("a.jpg", "b.jpg")])
    return window


def exif_date(path: Path | None) -> str:
    assert path is not None
    with path.open("rb") as file:
        return read_header(file).exif.tags["DateTimeOriginal"]


def test_a_date_from_the_photo_itself_is_in_its_data_already(window: WindowDriver) -> None:
    window.select("a")
    assert window.inspector.text("dateReason") == ""
    assert not window.inspector.button("correctExifHereBox").isVisible()


def test_another_date_is_said_beforehand_and_corrected_with_one_tick(window: WindowDriver) -> None:
    window.select("a")
    window.type_date("14 okt 2022")
    window.qtbot.waitUntil(lambda: window.inspector.text("dateReason") == KEPT, timeout=SOON)
    box = window.inspector.button("correctExifHereBox")
    assert (box.isVisible(), box.isChecked()) == (True, False)
    box.click()
    assert window.inspector.text("dateReason") == CORRECTED
    assert window.session.settings.correct_exif
    window.save()
    copy = window.photos[0].copy_result
    assert copy is not None
    assert exif_date(copy.output) == "2022:10:14 00:00:00"


def test_without_the_tick_the_copy_keeps_the_camera_s_date(window: WindowDriver) -> None:
    window.select("a")
    window.type_date("14 okt 2022")
    window.save()
    copy = window.photos[0].copy_result
    assert copy is not None
    assert exif_date(copy.output) == "2015:01:01 08:00:00"


def test_the_tick_makes_copies_that_were_saved_without_it_out_of_date(window: WindowDriver) -> None:
    window.select("a")
    window.type_date("14 okt 2022")
    window.save()
    assert window.photos[0].saved
    window.open_settings().press("correctExifBox")
    assert not window.photos[0].saved


def test_a_year_alone_is_no_date_for_exif(window: WindowDriver) -> None:
    window.select("a")
    window.type_date("2022")
    window.qtbot.waitUntil(lambda: window.inspector.text("dateReason") == KEPT, timeout=SOON)
    assert not window.inspector.button("correctExifHereBox").isVisible()


def test_of_several_photos_it_is_said_how_many(window: WindowDriver) -> None:
    window.select("ab")
    window.type_date("14 okt 2022")
    said = "2 of these photos have another date in their own data."
    window.qtbot.waitUntil(lambda: window.inspector.text("dateReason") == said, timeout=SOON)
    assert window.inspector.button("correctExifHereBox").isVisible()


def test_of_more_photos_than_are_looked_at_in_one_turn_it_is_said_how_many(
    window: WindowDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stampgui.gui.inspector.date_panel._PART", 1)
    window.select("ab")
    window.type_date("14 okt 2022")
    said = "2 of these photos have another date in their own data."
    window.qtbot.waitUntil(lambda: window.inspector.text("dateReason") == said, timeout=SOON)


def test_upload_copies_alone_have_nothing_to_correct(window: WindowDriver) -> None:
    window.session.update_settings(upload="instagram", faithful=False)
    window.select("a")
    window.type_date("14 okt 2022")
    window.qtbot.wait(20)
    assert window.inspector.text("dateReason") == ""
