"""Writing TIFF structures: an IFD, and an EXIF block of several with their values."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from stampgui.image.tiff.structure import ENTRY_BYTES, FIRST_IFD, TIFF_HEADERS, Entry, EntryValues
from stampgui.image.tiff.tags import EXIF_IFD, GPS_IFD, INTEROP_IFD, LONG, MAKER_NOTE

LARGEST_EXIF_SEGMENT: Final = 65527
"""Bytes of EXIF that fit one segment of a JPEG file (Exif 2.32, 4.5.4)."""
_ROOT: Final = -1
"""Stands for the first IFD, which no tag leads to; 0 would be GPSVersionID."""
_NEAREST_MAKER_NOTE: Final = 512
"""The offset from which on the place of a maker note is kept; the first IFD needs the bytes before."""


@dataclass(frozen=True, slots=True)
class ExifParts:
    """What an EXIF block is made of."""

    order: str
    """The `struct` sign of the byte order of all values."""
    root: EntryValues
    """Of the first IFD, without the entries that lead to the others."""
    exif: EntryValues = ()
    """Of the EXIF IFD, without the entry that leads to the interoperability IFD."""
    gps: EntryValues = ()
    """Of the GPS IFD."""
    interop: EntryValues = ()
    """Of the interoperability IFD."""
    maker_note_offset: int | None = None
    """Where the maker note stood: many hold offsets that count from the start of the block."""


def pack_ifd(order: str, entries: Sequence[Entry], next_pointer: bytes = bytes(4)) -> bytes:
    """The bytes of an IFD; `next_pointer` are those of the next one's offset."""
    fields = (struct.pack(order + "HHI4s", each.tag, each.type, each.count, each.value_or_offset) for each in entries)
    return struct.pack(order + "H", len(entries)) + b"".join(fields) + next_pointer


def build_exif_block(parts: ExifParts) -> bytes | None:
    """A TIFF block of the IFDs and their values; None where there are none.

    The maker note stands where it was, if it fits a JPEG segment there.
    """
    if not (parts.root or parts.exif or parts.gps):
        return None
    layout = _BlockLayout(parts.order, _find_maker_note_range(parts))
    links = {tag: (Entry(tag, LONG, 1), b"") for tag in (EXIF_IFD, GPS_IFD, INTEROP_IFD)}
    exif = [*parts.exif, links[INTEROP_IFD]] if parts.interop else parts.exif
    root = [*parts.root, *(links[tag] for tag, values in ((EXIF_IFD, exif), (GPS_IFD, parts.gps)) if values)]
    ifds = {_ROOT: root, EXIF_IFD: exif, GPS_IFD: parts.gps, INTEROP_IFD: parts.interop}
    offsets = {tag: layout.allocate(6 + ENTRY_BYTES * len(values)) for tag, values in ifds.items() if values}
    for tag, offset in offsets.items():
        layout.write_ifd(offset, ifds[tag], offsets)
    return bytes(layout.data)


def _find_maker_note_range(parts: ExifParts) -> range | None:
    """The offsets reserved for the maker note; None where there is none, or where they cannot be kept."""
    length = next((len(value) for entry, value in parts.exif if entry.tag == MAKER_NOTE), 0)
    start = parts.maker_note_offset
    if length <= 4 or start is None or start < _NEAREST_MAKER_NOTE or start + length > LARGEST_EXIF_SEGMENT:
        return None
    return range(start, start + length)


@dataclass(slots=True)
class _BlockLayout:
    """A block being laid out; the place of the maker note is kept free of all else."""

    order: str
    reserved: range | None
    data: bytearray = field(init=False)
    free: int = FIRST_IFD

    def __post_init__(self) -> None:
        self.data = bytearray(TIFF_HEADERS[self.order] + struct.pack(self.order + "I", FIRST_IFD))

    def allocate(self, length: int) -> int:
        """Where `length` bytes go; values begin on a word boundary."""
        offset = _round_up(self.free)
        if self.reserved is not None and offset < self.reserved.stop and offset + length > self.reserved.start:
            offset = _round_up(self.reserved.stop)
        self.free = offset + length
        return offset

    def write_ifd(self, offset: int, values: EntryValues, ifd_offsets: Mapping[int, int]) -> None:
        """Write an IFD at `offset` and its values behind; entries that lead to IFDs get these from `ifd_offsets`."""
        entries = [
            Entry(entry.tag, entry.type, entry.count, self._place_value(entry.tag, value, ifd_offsets))
            for entry, value in sorted(values, key=lambda pair: pair[0].tag)
        ]
        self._write_bytes(offset, pack_ifd(self.order, entries))

    def _place_value(self, tag: int, value: bytes, ifd_offsets: Mapping[int, int]) -> bytes:
        """What the entry says: the value itself, or where it was written."""
        if tag not in ifd_offsets and len(value) <= 4:
            return value
        offset = ifd_offsets[tag] if tag in ifd_offsets else self._write_value(tag, value)
        return struct.pack(self.order + "I", offset)

    def _write_value(self, tag: int, value: bytes) -> int:
        reserved = self.reserved if tag == MAKER_NOTE else None
        offset = self.allocate(len(value)) if reserved is None else reserved.start
        self._write_bytes(offset, value)
        return offset

    def _write_bytes(self, offset: int, content: bytes) -> None:
        if len(self.data) < offset + len(content):
            self.data.extend(bytes(offset + len(content) - len(self.data)))
        self.data[offset : offset + len(content)] = content


def _round_up(offset: int) -> int:
    return offset + (offset & 1)
