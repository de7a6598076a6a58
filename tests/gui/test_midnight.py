"""A window that stays open overnight: "today" is the day on the clock, not the day on which the window was opened."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.dates.partial import PartialDate

EVENING = datetime.date(2026, 11, 22)
MORNING = datetime.date(2026, 11, 23)


@pytest.fixture
def overnight(open_it: OpenWindow) -> Callable[..., WindowDriver]:
    """Open the window in the evening, with these photos, and go on in the morning."""

    def open_(*paths: Path) -> WindowDriver:
        days = [EVENING]
        window = open_it(*paths, today=lambda: days[-1])
        days.append(MORNING)
        return window

    return open_


@pytest.mark.parametrize("text", ["hari ini", "23/11/2026"])
def test_todays_date_is_taken_for_a_photo(
    overnight: Callable[..., WindowDriver], make_photo: MakePhoto, text: str
) -> None:
    panel = overnight(make_photo("scan.jpg")).inspector
    panel.type_into("dateEdit", text)
    assert panel.text("dateInterpretation") == "Interpreted as: Monday, November 23, 2026"


@pytest.mark.parametrize("text", ["hari ini", "23/11/2026"])
def test_todays_date_is_taken_for_a_group(
    overnight: Callable[..., WindowDriver], make_photo: MakePhoto, text: str
) -> None:
    window = overnight(make_photo("scan.jpg"))
    page = window.fill_in_dates()
    QTest.keyClicks(page.field, text)
    assert page.interpretation == "Interpreted as: Monday, November 23, 2026"


def test_the_cut_off_date_may_be_today(overnight: Callable[..., WindowDriver]) -> None:
    settings = overnight().open_settings()
    settings.type_cut_off("23/11/2026", enter=False)
    assert settings.cut_off_note == "Interpreted as: Monday, November 23, 2026"


def test_a_photo_of_today_is_not_from_the_future(
    overnight: Callable[..., WindowDriver], make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = overnight()
    # a day ahead of the clock may be another zone's; this one is two days ahead of the evening's
    window.session.add([make_photo("a.jpg", taken="2026:11:24 08:00:00")])
    qtbot.waitUntil(lambda: len(window.photos) == 1, timeout=SOON)
    assert window.photos[0].date == PartialDate(2026, 11, 24, time=datetime.time(8, 0))
