"""Many photos: in order, each with its outcome, whatever happens to one of them."""

import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from batches import keyed, only_jobs, plan_folder, stamp_folder
from given import MakePhoto
from stampgui.atomic_write import partial_path
from stampgui.batch import processing as room
from stampgui.batch.answer import Answer, answer_key
from stampgui.batch.jobs import POLL_INTERVAL, Finished, Unwritten
from stampgui.batch.processing import stamp_all
from stampgui.batch.workers import WorkerPool
from stampgui.caption.caption_text import EventPlace
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.session.photos.batch_photos import Answers
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status

ENGLISH = load_catalogue("en")
BELOW_NORMAL = 0x4000
"""Windows' BELOW_NORMAL_PRIORITY_CLASS."""


def never() -> bool:
    return False


def slow_or_square(number: int) -> int:
    if number == 0:
        time.sleep(0.3)
    return number * number


def go_on_at_a_sign(job: tuple[int, Path]) -> int:
    number, folder = job
    if number == 0:
        (folder / "begun").touch()
        while not (folder / "cancelled").exists():
            time.sleep(0.005)
    return number


def die_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_after_two(number: int) -> int:
    """As after a decoder wrote past its memory."""
    if harmed:
        os.abort()
    harmed.extend([True] * (number == 2))
    return number


def count_others(job: tuple[int, Path]) -> int:
    """How many other jobs are at work, for the one whose worker dies the first time."""
    number, folder = job
    (folder / f"{number}.working").touch()
    if number == 0 and not (folder / "died").exists():
        (folder / "died").touch()
        os.abort()
    time.sleep(0.05)
    others = len(list(folder.glob("*.working"))) - 1
    (folder / f"{number}.working").unlink()
    return others


def die_once_with_half_a_copy(job: Job) -> Outcome | Unwritten[Outcome]:
    assert job.target is not None
    died = job.target.parent.with_name("died")
    if job.source.stem == "b" and not died.exists():
        died.touch()
        partial_path(job.target, os.getpid()).write_bytes(b"half")
        os.abort()
    return room._stamp_safely(job)


def sleep(_: int) -> int:
    time.sleep(30)
    return 0


def niceness(_: int) -> int:
    """On Windows the process's priority class."""
    if sys.platform != "win32":
        return os.nice(0)
    import ctypes
    from ctypes.wintypes import DWORD, HANDLE

    get_class = ctypes.WinDLL("kernel32").GetPriorityClass
    get_class.argtypes, get_class.restype = (HANDLE,), DWORD
    priority: int = get_class(-1)
    return priority


def process_id(_: int) -> int:
    return os.getpid() if prepared else 0


prepared: list[bool] = []
"""What `prepare` has left in this process."""

harmed: list[bool] = []
"""What `die_after_two` has left in this process."""


def prepare() -> None:
    prepared.append(True)


def lost(job: int, _: int) -> int:
    return -job


def test_results_come_in_the_order_of_the_jobs() -> None:
    with WorkerPool(slow_or_square, count=2, on_lost=lost) as workers:
        assert list(workers.map(keyed(range(20)), cancelled=never)) == [(number, number**2) for number in range(20)]


def test_a_process_that_was_begun_early_is_prepared_for_the_first_job() -> None:
    for begin in (WorkerPool.start_early, WorkerPool.load_early):
        with WorkerPool(process_id, count=1, on_lost=lost, prepare=prepare) as workers:
            begin(workers)
            ((_, process),) = workers.map(keyed([0]), cancelled=never)
        assert process not in (0, os.getpid())


def test_what_is_known_already_keeps_its_turn_and_waits_for_no_worker() -> None:
    jobs: list[tuple[str, int | Finished[int]]] = [("slow", 0), ("known", Finished(7)), ("quick", 3)]
    with WorkerPool(slow_or_square, count=2, on_lost=lost) as workers:
        assert list(workers.map(jobs, cancelled=never)) == [("slow", 0), ("known", 7), ("quick", 9)]
        started = time.monotonic()
        known = [(number, Finished(number)) for number in range(10_000)]
        assert list(workers.map(known, cancelled=never)) == list(keyed(range(10_000)))
        assert time.monotonic() - started < 1_000 * POLL_INTERVAL, "not one look at the workers for each"


@pytest.mark.parametrize("count", [1, 2])
def test_a_job_that_kills_each_worker_costs_its_own_row_alone(count: int) -> None:
    with WorkerPool(die_at_three, count=count, on_lost=lost) as workers:
        assert list(workers.map(keyed(range(8)), cancelled=never)) == [*keyed((0, 1, 2)), (3, -3), *keyed((4, 5, 6, 7))]


@pytest.mark.parametrize("count", [1, 2])
def test_a_job_costs_nothing_whose_worker_dies_of_what_the_one_before_it_did(count: int) -> None:
    with WorkerPool(die_after_two, count=count, on_lost=lost) as workers:
        assert list(workers.map(keyed(range(6)), cancelled=never)) == list(keyed(range(6)))


