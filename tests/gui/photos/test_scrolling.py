"""Scrolling moves what is seen already: only what comes into view is painted, so that saving keeps the processors."""

from pathlib import Path

from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest

from given import MakePhoto

_STEP = 3
"""Pixels."""


class Paints(QObject):
    """Notes how high the painted parts of a widget are."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names its overrides
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False


def test_only_what_comes_into_view_is_painted(open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path) -> None:
    for number in range(30):
        make_photo(f"{number}.jpg")
    window = open_it(tmp_path / "photos")
    window.show()
    window.qtbot.waitUntil(lambda: window.hints.running, timeout=SOON)
    window.hints.skip()  # Qt paints what lies under something else as a whole
    paints = Paints()
    window.grid.viewport().installEventFilter(paints)
    bar = window.grid.verticalScrollBar()

    def scroll() -> bool:
        bar.setValue(bar.value() + _STEP if bar.value() + _STEP <= bar.maximum() else 0)
        return any(height <= 2 * _STEP for height in paints.heights)  # thumbnails that arrive may have more painted

    window.qtbot.waitUntil(scroll, timeout=SOON)


def test_the_current_photo_stays_in_sight_when_the_window_gets_smaller(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    for number in range(12):
        make_photo(f"{number}.jpg")
    window = open_it(tmp_path / "photos")
    window.grid.select_photos([window.photos[-1].id])
    window.main_window.resize(910, 560)

    def is_whole() -> bool:
        return window.grid.viewport().rect().contains(window.grid.visualRect(window.grid.currentIndex()))

    window.qtbot.waitUntil(is_whole, timeout=SOON)


def test_photos_that_are_added_to_others_come_into_sight(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(*(make_photo(f"{number}.jpg", taken="2023:01:20 08:00:11") for number in range(30)))
    before = window.grid.selected
    window.add([make_photo("baru.jpg")])  # of which a banner tells that takes space from the cards
    (row,) = (row for row in range(31) if window.grid.model().index(row, 0).data() == "baru.jpg")

    def is_in_sight() -> bool:
        return window.grid.viewport().rect().contains(window.grid.visualRect(window.grid.model().index(row, 0)))

    window.qtbot.waitUntil(is_in_sight, timeout=SOON)
    assert window.grid.selected == before


def test_a_photo_that_was_clicked_stays_under_the_mouse_when_a_message_takes_some_of_the_cards_room(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window = open_it(*(make_photo(f"{number}.jpg", taken="2023:01:20 08:00:11") for number in range(30)))
    window.hints.end()
    window.qtbot.wait(100)
    grid, bar = window.grid, window.grid.verticalScrollBar()
    lowest = grid.indexAt(grid.viewport().rect().bottomLeft() + QPoint(40, -grid.gridSize().height() // 2))
    bar.setValue(bar.value() + grid.visualRect(lowest).bottom() - grid.viewport().rect().bottom())  # its edge is there
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(lowest).center())
    window.qtbot.wait(100)
    before = bar.value()
    window.inspector.press("copyPostTextButton")
    window.qtbot.waitUntil(lambda: window.info.visible, timeout=SOON)
    window.qtbot.wait(100)
    assert not grid.viewport().rect().contains(grid.visualRect(lowest))
    assert bar.value() == before
