"""The date field says at once what it understood, and uses nothing that it did not."""

import datetime
from collections.abc import Sequence

import pytest
from gui.driver.parts import SOON
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from session.photo_items import broken, dated, disputed, evidence, undated

from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.gui.inspector.date_panel import DatePanel
from stampgui.gui.theme.tokens import LIGHT
from stampgui.gui.widgets.wrapping_button import WrappingButton
from stampgui.i18n import load_catalogue
from stampgui.session.photos.photo_item import PhotoItem, with_user_date

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def entry(qtbot: QtBot) -> DatePanel:
    made = DatePanel(load_catalogue("en"), LIGHT, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def typed(entry: DatePanel, qtbot: QtBot, text: str, *cards: PhotoItem) -> QLineEdit:
    entry.set_photos(cards or (undated(0, "scan.jpg"),))
    field = entry.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)
    return field


def offered(entry: DatePanel) -> Sequence[str]:
    return [button.full_text for button in entry.findChildren(WrappingButton) if not button.isHidden()]


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("14 okt 2022", "Interpreted as: Friday, October 14, 2022"),
        ("okt 2022", "Interpreted as: October 2022 (month only)"),
        ("2022", "Interpreted as: 2022 (year only)"),
    ],
)
def test_a_date_is_read_while_it_is_typed(entry: DatePanel, qtbot: QtBot, text: str, echo: str) -> None:
    typed(entry, qtbot, text)
    assert entry.interpretation == echo


def test_an_impossible_date_is_refused_with_its_reason(entry: DatePanel, qtbot: QtBot) -> None:
    field = typed(entry, qtbot, "31/02/2020")
    assert "29" in entry.interpretation
    with qtbot.assertNotEmitted(entry.date_entered):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_enter_gives_the_date(entry: DatePanel, qtbot: QtBot) -> None:
    field = typed(entry, qtbot, "14 okt 2022")
    with qtbot.waitSignal(entry.date_entered, timeout=SOON) as given:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert given.args == [PartialDate(2022, 10, 14)]


def test_what_was_perhaps_meant_is_one_click_away(entry: DatePanel, qtbot: QtBot) -> None:
    typed(entry, qtbot, "14-10-22")
    assert "Did you mean Friday, October 14, 2022?" in offered(entry)


def test_the_candidates_are_offered_with_where_they_are_from(entry: DatePanel) -> None:
    card = disputed(0, "b.jpg", evidence("2023-02-03"), evidence("2021-05-05", Source.FILENAME))
    entry.set_photos([card])
    assert offered(entry) == ["Friday, February 3, 2023 · camera data", "Wednesday, May 5, 2021 · file name"]


def test_a_dated_photo_shows_its_date_and_where_it_is_from(entry: DatePanel) -> None:
    entry.set_photos([dated(0, "IMG_1203.JPG", "2023-01-20")])
    assert entry.interpretation == "Friday, January 20, 2023 · camera data"


def test_a_selection_with_different_dates_shows_none_of_them(entry: DatePanel) -> None:
    entry.set_photos([dated(0, "a.jpg", "2023-01-20"), dated(1, "b.jpg", "2022-01-20")])
    field = entry.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert (field.text(), field.placeholderText()) == ("", "different dates")


def test_a_selection_of_one_day_shows_the_day_although_the_times_differ(entry: DatePanel) -> None:
    morning, noon = (
        with_user_date(undated(number, "a.jpg"), PartialDate(2023, 1, 20, datetime.time(hour, 30)))
        for number, hour in enumerate((8, 12))
    )
    entry.set_photos([morning, noon])
    field = entry.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "January 20, 2023"
    assert entry.interpretation == "Friday, January 20, 2023, several times · typed by you"
    assert not entry.unfinished
    entry.set_photos([morning])
    assert entry.interpretation == "Friday, January 20, 2023, 8:30\u202fAM · typed by you"


def test_a_date_taken_from_a_suggestion_is_not_called_typed(entry: DatePanel) -> None:
    received = evidence("2022-10-14", Source.FILENAME_RECEIVED)
    taken = [with_user_date(undated(number, "IMG.jpg", received), received.date) for number in range(2)]
    for photos in (taken[:1], taken):
        entry.set_photos(photos)
        assert entry.interpretation == "Friday, October 14, 2022 · day received, confirmed"


def test_of_two_photos_with_one_date_for_different_reasons_only_the_date_is_told(entry: DatePanel) -> None:
    received = evidence("2022-10-14", Source.FILENAME_RECEIVED)
    entry.set_photos(
        [with_user_date(undated(0, "a.jpg", received), received.date), dated(1, "b.jpg", "2022-10-14")],
    )
    assert entry.interpretation == "Friday, October 14, 2022"


def test_a_broken_file_takes_no_date(entry: DatePanel) -> None:
    entry.set_photos([broken(0, "a.jpg")])
    field = entry.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert not field.isEnabled()


def test_letting_go_shows_again_what_holds(entry: DatePanel, qtbot: QtBot) -> None:
    field = typed(entry, qtbot, "2019", dated(0, "a.jpg", "2023-01-20"))
    assert entry.unfinished
    entry.clear()
    assert field.text() == "January 20, 2023"
    assert not entry.unfinished


def test_of_several_photos_that_take_no_date_it_is_said_where_to_read_why(entry: DatePanel) -> None:
    entry.set_photos([broken(0, "a.jpg"), broken(1, "b.jpg")])
    assert entry.reason == "None of these photos can be saved. Click one to see why."
    assert "About 2 photos" in [label.text() for label in entry.findChildren(QLabel)]


def test_without_a_selection_the_field_says_what_is_missing(entry: DatePanel) -> None:
    entry.set_photos([])
    field = entry.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.placeholderText() == "Select photos first"


def test_the_date_of_several_photos_is_that_of_those_that_can_have_one(entry: DatePanel) -> None:
    entry.set_photos([dated(0, "a.jpg", "2022-10-14"), undated(1, "b.jpg"), broken(2, "c.jpg")])
    title = entry.findChild(QLabel, "dateTitle")
    assert title is not None
    assert title.text() == "Date of 2 of 3 photos"
