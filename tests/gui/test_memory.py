"""The collector of garbage neither stops the window nor keeps what nobody needs."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from pytestqt.qtbot import QtBot

from given import MakePhoto


class Thing:
    """Something that refers to itself, as parts of windows and errors do."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def responsive(open_it: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[WindowDriver]:
    """The window as the program opens it."""
    monkeypatch.setattr("sys.setswitchinterval", lambda seconds: None)  # it would outlive the window
    window = open_it()
    collector = window.keep_responsive()
    yield window
    collector.close()
    gc.unfreeze()


def test_what_is_garbage_when_photos_have_come_is_not_kept_for_ever(
    responsive: WindowDriver, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    garbage = weakref.ref(Thing())
    responsive.session.add([make_photo("a.jpg")])
    qtbot.waitUntil(lambda: responsive.session.model.rowCount() == 1, timeout=SOON)
    qtbot.waitUntil(lambda: garbage() is None, timeout=SOON)


def test_garbage_is_freed_by_the_thread_of_the_window_alone(responsive: WindowDriver, qtbot: QtBot) -> None:
    freed_by: list[threading.Thread] = []
    # they allocate as threads that read photos do, which would start Python's own collector
    threads = [threading.Thread(target=lambda: [[] for _ in range(100_000)]) for _ in range(2)]
    for _ in range(100):
        weakref.finalize(Thing(), lambda: freed_by.append(threading.current_thread()))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    qtbot.waitUntil(lambda: len(freed_by) == 100, timeout=SOON)
    assert set(freed_by) == {threading.main_thread()}
