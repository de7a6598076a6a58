"""A photo on which a decoder hangs costs its row, and not the batch."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from batches import keyed
from given import MakePhoto
from stampgui.atomic_write import partial_path
from stampgui.batch import workers as room
from stampgui.batch.jobs import Unwritten, never
from stampgui.batch.processing import _handle_lost_job, _handle_overdue_job, _stamp_safely, stamp_all
from stampgui.batch.time_limit import estimate_time_limit, foresee_time_limit
from stampgui.batch.workers import WorkerPool
from stampgui.i18n import load_catalogue
from stampgui.image.photo import identify
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status


def hang_at_three(number: int) -> int:
    if number == 3:
        time.sleep(3600)
    return number


def a_second_for_three(number: int) -> float:
    return 1.0 if number == 3 else 60.0


def a_second_for_each(_: int) -> float:
    return 1.0


def a_second_for_b(job: Job) -> float:
    return 1.0 if job.source.stem == "b" else 60.0


def hang_while_estimating(number: int) -> float:
    hang_at_three(number)
    return 3600


def hang_with_half_a_copy(job: Job) -> Outcome | Unwritten[Outcome]:
    """Stands in for a decoder that never comes back; Python cannot interrupt it either."""
    if job.source.stem == "b":
        assert job.target is not None
        partial_path(job.target, os.getpid()).write_bytes(b"half")
        time.sleep(3600)
    return _stamp_safely(job)


def lost(job: int, _: int) -> int:
    return -job


def overdue(job: int, _: int) -> int:
    return -100 * job


def test_a_job_that_hangs_is_ended_and_the_others_are_done() -> None:
    with WorkerPool(hang_at_three, count=2, on_lost=lost, on_overdue=overdue, time_limit=a_second_for_three) as pool:
        assert dict(pool.map(keyed(range(8)), cancelled=never)) == {**dict(keyed(range(8))), 3: -300}


def test_one_worker_alone_is_replaced_by_a_new_one() -> None:
    with WorkerPool(hang_at_three, count=1, on_lost=lost, on_overdue=overdue, time_limit=a_second_for_three) as pool:
        assert dict(pool.map(keyed(range(6)), cancelled=never)) == {**dict(keyed(range(6))), 3: -300}


def test_a_file_that_hangs_before_its_size_is_known_is_ended_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def jobs() -> Iterator[int]:
        yield from range(3)
        monkeypatch.setattr(room, "_SECONDS_TO_ESTIMATE", 3.0)  # now that the workers have started
        yield from range(3, 5)

    pool = WorkerPool(hang_at_three, count=2, on_lost=lost, on_overdue=overdue, time_limit=hang_while_estimating)
    with pool:
        assert dict(pool.map(keyed(jobs()), cancelled=never)) == {**dict(keyed(range(5))), 3: -300}


def test_whoever_reads_the_results_slowly_makes_no_worker_overdue() -> None:
    with WorkerPool(hang_at_three, count=2, on_lost=lost, on_overdue=overdue, time_limit=a_second_for_each) as pool:
        for number, result in pool.map(keyed(range(3)), cancelled=never):
            time.sleep(1.5)
            assert result == number


def test_the_row_of_a_photo_that_hangs_says_so_and_nothing_half_written_is_left(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path
) -> None:
    photos = [make_photo(f"{name}.jpg", taken="2022:10:14 08:00:00") for name in "abc"]
    (tmp_path / "out").mkdir()
    jobs = [Job(photo, recipe, tmp_path / "out" / photo.name) for photo in photos]
    pool = WorkerPool(
        hang_with_half_a_copy,
        count=2,
        on_lost=_handle_lost_job,
        on_overdue=_handle_overdue_job,
        time_limit=a_second_for_b,
    )
    with pool:
        outcomes = [outcome for _, outcome in pool.map(keyed(jobs), cancelled=never)]
    assert [outcome.status for outcome in outcomes] == [Status.STAMPED, Status.FAILED, Status.STAMPED]
    assert outcomes[1].reason is not None
    assert load_catalogue("en").render(outcomes[1].reason).startswith("This photo took far too long and was given up")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.jpg", "c.jpg"]


def test_large_photos_may_take_longer(make_photo: MakePhoto, tmp_path: Path) -> None:
    small, heavy = make_photo("small.jpg"), make_photo("heavy.bmp", size=(2000, 1500))
    empty_sky = tmp_path / "empty sky.png"  # few bytes, many pixels
    Image.new("1", (12_000, 10_000)).save(empty_sky)
    assert 120 < estimate_time_limit(small) < 130
    assert 200 < estimate_time_limit(heavy) < 250
    assert 700 < estimate_time_limit(empty_sky) < 750


def test_what_was_examined_tells_how_long_it_may_take_without_being_opened_again(
    make_photo: MakePhoto, recipe: Recipe
) -> None:
    photo = make_photo("heavy.bmp", size=(2000, 1500))
    job = Job(photo, recipe, expected_file=identify(photo), expected_size=(2000, 1500))
    estimated = estimate_time_limit(photo)
    photo.unlink()
    assert foresee_time_limit(job) == estimated
    assert foresee_time_limit(replace(job, expected_size=None)) is None


def test_a_job_of_known_length_is_ended_without_asking_its_file() -> None:
    pool = WorkerPool(
        hang_at_three,
        count=2,
        on_lost=lost,
        on_overdue=overdue,
        time_limit=hang_while_estimating,
        foreseen_limit=a_second_for_three,
    )
    with pool:
        assert dict(pool.map(keyed(range(5)), cancelled=never)) == {**dict(keyed(range(5))), 3: -300}


@pytest.mark.parametrize("name", ["missing.jpg", "folder", "broken.jpg"])
def test_what_cannot_be_read_is_told_by_the_work_and_not_by_its_time_limit(
    recipe: Recipe, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0broken")
    assert 120 <= estimate_time_limit(tmp_path / name) < 121
    ((_, outcome),) = stamp_all([(0, Job(tmp_path / name, recipe, tmp_path / "out" / name))], workers=1)
    assert outcome.status is Status.FAILED
    assert outcome.reason is not None
    assert "too long" not in load_catalogue("en").render(outcome.reason)
