"""The chips above the cards tell how many photos there are of each kind, and together they are all."""

from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow

from given import MakePhoto
from stampgui.__main__ import main
from stampgui.session.photos.photo_item import PhotoFilter


def offered(window: WindowDriver) -> dict[str, int]:
    """What is offered, in one line, and that its parts are the whole."""
    window.qtbot.wait(20)
    counts = window.filters.counts
    window.qtbot.waitUntil(lambda: window.filters.root.height() < 60, timeout=SOON)
    assert counts["All"] == sum(counts.values()) - counts["All"] == len(window.photos)
    return {kind: number for kind, number in counts.items() if number and kind != "All"}


def shown(window: WindowDriver) -> list[str]:
    model = window.grid.model()
    return [Path(str(model.index(row, 0).data())).stem for row in range(model.rowCount())]


def test_every_photo_is_counted_once(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    good = make_photo("good.jpg", taken="2023:01:20 08:00:11")
    fails = make_photo("fails.jpg", taken="2023:01:21 08:00:11")
    undated, broken = make_photo("undated.jpg"), make_photo("broken.jpg")
    broken.write_bytes(b"\xff\xd8\xff\xe0 broken")
    window = open_it(good, fails, undated, broken)
    assert offered(window) == {"No date yet": 1, "Ready": 2, "Failed": 1}
    assert set(window.filters.counts) == {"All", "No date yet", "To check", "Ready", "Failed"}
    window.filters.show_only(PhotoFilter.FAILED)
    assert shown(window) == ["broken"]

    whole = fails.read_bytes()
    fails.unlink()
    window.filters.show_only(PhotoFilter.READY)
    window.save()
    assert len(shown(window)) == 4  # none is ready any longer, so that all are shown
    assert offered(window) == {"No date yet": 1, "Failed": 2, "Saved": 1}

    window.filters.show_only(PhotoFilter.FAILED)
    assert shown(window) == ["fails", "broken"]
    fails.write_bytes(whole)
    window.retry()
    assert offered(window) == {"No date yet": 1, "Failed": 1, "Saved": 2}
    assert shown(window) == ["broken"]
    window.filters.show_only(PhotoFilter.SAVED)
    assert shown(window) == ["good", "fails"]

    for width in (1366, 1093, 910):
        window.main_window.resize(width, 614)
        assert offered(window)["Saved"] == 2


def test_a_photo_whose_file_has_gone_has_failed_whoever_tells_of_it(
    open_it: OpenWindow, make_photo: MakePhoto, capsys: pytest.CaptureFixture[str]
) -> None:
    good = make_photo("good.jpg", taken="2023:01:20 08:00:11")
    gone = make_photo("gone.jpg", taken="2023:01:21 08:00:11")
    window = open_it(good, gone)
    gone.unlink()
    window.save()
    assert "January 21, 2023 | gone.jpg | Failed" in window.list
    assert offered(window) == {"Failed": 1, "Saved": 1}

    window.retry()  # reads the file again, too
    assert "Cannot be stamped | gone.jpg | Failed" in window.list
    assert offered(window) == {"Failed": 1, "Saved": 1}
    assert window.saving.title == "1 of 2 photos saved."
    assert window.saving.failures == [
        "gone.jpg: There is no such file. Find out where it is now, or connect its drive again."
    ]
    window.saving.press("dismissButton")
    assert window.saving.text("readyCounts") == "1 failed · 1 saved"

    assert main(["dates", str(good), str(gone), "--lang", "en"]) == 1
    assert capsys.readouterr().out.rstrip().endswith("1 dated · 1 failed")


def test_before_saving_the_numbers_of_the_bar_are_those_of_the_chips(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    photos = [make_photo(f"{name}.jpg", taken="2023:01:20 08:00:11") for name in "ab"]
    undated, broken = make_photo("undated.jpg"), make_photo("broken.jpg")
    broken.write_bytes(b"")
    assert main(["stamp", str(make_photo("copy.jpg", taken="2023:01:20 08:00:11")), "-o", str(tmp_path / "out")]) == 0
    window = open_it(*photos, undated, broken, tmp_path / "out" / "copy.jpg")
    assert offered(window) == {"No date yet": 1, "Ready": 2, "Failed": 1, "Not used": 1}
    assert window.saving.text("readyCounts") == "2 ready · 1 failed · 1 not ready · 1 not used"
    window.save()
    assert window.saving.details.startswith(
        "1 photo was not saved because its date is not certain. 2 other photos cannot be saved; click them to see why."
    )
