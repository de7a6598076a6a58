"""A date can be taken from a calendar instead of being typed."""

import datetime

import pytest
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton

from given import MakePhoto
from stampgui.dates.partial import PartialDate


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto) -> WindowDriver:
    made: WindowDriver = open_it(make_photo("scan.jpg", size=(600, 400)), language="id")
    made.grid.selectAll()
    made.qtbot.wait(20)
    return made


def press(calendar: QCalendarWidget, *keys: Qt.Key) -> None:
    view = calendar.findChild(QTableView)
    assert isinstance(view, QTableView)
    for key in keys:
        QTest.keyClick(view, key)


def test_a_day_is_chosen_by_keyboard_and_counts_once_it_is_used(window: WindowDriver) -> None:
    inspector = window.inspector
    inspector.type_into("dateEdit", "14 okt 2022")
    calendar = inspector.open_calendar("dateEdit")
    assert calendar.selectedDate() == QDate(2022, 10, 14)
    press(calendar, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert not calendar.isVisible()
    assert inspector.line("dateEdit").text() == "20 Oktober 2022"
    assert "Kamis, 20 Oktober 2022" in inspector.text("dateInterpretation")
    assert window.photos[0].user_date is None
    QTest.keyClick(inspector.line("dateEdit"), Qt.Key.Key_Return)
    assert window.photos[0].user_date == PartialDate(2022, 10, 20)


def test_it_begins_with_monday_today_and_has_no_days_to_come(window: WindowDriver) -> None:
    calendar = window.inspector.open_calendar("dateEdit")
    today = window.session.today()
    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday
    assert calendar.selectedDate() == QDate(today.year, today.month, today.day)
    press(calendar, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert calendar.selectedDate() <= QDate(today.year, today.month, today.day)
    assert calendar.maximumDate() == calendar.selectedDate()
    buttons = {button.accessibleName(): button for button in calendar.findChildren(QToolButton)}
    assert buttons.keys() == {"Bulan sebelumnya", "Bulan berikutnya", "Bulan", "Tahun"}
    assert not buttons["Bulan berikutnya"].isEnabled()


def test_escape_leaves_the_field_as_it_was(window: WindowDriver) -> None:
    inspector = window.inspector
    inspector.type_into("dateEdit", "2019")
    calendar = inspector.open_calendar("dateEdit")
    assert calendar.selectedDate() == QDate(2019, 1, 1)
    press(calendar, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert inspector.line("dateEdit").text() == "2019"


def test_the_questions_have_it_too(window: WindowDriver) -> None:
    questions = window.fill_in_dates()
    day = datetime.date(2021, 3, 5)
    calendar = questions.open_calendar("questionDateEdit")
    calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    press(calendar, Qt.Key.Key_Return)
    assert "Jumat, 5 Maret 2021" in questions.text("questionInterpretation")
