"""What changes is painted where it stays: no layout between two others is ever seen."""

from collections.abc import Callable, Iterator

import pytest
from gui.driver.parts import SOON, settle
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from given import MakePhoto


class PaintedPlaces(QObject):
    """Where the labels and buttons of the window have been painted."""

    def __init__(self) -> None:
        super().__init__()
        self.by_part: dict[QWidget, set[tuple[int, ...]]] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name is Qt's
        if event.type() == QEvent.Type.Paint and isinstance(watched, QLabel | QPushButton) and watched.isVisible():
            corner = watched.mapTo(watched.window(), QPoint(0, 0))
            place = (corner.x(), corner.y(), watched.width(), watched.height())
            self.by_part.setdefault(watched, set()).add(place)
        return False


@pytest.fixture
def painted(qapp: QApplication) -> Iterator[PaintedPlaces]:
    places = PaintedPlaces()
    yield places
    qapp.removeEventFilter(places)


def tell_of_a_mistake(window: WindowDriver) -> None:
    window.main_window.show_error("Traceback")


def select_nothing(window: WindowDriver) -> None:
    window.grid.clearSelection()


def choose_english(window: WindowDriver) -> None:
    window.choose_language("en")


def put_the_result_away(window: WindowDriver) -> None:
    window.saving.press("dismissButton")


@pytest.mark.parametrize("do", [tell_of_a_mistake, select_nothing, choose_english, put_the_result_away])
def test_each_part_is_painted_in_one_place_only(
    do: Callable[[WindowDriver], None],
    open_it: OpenWindow,
    make_photo: MakePhoto,
    painted: PaintedPlaces,
    qapp: QApplication,
) -> None:
    dated = [make_photo(f"{name}.jpg", size=(1200, 900), taken="2023:01:20 08:00:11") for name in "abc"]
    undated = [make_photo(f"{name}.jpg", size=(1200, 900)) for name in "xyz"]
    window: WindowDriver = open_it(*dated, *undated, language="id")
    window.main_window.resize(1366, 768)
    if do is put_the_result_away:
        window.save()
    window.hints.end()
    window.select_all()
    QTest.qWait(500)
    settle()
    qapp.installEventFilter(painted)
    do(window)
    window.qtbot.waitUntil(lambda: bool(painted.by_part), timeout=SOON)
    QTest.qWait(500)
    assert {part.objectName(): places for part, places in painted.by_part.items() if len(places) > 1} == {}
