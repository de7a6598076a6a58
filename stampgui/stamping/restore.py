"""Restoring the original of one stamped copy, byte for byte."""

from stampgui.atomic_write import is_name_taken
from stampgui.i18n import ExplainedError, Message, message
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import Header, read_header_of
from stampgui.image.jpeg.core import CoreMissing, is_core_available
from stampgui.image.jpeg.restore import NotRestorable, explain_no_undo_data, restore_source
from stampgui.image.memory import explain_size
from stampgui.image.photo import fetch_photo, identify, unreadable_error
from stampgui.image.source_file import SourceFile, read_source_file
from stampgui.machine_memory import share_memory
from stampgui.regular_file import hash_with_rest
from stampgui.stamping.copy_file import NameTakenError, write_copy
from stampgui.stamping.job import RestoreJob
from stampgui.stamping.outcome import Outcome, Status, make_refusal
from stampgui.values import replace


def restore(job: RestoreJob) -> Outcome:
    """Write the original of one copy to `job.target`, with the copy's modification time, which was the original's.

    An existing file is never replaced: it may be the only copy from which another original can be restored.
    Errors are reported in the outcome.
    """
    try:
        if job.fetch:
            fetch_photo(job.source)
        photo = identify(job.source)
        header = read_header_of(photo)
        if reason := explain_size(header, photo.size, share_memory(1)):
            raise UnusableImage(reason)
        copy = read_source_file(photo, header)
    except ExplainedError as error:
        return make_refusal(job.source, error)
    outcome = Outcome(job.source, Status.SKIPPED, displayed=header.displayed_size)
    if header.mark is None:
        return replace(outcome, reason=_not_a_copy_message())
    outcome = replace(outcome, caption=header.mark.caption)
    if is_name_taken(job.target):
        return replace(outcome, reason=NameTakenError().reason)
    try:
        original = _extract_original(copy, header)
        sha256 = hash_with_rest([original], copy.rest)
        warnings = write_copy([original], job.target, photo, rest=copy.rest)
    except OSError as error:
        return replace(outcome, status=Status.FAILED, reason=unreadable_error(error).reason)
    except NameTakenError as error:
        return replace(outcome, reason=error.reason)
    except ExplainedError as error:
        return replace(outcome, status=Status.FAILED, reason=error.reason)
    return replace(
        outcome,
        status=Status.RESTORED,
        output=job.target,
        warnings=warnings,
        sha256_source=copy.sha256,
        sha256_output=sha256,
    )


def find_restore_obstacle(header: Header) -> Message | None:
    """Explain why no original can be restored from a copy with this header; None if it can, unless it was edited."""
    if header.format is not Format.JPEG:
        return _only_jpeg_message()
    if not header.has_undo_data:
        return explain_no_undo_data()
    return None if is_core_available() else _core_missing_message()


def _extract_original(copy: SourceFile, header: Header) -> bytes:
    """Return the original's bytes, without the rest, which its copy has as well.

    Raises UnusableImage, OSError, and NotRestorable with advice where to find the original.
    """
    if header.format is not Format.JPEG:
        raise NotRestorable(_with_advice(_only_jpeg_message()))
    try:
        return restore_source(copy.data, () if copy.rest is None else copy.rest.walk_pieces())
    except NotRestorable as error:
        raise NotRestorable(_with_advice(error.reason)) from error
    except CoreMissing as error:
        raise NotRestorable(_core_missing_message()) from error


def _only_jpeg_message() -> Message:
    return message("Only JPEG copies can hold their original.")


def _core_missing_message() -> Message:
    return message("The lossless JPEG core is missing on this computer. Restore the original on another one.")


def _with_advice(reason: Message) -> Message:
    return message("{reason} Look for the original in the folder it was stamped from.", reason=reason)


def _not_a_copy_message() -> Message:
    return message(
        "It is not a copy as stampgui wrote it: it is an original, or another program saved it again. If it shows "
        "a caption, look for its original in the folder it was stamped from."
    )
