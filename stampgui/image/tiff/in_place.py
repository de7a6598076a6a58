"""Setting one date in an EXIF block without moving anything else (TIFF 6.0, section 2; Exif 2.32, 4.6).

Maker notes and vendors' offsets count from the block's start, so bytes are changed where they stand or added at the
end, and never shifted.
"""

import io
import re
import struct
from collections.abc import Mapping
from typing import Final

from stampgui.image.tiff.structure import FIRST_POINTER, Entry, Ifd, TiffError, TiffReader, open_tiff, open_tiff_block
from stampgui.image.tiff.tags import (
    ASCII,
    BYTE,
    DATE_TIME_ORIGINAL,
    EXIF_IFD,
    EXIF_VERSION,
    LONG,
    ORIENTATION,
    SHORT,
    SIGNED_BYTE,
    SIGNED_LONG,
    SIGNED_SHORT,
    UNDEFINED,
)
from stampgui.image.tiff.writer import pack_ifd

_INTEGERS: Final = {BYTE: "B", SIGNED_BYTE: "b", SHORT: "H", SIGNED_SHORT: "h", LONG: "I", SIGNED_LONG: "i"}
"""Names of integers in `struct` by field type."""
_BEGUN_NUMBER: Final = re.compile(rb"[ :][0-9]?\Z")
"""The end of a date that is cut off within a number of two digits, or before it."""


def with_original_date(block: bytes, text: bytes, *, overwrite: bool = False) -> bytes:
    """Return the block with DateTimeOriginal set to `text`, 20 bytes "YYYY:MM:DD HH:MM:SS" and a NUL.

    A value of blanks and zeros is overwritten where it stands, and with `overwrite` one that says a date; where there
    is none with enough room, its IFD is copied to the end with the tag added and the pointer to it changed. Raises
    TiffError, without `overwrite` also where a date stands already.
    """
    reader = open_tiff_block(block)
    if reader is None or len(text) != 20:
        raise TiffError("not a TIFF block")
    root = _read_whole_ifd(reader, FIRST_POINTER)
    link = root.find(EXIF_IFD)
    if link is None:
        return _with_new_exif_ifd(_pad(block), reader, root, text)
    exif = _read_whole_ifd(reader, reader.find_value(link))
    date = exif.find(DATE_TIME_ORIGINAL)
    if date is not None:
        start = reader.find_value(date)
        if not overwrite and any(digit in block[start : start + date.count] for digit in b"123456789"):
            raise TiffError("there is a date already")
        if date.type == ASCII and date.count >= len(text):
            if start + date.count > len(block):
                raise TiffError("the date's value lies outside the block")
            return _overwrite(block, start, text.ljust(date.count, b"\0"))
    block = _pad(block)
    added = Entry(DATE_TIME_ORIGINAL, ASCII, len(text), _pack_offset(reader, len(block)))
    exif_offset = _pack_offset(reader, len(block) + len(text))
    return _overwrite(block, reader.find_value(link), exif_offset) + text + _pack_with_entry(block, reader, exif, added)


def with_texts(block: bytes, texts: Mapping[int, bytes]) -> bytes:
    """Return the block with these tags' texts overwritten where they stand, in the first IFD and in that of EXIF.

    A text fills the place of the former one, with NULs behind it or cut off, dates never within a number. Tags that are
    missing stay missing, and values that are no text or not whole stay as they are. Raises TiffError for a block
    without a TIFF header.
    """
    reader = open_tiff_block(block)
    if reader is None:
        raise TiffError("not a TIFF block")
    root = reader.read_first_ifd()
    for entry in (*root.entries, *reader.read_linked_ifd(root, EXIF_IFD).entries):
        text = texts.get(entry.tag)
        former = reader.read_entry(entry) if text is not None and entry.type == ASCII else None
        if text is not None and former is not None:
            block = _overwrite(block, reader.find_value(entry), _fit_text(text, former))
    return block


def _fit_text(text: bytes, former: bytes) -> bytes:
    """The text in as many bytes as the former one, with a NUL at the end or without, as that has it."""
    room = len(former) - former.endswith(b"\0")
    fitting = text[:room]
    if len(text) > room and b":" in text:
        fitting = _BEGUN_NUMBER.sub(b"", fitting)
    return fitting.ljust(len(former), b"\0")


def reset_orientation(block: bytes) -> bytes:
    """Return the block, or the file, with its Orientation set to 1, where it has one: its pixels have been turned."""
    found = open_tiff(io.BytesIO(block))
    if found is None:
        return block
    reader, root = found
    entry = root.find(ORIENTATION) if root.is_whole else None
    if entry is None or entry.type not in _INTEGERS or entry.count != 1:
        return block
    return _overwrite(block, reader.find_value(entry), struct.pack(reader.order + _INTEGERS[entry.type], 1))


def _with_new_exif_ifd(block: bytes, reader: TiffReader, root: Ifd, text: bytes) -> bytes:
    exif = pack_ifd(
        reader.order,
        [
            Entry(EXIF_VERSION, UNDEFINED, 4, b"0232"),
            Entry(DATE_TIME_ORIGINAL, ASCII, len(text), _pack_offset(reader, len(block))),
        ],
    )
    exif_offset = len(block) + len(text)
    link = Entry(EXIF_IFD, LONG, 1, _pack_offset(reader, exif_offset))
    root_offset = _pack_offset(reader, exif_offset + len(exif))
    return _overwrite(block, FIRST_POINTER, root_offset) + text + exif + _pack_with_entry(block, reader, root, link)


def _pad(block: bytes) -> bytes:
    """The block up to a word boundary, where an IFD may begin."""
    return block + bytes(len(block) & 1)


def _read_whole_ifd(reader: TiffReader, pointer: int) -> Ifd:
    """The IFD whose offset stands at `pointer`. Raises TiffError where some of it is missing."""
    ifd = reader.read_ifd(reader.read_pointer(pointer))
    if not ifd.is_whole:
        raise TiffError("an IFD lies outside the block")
    return ifd


def _pack_with_entry(block: bytes, reader: TiffReader, ifd: Ifd, added: Entry) -> bytes:
    """The IFD with `added` in place of the entries of its tag, entries sorted by tag as TIFF demands."""
    kept = [entry for entry in ifd.entries if entry.tag != added.tag]
    next_pointer = block[ifd.end : ifd.end + 4]
    return pack_ifd(
        reader.order,
        sorted([*kept, added], key=lambda entry: entry.tag),
        next_pointer if len(next_pointer) == 4 else bytes(4),
    )


def _pack_offset(reader: TiffReader, offset: int) -> bytes:
    return struct.pack(reader.order + "I", offset)


def _overwrite(block: bytes, offset: int, content: bytes) -> bytes:
    return block[:offset] + content + block[offset + len(content) :]
