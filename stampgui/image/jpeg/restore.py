"""A copy's source, byte for byte, from the copy alone."""

import hashlib

from stampgui.i18n import Explained, Message, message
from stampgui.image.errors import UnusableImage
from stampgui.image.jpeg.assembly import without_own
from stampgui.image.jpeg.core import CoreError, apply
from stampgui.image.jpeg.plans import Edits, Extent
from stampgui.image.jpeg.recode import rewritten
from stampgui.image.jpeg.scans import Unfit, read_layout
from stampgui.image.jpeg.segments import parse
from stampgui.image.jpeg.undo import Rewritten, Undo, UnreadableUndo, read_undo


class NotRestorable(Explained):
    """The copy cannot give its source back."""


def restored(copy: bytes) -> bytes:
    """Return the bytes of the source that `copy` was made of; their SHA-256 is the one that was noted then.

    Raises NotRestorable, UnusableImage, CoreMissing.
    """
    photo = parse(copy)
    try:
        undo = read_undo(photo.segments)
        if undo is None:
            raise NotRestorable(nothing_held())
        source = _undone(without_own(copy, photo), undo)
    except (UnreadableUndo, CoreError, Unfit, UnusableImage, ValueError) as error:
        raise NotRestorable(_edited()) from error
    if hashlib.sha256(source).digest() != undo.sha256:
        raise NotRestorable(_edited())
    return source


def nothing_held() -> Message:
    """Why a copy without undo data gives nothing back."""
    return message("It holds nothing to give its original back from.")


def _edited() -> Message:
    return message("It was changed after it was stamped, so that its original cannot be given back from it.")


def _undone(copy: bytes, undo: Undo) -> bytes:
    parts: list[bytes | memoryview] = []
    rewriting: set[int] = set()
    position = 0
    for step in undo.steps:
        if step.stop > len(copy):
            raise UnreadableUndo("a step behind the end")
        parts.append(copy[position : step.start])
        match step.before:
            case bytes() as old:
                parts.append(old)
            case Edits() as edits:
                data, _ = apply(Extent(copy, step.start, step.stop), edits)
                parts.append(data)
            case Rewritten():
                parts.append(copy[step.start : step.stop])
                rewriting.add(step.start)
        position = step.stop
    skeleton = b"".join([*parts, copy[position:]])
    if not rewriting:
        return skeleton
    layout = read_layout(copy, parse(copy))
    numbers = frozenset(number for number, scan in enumerate(layout.scans) if scan.data.start in rewriting)
    return rewritten(skeleton, copy, undo, numbers)
