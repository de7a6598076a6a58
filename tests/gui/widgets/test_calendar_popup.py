"""Where the calendar of a date field opens."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from stampgui.gui.widgets.calendar_popup import place_calendar

SIZE = QSize(260, 260)
SCREEN = QRect(0, 0, 1000, 600)


@pytest.mark.parametrize(
    ("field", "photo", "expected"),
    [
        pytest.param(QRect(600, 100, 200, 30), QRect(100, 100, 400, 400), QPoint(600, 134), id="below"),
        pytest.param(QRect(700, 400, 200, 30), QRect(700, 100, 250, 280), QPoint(436, 340), id="left of it"),
        pytest.param(QRect(50, 400, 200, 30), QRect(50, 100, 200, 280), QPoint(254, 340), id="right of it"),
        pytest.param(QRect(50, 500, 200, 30), QRect(400, 100, 250, 480), QPoint(50, 236), id="above"),
        pytest.param(QRect(900, 100, 90, 30), QRect(0, 0, 300, 300), QPoint(740, 134), id="off the right edge"),
    ],
)
def test_the_calendar_is_on_the_screen_and_off_the_photo(field: QRect, photo: QRect, expected: QPoint) -> None:
    at = place_calendar(SIZE, field, SCREEN, photo)
    assert SCREEN.contains(QRect(at, SIZE))
    assert not QRect(at, SIZE).intersects(field)
    assert at == expected


def test_where_there_is_no_room_off_the_photo_it_opens_below_or_above_the_field() -> None:
    assert place_calendar(SIZE, QRect(400, 200, 200, 30), SCREEN, SCREEN) == QPoint(400, 234)
    assert place_calendar(SIZE, QRect(400, 500, 200, 30), SCREEN, SCREEN) == QPoint(400, 236)


def test_on_the_lowest_screens_it_is_whole_all_the_same() -> None:
    low = QRect(0, 0, 400, 280)
    assert low.contains(QRect(place_calendar(SIZE, QRect(100, 120, 200, 30), low, QRect()), SIZE))
