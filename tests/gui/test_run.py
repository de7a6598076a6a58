"""A run in the background: begun, paused, gone on with, cancelled, ended."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gui.rows import dated
from pytestqt.qtbot import QtBot

from stampgui.gui.pace import Pace, Stopwatch
from stampgui.gui.run import Ended, Phase, Run
from stampgui.stamping.outcome import Outcome, Status

CARDS = [dated(number, f"{number}.jpg", "2022-10-14") for number in range(20)]


class Slow(Run):
    """Lets photos through one by one; `left` counts those that may still go."""

    def __init__(self) -> None:
        super().__init__(Ended)
        self.left = threading.Semaphore(0)

    def start(self) -> None:
        def work(*, cancelled: Callable[[], bool], paused: Callable[[], bool]) -> Iterator[Outcome]:
            for card in CARDS:
                while not cancelled() and (paused() or not self.left.acquire(timeout=0.005)):
                    pass
                if cancelled():
                    return
                yield Outcome(card.file, Status.STAMPED)

        self._begin(CARDS, Path(), work)

    def let_through(self, count: int) -> None:
        self.left.release(count)

    @property
    def done(self) -> int:
        return len(self._outcomes)


@pytest.fixture
def run(qtbot: QtBot) -> Iterator[Slow]:
    made = Slow()
    yield made
    made.close()


WAYS: dict[Phase, tuple[str, ...]] = {
    Phase.IDLE: (),
    Phase.WORKING: ("start",),
    Phase.PAUSED: ("start", "pause"),
    Phase.CANCELLING: ("start", "cancel"),
}


@pytest.mark.parametrize(
    ("phase", "wish", "then"),
    [
        (Phase.IDLE, "pause", Phase.IDLE),
        (Phase.IDLE, "go_on", Phase.IDLE),
        (Phase.IDLE, "cancel", Phase.IDLE),
        (Phase.WORKING, "pause", Phase.PAUSED),
        (Phase.WORKING, "go_on", Phase.WORKING),
        (Phase.WORKING, "cancel", Phase.CANCELLING),
        (Phase.PAUSED, "pause", Phase.PAUSED),
        (Phase.PAUSED, "go_on", Phase.WORKING),
        (Phase.PAUSED, "cancel", Phase.CANCELLING),
        (Phase.CANCELLING, "pause", Phase.CANCELLING),
        (Phase.CANCELLING, "go_on", Phase.CANCELLING),
        (Phase.CANCELLING, "cancel", Phase.CANCELLING),
    ],
)
def test_what_a_person_may_wish_and_what_comes_of_it(run: Slow, phase: Phase, wish: str, then: Phase) -> None:
    for step in (*WAYS[phase], wish):
        getattr(run, step)()
    assert run.phase is then


def test_while_it_is_paused_nothing_is_begun_and_it_goes_on_where_it_was(run: Slow, qtbot: QtBot) -> None:
    run.start()
    run.let_through(3)
    qtbot.waitUntil(lambda: run.done == 3)
    run.pause()
    qtbot.wait(50)
    run.let_through(len(CARDS))
    qtbot.wait(200)
    assert run.done <= 4, "what was begun before the pause may end in it"
    with qtbot.waitSignal(run.ended, timeout=5000) as ended:
        run.go_on()
    assert ended.args is not None
    assert len(ended.args[0].outcomes) == ended.args[0].total == len(CARDS)
    assert run.phase is Phase.IDLE


def test_a_paused_run_can_be_cancelled_and_keeps_what_is_done(run: Slow, qtbot: QtBot) -> None:
    run.start()
    run.let_through(2)
    qtbot.waitUntil(lambda: run.done == 2)
    run.pause()
    with qtbot.waitSignal(run.ended, timeout=2000) as ended:
        run.cancel()
    assert ended.args is not None
    assert (len(ended.args[0].outcomes), ended.args[0].cancelled) == (2, True)


def test_a_window_that_is_closed_does_not_wait_for_a_paused_run(run: Slow) -> None:
    run.start()
    run.pause()
    run.close()
    assert not run._errand or not run._errand._thread.is_alive()


def test_a_pause_that_comes_too_late_ends_with_the_last_photo(run: Slow, qtbot: QtBot) -> None:
    told: list[Phase] = []
    run.arrived.connect(lambda _results: run.pause() if run.done == len(CARDS) else None)
    run.progressed.connect(lambda _pace: told.append(run.phase))
    with qtbot.waitSignal(run.ended, timeout=5000):
        run.start()
        run.let_through(len(CARDS))
    assert told[-1] is Phase.WORKING


def test_the_next_run_does_not_begin_paused(run: Slow, qtbot: QtBot) -> None:
    run.start()
    run.pause()
    with qtbot.waitSignal(run.ended, timeout=2000):
        run.cancel()
    run.start()
    assert run.phase is Phase.WORKING


def test_the_time_left_leaves_pauses_out() -> None:
    watch = Stopwatch(100.0).pause(110.0)
    assert watch.seconds(500.0) == 10.0
    watch = watch.pause(200.0).go_on(1000.0).go_on(2000.0)
    assert watch.seconds(1010.0) == 20.0
    assert Pace(20, 40, watch.seconds(1010.0)).left == 20.0
