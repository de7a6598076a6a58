"""A copy's source, byte for byte, from the copy alone."""

import hashlib
from collections.abc import Iterable

from stampgui.i18n import ExplainedError, Message, message
from stampgui.image.errors import UnusableImage
from stampgui.image.jpeg.assembly import strip_own_segments
from stampgui.image.jpeg.core import CoreError, Failure, apply_edits
from stampgui.image.jpeg.core_types import BitEdits, ByteRange
from stampgui.image.jpeg.recode import rewrite_scans
from stampgui.image.jpeg.scans import UnsupportedJpeg, read_scan_layout
from stampgui.image.jpeg.segments import parse_jpeg
from stampgui.image.jpeg.undo import RewrittenScan, UndoData, UnreadableUndo, read_undo_data


class NotRestorable(ExplainedError):
    """The copy cannot give its source back."""


def restore_source(copy: bytes, rest: Iterable[bytes] = ()) -> bytes:
    """Return the bytes of the source that `copy` was made of; their SHA-256 is the one recorded in the copy.

    `rest` is what both have behind these bytes, in pieces. Raises NotRestorable, UnusableImage, CoreMissing.
    """
    photo = parse_jpeg(copy)
    try:
        undo = read_undo_data(photo.segments)
        if undo is None:
            raise NotRestorable(explain_no_undo_data())
        source = _apply_undo(strip_own_segments(copy, photo), undo)
    except CoreError as error:
        raise NotRestorable(_explain_refusal(error)) from error
    except (UnreadableUndo, UnsupportedJpeg, UnusableImage, ValueError) as error:
        raise NotRestorable(_explain_edited()) from error
    digest = hashlib.sha256(source)
    for piece in rest:
        digest.update(piece)
    if digest.digest() != undo.sha256:
        raise NotRestorable(_explain_edited())
    return source


def explain_no_undo_data() -> Message:
    """Why a copy without undo data gives nothing back."""
    return message("It does not contain the data to restore its original.")


def _explain_refusal(error: CoreError) -> Message:
    if error.failure is Failure.MEMORY:
        return message("There is not enough memory for this photo.")
    return _explain_edited()


def _explain_edited() -> Message:
    return message("It was changed after it was stamped, so its original cannot be restored from it.")


def _apply_undo(copy: bytes, undo: UndoData) -> bytes:
    parts: list[bytes | memoryview] = []
    rewriting: dict[int, RewrittenScan] = {}
    position = 0
    for step in undo.steps:
        if step.stop > len(copy):
            raise UnreadableUndo("a step behind the end")
        parts.append(copy[position : step.start])
        match step.original:
            case bytes() as old:
                parts.append(old)
            case BitEdits() as edits:
                same, data, _ = apply_edits(ByteRange(copy, step.start, step.stop), edits)
                parts += [copy[step.start : step.start + same], data]
            case RewrittenScan() as scan:
                parts.append(copy[step.start : step.stop])
                rewriting[step.start] = scan
        position = step.stop
    skeleton = b"".join([*parts, copy[position:]])
    if not rewriting:
        return skeleton
    layout = read_scan_layout(copy, parse_jpeg(copy))
    scans = {
        number: rewriting[scan.data.start] for number, scan in enumerate(layout.scans) if scan.data.start in rewriting
    }
    return rewrite_scans(skeleton, copy, undo, scans)