def test_a_job_whose_worker_died_is_done_again_with_no_other_at_work(tmp_path: Path) -> None:
    with WorkerPool(count_others, count=3, on_lost=lambda job, _: -1) as workers:
        jobs = [(number, (number, tmp_path)) for number in range(6)]
        assert dict(workers.map(jobs, cancelled=never))[0] == 0


def test_a_job_whose_worker_died_last_has_its_row_where_no_new_process_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(job: int, _: int) -> int:
        monkeypatch.setattr(BaseProcess, "start", refuse_process)
        return -job

    with WorkerPool(die_at_three, count=1, on_lost=lose) as workers:
        assert list(workers.map(keyed([2, 3]), cancelled=never)) == [(2, 2), (3, -3)]


def test_a_photo_whose_worker_died_once_is_stamped_and_nothing_half_written_is_left(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path
) -> None:
    photos = [make_photo(f"{name}.jpg", taken="2022:10:14 08:00:00") for name in "abc"]
    (tmp_path / "out").mkdir()
    jobs = [Job(photo, recipe, tmp_path / "out" / photo.name) for photo in photos]
    with WorkerPool(die_once_with_half_a_copy, count=1, on_lost=room._handle_lost_job) as pool:
        outcomes = [outcome.status for _, outcome in pool.map(keyed(jobs), cancelled=never)]
    assert outcomes == [Status.STAMPED] * 3
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.jpg", "b.jpg", "c.jpg"]


def test_a_drive_that_goes_with_a_worker_costs_the_row_and_not_the_batch(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_: Path, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "unlink", away)
    assert room._handle_lost_job(Job(make_photo(), recipe, tmp_path / "out" / "a.jpg"), 7).status is Status.FAILED


def test_jobs_are_drawn_only_as_they_are_needed() -> None:
    drawn = []

    def jobs() -> Iterator[int]:
        for number in range(10_000):
            drawn.append(number)
            yield number

    with WorkerPool(slow_or_square, count=2, on_lost=lost) as workers:
        results = workers.map(keyed(jobs()), cancelled=never)
        next(results)
        assert len(drawn) < 100


def test_cancelling_takes_less_than_half_a_second() -> None:
    started = time.monotonic()
    cancelled_at = started + 1.5
    with WorkerPool(sleep, count=2, on_lost=lost) as workers:
        assert list(workers.map(keyed(range(10)), cancelled=lambda: time.monotonic() > cancelled_at)) == []
    assert time.monotonic() - cancelled_at < 10  # the jobs take half a minute


def test_a_cancelled_run_tells_of_all_that_it_finished(tmp_path: Path) -> None:
    drawn: list[int] = []

    def jobs() -> Iterator[tuple[int, tuple[int, Path]]]:
        for number in range(1000):
            drawn.append(number)
            yield number, (number, tmp_path)

    def cancelled() -> bool:
        now = len(drawn) > 6 and (tmp_path / "begun").exists()
        if now:
            (tmp_path / "cancelled").touch()
        return now

    with WorkerPool(go_on_at_a_sign, count=2, on_lost=lambda job, _: -job[0]) as workers:
        results = list(workers.map(jobs(), cancelled=cancelled))
    assert len(drawn) - len(results) <= 1  # one that is drawn when it is cancelled is not begun any more
    assert results == list(keyed(drawn[: len(results)]))


def test_a_pause_finishes_what_was_begun_and_begins_nothing_new() -> None:
    drawn: list[int] = []
    holding = True

    def jobs() -> Iterator[int]:
        for number in range(8):
            drawn.append(number)
            yield number

    with WorkerPool(slow_or_square, count=2, on_lost=lost) as workers:
        results = workers.map(keyed(jobs()), cancelled=never, paused=lambda: holding and len(drawn) == 2)
        assert [next(results), next(results)] == [(0, 0), (1, 1)]
        assert drawn == [0, 1]
        holding = False
        assert list(results) == [(number, number**2) for number in range(2, 8)]


def test_a_pause_can_be_cancelled() -> None:
    ending = time.monotonic() + 0.5
    with WorkerPool(slow_or_square, count=2, on_lost=lost) as workers:
        results = workers.map(keyed(range(10)), cancelled=lambda: time.monotonic() > ending, paused=lambda: True)
        assert list(results) == []


@pytest.mark.parametrize("workers", [0, 2])
def test_paused_stamping_goes_on_where_it_was(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path, workers: int
) -> None:
    for number in range(4):
        make_photo(f"{number}.jpg", taken="2022:10:14 08:00:00")
    jobs = plan_folder(tmp_path / "photos", recipe, tmp_path / "out")
    looks = iter([False, True, True, True])
    outcomes = [outcome for _, outcome in stamp_all(jobs, workers=workers, paused=lambda: next(looks, False))]
    assert [outcome.path.name for outcome in outcomes] == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]
    assert {outcome.status for outcome in outcomes} == {Status.STAMPED}


