"""Photos whose copies are there already, and those whose names other files have."""

import hashlib
import io
from dataclasses import replace
from pathlib import Path

from stampgui.i18n import Message, message
from stampgui.image.errors import UnusableImage
from stampgui.image.header import read_header
from stampgui.image.private.file import cleared
from stampgui.image.private.traces import Trace
from stampgui.stamping.job import Existing, Job
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.writing import already_there, copy_at, in_the_way


def placed(job: Job, source: bytes, outcome: Outcome) -> Outcome:
    """Say of a photo that is ready whether its copies are there already, or other files have their names."""
    there = [target for target in job.targets if already_there(target)]
    if outcome.status is not Status.READY or not there:
        return outcome
    sha256_source = hashlib.sha256(source).hexdigest()
    blocked = {target: reason for target in there if (reason := in_the_way(target, sha256_source)) is not None}
    replacing = job.recipe.existing is Existing.REPLACE
    foremost = job.targets[0]
    if foremost in blocked:
        status = Status.FAILED if replacing else Status.SKIPPED
        return replace(outcome, status=status, reason=blocked[foremost], output=None)
    if replacing or len(there) < len(job.targets):
        return outcome
    reason = next(iter(blocked.values()), None) or _own_is_there(foremost, job, outcome)
    return replace(outcome, status=Status.SKIPPED, reason=reason)


def _own_is_there(copy: Path, job: Job, outcome: Outcome) -> Message:
    """Say that the copy is there, and in what it is not the one that is wanted."""
    if job.recipe.no_gps and _tells(copy.read_bytes()):
        return message("Its copy is already there, and still holds its place or serial numbers.")
    mark = copy_at(copy)
    if mark is None or mark.caption == outcome.caption:
        return message("Its copy is already there.")
    return message("Its copy is already there, with the caption “{caption}”.", caption=mark.caption)


def _tells(copy: bytes) -> bool:
    """Whether a copy holds place, serial numbers or a maker note; our own segments count as unknown blocks."""
    try:
        return bool(cleared(copy, read_header(io.BytesIO(copy)).format).traces - {Trace.UNKNOWN})
    except UnusableImage:  # it was damaged later on: nothing is known of it but its mark
        return False
