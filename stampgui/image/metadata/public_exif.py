"""The EXIF block of a copy for the public: when the photo was taken, by whom and with what, and nothing else."""

import io
import struct
from typing import Final

from stampgui.image.tiff import tags
from stampgui.image.tiff.structure import Entry, EntryValues, open_tiff
from stampgui.image.tiff.writer import ExifParts, build_exif_block

_KEPT: Final = frozenset({tags.MAKE, tags.MODEL, tags.ARTIST, tags.COPYRIGHT})
_SRGB: Final = 1
_LONGEST: Final = 2000


def build_public_exif(tiff: bytes | None, size: tuple[int, int], *, taken: str | None, offset: str | None) -> bytes:
    """Return a block for upright sRGB pixels of (width, height) `size`, with what is kept of the photo's own.

    `taken` is "YYYY:MM:DD HH:MM:SS", `offset` "+07:00"; None for what is not known.
    """
    order: str = "<"
    root: EntryValues = ()
    found = None if tiff is None else open_tiff(io.BytesIO(tiff))
    if found is not None:
        order = found[0].order
        root = found[0].read_entries(found[1].select(_KEPT), _LONGEST)
    exif = [
        (Entry(tags.EXIF_VERSION, tags.UNDEFINED, 4), b"0232"),
        _make_number_entry(order, tags.COLOR_SPACE, tags.SHORT, _SRGB),
        _make_number_entry(order, tags.PIXEL_X_DIMENSION, tags.LONG, size[0]),
        _make_number_entry(order, tags.PIXEL_Y_DIMENSION, tags.LONG, size[1]),
    ]
    if taken is not None:
        exif.append(_make_text_entry(tags.DATE_TIME_ORIGINAL, taken))
        exif += [_make_text_entry(tags.OFFSET_TIME_ORIGINAL, offset)] if offset is not None else []
    upright = _make_number_entry(order, tags.ORIENTATION, tags.SHORT, 1)
    block = build_exif_block(ExifParts(order, [*root, upright], exif))
    assert block is not None  # there is an orientation
    return block


def _make_number_entry(order: str, tag: int, kind: int, value: int) -> tuple[Entry, bytes]:
    return Entry(tag, kind, 1), struct.pack(order + ("H" if kind == tags.SHORT else "I"), value)


def _make_text_entry(tag: int, text: str) -> tuple[Entry, bytes]:
    value = text.encode("ascii") + b"\0"
    return Entry(tag, tags.ASCII, len(value)), value
