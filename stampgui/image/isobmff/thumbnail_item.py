"""The thumbnails that HEIC files hold as items of their own (ISO/IEC 23008-12, 6.4.4)."""

import io
from collections.abc import Iterator
from itertools import islice
from typing import Final

from stampgui.image.isobmff.boxes import BoxError, parse_boxes, put_bytes, read_box, walk_top_boxes
from stampgui.image.isobmff.item_references import THUMBNAIL, walk_references

_MOST_THUMBNAILS: Final = 8


def promote_thumbnails(data: bytes) -> Iterator[bytes]:
    """Yield the file once for each of its thumbnails, with that one as the picture that the file is of.

    Whatever reads the picture then reads the thumbnail, with the properties that belong to it.
    """
    try:
        place = next((box for box in walk_top_boxes(io.BytesIO(data)) if box.kind == b"meta"), None)
        if place is None:
            return
        meta = read_box(io.BytesIO(data), place)
        first = dict(reversed(parse_boxes(meta[4:])))
        pitm = first.get(b"pitm", b"")
        if len(pitm) not in (6, 8):  # version, flags, and a number of two or four bytes
            return
        thumbnails = list(islice(_find_thumbnails(pitm, first.get(b"iref", b"")), _MOST_THUMBNAILS))
    except BoxError:
        return
    for item in thumbnails:
        promoted = pitm[:4] + item.to_bytes(len(pitm) - 4, "big")
        yield put_bytes(data, place.start, meta.replace(b"pitm" + pitm, b"pitm" + promoted, 1))


def _find_thumbnails(pitm: bytes, iref: bytes) -> Iterator[int]:
    """Numbers of the items that are thumbnails of the primary one (14496-12, 8.11.4 and 8.11.12). Raises BoxError."""
    primary = int.from_bytes(pitm[4:], "big")
    for item, targets in walk_references(iref, THUMBNAIL):
        if primary in targets and item < 1 << 8 * (len(pitm) - 4):
            yield item
