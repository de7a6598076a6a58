"""Processes many photos, for the window and the command line alike."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from stampgui.batch.jobs import POLL_INTERVAL, Finished, Unwritten, never
from stampgui.i18n import Message, message
from stampgui.late_log import find_logger

if TYPE_CHECKING:  # what reads photos is imported late, so that the window opens and the first worker starts sooner
    from stampgui.batch.workers import WorkerPool
    from stampgui.stamping.job import Job, RestoreJob
    from stampgui.stamping.outcome import Outcome

K = TypeVar("K")
R = TypeVar("R")
AnyJob = TypeVar("AnyJob", "Job", "RestoreJob")

KeyedJobs: TypeAlias = Iterable[tuple[K, AnyJob | Finished["Outcome"]]]
"""Jobs, each with a key chosen by the caller; photos whose outcome is known already keep their place among them."""

OutcomeStream: TypeAlias = Generator[tuple[K, "Outcome"], None, None]
"""Yields outcomes with the keys of their jobs, in the order of the jobs; closing it ends the work on the rest."""


StampingPool: TypeAlias = "WorkerPool[Job, Outcome]"
"""The processes that stamp photos."""
ExaminingPool: TypeAlias = "WorkerPool[Job, Outcome]"
"""The processes that examine photos."""

_EXAMINED_AT_ONCE: Final = 16
"""Photos that a process gets in one message, which would else take as long as examining one."""


def examine_all(
    jobs: KeyedJobs[K, "Job"],
    *,
    workers: int = 0,
    pool: "ExaminingPool | None" = None,
    cancelled: Callable[[], bool] = never,
) -> OutcomeStream[K]:
    """Yield what stamping each photo would do: in the processes of a `pool`, which are ended, or in `workers` new ones,
    or in this process.

    A ready photo whose camera clock conflicts with its neighbours comes out as one that needs a check.
    """
    from stampgui.batch.clock_check import apply_clock_doubts

    if pool is None:
        pool = make_examining_pool(workers)
    with closing(_process_jobs(_examine_safely, jobs, pool, cancelled)) as outcomes:
        yield from apply_clock_doubts(outcomes)


def make_examining_pool(workers: int) -> "ExaminingPool | None":
    """Up to that many processes for `examine_all`, of which the first can be started early; None for 0."""
    if not workers:
        return None
    return _make_pool(_examine_safely, workers, prepare=_import_stamping, at_once=_EXAMINED_AT_ONCE)


def stamp_all(
    jobs: KeyedJobs[K, "Job"],
    *,
    workers: int = 0,
    pool: "StampingPool | None" = None,
    cancelled: Callable[[], bool] = never,
    paused: Callable[[], bool] = never,
) -> OutcomeStream[K]:
    """Stamp each photo: in the processes of a `pool`, which are ended, or in `workers` new ones, or in this process.

    A photo that takes far longer than usual for its size fails, and its worker is replaced.

    After `cancelled` turns true, or the iterator is closed, no copy is begun and none is left half written. While
    `paused` is true no copy is begun, and those already begun are finished.
    """
    if pool is None and workers:
        pool = make_stamping_pool(workers)
    return _process_jobs(_stamp_safely, _remove_stale_parts_first(jobs), pool, cancelled, paused)


def stamp_each(jobs: KeyedJobs[K, "Job"], *, cancelled: Callable[[], bool] = never) -> OutcomeStream[K]:
    """Stamp one photo after the other, each in this process where it is plain, else in a new one."""
    from stampgui.stamping.plain_photo import is_plain_photo

    for key, job in jobs:
        workers = 0 if isinstance(job, Finished) or is_plain_photo(job) else 1
        yield from stamp_all([(key, job)], workers=workers, cancelled=cancelled)


def make_stamping_pool(workers: int) -> StampingPool:
    """Up to that many processes for `stamp_all`, of which the first can be started early."""
    return _make_pool(_stamp_safely, workers, _estimate_time_limit, _foresee_time_limit, _import_stamping)


def restore_all(
    jobs: KeyedJobs[K, "RestoreJob"],
    *,
    workers: int,
    cancelled: Callable[[], bool] = never,
    paused: Callable[[], bool] = never,
) -> OutcomeStream[K]:
    """Restore the original of each copy; with 0 `workers` in this process.

    After `cancelled` turns true, or the iterator is closed, no original is begun and none is left half written. While
    `paused` is true no original is begun, and those already begun are finished.
    """
    pool = _make_pool(_restore_safely, workers, _estimate_time_limit) if workers else None
    return _process_jobs(_restore_safely, _remove_stale_parts_first(jobs), pool, cancelled, paused)


def _remove_stale_parts_first(jobs: KeyedJobs[K, AnyJob]) -> Iterator[tuple[K, AnyJob | Finished["Outcome"]]]:
    """Remove half-written files of earlier runs from each folder before the first file is written there."""
    from stampgui.atomic_write import remove_stale_parts

    seen: set[Path] = set()
    for key, job in jobs:
        for target in () if isinstance(job, Finished) else job.targets:
            if target.parent not in seen:
                seen.add(target.parent)
                remove_stale_parts(target.parent)
        yield key, job


def _make_pool(
    work: "Callable[[AnyJob], Outcome | Unwritten[Outcome]]",
    workers: int,
    time_limit: Callable[[AnyJob], float] | None = None,
    foreseen_limit: Callable[[AnyJob], float | None] | None = None,
    prepare: Callable[[], None] | None = None,
    at_once: int = 1,
) -> "WorkerPool[AnyJob, Outcome]":
    from stampgui.batch.workers import WorkerPool

    return WorkerPool(
        work,
        count=workers,
        on_lost=_handle_lost_job,
        on_overdue=_handle_overdue_job,
        on_unstarted=_handle_unstarted_job,
        time_limit=time_limit,
        foreseen_limit=foreseen_limit,
        prepare=prepare,
        at_once=at_once,
    )


def _process_jobs(
    work: "Callable[[AnyJob], Outcome | Unwritten[Outcome]]",
    jobs: KeyedJobs[K, AnyJob],
    pool: "WorkerPool[AnyJob, Outcome] | None",
    cancelled: Callable[[], bool],
    paused: Callable[[], bool] = never,
) -> OutcomeStream[K]:
    """Run the jobs in the processes of the pool; without one, in this process and without a time limit.

    A job that hangs in this process could not be ended. Only examining is done here, which reads headers and decodes
    nothing, and stamping of plain photos.
    """
    if pool is None:
        for key, job in jobs:
            while paused() and not cancelled():
                time.sleep(POLL_INTERVAL)
            if cancelled():
                return
            if isinstance(job, Finished):
                yield key, job.result
                continue
            done = work(job)
            yield key, done.write() if isinstance(done, Unwritten) else done
        return
    with pool:
        yield from pool.map(jobs, cancelled=cancelled, paused=paused)


def _foresee_time_limit(job: "Job") -> float | None:
    from stampgui.batch.time_limit import foresee_time_limit

    return foresee_time_limit(job)


# the following runs in the workers; its imports are late so that the window opens sooner


def _examine_safely(job: "Job") -> "Outcome":
    from stampgui.stamping.stamp import examine

    return run_safely(examine, job)


def _stamp_safely(job: "Job") -> "Outcome | Unwritten[Outcome]":
    from stampgui.stamping.stamp import begin_stamp

    begun = run_safely(begin_stamp, job)
    return Unwritten(partial(run_safely, lambda _: begun(), job)) if callable(begun) else begun


def _import_stamping() -> None:
    """Load what most jobs need, while the first process finds and examines the first photos."""
    import stampgui.image.jpeg_file
    import stampgui.stamping.copies
    import stampgui.stamping.stamp  # noqa: F401 - loaded to be there when a job comes


def _restore_safely(job: "RestoreJob") -> "Outcome":
    from stampgui.stamping.restore import restore

    return run_safely(restore, job)


def _estimate_time_limit(job: "Job | RestoreJob") -> float:
    from stampgui.batch.time_limit import estimate_time_limit

    return estimate_time_limit(job.source)


def run_safely(work: Callable[[AnyJob], R], job: AnyJob) -> "R | Outcome":
    """A bug of the program costs one row, with its traceback in the log, and not the batch."""
    try:
        return work(job)
    except Exception as error:
        find_logger(__name__).exception("unexpected error")
        kind = repr(error)[:100]
        reason = message("The program made a mistake with this photo ({kind}). Please report it.", kind=kind)
        return _fail(job, reason)


def _handle_lost_job(job: "Job | RestoreJob", process: int) -> "Outcome":
    _remove_parts(job, process)
    reason = message(
        "Work on this photo broke off twice. Its file may be damaged, or the computer short of memory: close other "
        "programs, then try again."
    )
    return _fail(job, reason)


def _handle_unstarted_job(job: "Job | RestoreJob", error: OSError) -> "Outcome":
    from stampgui.worker_process import explain_missing_process

    return _fail(job, explain_missing_process(error))


def _handle_overdue_job(job: "Job | RestoreJob", process: int) -> "Outcome":
    _remove_parts(job, process)
    reason = message("This photo took far too long and was given up; its file may be damaged, or its drive too slow.")
    return _fail(job, reason)


def _remove_parts(job: "Job | RestoreJob", process: int) -> None:
    """Remove the half-written files of a process that ended."""
    from stampgui.atomic_write import partial_path

    for target in job.targets:
        with suppress(OSError):  # the drive may be gone, too
            partial_path(target, process).unlink(missing_ok=True)


def _fail(job: "Job | RestoreJob", reason: Message) -> "Outcome":
    from stampgui.stamping.outcome import Outcome, Status

    return Outcome(job.source, Status.FAILED, reason)
