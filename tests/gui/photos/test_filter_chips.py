"""The chips above the cards tell how many photos there are of each kind, and together they are all."""

from pathlib import Path

from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow

from given import MakePhoto
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
    assert offered(window) == {"No date yet": 1, "Ready": 2, "Not used": 1}
    assert set(window.filters.counts) == {"All", "No date yet", "To check", "Ready", "Not used"}
    window.filters.show_only(PhotoFilter.UNUSABLE)
    assert shown(window) == ["broken"]

    whole = fails.read_bytes()
    fails.unlink()
    window.filters.show_only(PhotoFilter.READY)
    window.save()
    assert len(shown(window)) == 4  # none is ready any longer, so that all are shown
    assert offered(window) == {"No date yet": 1, "Failed": 1, "Saved": 1, "Not used": 1}

    window.filters.show_only(PhotoFilter.FAILED)
    assert shown(window) == ["fails"]
    fails.write_bytes(whole)
    window.retry()
    assert offered(window) == {"No date yet": 1, "Saved": 2, "Not used": 1}
    assert len(shown(window)) == 4
    window.filters.show_only(PhotoFilter.SAVED)
    assert shown(window) == ["good", "fails"]

    for width in (1366, 1093, 910):
        window.main_window.resize(width, 614)
        assert offered(window)["Saved"] == 2
