"""Work off the main thread: everything arrives, in order, and it can be stopped."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence

from gui.driver.parts import SOON
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from stampgui.gui.background.background_task import BackgroundTask
from stampgui.gui.background.task_pool import TaskPool


def test_results_arrive_in_order_and_then_it_ends(qtbot: QtBot) -> None:
    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        yield from range(1000)

    task, arrived = BackgroundTask(work), list[object]()
    task.results_ready.connect(arrived.extend)
    with qtbot.waitSignal(task.finished, timeout=SOON) as ended:
        task.start()
    assert arrived == list(range(1000))
    assert ended.args == [None]


def test_an_error_ends_the_work_and_is_handed_over(qtbot: QtBot) -> None:
    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        yield 1
        raise ValueError("unexpected")

    task = BackgroundTask(work)
    with qtbot.waitSignal(task.finished, timeout=SOON) as ended:
        task.start()
    assert isinstance(ended.args[0], ValueError)


def test_cancelled_work_keeps_what_is_finished(qtbot: QtBot) -> None:
    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        number = 0
        while not cancelled():
            yield number
            number += 1
            time.sleep(0.01)

    task, arrived = BackgroundTask(work), list[object]()
    task.results_ready.connect(arrived.extend)
    task.start()
    qtbot.waitUntil(lambda: len(arrived) > 3, timeout=SOON)
    with qtbot.waitSignal(task.finished, timeout=SOON):
        task.cancel()
    assert arrived == list(range(len(arrived)))


def test_the_work_rests_while_the_window_shows_what_it_found(qtbot: QtBot) -> None:
    made: list[int] = []
    made_meanwhile: list[int] = []

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        for number in range(60):
            time.sleep(0.001)
            made.append(number)
            yield number

    def show(results: Sequence[object]) -> None:
        before = len(made)
        time.sleep(0.1)  # a long layout, during which the work could have done all the rest
        made_meanwhile.append(len(made) - before)

    task = BackgroundTask(work)
    task.results_ready.connect(show)
    with qtbot.waitSignal(task.finished, timeout=SOON):
        task.start()
    assert made == list(range(60))
    assert max(made_meanwhile) <= 1  # what it was just at


def test_the_work_goes_on_under_a_dialog_that_a_result_opens(qtbot: QtBot) -> None:
    made: list[int] = []

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        yield "a question"
        time.sleep(0.1)  # asked meanwhile
        for number in range(5):
            made.append(number)
            yield number

    def show(results: Sequence[object]) -> None:
        if "a question" in results:
            dialog = QEventLoop()
            QTimer.singleShot(SOON, dialog.quit)
            watch = QTimer(interval=10)
            watch.timeout.connect(lambda: dialog.quit() if len(made) == 5 else None)
            watch.start()
            dialog.exec()
            seen.append(len(made))

    seen: list[int] = []
    task = BackgroundTask(work)
    task.results_ready.connect(show)
    with qtbot.waitSignal(task.finished, timeout=SOON):
        task.start()
    assert seen == [5]


def test_stopped_work_does_not_wait_for_the_window(qtbot: QtBot) -> None:
    ended = threading.Event()

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        try:
            while not cancelled():
                yield "more"
        finally:
            ended.set()

    def stop(results: Sequence[object]) -> None:
        task.stop()
        ended_at_once.append(ended.is_set())

    ended_at_once: list[bool] = []
    task = BackgroundTask(work)
    task.results_ready.connect(stop)
    with qtbot.waitSignal(task.results_ready, timeout=SOON):
        task.start()
    assert ended_at_once == [True]


def test_what_was_asked_for_last_is_read_first_and_the_oldest_is_dropped(qtbot: QtBot) -> None:
    loader, begun, gate, order = TaskPool(threads=1, limit=2), threading.Event(), threading.Event(), list[object]()
    loader.task_finished.connect(lambda key, _value: order.append(key))

    def wait_at_the_gate() -> None:
        begun.set()
        gate.wait()

    loader.submit("first", wait_at_the_gate)
    assert begun.wait(60)
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
