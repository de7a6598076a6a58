"""A window that keeps everything it writes inside the test's own folder."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stampgui.batch.processing import restore_all, stamp_all
from stampgui.gui.app import open_window
from stampgui.gui.state.batch_run import BatchRun
from stampgui.session.clock import Today, read_today


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with a real mouse have the computer's attention one after the other."""
    for item in items:
        if "screen" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("screen"))


@pytest.fixture
def asking() -> Scripted:
    return Scripted()


@pytest.fixture(autouse=True)
def _release_mouse() -> Iterator[None]:
    """Leave no button pressed for the next test, as QTest.mouseDClick does: a window takes its focus for a click's."""
    yield
    if QApplication.instance() is not None and QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
        QTest.mouseRelease(QWidget(), Qt.MouseButton.LeftButton)
        assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files and folders that other programs of the computer have opened."""
    paths: list[str] = []

    def open_url(url: QUrl) -> bool:
        paths.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return paths


@pytest.fixture
def held_after_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saving and restoring begin no other photo after the first until one of them has been paused or cancelled.

    A window that gets no turn for a while would find all photos done before a button could be pressed.
    """
    let_go = Event()

    def letting_go(press: Callable[[BatchRun], None]) -> Callable[[BatchRun], None]:
        def press_and_let_go(run: BatchRun) -> None:
            press(run)
            let_go.set()

        return press_and_let_go

    def held(process: Callable[..., Iterable[Any]]) -> Callable[..., Iterator[Any]]:
        def process_held(*jobs: Any, cancelled: Callable[[], bool], **options: Any) -> Iterator[Any]:
            for row in process(*jobs, cancelled=cancelled, **options):
                yield row
                while not (cancelled() or let_go.wait(0.01)):
                    pass

        return process_held

    monkeypatch.setattr(BatchRun, "pause", letting_go(BatchRun.pause))
    monkeypatch.setattr(BatchRun, "cancel", letting_go(BatchRun.cancel))
    monkeypatch.setattr("stampgui.gui.state.save_run.stamp_all", held(stamp_all))
    monkeypatch.setattr("stampgui.gui.state.restore_run.restore_all", held(restore_all))


@pytest.fixture
def open_it(qapp: QApplication, qtbot: QtBot, tmp_path: Path, asking: Scripted) -> Iterator[OpenWindow]:
    """Open the window, in English unless told otherwise, with these files and folders read into it."""
    opened: list[WindowDriver] = []

    def open_(*paths: Path, language: str = "en", today: Today = read_today) -> WindowDriver:
        settings_file = tmp_path / "config" / "settings.json"
        controller = open_window(
            qapp,
            settings_file,
            pictures=tmp_path / "Pictures",
            preferred_languages=[language],
            prompts=asking,
            today=today,
        )
        window = WindowDriver(controller, qtbot)
        opened.append(window)
        window.main_window.resize(1280, 720)
        window.show()
        if paths:
            window.add(paths)
            qtbot.wait(20)
        return window

    yield open_
    # referred to until Qt has deleted them: see `BackgroundTask`
    parts = [part for window in opened for part in window.main_window.findChildren(QObject)]
    for window in opened:
        asking.answers.clear()
        window.close()
        window.main_window.deleteLater()
    QGuiApplication.clipboard().clear()  # the offscreen one outlives Python, whose objects it would then destroy
    qtbot.wait(10)
    parts.clear()
