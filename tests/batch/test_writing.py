"""While a worker writes what it has made, which mostly waits for the disk, another begins the next job."""

import errno
import os
import time
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from batches import keyed
from stampgui.batch.jobs import Unwritten, never
from stampgui.batch.workers import WorkerPool

JOBS = 6
PATIENCE = 60.0
"""Seconds after which a job that waits for another gives up."""


def leave_a_sign(job: tuple[int, Path]) -> Unwritten[bool]:
    number, folder = job
    (folder / f"{number} begun").touch()
    return Unwritten(partial(wait_for_sign, folder / f"{number + 1} begun" if number + 1 < JOBS else folder))


def wait_for_sign(sign: Path) -> bool:
    """Whether it came."""
    end = time.monotonic() + PATIENCE
    while not sign.exists() and time.monotonic() < end:
        time.sleep(0.005)
    return sign.exists()


def count_at_work(job: tuple[int, Path]) -> Unwritten[int]:
    number, folder = job
    sign = folder / f"{number}.working"
    sign.touch()
    time.sleep(0.02)
    most = len(list(folder.glob("*.working")))
    sign.unlink()
    return Unwritten(partial(write_slowly, most))


def write_slowly(result: int) -> int:
    time.sleep(0.04)
    return result


def die_while_writing(job: tuple[int, Path]) -> Unwritten[int]:
    return Unwritten(partial(write_or_die, *job))


def write_or_die(number: int, folder: Path) -> int:
    died = folder / "died"
    if number == 2 and not died.exists():
        died.touch()
        os.abort()
    return number


def lost(_: tuple[int, Path], __: int) -> int:
    return -1


def test_a_job_begins_while_the_one_before_it_is_written(tmp_path: Path) -> None:
    with WorkerPool(leave_a_sign, count=1, on_lost=lambda *_: False) as pool:
        found = pool.map(keyed((number, tmp_path) for number in range(JOBS)), cancelled=never)
        assert [came for _, came in found] == [True] * JOBS


def test_no_more_than_were_asked_for_compute_at_a_time(tmp_path: Path) -> None:
    with WorkerPool(count_at_work, count=2, on_lost=lost) as pool:
        found = pool.map(keyed((number, tmp_path) for number in range(3 * JOBS)), cancelled=never)
        assert {most for _, most in found} <= {1, 2}


def test_a_job_whose_worker_died_while_writing_is_done_once_more(tmp_path: Path) -> None:
    with WorkerPool(die_while_writing, count=2, on_lost=lost) as pool:
        found = pool.map(keyed((number, tmp_path) for number in range(JOBS)), cancelled=never)
        assert [number for _, number in found] == list(range(JOBS))


def test_a_process_more_that_cannot_be_started_is_not_tried_again_for_each_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, tried = BaseProcess.start, list[BaseProcess]()

    def start_two(process: BaseProcess) -> None:
        tried.append(process)
        if len(tried) > 2:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        start(process)

    monkeypatch.setattr(BaseProcess, "start", start_two)
    with WorkerPool(count_at_work, count=2, on_lost=lost) as pool:
        found = list(pool.map(keyed((number, tmp_path) for number in range(3 * JOBS)), cancelled=never))
    assert [number for (number, _), _ in found] == list(range(3 * JOBS))
    assert len(tried) == 3
