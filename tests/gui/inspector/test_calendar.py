"""A date can be taken from a calendar instead of being typed."""

import datetime

import pytest
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton

from given import MakePhoto
from stampgui.caption.colour import luminance, parse_colour
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


def measure_contrast(days: QImage) -> float:
    """Between the ground of some days and what stands out most from it."""
    ground, *tones = (
        luminance(parse_colour(days.pixelColor(x, y).name())) + 0.05
        for y in range(days.height())
        for x in range(days.width())
    )
    return max(max(tone, ground) / min(tone, ground) for tone in tones)


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


def count_chosen_colour(calendar: QCalendarWidget) -> int:
    view = calendar.findChild(QTableView)
    assert isinstance(view, QTableView)
    days, chosen = view.viewport().grab().toImage(), view.palette().highlight().color()
    return sum(days.pixelColor(x, y) == chosen for x in range(days.width()) for y in range(days.height()))


def test_no_day_looks_chosen_before_one_is(window: WindowDriver) -> None:
    calendar = window.inspector.open_calendar("dateEdit")
    assert count_chosen_colour(calendar) == 0
    press(calendar, Qt.Key.Key_Left)
    assert count_chosen_colour(calendar) > 200
    press(calendar, Qt.Key.Key_Escape)
    window.inspector.type_into("dateEdit", "14 okt 2022")
    assert count_chosen_colour(window.inspector.open_calendar("dateEdit")) > 200


def test_escape_leaves_the_field_as_it_was(window: WindowDriver) -> None:
    inspector = window.inspector
    inspector.type_into("dateEdit", "2019")
    calendar = inspector.open_calendar("dateEdit")
    assert calendar.selectedDate() == QDate(2019, 1, 1)
    press(calendar, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert inspector.line("dateEdit").text() == "2019"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("okt 2022", QDate(2022, 10, 1)),
        ("kemarin", QDate(2026, 11, 29)),
        ("14 okt 2022 pukul 09.15", QDate(2022, 10, 14)),
        ("31/2/2020", QDate(2020, 2, 1)),
        ("lebaran 2019", QDate(2019, 6, 5)),
    ],
)
def test_it_opens_at_what_is_typed_or_may_be_meant(
    open_it: OpenWindow, make_photo: MakePhoto, typed: str, day: QDate
) -> None:
    window = open_it(make_photo("scan.jpg"), language="id", today=lambda: datetime.date(2026, 11, 30))
    window.select_all()
    window.inspector.type_into("dateEdit", typed)
    calendar = window.inspector.open_calendar("dateEdit")
    assert (calendar.selectedDate(), calendar.yearShown(), calendar.monthShown()) == (day, day.year(), day.month())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_days_of_other_months_can_be_read_and_those_to_come_are_fainter(
    open_it: OpenWindow, make_photo: MakePhoto, theme: str
) -> None:
    window = open_it(make_photo("scan.jpg"), language="id", today=lambda: datetime.date(2026, 11, 30))
    window.choose_theme(theme)
    window.select_all()
    calendar = window.inspector.open_calendar("dateEdit")
    view = calendar.findChild(QTableView)
    assert isinstance(view, QTableView)
    picture = view.viewport().grab().toImage()
    model = view.model()
    (last_row,) = (row for row in range(1, 7) if model.index(row, 0).data() == 30)

    def measure_days(row: int, *columns: int) -> float:
        first, last = (view.visualRect(model.index(row, column)) for column in columns)
        return measure_contrast(picture.copy(first.united(last)))

    assert (model.index(1, 0).data(), model.index(1, 5).data()) == (26, 31)
    assert measure_days(1, 0, 5) >= 4.5
    assert (model.index(last_row, 1).data(), model.index(last_row, 5).data()) == (1, 5)
    assert 3 <= measure_days(last_row, 1, 5) < 4.5


def test_the_questions_have_it_too(window: WindowDriver) -> None:
    questions = window.fill_in_dates()
    day = datetime.date(2021, 3, 5)
    calendar = questions.open_calendar("questionDateEdit")
    calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    press(calendar, Qt.Key.Key_Return)
    assert "Jumat, 5 Maret 2021" in questions.text("questionInterpretation")
