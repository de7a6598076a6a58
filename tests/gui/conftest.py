"""A window that keeps everything it writes inside the test's own folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.scripted import OpenWindow, Scripted
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stampgui.gui.app import open_window
from stampgui.gui.window import Window


@pytest.fixture
def asking() -> Scripted:
    return Scripted()


@pytest.fixture
def open_it(qapp: QApplication, qtbot: QtBot, tmp_path: Path, asking: Scripted) -> Iterator[OpenWindow]:
    """Open the window, in English unless told otherwise, with these files and folders read into it."""
    opened: list[Window] = []

    def open_(*paths: Path, language: str = "en") -> Window:
        settings_file = tmp_path / "config" / "settings.json"
        window = open_window(qapp, settings_file, pictures=tmp_path / "Pictures", wishes=[language], asking=asking)
        opened.append(window)
        window.frame.resize(1280, 720)
        window.frame.show()
        window.frame.activateWindow()
        if paths:
            window.session.add(list(paths))
            qtbot.waitUntil(lambda: not window.session.gathering.running, timeout=20_000)
            qtbot.wait(20)
        return window

    yield open_
    for window in opened:
        asking.answers.clear()
        window.frame.close()
        window.frame.deleteLater()
    qtbot.wait(10)
