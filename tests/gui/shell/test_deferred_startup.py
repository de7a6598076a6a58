"""The window is painted before what belongs to photos is imported and built, and nobody notices."""

import os
import subprocess
import sys
from pathlib import Path

from gui.driver.parts import SOON
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.shell.deferred_startup import DeferredStartup, Steps, run_to_end

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from stampgui.gui.app import run_app
from stampgui.gui.shell.welcome_page import WelcomePage

HEAVY = {"PIL", "exifread", "babel", "multiprocessing", "hashlib", "socket", "stampgui.gui.inspector.inspector"}

def paint(page, event, really=WelcomePage.paintEvent):
    really(page, event)
    if not look.isActive():
        print("painted with", *sorted(HEAVY & set(sys.modules)))
        look.start()

def see():
    from stampgui.gui.window.main_window import MainWindowController
    for frame in QApplication.topLevelWidgets():
        for window in frame.findChildren(MainWindowController):
            if window.session.model.items and not window.session.photo_import.running:
                print("listed", *(item.found.path.name for item in window.session.model.items))
                look.stop()
                frame.close()
                return

WelcomePage.paintEvent = paint
if __name__ == "__main__":
    look = QTimer(interval=50)
    look.timeout.connect(see)
    run_app([Path(name) for name in sys.argv[1:]])
"""
"""Starts the program, says what it had imported when it was painted, and what it lists then."""


def steps(done: list[str]) -> Steps[str]:
    for step in ("session", "page"):
        done.append(step)
        yield
    done.append("window")
    return "the window"


def nothing_more(done: list[str]) -> Steps[None]:
    yield from steps(done)


def test_what_belongs_to_photos_is_built_step_by_step_once_the_frame_is_painted(qtbot: QtBot) -> None:
    done: list[str] = []
    frame = QPushButton()
    qtbot.addWidget(frame)
    startup = DeferredStartup(frame, nothing_more(done))
    startup.painted.connect(lambda: done.append("painted"))
    qtbot.wait(30)
    assert done == []
    frame.show()
    qtbot.waitUntil(lambda: done == ["painted", "session", "page", "window"], timeout=SOON)


def test_who_acts_at_once_finds_everything_there(qtbot: QtBot) -> None:
    done: list[str] = []
    found: list[list[str]] = []
    frame = QPushButton()
    qtbot.addWidget(frame)
    frame.clicked.connect(lambda: found.append(list(done)))
    DeferredStartup(frame, nothing_more(done))
    frame.show()
    QTest.mouseClick(frame, Qt.MouseButton.LeftButton)
    assert found == [["session", "page", "window"]]


def test_the_rest_can_be_built_at_once() -> None:
    done: list[str] = []
    assert run_to_end(steps(done)) == "the window"
    assert done == ["session", "page", "window"]


def test_the_frame_is_painted_without_what_reads_photos_and_then_photos_come(
    tmp_path: Path, make_photo: MakePhoto
) -> None:
    script = tmp_path / "start.py"
    script.write_text(START, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(make_photo("a.jpg", taken="2023:01:20 08:00:11"))],
        env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["painted with", "listed a.jpg"]
