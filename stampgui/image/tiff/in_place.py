"""Setting one date in an EXIF block without moving anything else (TIFF 6.0, section 2; Exif 2.32, 4.6).

Maker notes and vendors' offsets count from the block's start, so bytes are changed where they stand or added at the
end, and never shifted.
"""

import struct
from dataclasses import dataclass
from typing import Final

ASCII: Final = 2
SHORT: Final = 3
LONG: Final = 4
ORIENTATION: Final = 0x0112
EXIF_IFD: Final = 0x8769
EXIF_VERSION: Final = 0x9000
DATE_TIME_ORIGINAL: Final = 0x9003

_ENTRY_BYTES: Final = 12
_TYPE_BYTES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}


class TiffError(ValueError):
    """The block is damaged where it would have to be changed."""


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One IFD entry: tag, type, count and its twelve bytes; `value` is where its value stands in the block."""

    tag: int
    type: int
    count: int
    value_offset: int
    raw: bytes

    @property
    def length(self) -> int:
        """Bytes of the value."""
        return _TYPE_BYTES.get(self.type, 1) * self.count


@dataclass(frozen=True, slots=True)
class StoredIfd:
    entries: tuple[StoredEntry, ...]
    next_pointer: bytes

    def find(self, tag: int) -> StoredEntry | None:
        return next((entry for entry in self.entries if entry.tag == tag), None)


def with_original_date(block: bytes, text: bytes) -> bytes:
    """Return the block with DateTimeOriginal set to `text`, 20 bytes "YYYY:MM:DD HH:MM:SS" and a NUL.

    A value of blanks and zeros is overwritten where it stands; where there is none, its IFD is copied to the end with
    the tag added and the pointer to it turned. Raises TiffError, also where a date stands already.
    """
    order = detect_byte_order(block)
    if order is None or len(text) != 20:
        raise TiffError("not a TIFF block")
    block += bytes(len(block) & 1)  # an IFD begins on a word boundary
    root = _read_ifd(block, order, read_long(block, order, 4))
    pointer = root.find(EXIF_IFD)
    if pointer is None:
        return _with_new_exif_ifd(block, order, root, text)
    exif = _read_ifd(block, order, read_long(block, order, pointer.value_offset))
    date = exif.find(DATE_TIME_ORIGINAL)
    if date is not None and any(
        digit in block[date.value_offset : date.value_offset + date.count] for digit in b"123456789"
    ):
        raise TiffError("there is a date already")
    if date is not None and date.type == ASCII and date.count == len(text):
        if date.value_offset + len(text) > len(block):
            raise TiffError("the date's value lies outside the block")
        return block[: date.value_offset] + text + block[date.value_offset + len(text) :]
    at = len(block) + len(text)
    added = _pack_entry(order, DATE_TIME_ORIGINAL, ASCII, len(text), len(block))
    return _repoint(block, order, pointer.value_offset, at) + text + _pack_ifd(order, exif, added)


def reset_orientation(block: bytes) -> bytes:
    """Return the block with its Orientation set to 1 in place, where it has one: its pixels have been turned."""
    order = detect_byte_order(block)
    if order is None:
        return block
    try:
        entry = _read_ifd(block, order, read_long(block, order, 4)).find(ORIENTATION)
    except TiffError:
        return block
    if entry is None or entry.type != SHORT or entry.count != 1:
        return block
    return block[: entry.value_offset] + struct.pack(order + "H", 1) + block[entry.value_offset + 2 :]


def detect_byte_order(block: bytes) -> str | None:
    """The `struct` sign of a TIFF header's byte order, None where there is no TIFF header."""
    return {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4])


def _with_new_exif_ifd(block: bytes, order: str, root: StoredIfd, text: bytes) -> bytes:
    date_at = len(block)
    exif_at = date_at + len(text)
    version = struct.pack(order + "HHI", EXIF_VERSION, 7, 4) + b"0232"
    date = _pack_entry(order, DATE_TIME_ORIGINAL, ASCII, len(text), date_at)
    exif = struct.pack(order + "H", 2) + version + date + bytes(4)
    root_at = exif_at + len(exif)
    pointer = _pack_entry(order, EXIF_IFD, LONG, 1, exif_at)
    return _repoint(block, order, 4, root_at) + text + exif + _pack_ifd(order, root, pointer)


def _read_ifd(block: bytes, order: str, offset: int) -> StoredIfd:
    try:
        (count,) = struct.unpack_from(order + "H", block, offset)
        entries = tuple(read_stored_entry(block, order, offset + 2 + _ENTRY_BYTES * index) for index in range(count))
    except struct.error as error:
        raise TiffError("an IFD lies outside the block") from error
    end = offset + 2 + _ENTRY_BYTES * count
    following = block[end : end + 4]
    return StoredIfd(entries, following if len(following) == 4 else bytes(4))


def read_stored_entry(block: bytes, order: str, at: int) -> StoredEntry:
    """The IFD entry that stands at `at`. Raises TiffError, and struct.error where the block ends before it does."""
    tag, kind, count = struct.unpack_from(order + "HHI", block, at)
    fits = _TYPE_BYTES.get(kind, 1) * count <= 4
    value = at + 8 if fits else read_long(block, order, at + 8)
    return StoredEntry(tag, kind, count, value, block[at : at + _ENTRY_BYTES])


def read_long(block: bytes, order: str, at: int) -> int:
    """The four-byte number at `at`. Raises TiffError."""
    try:
        (value,) = struct.unpack_from(order + "I", block, at)
    except struct.error as error:
        raise TiffError("a pointer lies outside the block") from error
    return int(value)


def _pack_entry(order: str, tag: int, kind: int, count: int, value: int) -> bytes:
    return struct.pack(order + "HHII", tag, kind, count, value)


def _repoint(block: bytes, order: str, pointer: int, target: int) -> bytes:
    return block[:pointer] + struct.pack(order + "I", target) + block[pointer + 4 :]


def _pack_ifd(order: str, ifd: StoredIfd, added: bytes) -> bytes:
    """The IFD with `added` in place of the entry of its tag, entries sorted by tag as TIFF demands."""

    def tag(raw: bytes) -> int:
        return int(struct.unpack_from(order + "H", raw)[0])

    kept = [entry.raw for entry in ifd.entries if entry.tag != tag(added)]
    raws = sorted([*kept, added], key=tag)
    return struct.pack(order + "H", len(raws)) + b"".join(raws) + ifd.next_pointer
