"""A run in the background: begun, paused, gone on with, cancelled, ended."""

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from pytestqt.qtbot import QtBot
from session.photo_items import dated

from stampgui.gui.state.batch_run import BatchRun
from stampgui.session.photos.photo_item import PhotoId
from stampgui.session.saving.progress import Progress, Stopwatch
from stampgui.session.saving.run_results import RunPhase, RunResult
from stampgui.stamping.outcome import Outcome, Status

CARDS = [dated(number, f"{number}.jpg", "2022-10-14") for number in range(20)]


class Slow(BatchRun):
    """Lets photos through one by one; `left` counts those that may still go."""

    def __init__(self) -> None:
        super().__init__(RunResult)
        self.done = 0
        self.results_ready.connect(self.count)
        self.left = threading.Semaphore(0)

    def start(self) -> None:
        def work(*, cancelled: Callable[[], bool], paused: Callable[[], bool]) -> Iterator[tuple[PhotoId, Outcome]]:
            for card in CARDS:
                while not cancelled() and (paused() or not self.left.acquire(timeout=0.005)):
                    pass
                if cancelled():
                    return
                yield card.id, Outcome(card.file, Status.STAMPED)

        self.start_work(CARDS, Path(), work)

    def let_through(self, count: int) -> None:
        self.left.release(count)

    def count(self, results: Mapping[PhotoId, Outcome]) -> None:
        self.done += len(results)


@pytest.fixture
def run(qtbot: QtBot) -> Iterator[Slow]:
    made = Slow()
    yield made
    made.close()


WAYS: dict[RunPhase, tuple[str, ...]] = {
    RunPhase.IDLE: (),
    RunPhase.WORKING: ("start",),
    RunPhase.PAUSED: ("start", "pause"),
    RunPhase.CANCELLING: ("start", "cancel"),
}


@pytest.mark.parametrize(
    ("phase", "wish", "then"),
    [
        (RunPhase.IDLE, "pause", RunPhase.IDLE),
        (RunPhase.IDLE, "resume", RunPhase.IDLE),
        (RunPhase.IDLE, "cancel", RunPhase.IDLE),
        (RunPhase.WORKING, "pause", RunPhase.PAUSED),
        (RunPhase.WORKING, "resume", RunPhase.WORKING),
        (RunPhase.WORKING, "cancel", RunPhase.CANCELLING),
        (RunPhase.PAUSED, "pause", RunPhase.PAUSED),
        (RunPhase.PAUSED, "resume", RunPhase.WORKING),
        (RunPhase.PAUSED, "cancel", RunPhase.CANCELLING),
        (RunPhase.CANCELLING, "pause", RunPhase.CANCELLING),
        (RunPhase.CANCELLING, "resume", RunPhase.CANCELLING),
        (RunPhase.CANCELLING, "cancel", RunPhase.CANCELLING),
    ],
)
def test_what_a_person_may_wish_and_what_comes_of_it(run: Slow, phase: RunPhase, wish: str, then: RunPhase) -> None:
    for step in (*WAYS[phase], wish):
        getattr(run, step)()
    assert run.phase is then


def test_while_it_is_paused_nothing_is_begun_and_it_goes_on_where_it_was(run: Slow, qtbot: QtBot) -> None:
    run.start()
    run.let_through(3)
    qtbot.waitUntil(lambda: run.done == 3, timeout=SOON)
    run.pause()
    qtbot.wait(50)
    run.let_through(len(CARDS))
    qtbot.wait(200)
    assert run.done <= 4, "what was begun before the pause may end in it"
    with qtbot.waitSignal(run.finished, timeout=SOON) as ended:
        run.resume()
    assert ended.args is not None
    assert len(ended.args[0].outcomes) == ended.args[0].total == len(CARDS)
    assert run.phase is RunPhase.IDLE


def test_a_paused_run_can_be_cancelled_and_keeps_what_is_done(run: Slow, qtbot: QtBot) -> None:
    run.start()
    run.let_through(2)
    qtbot.waitUntil(lambda: run.done == 2, timeout=SOON)
    run.pause()
    with qtbot.waitSignal(run.finished, timeout=SOON) as ended:
        run.cancel()
    assert ended.args is not None
    assert (len(ended.args[0].outcomes), ended.args[0].cancelled) == (2, True)


class Reversed(BatchRun):
    """Comes to its photos from the last to the first, and loses one on the way."""

    def start(self) -> None:
        def work(*, cancelled: Callable[[], bool], paused: Callable[[], bool]) -> Iterator[tuple[PhotoId, Outcome]]:
            for card in reversed(CARDS[1:]):
                yield card.id, Outcome(card.file, Status.STAMPED)

        self.start_work(CARDS, Path(), work)


@pytest.fixture
def reversed_run(qtbot: QtBot) -> Iterator[Reversed]:
    made = Reversed(RunResult)
    yield made
    made.close()


def test_an_outcome_is_its_photos_whatever_order_they_come_in(reversed_run: Reversed, qtbot: QtBot) -> None:
    run, told = reversed_run, []
    run.results_ready.connect(lambda results: told.extend(results.items()))
    with qtbot.waitSignal(run.finished, timeout=SOON) as ended:
        run.start()
    assert ended.args is not None
    assert {photo: outcome.path for photo, outcome in told} == {card.id: card.file for card in CARDS[1:]}
    assert ended.args[0].results == dict(told)
    assert [outcome.path for outcome in ended.args[0].outcomes] == [card.file for card in CARDS[1:]]


def test_a_window_that_is_closed_does_not_wait_for_a_paused_run(run: Slow) -> None:
    before = set(threading.enumerate())
    run.start()
    run.pause()
    run.close()
    assert set(threading.enumerate()) <= before


def test_a_pause_that_comes_too_late_ends_with_the_last_photo(run: Slow, qtbot: QtBot) -> None:
    told: list[RunPhase] = []
    run.results_ready.connect(lambda _results: run.pause() if run.done == len(CARDS) else None)
    run.progress_changed.connect(lambda _pace: told.append(run.phase))
    with qtbot.waitSignal(run.finished, timeout=SOON):
        run.start()
        run.let_through(len(CARDS))
    assert told[-1] is RunPhase.WORKING


def test_the_next_run_does_not_begin_paused(run: Slow, qtbot: QtBot) -> None:
    run.start()
    run.pause()
    with qtbot.waitSignal(run.finished, timeout=SOON):
        run.cancel()
    run.start()
    assert run.phase is RunPhase.WORKING


def test_the_time_left_leaves_pauses_out() -> None:
    watch = Stopwatch(100.0).pause(110.0)
    assert watch.elapsed(500.0) == 10.0
    watch = watch.pause(200.0).resume(1000.0).resume(2000.0)
    assert watch.elapsed(1010.0) == 20.0
    assert Progress(20, 40, watch.elapsed(1010.0)).remaining_seconds == 20.0
