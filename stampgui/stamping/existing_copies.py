"""Photos whose copies exist already, or whose copies' names are taken by other files."""

from pathlib import Path

from stampgui.atomic_write import is_name_taken
from stampgui.i18n import Message, message
from stampgui.image.errors import UnusableImage
from stampgui.image.header import read_header_of
from stampgui.image.photo import identify
from stampgui.image.redaction.files import redact_file
from stampgui.image.redaction.findings import UNREADABLE
from stampgui.image.source_file import read_source_file
from stampgui.stamping.copy_file import find_obstacle, read_copy_mark
from stampgui.stamping.job import ExistingPolicy, Job
from stampgui.stamping.outcome import Outcome, Status
from stampgui.values import replace


def check_targets(job: Job, sha256_source: str, outcome: Outcome) -> Outcome:
    """Turn a READY outcome into SKIPPED or FAILED if the photo's copies exist already or their names are taken."""
    taken = [target for target in job.targets if is_name_taken(target)]
    if outcome.status is not Status.READY or not taken:
        return outcome
    blocked = {target: reason for target in taken if (reason := find_obstacle(target, sha256_source)) is not None}
    replacing = job.recipe.existing is ExistingPolicy.REPLACE
    first = job.targets[0]
    if first in blocked:
        status = Status.FAILED if replacing else Status.SKIPPED
        return replace(outcome, status=status, reason=blocked[first], output=None)
    if replacing or len(taken) < len(job.targets):
        return outcome
    reason = next(iter(blocked.values()), None) or _describe_own_copy(first, job, outcome)
    return replace(outcome, status=Status.SKIPPED, reason=reason)


def _describe_own_copy(copy: Path, job: Job, outcome: Outcome) -> Message:
    """Say that the photo's copy exists already, and how it differs from the one that is wanted."""
    if job.recipe.no_gps and _holds_private_data(copy):
        return message("Its copy already exists, and still contains details that are to be left out.")
    mark = read_copy_mark(copy)
    if mark is None or mark.caption == outcome.caption:
        return message("Its copy already exists.")
    return message("Its copy already exists, with the caption “{caption}”.", caption=mark.caption)


def _holds_private_data(copy: Path) -> bool:
    """Whether a copy has properties that are not on the list of those that stay.

    Unknown blocks do not count, because the segments that this program adds to copies are among them.
    """
    try:
        photo = identify(copy)
        header = read_header_of(photo)
        return bool(redact_file(read_source_file(photo, header).data, header.format).findings - UNREADABLE)
    except UnusableImage:  # damaged after it was written
        return False
