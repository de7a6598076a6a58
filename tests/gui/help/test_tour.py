"""The first time: photos to try, and hints that are shown once."""

from pathlib import Path

import pytest
from gui.driver.parts import SOON, settle
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from given import SAMPLES, MakePhoto, fingerprint
from stampgui.gui.help.tour import place_bubble
from stampgui.i18n import LANGUAGES
from stampgui.settings import load_settings


def words(window: WindowDriver) -> str:
    return window.hints.step


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> WindowDriver:
    """A window used for the first time, with a photo in it."""
    made = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    qtbot.waitUntil(lambda: made.hints.visible, timeout=SOON)
    return made


def test_nothing_is_hinted_at_before_there_are_photos(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    qtbot.wait(50)
    assert not window.hints.running


def test_each_hint_points_at_a_control_that_can_be_seen(window: WindowDriver, qtbot: QtBot) -> None:
    said = []
    while window.hints.running:
        said.append(words(window))
        ring, bubble = window.hints.highlight.geometry(), window.hints.root.geometry()
        assert window.hints.highlight.isVisible()
        assert window.main_window.rect().contains(bubble)
        assert not bubble.contains(ring.center())
        window.hints.go_on()
        settle()
    assert said == [
        "1 of 4: Here are your photos",
        "2 of 4: A date is missing or wrong?",
        "3 of 4: Caption of all photos",
        "4 of 4: Save copies",
    ]
    assert not window.hints.highlight.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(910, 512), (1093, 614), (1366, 768)], ids=str)
def test_a_hint_stands_right_beside_its_frame(
    open_it: OpenWindow, make_photo: MakePhoto, size: tuple[int, int], language: str, qtbot: QtBot
) -> None:
    window = open_it(make_photo("a.jpg"), language=language)
    window.main_window.resize(*size)
    qtbot.waitUntil(lambda: window.hints.visible, timeout=SOON)
    while window.hints.running:
        settle()
        frame, bubble = window.hints.highlight.geometry(), window.hints.root.geometry()
        assert (words(window), frame.intersects(bubble)) == (words(window), False)
        assert frame.adjusted(-12, -12, 12, 12).intersects(bubble)
        window.hints.go_on()


def test_the_hint_about_the_caption_shows_its_text_and_where_the_style_begins(
    window: WindowDriver, qtbot: QtBot
) -> None:
    window.main_window.resize(910, 512)
    for _step in range(2):
        settle()
        window.hints.go_on()
    settle()
    frame = window.hints.highlight.geometry()
    for name in ("templateCombo", "allChip"):
        part = window.inspector.root.findChild(QWidget, name)
        assert part is not None
        assert frame.contains(part.mapTo(window.main_window, QPoint(0, 0)))


def test_what_the_hints_scrolled_is_where_it_was_when_they_are_over(window: WindowDriver, qtbot: QtBot) -> None:
    window.main_window.resize(910, 512)
    bar = window.inspector.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=SOON)
    scrolled = []
    while window.hints.running:
        scrolled.append(bar.value())
        window.hints.go_on()
    assert max(scrolled) > 0
    assert scrolled[-1] == 0, "the last hint is about something else"
    assert bar.value() == 0


def test_the_first_hint_leaves_free_what_asks_for_dates(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo("a.jpg"))
    qtbot.waitUntil(lambda: window.hints.visible, timeout=SOON)
    banner = window.page.button("bannerButton")
    qtbot.waitUntil(banner.isVisible, timeout=SOON)
    place = QRect(banner.mapTo(window.main_window, QPoint(0, 0)), banner.size())
    qtbot.waitUntil(lambda: not window.hints.root.geometry().intersects(place), timeout=SOON)


def test_who_skips_the_hints_is_among_the_photos(window: WindowDriver, qtbot: QtBot) -> None:
    window.hints.button("skipTourButton").setFocus()
    QTest.keyClick(window.hints.button("skipTourButton"), Qt.Key.Key_Space)
    qtbot.waitUntil(window.grid.hasFocus, timeout=SOON)


@pytest.mark.parametrize("how", ["skip", "esc", "to the end"])
def test_hints_are_not_shown_a_second_time(window: WindowDriver, open_it: OpenWindow, tmp_path: Path, how: str) -> None:
    if how == "skip":
        window.hints.skip()
    elif how == "esc":
        QTest.keyClick(window.main_window, Qt.Key.Key_Escape)
    else:
        for _step in range(4):
            window.hints.go_on()
    assert not window.hints.running
    window.close()
    assert load_settings(tmp_path / "config" / "settings.json").hints_seen
    again = open_it(SAMPLES)
    assert not again.hints.running


def test_who_works_on_is_not_held_up(window: WindowDriver, qtbot: QtBot) -> None:
    assert not window.hints.root.isAncestorOf(window.main_window.focusWidget())
    window.save()
    assert not window.hints.running


def test_a_hint_waits_while_what_it_is_about_is_out_of_sight(window: WindowDriver, qtbot: QtBot) -> None:
    window.session.remove_photos(window.photos)
    qtbot.waitUntil(lambda: not window.hints.visible, timeout=SOON)
    window.undo()
    qtbot.waitUntil(lambda: window.hints.visible, timeout=SOON)
    assert words(window) == "1 of 4: Here are your photos"


def test_the_help_shows_the_hints_again(window: WindowDriver, qtbot: QtBot) -> None:
    window.hints.skip()
    window.open_help().show_hints()
    qtbot.waitUntil(lambda: window.hints.visible, timeout=SOON)
    assert not window.help.visible


def test_hints_speak_the_windows_language(window: WindowDriver) -> None:
    window.choose_language("id")
    assert words(window) == "1 dari 4: Inilah foto Anda"
    assert window.hints.button("skipTourButton").text() == "Lewati"


@pytest.mark.parametrize(
    ("target", "corner"),
    [
        (QRect(0, 0, 1000, 50), QPoint(400, 62)),  # a strip at the top: below it
        (QRect(0, 650, 1000, 50), QPoint(400, 538)),  # a strip at the bottom: above it
        (QRect(700, 0, 300, 700), QPoint(488, 300)),  # a column on the right: to its left
        (QRect(0, 0, 300, 700), QPoint(312, 300)),  # a column on the left: to its right
    ],
)
def test_a_bubble_lies_where_there_is_most_space(target: QRect, corner: QPoint) -> None:
    assert (place_bubble(target, QSize(200, 100), QRect(0, 0, 1000, 700)) - corner).manhattanLength() <= 2


def test_the_samples_can_be_tried_and_stay_as_they_are(open_it: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before = fingerprint(SAMPLES)
    window = open_it()
    window.welcome.press("samplesButton")
    qtbot.waitUntil(lambda: len(window.photos) == 7, timeout=SOON)
    window.wait_until_read()
    window.save()
    assert len(list((tmp_path / "Pictures" / "stampgui").iterdir())) == 5
    assert fingerprint(SAMPLES) == before
