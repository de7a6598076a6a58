"""The colours change while the window and its dialogs are open, as when the system turns dark in the evening."""

from collections.abc import Callable, Mapping
from typing import Final

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QMessageBox

from given import MakePhoto
from stampgui.gui.theme.tokens import DARK, LIGHT, Tokens
from stampgui.gui.widgets.prompts import Prompts


def look_closer_at_a_group(window: WindowDriver) -> None:
    window.fill_in_dates().press("Look closer")


def compare_before_and_after(window: WindowDriver) -> None:
    window.inspector.preview.enlarge_requested.emit()
    dialog = window.find_large_photo()
    assert dialog is not None
    dialog.toolbar.swipe_button.click()


OPEN: Final[Mapping[str, Callable[[WindowDriver], object]]] = {
    "the window": lambda window: None,
    "dates asked for": lambda window: window.fill_in_dates(),
    "a group seen closer": look_closer_at_a_group,
    "a large photo": compare_before_and_after,
    "a colour": lambda window: window.inspector.pick_colour(),
    "a camera's clock": lambda window: window.say_clock_is_wrong(),
    "names of copies": lambda window: window.saving.write_own_name(),
    "help": lambda window: window.open_help(),
}


@pytest.mark.parametrize("opened", OPEN)
def test_nothing_keeps_the_colours_of_another_theme(opened: str, open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(make_photo("dated.jpg", taken="2023:01:20 08:00:11"), make_photo("scan.jpg"))
    window.choose_theme("light")
    window.select("dated")
    OPEN[opened](window)
    window.choose_theme("dark")
    kept = [
        type(part).__name__
        for part in window.main_window.findChildren(QObject)
        for value in vars(part).values()
        if isinstance(value, Tokens) and value is not DARK
    ]
    assert kept == []
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()
    window.choose_theme("light")


def test_a_page_of_the_help_is_written_in_the_present_colours(open_it: OpenWindow) -> None:
    window = open_it()
    window.choose_theme("light")
    page = window.open_help()
    window.choose_theme("dark")
    assert page.browser.palette().color(QPalette.ColorRole.Link).name() == DARK.link
    assert DARK.link in page.browser.toHtml()
    window.choose_theme("light")


def test_a_page_of_the_help_stays_where_it_was_read(open_it: OpenWindow) -> None:
    window = open_it()
    window.choose_theme("light")
    page = window.open_help()
    page.dialog.resize(600, 300)
    bar = page.browser.verticalScrollBar()
    window.qtbot.waitUntil(lambda: bar.maximum() > 100, timeout=SOON)
    bar.setValue(100)
    window.choose_theme("dark")
    assert bar.value() == 100
    window.choose_theme("light")


def test_an_open_calendar_changes_its_colours_too(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    window.choose_theme("light")
    window.select("a")
    calendar = window.inspector.open_calendar("dateEdit")
    window.choose_theme("dark")
    head = calendar.headerTextFormat()
    assert (head.foreground().color().name(), head.background().color().name()) == (DARK.muted, DARK.surface)
    calendar.window().close()
    window.choose_theme("light")


def test_the_icon_of_an_open_question_changes_its_colour_too(open_it: OpenWindow) -> None:
    window = open_it()
    window.choose_theme("light")
    seen: list[set[str]] = []

    def look_under_both_themes() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        for theme in ("light", "dark"):
            window.choose_theme(theme)
            icon = box.iconPixmap().toImage()
            pixels = (icon.pixelColor(x, y) for x in range(icon.width()) for y in range(icon.height()))
            seen.append({colour.name() for colour in pixels if colour.alpha() == 255})
        box.close()

    QTimer.singleShot(0, window.main_window, look_under_both_themes)
    Prompts().alert(window.main_window, "Nothing was added", "There are no photos there.", answer="OK")
    assert seen == [{LIGHT.link}, {DARK.link}]
    window.choose_theme("light")
