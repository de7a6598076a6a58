"""By keyboard alone: each stop of Tab is in sight and marked, and what has no words says what it is."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from gui.driver.parts import settle
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QDeadlineTimer, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QMenu,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from given import SAMPLES, MakePhoto
from stampgui.caption.style import Anchor
from stampgui.gui.saving.results_panel import ResultsPanel

MOST = 120
"""Stops; who has not come back to the first one by then goes round in another circle."""


LONGEST_SCROLL = 20_000
"""Milliseconds, on a busy computer."""


@dataclass(frozen=True)
class Screen:
    """Logical pixels, and what the settings name."""

    width: int
    height: int
    language: str
    theme: str


SCREENS = {
    "1366x768 at 200 %": Screen(683, 384, "id", "light"),
    "1366x768, dark": Screen(1366, 768, "en", "dark"),
}


@pytest.fixture(params=list(SCREENS.values()), ids=list(SCREENS))
def window(request: pytest.FixtureRequest, open_it: OpenWindow, tmp_path: Path) -> WindowDriver:
    screen: Screen = request.param
    photos = tmp_path / "Kunjungan kerja"
    shutil.copytree(SAMPLES, photos, ignore=shutil.ignore_patterns("*.py"))
    for day in (11, 12, 13):
        shutil.copy(photos / "IMG-20221014-WA0003.jpg", photos / f"IMG-202210{day}-WA0003.jpg")
    window: WindowDriver = open_it(photos, language=screen.language)
    window.choose_theme(screen.theme)
    window.main_window.resize(screen.width, screen.height)
    window.hints.end()
    settle()
    return window


def save(window: WindowDriver, qtbot: QtBot) -> ResultsPanel:
    window.save()
    settle()
    (results,) = window.saving.root.findChildren(ResultsPanel)
    return results


def stops(key: Qt.Key) -> Iterator[QWidget]:
    """What has the focus now and after each stroke of a key, until it comes round."""
    gone: list[QWidget] = []
    while len(gone) < MOST:
        here = QApplication.focusWidget()
        assert here is not None
        if here in gone:
            return
        gone.append(here)
        yield here
        QTest.keyClick(here, key)
        QTest.qWait(1)


def faults(key: Qt.Key, *, least: int) -> list[str]:
    """What is wrong with the stops, at `least` so many, on the way round."""
    found: list[str] = []
    before = None
    count = 0
    for here in stops(key):
        if before is not None:
            last, focused = before
            if last.isVisible() and last.grab().toImage() == focused:
                found.append(f"not marked: {named(last)}")
        # a frame that is filled by an opaque viewport has nothing to be seen of its own
        shown = here.viewport() if isinstance(here, QAbstractScrollArea) else here
        if isinstance(here, QScrollArea) and not here.accessibleName():
            found.append(f"a stop for nothing: {named(here)}")
        # lists may be longer than the screen
        if not comes_into_sight(shown, is_list=shown is not here):
            found.append(f"out of sight: {named(here)}")
        before = here, here.grab().toImage()
        count += 1
    assert count >= least
    return found


def comes_into_sight(shown: QWidget, *, is_list: bool) -> bool:
    """Whether it is in sight once everything has its place; a part of a list is enough."""
    deadline = QDeadlineTimer(LONGEST_SCROLL)
    while not deadline.hasExpired():
        seen = shown.visibleRegion().boundingRect()
        if seen.contains(shown.rect()) or (is_list and not seen.isEmpty()):
            return True
        QTest.qWait(5)
    return False


def named(of: QWidget) -> str:
    return f"{type(of).__name__} {of.accessibleName() or of.objectName()!r}"


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab], ids=["forward", "back"])
def test_each_stop_among_the_photos_is_in_sight_and_marked(window: WindowDriver, key: Qt.Key) -> None:
    window.inspector.press("detailsButton")
    window.inspector.write_own_caption()
    window.saving.choose_both_copies("facebook")
    window.grid.setFocus()
    assert faults(key, least=30) == []


def test_tab_goes_to_what_is_chosen_and_not_to_the_first_of_its_group(window: WindowDriver) -> None:
    window.inspector.place_at(Anchor.TOP_RIGHT)
    window.grid.setFocus()
    reached = {each.objectName() for each in stops(Qt.Key.Key_Tab)}
    assert "top-rightButton" in reached
    assert "top-leftButton" not in reached, "the arrow keys lead to it"


def test_each_stop_while_dates_are_filled_in_is_in_sight_and_marked(window: WindowDriver) -> None:
    window.fill_in_dates()
    settle()
    found = [*faults(Qt.Key.Key_Tab, least=12), *faults(Qt.Key.Key_Backtab, least=12)]
    window.press_keys(Qt.Key.Key_F2)
    window.questions.press("splitButton")
    settle()
    assert [*found, *faults(Qt.Key.Key_Tab, least=12)] == []


def test_each_stop_in_the_settings_is_in_sight_and_marked(window: WindowDriver) -> None:
    settings = window.open_settings()
    settings.dialog.resize(window.main_window.size())
    settings.choice("languageCombo").setFocus()
    assert [*faults(Qt.Key.Key_Tab, least=10), *faults(Qt.Key.Key_Backtab, least=10)] == []
    settings.close()


def test_each_stop_among_the_results_is_in_sight_and_marked(window: WindowDriver, qtbot: QtBot) -> None:
    done = save(window, qtbot)
    done.failure_list.set_lines(["rusak.jpg: The file is damaged."] * 12)
    settle()
    done.folder_button.setFocus()
    details = window.saving.button("resultsDetailsButton")  # opens a popup that has them in a low window
    assert (details if details.isVisible() else done.failure_list) in stops(Qt.Key.Key_Tab)
    done.folder_button.setFocus()
    assert faults(Qt.Key.Key_Tab, least=30) == []


def test_what_is_clicked_stays_under_the_mouse(window: WindowDriver, qtbot: QtBot) -> None:
    inspector = window.inspector.scroll_area
    bar, field = inspector.verticalScrollBar(), window.inspector.line("eventEdit")
    window.grid.setFocus()
    window.main_window.scroll_to(window.saving.root)
    settle()
    top = field.mapTo(inspector.widget() or inspector, QPoint(0, 0)).y()
    bar.setValue(top - inspector.viewport().height() + field.height() // 2)
    there = bar.value()
    at, whole = field.mapTo(window.main_window, QPoint(5, 3)), window.main_window.windowHandle()
    QTest.mousePress(whole, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.qWait(20)
    QTest.mouseRelease(whole, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert field.hasFocus()
    assert bar.value() == there


def test_a_button_without_words_says_what_it_is(window: WindowDriver) -> None:
    window.select_all()
    window.open_search()
    shown = [made for made in window.main_window.findChildren(QAbstractButton) if made.isVisible()]
    assert len(shown) > 20
    assert [named(made) for made in shown if not made.text() and not (made.toolTip() and made.accessibleName())] == []


def test_a_list_shows_its_words_however_narrow_the_choice_is(window: WindowDriver) -> None:
    for choice in window.main_window.findChildren(QComboBox):
        if choice.isVisible():
            choice.showPopup()
            settle()
            listed = choice.view()
            assert listed.viewport().width() >= listed.sizeHintForColumn(0)
            choice.hidePopup()


def test_what_was_copied_is_told_where_it_is_seen(window: WindowDriver, qtbot: QtBot) -> None:
    save(window, qtbot)
    window.saving.press("copyTextButton")
    settle()
    news = window.info.root
    assert news.visibleRegion().boundingRect() == news.rect()


def test_the_menu_of_a_line_names_all_keys(window: WindowDriver) -> None:
    line = window.inspector.line("eventEdit")
    QApplication.sendEvent(
        line, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), line.mapToGlobal(QPoint(5, 5)))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    keys = [action.text().partition("\t")[2] for action in menu.actions() if not action.isSeparator()]
    assert keys == ["Ctrl+Z", "Ctrl+Y", "Ctrl+X", "Ctrl+C", "Ctrl+V", "Del", "Ctrl+A"]
    menu.close()


def test_the_arrow_keys_are_for_the_photos_as_soon_as_there_are_any(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(*(make_photo(f"{name}.jpg", taken="2023:01:20 08:00:11") for name in "ab"))
    window.hints.end()
    assert window.main_window.focusWidget() is window.grid
    QTest.keyClick(window.grid, Qt.Key.Key_Right)
    assert [card.found.path.name for card in window.grid.selected] == ["b.jpg"]
