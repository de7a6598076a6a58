"""Short jobs, of which a worker gets several at once: one that kills or hangs it costs its own row alone."""

import os
import time
from collections.abc import Iterator

import pytest

from batches import keyed
from stampgui.batch import workers as room
from stampgui.batch.jobs import never
from stampgui.batch.workers import WorkerPool


def die_at_thirty(number: int) -> int:
    if number == 30:
        os.abort()
    return number


def hang_at_thirty(number: int) -> int:
    if number == 30:
        time.sleep(3600)
    return number


def process_id(_: int) -> int:
    return os.getpid()


def lost(job: int, _: int) -> int:
    return -job


def test_of_the_jobs_with_one_that_kills_the_worker_the_others_keep_their_rows() -> None:
    with WorkerPool(die_at_thirty, count=2, on_lost=lost, at_once=3) as pool:
        results = [result for _, result in pool.map(keyed(range(40)), cancelled=never)]
    assert results == [*range(30), -30, *range(31, 40)]


def test_of_the_jobs_with_one_that_hangs_the_others_keep_their_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    def jobs() -> Iterator[int]:
        yield from range(24)
        monkeypatch.setattr(room, "_SECONDS_TO_ESTIMATE", 3.0)  # now that the workers have started
        yield from range(24, 40)

    with WorkerPool(hang_at_thirty, count=2, on_lost=lost, at_once=3) as pool:
        results = [result for _, result in pool.map(keyed(jobs()), cancelled=never)]
    assert results == [*range(30), -30, *range(31, 40)]


def test_a_few_jobs_are_shared_out_among_the_workers() -> None:
    with WorkerPool(process_id, count=2, on_lost=lost, at_once=16) as pool:
        assert len({process for _, process in pool.map(keyed(range(8)), cancelled=never)}) == 2
