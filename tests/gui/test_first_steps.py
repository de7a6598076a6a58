"""The first time: photos to try, and hints that are shown once."""

from pathlib import Path

import pytest
from gui.scripted import OpenWindow
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import SAMPLES, MakePhoto, fingerprint
from stampgui.gui.hints import beside
from stampgui.gui.window import Window
from stampgui.settings import load


def words(window: Window) -> str:
    return f"{window.hints._count.text()}: {window.hints._title.text()}"


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> Window:
    """A window used for the first time, with a photo in it."""
    made = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    qtbot.waitUntil(lambda: made.hints.isVisible())
    return made


def test_nothing_is_hinted_at_before_there_are_photos(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    qtbot.wait(50)
    assert not window.hints.active


def test_each_hint_points_at_a_control_that_can_be_seen(window: Window, qtbot: QtBot) -> None:
    said = []
    while window.hints.active:
        said.append(words(window))
        ring, bubble = window.hints._ring.geometry(), window.hints.geometry()
        assert window.hints._ring.isVisible()
        assert window.frame.rect().contains(bubble)
        assert not bubble.contains(ring.center())
        window.hints.further.click()
        qtbot.wait(20)
    assert said == [
        "1 of 4: Here are your photos",
        "2 of 4: A date is missing or wrong?",
        "3 of 4: The caption of all photos",
        "4 of 4: Save copies",
    ]
    assert not window.hints._ring.isVisible()


@pytest.mark.parametrize("how", ["skip", "esc", "to the end"])
def test_hints_are_not_shown_a_second_time(window: Window, open_it: OpenWindow, tmp_path: Path, how: str) -> None:
    if how == "skip":
        window.hints.skip.click()
    elif how == "esc":
        QTest.keyClick(window.frame, Qt.Key.Key_Escape)
    else:
        for _step in range(4):
            window.hints.further.click()
    assert not window.hints.active
    window.frame.close()
    assert load(tmp_path / "config" / "settings.json").hints_seen
    again = open_it(SAMPLES)
    assert not again.hints.active


def test_who_works_on_is_not_held_up(window: Window, qtbot: QtBot) -> None:
    assert not window.hints.isAncestorOf(window.frame.focusWidget())
    with qtbot.waitSignal(window.session.saving.ended, timeout=20_000):
        window.save_bar.save_wanted.emit()
    assert not window.hints.active


def test_a_hint_waits_while_what_it_is_about_is_out_of_sight(window: Window, qtbot: QtBot) -> None:
    window.session.take_out(window.session.model.cards)
    qtbot.waitUntil(lambda: not window.hints.isVisible())
    window.session.undo.undo()
    qtbot.waitUntil(window.hints.isVisible)
    assert words(window) == "1 of 4: Here are your photos"


def test_the_help_shows_the_hints_again(window: Window, qtbot: QtBot) -> None:
    window.hints.skip.click()
    window.header.help_wanted.emit()
    assert window.dialogs.help is not None
    window.dialogs.help.hints.click()
    qtbot.waitUntil(window.hints.isVisible)
    assert not window.dialogs.help.isVisible()


def test_hints_speak_the_windows_language(window: Window) -> None:
    window.header.language_chosen.emit("id")
    assert words(window) == "1 dari 4: Inilah foto Anda"
    assert window.hints.skip.text() == "Lewati"


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
    assert (beside(target, QSize(200, 100), QRect(0, 0, 1000, 700)) - corner).manhattanLength() <= 2


def test_the_samples_can_be_tried_and_stay_as_they_are(open_it: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before = fingerprint(SAMPLES)
    window = open_it()
    window.empty._samples.click()
    qtbot.waitUntil(lambda: len(window.session.model.cards) == 7, timeout=20_000)
    qtbot.waitUntil(lambda: not window.session.gathering.running, timeout=20_000)
    with qtbot.waitSignal(window.session.saving.ended, timeout=30_000):
        window.save_bar.save_wanted.emit()
    assert len(list((tmp_path / "Pictures" / "stampgui").iterdir())) == 5
    assert fingerprint(SAMPLES) == before
