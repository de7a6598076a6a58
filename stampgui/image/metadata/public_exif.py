"""The EXIF block of a copy for the public: when the photo was taken, by whom and with what, and nothing else."""

import io
import struct
from typing import Final

from stampgui.image.tiff.exif_extraction import EntryValues, ExifParts, build_exif_block, read_values
from stampgui.image.tiff.in_place import DATE_TIME_ORIGINAL, EXIF_VERSION, ORIENTATION
from stampgui.image.tiff.reader import IfdEntry, open_tiff

_KEPT: Final = frozenset({0x010F, 0x0110, 0x013B, 0x8298})
"""Make, Model, Artist, Copyright."""
_OFFSET_TIME_ORIGINAL: Final = 0x9011
_COLOR_SPACE, _WIDTH, _HEIGHT = 0xA001, 0xA002, 0xA003
_ASCII, _SHORT, _LONG, _UNDEFINED = 2, 3, 4, 7
_SRGB: Final = 1
_LONGEST: Final = 2000


def build_public_exif(tiff: bytes | None, size: tuple[int, int], *, taken: str | None, offset: str | None) -> bytes:
    """Return a block for upright sRGB pixels of (width, height) `size`, with what is kept of the photo's own.

    `taken` is "YYYY:MM:DD HH:MM:SS", `offset` "+07:00"; None for what is not known.
    """
    found = None if tiff is None else open_tiff(io.BytesIO(tiff))
    order, kept = "<", EntryValues()
    if found is not None:
        reader, root = found
        order = reader.order
        kept = [pair for pair in read_values(reader, root, longest=_LONGEST) if pair[0].tag in _KEPT]
    exif = [
        (IfdEntry(EXIF_VERSION, _UNDEFINED, 4, b""), b"0232"),
        _make_number_entry(order, _COLOR_SPACE, _SHORT, _SRGB),
        _make_number_entry(order, _WIDTH, _LONG, size[0]),
        _make_number_entry(order, _HEIGHT, _LONG, size[1]),
    ]
    if taken is not None:
        exif.append(_make_text_entry(DATE_TIME_ORIGINAL, taken))
        exif += [_make_text_entry(_OFFSET_TIME_ORIGINAL, offset)] if offset is not None else []
    block = build_exif_block(ExifParts(order, [*kept, _make_number_entry(order, ORIENTATION, _SHORT, 1)], exif))
    assert block is not None  # there is an orientation
    return block


def _make_number_entry(order: str, tag: int, kind: int, value: int) -> tuple[IfdEntry, bytes]:
    return IfdEntry(tag, kind, 1, b""), struct.pack(order + ("H" if kind == _SHORT else "I"), value)


def _make_text_entry(tag: int, text: str) -> tuple[IfdEntry, bytes]:
    value = text.encode("ascii") + b"\0"
    return IfdEntry(tag, _ASCII, len(value), b""), value
