"""The chips above the cards tell how many photos there are of each kind, and together they are all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part, settle
from gui.driver.photos import FilterPage
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.__main__ import main
from stampgui.gui.photos.filter_bar import FilterBar
from stampgui.gui.theme.style_sheet import build_style_sheet
from stampgui.gui.theme.tokens import LIGHT
from stampgui.i18n import load_catalogue
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
    assert window.saving.title == "1 of 2 photos saved, 1 failed."
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
        "1 photo was not saved because its date is missing or not certain. "
        "2 other photos of the list cannot be stamped; click them to see why."
    )


class Chips(FilterPage):
    """The chips alone."""

    root: FilterBar

    def count(self, **counts: int) -> None:
        kinds = {kind: counts.get(kind, 0) for kind in PhotoFilter}
        self.root.set_counts({**kinds, PhotoFilter.ALL: sum(counts.values())})


@pytest.fixture(params=["id", "en"])
def bar(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[Chips]:
    """As they are before anything is read."""
    before = qapp.styleSheet()
    qapp.setStyleSheet(build_style_sheet(LIGHT, points=qapp.font().pointSizeF()))
    bar = FilterBar(load_catalogue(request.param), LIGHT, width=180)
    qtbot.addWidget(bar)
    bar.show()
    yield Chips(bar, qtbot)
    qapp.setStyleSheet(before)


AT_125_PERCENT, AT_150_PERCENT = 700, 530
"""Pixels that the chips have beside the inspector on a laptop with 1366 x 768."""


def test_at_125_percent_all_chips_but_the_least_are_there_when_copies_were_saved(bar: Chips) -> None:
    bar.root.resize(AT_125_PERCENT, 40)
    bar.count(undated=18, check=2, ready=0, failed=3, saved=15)
    assert len(bar.chips) == len(bar.words) == 6
    bar.count(undated=18, check=2, ready=4, failed=3, saved=15, cloud=2, unusable=1)
    assert len(bar.words) == 8
    assert any(chip.endswith("  3") for chip in bar.chips), "how many failed is seen"
    assert not bar.choice("filterCombo").currentText()
    settle()
    assert bar.root.heightForWidth(AT_125_PERCENT) < 60, "in one line"


@pytest.mark.parametrize("width", [AT_150_PERCENT, AT_125_PERCENT, 866, 1000])
def test_while_photos_are_read_no_chip_gives_way(bar: Chips, width: int) -> None:
    bar.root.resize(width, 40)

    def arranged() -> tuple[list[str], bool]:
        names = [chip.rstrip("0123456789").strip() for chip in bar.chips]
        return names, find_part(bar.root, QAbstractButton, "viewButton").isVisible()

    before = arranged()
    for counts in ({"undated": 1}, {"undated": 18, "check": 2, "ready": 15}, {"undated": 20, "check": 4, "ready": 88}):
        bar.count(**counts)
        assert arranged() == before


def test_where_one_of_the_others_is_chosen_the_list_shows_it_and_the_keyboard_reaches_the_chips(
    bar: Chips, qtbot: QtBot
) -> None:
    bar.root.resize(AT_150_PERCENT, 40)
    bar.count(undated=18, check=2, failed=3, saved=15)
    with qtbot.waitSignal(bar.root.filter_selected) as chosen:
        bar.show_only(PhotoFilter.SAVED)
    assert chosen.args == [PhotoFilter.SAVED]
    bar.root.set_filter(PhotoFilter.SAVED)
    assert bar.choice("filterCombo").currentText().endswith("  15")
    chosen_list = bar.choice("filterCombo").grab().toImage()
    assert chosen_list.pixelColor(6, chosen_list.height() // 2).name() == LIGHT.accent_soft, "as a checked chip"
    assert bar.button("allFilterChip").focusPolicy() & Qt.FocusPolicy.TabFocus
    bar.press("undatedFilterChip")
    bar.root.set_filter(PhotoFilter.UNDATED)
    assert not bar.choice("filterCombo").currentText()
    chosen_list = bar.choice("filterCombo").grab().toImage()
    assert chosen_list.pixelColor(6, chosen_list.height() // 2).name() == LIGHT.field
