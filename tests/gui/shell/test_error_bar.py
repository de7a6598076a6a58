"""A mistake of the program is said once and calmly, and is found in the log; the window works on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stampgui.gui.background.task_pool import TaskPool
from stampgui.gui.shell.error_bar import ErrorBar
from stampgui.i18n import load_catalogue

FAILING = """
import sys, threading
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication
from stampgui.gui.app import run_app
from stampgui.gui.window.main_window import MainWindowController
from stampgui.gui.shell.error_bar import ErrorBar

def fail(caption):
    raise ValueError(caption)

def see():
    for frame in QApplication.topLevelWidgets():
        if not frame.findChildren(MainWindowController):
            continue
        if not errors:
            errors.append(threading.Thread(target=fail, args=("Rapat",), name="reader"))
            qWarning("odd fonts")
            for word in ("one", "two"):
                QTimer.singleShot(0, lambda: fail("Rapat " + word))
            errors[0].start()
        elif not errors[0].is_alive() and (bars := [bar for bar in frame.findChildren(ErrorBar) if bar.isVisible()]):
            print(len(bars), frame.isEnabled(), bars[0].text, sep="|")
            frame.close()

if __name__ == "__main__":
    errors = []
    look = QTimer(interval=200)
    look.timeout.connect(see)
    QTimer.singleShot(0, look.start)
    run_app([])
"""
"""Opens the window, makes mistakes in slots and in a thread, and says what the window shows then."""


def test_errors_in_slots_and_threads_are_said_once_and_are_in_the_log(tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(FAILING, encoding="utf-8")
    places = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"), str(tmp_path))
    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en", "LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    bars, enabled, said = done.stdout.strip().split("|")
    assert (bars, enabled) == ("1", "True")
    assert said.startswith("The program made a mistake. Your photos are unchanged.")
    (log,) = tmp_path.rglob("stampgui.log")
    text = log.read_text("utf-8")
    assert "WARNING stampgui.qt: odd fonts" in text
    assert text.count("ERROR stampgui: unhandled error") == 3
    assert "in fail" in text
    assert "Rapat two" not in text
    assert "Rapat two" in done.stderr


def test_many_errors_are_one_message_whose_details_are_copied(
    open_it: OpenWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    window = open_it()
    for details in ("a\nValueError", "a\nValueError", "b\nKeyError"):
        window.main_window.show_error(details)
    (bar,) = window.main_window.findChildren(ErrorBar)
    assert bar.isVisible()
    bar.accept_button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("stampgui ")
    assert copied.endswith("a\nValueError\n\nb\nKeyError")
    assert bar.accept_button.text() == "Details copied"
    bar.decline_button.click()
    window.main_window.show_error("a\nValueError")
    assert not bar.isVisible()  # told already
    page, header = window.main_window.pages, window.header.root
    qtbot.waitUntil(lambda: page.y() == header.height(), timeout=SOON)  # and nothing is left of it
    window.main_window.show_error("c\nTypeError")
    assert bar.isVisible()
    window.main_window.retranslate(load_catalogue("id"))
    assert bar.accept_button.text() == "Salin rincian"


def test_a_mistake_in_reading_a_picture_is_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    pool = TaskPool(threads=1, limit=2)
    with qtbot.waitSignal(pool.task_finished, timeout=SOON):
        pool.submit("a.jpg", lambda: 1 // 0)
    pool.close()
    assert "a task broke off" in caplog.text
