"""Which items of a HEIC or AVIF file belong to which (ISO/IEC 14496-12, 8.11.12)."""

from collections.abc import Iterator
from typing import Final

from stampgui.image.isobmff.boxes import BoxReader, walk_boxes

THUMBNAIL: Final = b"thmb"
DERIVES: Final = b"dimg"
"""From a picture to those that it is made of (23008-12, 6.4.7)."""
DESCRIBES: Final = b"cdsc"
"""From an item of EXIF or XMP to the picture that it is about (23008-12, A.2 and A.3)."""


def walk_references(iref: bytes, kind: bytes) -> Iterator[tuple[int, list[int]]]:
    """Yield the numbers of items and of those that they refer to, in references of that kind. Raises BoxError.

    `iref` is the content of the box, which may be empty where a file has none.
    """
    if not iref:
        return
    references = BoxReader(iref)
    number_size = 2 if references.read_number(4) >> 24 == 0 else 4
    for found, body in walk_boxes(references.rest):
        if found == kind:
            reference = BoxReader(body)
            item = reference.read_number(number_size)
            yield item, [reference.read_number(number_size) for _ in range(reference.read_number(2))]
