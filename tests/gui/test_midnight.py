"""A window that stays open overnight: "today" is the day on the clock, not the day on which the window was opened."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from gui.choosing import line_in, settings_of
from gui.scripted_prompts import OpenWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.dates.partial import PartialDate
from stampgui.gui.main_window import MainWindowController

EVENING = datetime.date(2026, 11, 22)
MORNING = datetime.date(2026, 11, 23)


@pytest.fixture
def overnight(open_it: OpenWindow) -> Callable[..., MainWindowController]:
    """Open the window in the evening, with these photos, and go on in the morning."""

    def open_(*paths: Path) -> MainWindowController:
        days = [EVENING]
        window = open_it(*paths, today=lambda: days[-1])
        days.append(MORNING)
        return window

    return open_


@pytest.mark.parametrize("text", ["hari ini", "23/11/2026"])
def test_todays_date_is_taken_for_a_photo(
    overnight: Callable[..., MainWindowController], make_photo: MakePhoto, text: str
) -> None:
    panel = overnight(make_photo("scan.jpg")).main_page.inspector.date_panel
    QTest.keyClicks(line_in(panel), text)
    assert panel.interpretation == "Interpreted as: Monday, November 23, 2026"


@pytest.mark.parametrize("text", ["hari ini", "23/11/2026"])
def test_todays_date_is_taken_for_a_group(
    overnight: Callable[..., MainWindowController], make_photo: MakePhoto, text: str, qtbot: QtBot
) -> None:
    window = overnight(make_photo("scan.jpg"))
    window.questions_page.start()
    panel = window.questions_page.question_panel
    qtbot.waitUntil(lambda: panel.date_edit.hasFocus(), timeout=5000)
    QTest.keyClicks(panel.date_edit, text)
    assert panel.interpretation == "Interpreted as: Monday, November 23, 2026"


def test_the_cut_off_date_may_be_today(overnight: Callable[..., MainWindowController]) -> None:
    field = settings_of(overnight()).cut_off_field
    tick = field.findChild(QCheckBox)
    assert isinstance(tick, QCheckBox)
    tick.setChecked(True)
    QTest.keyClicks(line_in(field), "23/11/2026")
    assert field.interpretation == "Interpreted as: Monday, November 23, 2026"


def test_a_photo_of_today_is_not_from_the_future(
    overnight: Callable[..., MainWindowController], make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = overnight()
    # a day ahead of the clock may be another zone's; this one is two days ahead of the evening's
    window.session.add([make_photo("a.jpg", taken="2026:11:24 08:00:00")])
    qtbot.waitUntil(lambda: len(window.session.model.items) == 1, timeout=20_000)
    assert window.session.model.items[0].date == PartialDate(2026, 11, 24, time=datetime.time(8, 0))
