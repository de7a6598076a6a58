"""The one loop over many photos, for the window and the command line alike."""

import logging
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias, TypeVar

from stampgui.batch.neighbours import judged, with_doubts
from stampgui.batch.workers import LOOK_AGAIN, Workers, never
from stampgui.i18n import message
from stampgui.stamping.job import Job, Restoration
from stampgui.stamping.outcome import Outcome, Status

_log = logging.getLogger(__name__)

AnyJob = TypeVar("AnyJob", Job, Restoration)

Outcomes: TypeAlias = Generator[Outcome, None, None]
"""Closing it ends the work on photos that are not done yet."""


def examine_all(jobs: Iterable[Job], *, workers: int, cancelled: Callable[[], bool] = never) -> Outcomes:
    """Say what stamping each photo would do, in the order of `jobs`; `workers` 0 works in this process.

    A ready photo whose camera clock its neighbours speak against comes out as one that needs a check.
    """
    with closing(_run(examined_safely, jobs, workers, cancelled)) as outcomes:
        yield from with_doubts(outcomes)


def doubted(jobs: Iterable[Job]) -> Iterator[Job]:
    """Give jobs for `stamp_all` the doubts that `examine_all` would find.

    Each photo's header is read once more for it, in this process and a few photos ahead of the stamping.
    """
    examined = ((job, examined_safely(replace(job, target=None, upload=None))) for job in jobs)
    for (job, _), doubt in judged(examined, lambda pair: pair[1]):
        yield job if doubt is None else replace(job, doubt=doubt)


def stamp_all(
    jobs: Iterable[Job], *, workers: int, cancelled: Callable[[], bool] = never, paused: Callable[[], bool] = never
) -> Outcomes:
    """Stamp each photo, in the order of `jobs`; `workers` 0 works in this process.

    After `cancelled` turns true, or the iterator is closed, no copy is begun or left half written. While `paused` is
    true no copy is begun, and those that were are finished.
    """
    return _run(_stamp_safely, _swept(jobs), workers, cancelled, paused)


def restore_all(
    jobs: Iterable[Restoration],
    *,
    workers: int,
    cancelled: Callable[[], bool] = never,
    paused: Callable[[], bool] = never,
) -> Outcomes:
    """Give the original of each copy back, in the order of `jobs`; `workers` 0 works in this process.

    After `cancelled` turns true, or the iterator is closed, no original is begun or left half written. While `paused`
    is true no original is begun, and those that were are finished.
    """
    return _run(_restore_safely, _swept(jobs), workers, cancelled, paused)


def _swept(jobs: Iterable[AnyJob]) -> Iterator[AnyJob]:
    """Clear each folder, before the first file goes there, of what was left half written."""
    from stampgui.stamping.writing import remove_left_behind

    seen: set[Path] = set()
    for job in jobs:
        for target in job.targets:
            if target.parent not in seen:
                seen.add(target.parent)
                remove_left_behind(target.parent)
        yield job


def _run(
    work: Callable[[AnyJob], Outcome],
    jobs: Iterable[AnyJob],
    workers: int,
    cancelled: Callable[[], bool],
    paused: Callable[[], bool] = never,
) -> Outcomes:
    if not workers:
        for job in jobs:
            while paused() and not cancelled():
                time.sleep(LOOK_AGAIN)
            if cancelled():
                return
            yield work(job)
        return
    with Workers(work, count=workers, lost=_lost) as pool:
        yield from pool.map(jobs, cancelled=cancelled, paused=paused)


# what follows runs in the workers; the window, which only sends them jobs, opens sooner without these rooms


def examined_safely(job: Job) -> Outcome:
    from stampgui.stamping.stamp import examine

    return _safely(examine, job)


def _stamp_safely(job: Job) -> Outcome:
    from stampgui.stamping.stamp import stamp

    return _safely(stamp, job)


def _restore_safely(job: Restoration) -> Outcome:
    from stampgui.stamping.restore import restore

    return _safely(restore, job)


def _safely(work: Callable[[AnyJob], Outcome], job: AnyJob) -> Outcome:
    """A bug of the program costs one row, with its traceback in the log, and not the batch."""
    try:
        return work(job)
    except Exception as error:
        _log.exception("unexpected error")
        kind = repr(error)[:100]
        reason = message("The program made a mistake with this photo ({kind}). Please report it.", kind=kind)
        return Outcome(job.source, Status.FAILED, reason)


def _lost(job: Job | Restoration, process: int) -> Outcome:
    from stampgui.stamping.writing import partial_path

    for target in job.targets:
        with suppress(OSError):  # its drive may have gone with it
            partial_path(target, process).unlink(missing_ok=True)
    reason = message("Working on this photo was broken off; the computer may be short of memory.")
    return Outcome(job.source, Status.FAILED, reason)
