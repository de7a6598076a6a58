"""Work off the main thread: everything arrives, in order, and it can be stopped."""

import threading
import time
from collections.abc import Callable, Iterator

from gui.driver.parts import SOON
from pytestqt.qtbot import QtBot

from stampgui.gui.background.background_task import BackgroundTask
from stampgui.gui.background.task_pool import TaskPool


def test_results_arrive_in_order_and_then_it_ends(qtbot: QtBot) -> None:
    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        yield from range(1000)

    errand, arrived = BackgroundTask(work), list[object]()
    errand.results_ready.connect(arrived.extend)
    with qtbot.waitSignal(errand.finished, timeout=SOON) as ended:
        errand.start()
    assert arrived == list(range(1000))
    assert ended.args == [None]


def test_an_error_ends_the_work_and_is_handed_over(qtbot: QtBot) -> None:
    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        yield 1
        raise ValueError("unexpected")

    errand = BackgroundTask(work)
    with qtbot.waitSignal(errand.finished, timeout=SOON) as ended:
        errand.start()
    assert isinstance(ended.args[0], ValueError)


def test_cancelled_work_keeps_what_is_finished(qtbot: QtBot) -> None:
    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        number = 0
        while not cancelled():
            yield number
            number += 1
            time.sleep(0.01)

    errand, arrived = BackgroundTask(work), list[object]()
    errand.results_ready.connect(arrived.extend)
    errand.start()
    qtbot.waitUntil(lambda: len(arrived) > 3, timeout=SOON)
    with qtbot.waitSignal(errand.finished, timeout=SOON):
        errand.cancel()
    assert arrived == list(range(len(arrived)))


def test_what_was_asked_for_last_is_read_first_and_the_oldest_is_dropped(qtbot: QtBot) -> None:
    loader, gate, order = TaskPool(threads=1, limit=2), threading.Event(), list[object]()
    loader.task_finished.connect(lambda key, _value: order.append(key))
    loader.submit("first", gate.wait)
    qtbot.wait(50)
    for key in ("old", "newer", "newest"):
        loader.submit(key, lambda: None)
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 3, timeout=SOON)
    loader.close()
    assert order == ["first", "newest", "newer"]


def test_an_error_is_an_answer_too(qtbot: QtBot) -> None:
    def read() -> object:
        raise OSError("gone")

    loader = TaskPool(threads=1, limit=2)
    with qtbot.waitSignal(loader.task_finished, timeout=SOON) as loaded:
        loader.submit("photo", read)
    loader.close()
    assert isinstance(loaded.args[1], OSError)
