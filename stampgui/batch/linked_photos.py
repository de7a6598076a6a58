"""Links to photos that are listed themselves, as albums have them: rows of their own, without a copy of their own."""

from typing import TypeVar

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.jobs import Finished
from stampgui.i18n import message
from stampgui.stamping.job import Job, RestoreJob
from stampgui.stamping.outcome import Outcome, Status

AnyJob = TypeVar("AnyJob", Job, RestoreJob)


def pass_link(found: FoundPhoto, job: AnyJob) -> AnyJob | Finished[Outcome]:
    """Return the job for a photo, or what becomes of a link to one that has a row, and a copy, of its own."""
    if found.same_as is None:
        return job
    reason = message("It is a link to {file}, which has its own place in the list.", file=str(found.same_as))
    return Finished(Outcome(found.path, Status.SKIPPED, reason, same_as=found.same_as))