def test_workers_leave_the_computer_to_the_person() -> None:
    with WorkerPool(niceness, count=1, on_lost=lost) as workers:
        ((_, of_worker),) = workers.map([(0, 0)], cancelled=never)
    assert of_worker == (BELOW_NORMAL if sys.platform == "win32" else min(os.nice(0) + 10, 19))


def test_a_broken_photo_is_a_row_and_not_the_end(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path, untouched: Callable[[Path], None]
) -> None:
    folder = make_photo("a.jpg", taken="2022:10:14 08:00:00").parent
    (folder / "b.jpg").write_bytes(b"")
    (folder / "c.jpg").write_bytes(b"\xff\xd8\xff\xe0broken")
    (folder / "d.jpg").write_text("not a photo")
    make_photo("e.jpg")
    make_photo("f.png", taken="2022:10:14 08:00:00")
    untouched(folder)
    outcomes = stamp_folder(folder, recipe, tmp_path / "out", workers=2)
    assert [outcome.path.name for outcome in outcomes] == ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg", "f.png"]
    assert [outcome.status for outcome in outcomes] == [
        *(Status.STAMPED, Status.FAILED, Status.FAILED, Status.FAILED, Status.NEEDS_DATE, Status.STAMPED)
    ]
    assert all(outcome.reason is not None for outcome in outcomes if outcome.status is not Status.STAMPED)


def test_cancelling_leaves_whole_copies_only(make_photo: MakePhoto, recipe: Recipe, tmp_path: Path) -> None:
    for number in range(12):
        make_photo(f"{number}.jpg", size=(3000, 2000), taken="2022:10:14 08:00:00")
    out = tmp_path / "out"
    outcomes = stamp_all(plan_folder(tmp_path / "photos", recipe, out), workers=2)
    _, first = next(outcomes)
    outcomes.close()
    assert first.status is Status.STAMPED
    assert not list(out.glob(".*"))
    from PIL import Image

    for copy in out.iterdir():
        with Image.open(copy) as image:
            image.load()


def test_a_persons_word_for_one_photo_beats_the_word_for_the_rest(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path
) -> None:
    one, other, _ = make_photo("a.jpg"), make_photo("b.jpg"), make_photo("c.jpg")
    by_photo = {
        answer_key(one): Answer(PartialDate(2020), EventPlace(event="Rapat")),
        answer_key(other): Answer(None, EventPlace(place="Klaten")),
    }
    recipe = replace(recipe, event_place=EventPlace("Arsip", "Solo"))
    answers = Answers(by_photo, PartialDate(2021), override=True)
    jobs = list(only_jobs(plan_folder(one.parent, recipe, tmp_path / "out", answers)))
    assert [job.answer for job in jobs] == [PartialDate(2020), PartialDate(2021), PartialDate(2021)]
    assert [job.event_place for job in jobs] == [
        *(EventPlace("Rapat", "Solo"), EventPlace("Arsip", "Klaten"), EventPlace("Arsip", "Solo"))
    ]


def test_what_was_left_half_written_goes_before_the_next_copies_come(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo, out = make_photo("a.jpg", taken="2022:10:14 08:15:00"), tmp_path / "out"
    (out / "lama").mkdir(parents=True)
    ours = partial_path(out / "a.jpg", os.getppid())
    theirs = out / ".stampgui-00000000-4711.part"
    below = partial_path(out / "lama" / "a.jpg", 4711)
    for left in (ours, theirs, below):
        left.write_bytes(b"half")
    target = out / "a.jpg"
    list(stamp_all([(0, Job(photo, recipe, target))], workers=0))
    assert ours.exists()  # somebody may be writing it just now
    later = time.time() + 7200
    monkeypatch.setattr("time.time", lambda: later)
    list(stamp_all([(0, Job(photo, recipe, out / "b.jpg"))], workers=0))
    assert not ours.exists()
    assert theirs.exists()
    assert below.exists()
    assert {path.name for path in out.glob("*.jpg")} == {"a.jpg", "b.jpg"}


def test_photos_have_rows_where_the_computer_can_start_no_process(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = [Job(make_photo(f"{number}.jpg"), recipe, tmp_path / f"{number}.jpg") for number in range(3)]
    monkeypatch.setattr(BaseProcess, "start", refuse_process)
    outcomes = [outcome for _, outcome in stamp_all(keyed(jobs), workers=2)]
    assert [outcome.path for outcome in outcomes] == [job.source for job in jobs]
    for outcome in outcomes:
        assert outcome.status is Status.FAILED
        assert outcome.reason is not None
        assert "cannot start another process" in ENGLISH.render(outcome.reason)


def refuse_process(_: BaseProcess) -> None:
    raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")


def test_the_workers_that_there_are_do_the_work_of_those_that_cannot_be_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start, left = BaseProcess.start, [1]

    def start_one(process: BaseProcess) -> None:
        if left and left.pop():
            start(process)
        else:
            refuse_process(process)

    monkeypatch.setattr(BaseProcess, "start", start_one)
    with WorkerPool(slow_or_square, count=4, on_lost=lost) as workers:
        assert list(workers.map(keyed(range(20)), cancelled=never)) == [(number, number**2) for number in range(20)]
