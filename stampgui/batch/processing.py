"""Processes many photos, for the window and the command line alike."""

import logging
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias, TypeVar

from stampgui.batch.clock_check import apply_clock_doubts, pair_with_doubts
from stampgui.batch.workers import POLL_INTERVAL, WorkerPool, never
from stampgui.i18n import message
from stampgui.stamping.job import Job, RestoreJob
from stampgui.stamping.outcome import Outcome, Status

_log = logging.getLogger(__name__)

AnyJob = TypeVar("AnyJob", Job, RestoreJob)

OutcomeStream: TypeAlias = Generator[Outcome, None, None]
"""Yields outcomes; closing it ends the work on the remaining photos."""


def examine_all(jobs: Iterable[Job], *, workers: int, cancelled: Callable[[], bool] = never) -> OutcomeStream:
    """Yield what stamping each photo would do, in the order of `jobs`; with 0 `workers` in this process.

    A ready photo whose camera clock conflicts with its neighbours comes out as one that needs a check.
    """
    with closing(_process_jobs(examine_safely, jobs, workers, cancelled)) as outcomes:
        yield from apply_clock_doubts(outcomes)


def with_check_reasons(jobs: Iterable[Job]) -> Iterator[Job]:
    """Add the doubts that `examine_all` would find to jobs for `stamp_all`.

    This reads each photo's header once more, in this process and a few photos ahead of the stamping.
    """
    examined = ((job, examine_safely(replace(job, target=None, upload_target=None))) for job in jobs)
    for (job, _), doubt in pair_with_doubts(examined, lambda pair: pair[1]):
        yield job if doubt is None else replace(job, check_reason=doubt)


def stamp_all(
    jobs: Iterable[Job], *, workers: int, cancelled: Callable[[], bool] = never, paused: Callable[[], bool] = never
) -> OutcomeStream:
    """Stamp each photo, in the order of `jobs`; with 0 `workers` in this process.

    A photo that takes far longer than usual for its size fails, and its worker is replaced.

    After `cancelled` turns true, or the iterator is closed, no copy is begun and none is left half written. While
    `paused` is true no copy is begun, and those already begun are finished.
    """
    return _process_jobs(
        _stamp_safely, _remove_stale_parts_first(jobs), workers, cancelled, paused, time_limit=_estimate_time_limit
    )


def restore_all(
    jobs: Iterable[RestoreJob],
    *,
    workers: int,
    cancelled: Callable[[], bool] = never,
    paused: Callable[[], bool] = never,
) -> OutcomeStream:
    """Restore the original of each copy, in the order of `jobs`; with 0 `workers` in this process.

    After `cancelled` turns true, or the iterator is closed, no original is begun and none is left half written. While
    `paused` is true no original is begun, and those already begun are finished.
    """
    return _process_jobs(
        _restore_safely, _remove_stale_parts_first(jobs), workers, cancelled, paused, time_limit=_estimate_time_limit
    )


def _remove_stale_parts_first(jobs: Iterable[AnyJob]) -> Iterator[AnyJob]:
    """Remove half-written files of earlier runs from each folder before the first file is written there."""
    from stampgui.atomic_write import remove_stale_parts

    seen: set[Path] = set()
    for job in jobs:
        for target in job.targets:
            if target.parent not in seen:
                seen.add(target.parent)
                remove_stale_parts(target.parent)
        yield job


def _process_jobs(
    work: Callable[[AnyJob], Outcome],
    jobs: Iterable[AnyJob],
    workers: int,
    cancelled: Callable[[], bool],
    paused: Callable[[], bool] = never,
    time_limit: Callable[[AnyJob], float] | None = None,
) -> OutcomeStream:
    """Run the jobs in `workers` processes; with 0, in this process and without a time limit.

    A job that hangs in this process could not be ended. Only examining is done here, which reads headers and decodes
    nothing.
    """
    if not workers:
        for job in jobs:
            while paused() and not cancelled():
                time.sleep(POLL_INTERVAL)
            if cancelled():
                return
            yield work(job)
        return
    with WorkerPool(
        work, count=workers, on_lost=_handle_lost_job, on_overdue=_handle_overdue_job, time_limit=time_limit
    ) as pool:
        yield from pool.map(jobs, cancelled=cancelled, paused=paused)


# the following runs in the workers; its imports are late so that the window opens sooner


def examine_safely(job: Job) -> Outcome:
    from stampgui.stamping.stamp import examine

    return _run_safely(examine, job)


def _stamp_safely(job: Job) -> Outcome:
    from stampgui.stamping.stamp import stamp

    return _run_safely(stamp, job)


def _restore_safely(job: RestoreJob) -> Outcome:
    from stampgui.stamping.restore import restore

    return _run_safely(restore, job)


def _estimate_time_limit(job: Job | RestoreJob) -> float:
    from stampgui.batch.time_limit import estimate_time_limit

    return estimate_time_limit(job.source)


def _run_safely(work: Callable[[AnyJob], Outcome], job: AnyJob) -> Outcome:
    """Run a job so that a bug costs one row, with a traceback in the log, and not the batch."""
    try:
        return work(job)
    except Exception as error:
        _log.exception("unexpected error")
        kind = repr(error)[:100]
        reason = message("The program made a mistake with this photo ({kind}). Please report it.", kind=kind)
        return Outcome(job.source, Status.FAILED, reason)


def _handle_lost_job(job: Job | RestoreJob, process: int) -> Outcome:
    _remove_parts(job, process)
    reason = message("Work on this photo was interrupted; the computer may be short of memory.")
    return Outcome(job.source, Status.FAILED, reason)


def _handle_overdue_job(job: Job | RestoreJob, process: int) -> Outcome:
    _remove_parts(job, process)
    reason = message("This photo took far too long and was skipped; its file may be damaged, or its drive too slow.")
    return Outcome(job.source, Status.FAILED, reason)


def _remove_parts(job: Job | RestoreJob, process: int) -> None:
    """Remove the half-written files of a process that ended."""
    from stampgui.atomic_write import partial_path

    for target in job.targets:
        with suppress(OSError):  # the drive may be gone, too
            partial_path(target, process).unlink(missing_ok=True)
