"""Values out of a TIFF structure (TIFF 6.0, section 2): an EXIF block, or a file of any size.

Only IFDs and the values asked for are read. Readers that believe what a hostile block claims spend minutes on it, so
none is handed more than `told`: a small block of the tags that tell a date, a device or the orientation.
"""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from stampgui.image.limits import LARGEST_TEXT

ORIENTATION: Final = 0x0112
EXIF_IFD: Final = 0x8769
GPS_IFD: Final = 0x8825

_ORDERS: Final = {b"II": "<", b"MM": ">"}
_MAGIC: Final = {"<": b"II*\0", ">": b"MM\0*"}
_WIDTHS: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Bytes of one value, by field type."""
_SHORT, _LONG = 3, 4
_ENTRY: Final = 12
_MOST_ENTRIES: Final = 1000
_MOST_IFDS: Final = 16
_SUB_IFDS: Final = 0x014A
_LONGEST_VALUE: Final = 1000

_DATE_TAGS: Final = frozenset({0x9003, 0x9004})
_ROOT_TAGS: Final = frozenset({0x010F, 0x0110, ORIENTATION, 0x0131, 0x0132, 0x013C})
"""Make, Model, Orientation, Software, DateTime, HostComputer."""
_EXIF_TAGS: Final = _DATE_TAGS | {0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292}
"""DateTimeOriginal, DateTimeDigitized, and the OffsetTime and SubSecTime tags."""
_GPS_TAGS: Final = frozenset({0x0007, 0x001D})
"""GPSTimeStamp, GPSDateStamp."""


@dataclass(frozen=True, slots=True)
class IfdEntry:
    """One IFD entry; `field` is the value itself where it fits four bytes, else where it stands."""

    tag: int
    type: int
    count: int
    value_or_offset: bytes

    @property
    def length(self) -> int:
        return _WIDTHS.get(self.type, 1) * self.count


Ifd = Mapping[int, IfdEntry]
"""Entries by tag."""
_Values = list[tuple[IfdEntry, bytes]]


@dataclass(frozen=True, slots=True)
class TiffReader:
    """Reads from a seekable stream in which offsets count from its start; `order` is "<" or ">"."""

    stream: BinaryIO
    order: str

    def decode_integer(self, field: bytes) -> int:
        return int.from_bytes(field, "little" if self.order == "<" else "big")

    def read_ifd(self, offset: int) -> Ifd | None:
        """The entries of the IFD at `offset`, of a repeated tag the first; None where there is no IFD."""
        if offset < 8:
            return None
        self.stream.seek(offset)
        count = self.decode_integer(self.stream.read(2))
        raw = self.stream.read(_ENTRY * min(count, _MOST_ENTRIES))
        found: dict[int, IfdEntry] = {}
        for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):
            tag, kind, values = struct.unpack_from(self.order + "HHI", raw, at)
            found.setdefault(tag, IfdEntry(tag, kind, values, raw[at + 8 : at + _ENTRY]))
        return found or None

    def read_next_offset(self, offset: int) -> int:
        """Where the next IFD is after the one at `offset`; 0 after the last."""
        self.stream.seek(offset)
        self.stream.seek(offset + 2 + _ENTRY * self.decode_integer(self.stream.read(2)))
        return self.decode_integer(self.stream.read(4))

    def read_pages(self) -> "list[Ifd]":
        """The IFDs that follow one another from the first on, each once and no more than a bound."""
        self.stream.seek(4)
        offset = self.decode_integer(self.stream.read(4))
        seen: dict[int, Ifd] = {}
        while len(seen) < _MOST_IFDS and offset not in seen and (ifd := self.read_ifd(offset)) is not None:
            seen[offset] = ifd
            offset = self.read_next_offset(offset)
        return list(seen.values())

    def read_sub_ifds(self, ifd: Ifd) -> "list[Ifd]":
        """The IFDs that an IFD points to as further pictures of the same photo (TIFF Technical Note 1)."""
        offsets = self.read_integers(ifd, _SUB_IFDS)[:_MOST_IFDS]
        return [found for found in map(self.read_ifd, offsets) if found is not None]

    def read_value(self, ifd: Ifd, tag: int, longest: int = _LONGEST_VALUE) -> bytes | None:
        """The bytes of a value; None when it is missing, cut off, or of more than `longest` bytes."""
        entry = ifd.get(tag)
        if entry is None or not 0 < entry.length <= longest:
            return None
        if entry.length <= 4:
            return entry.value_or_offset[: entry.length]
        self.stream.seek(self.decode_integer(entry.value_or_offset))
        value = self.stream.read(entry.length)
        return value if len(value) == entry.length else None

    def read_integers(self, ifd: Ifd, tag: int) -> tuple[int, ...]:
        value = self.read_value(ifd, tag)
        if value is None:
            return ()
        width = 2 if ifd[tag].type == _SHORT else 4
        return tuple(self.decode_integer(value[at : at + width]) for at in range(0, len(value), width))

    def read_integer(self, ifd: Ifd, tag: int) -> int:
        """The first of `integers`, or 0."""
        return next(iter(self.read_integers(ifd, tag)), 0)

    def find_missing(self, ifd: Ifd, names: Mapping[int, str]) -> tuple[str, ...]:
        """The names of values that are declared and are not there as a whole."""
        declared = ((tag, name) for tag, name in names.items() if tag in ifd and ifd[tag].count)
        return tuple(name for tag, name in declared if self.read_value(ifd, tag, LARGEST_TEXT) is None)


def open_tiff(stream: BinaryIO) -> tuple[TiffReader, Ifd] | None:
    """Return a reader and the first IFD, or None where there is none."""
    head = stream.read(8)
    order = _ORDERS.get(head[:2])
    if order is None or len(head) < 8:
        return None
    reader = TiffReader(stream, order)
    root = reader.read_ifd(reader.decode_integer(head[4:8]))
    return None if root is None else (reader, root)


def build_minimal_exif(reader: TiffReader, root: Ifd) -> bytes:
    """A TIFF block, small and whole, of the tags that tell a date, a device or the orientation."""
    exif, gps = (reader.read_ifd(reader.read_integer(root, tag)) or {} for tag in (EXIF_IFD, GPS_IFD))
    at_root = {tag: root[tag] for tag in _DATE_TAGS & root.keys()}  # where TIFF/EP puts them (ISO 12234-2)
    return _pack_block(
        reader.order,
        _read_present_values(reader, root, _ROOT_TAGS),
        _read_present_values(reader, {**at_root, **exif}, _EXIF_TAGS),
        _read_present_values(reader, gps, _GPS_TAGS),
    )


def _read_present_values(reader: TiffReader, ifd: Ifd, tags: Iterable[int]) -> _Values:
    values = ((ifd[tag], reader.read_value(ifd, tag)) for tag in sorted(tags) if tag in ifd)
    return [(entry, value) for entry, value in values if value is not None]


def _pack_block(order: str, root: _Values, exif: _Values, gps: _Values) -> bytes:
    """IFDs in a row, each followed by its values."""
    start = _MAGIC[order] + struct.pack(order + "I", 8)
    exif_at = len(start) + _packed_length(root) + 2 * _ENTRY
    gps_at = exif_at + _packed_length(exif)
    links = [
        (IfdEntry(tag, _LONG, 1, b""), struct.pack(order + "I", at))
        for tag, at in ((EXIF_IFD, exif_at), (GPS_IFD, gps_at))
    ]
    ifds = (([*root, *links], len(start)), (exif, exif_at), (gps, gps_at))
    return start + b"".join(_pack_ifd(order, values, at) for values, at in ifds)


def _packed_length(values: _Values) -> int:
    return 6 + _ENTRY * len(values) + sum(_padded_length(value) for _, value in values if len(value) > 4)


def _padded_length(value: bytes) -> int:
    return len(value) + (len(value) & 1)


def _pack_ifd(order: str, values: _Values, at: int) -> bytes:
    """An IFD that stands at offset `at`, its values behind it; values begin on a word boundary."""
    entries, data = struct.pack(order + "H", len(values)), b""
    data_at = at + 6 + _ENTRY * len(values)
    for entry, value in values:
        entries += struct.pack(order + "HHI", entry.tag, entry.type, entry.count)
        if len(value) <= 4:
            entries += value.ljust(4, b"\0")
        else:
            entries += struct.pack(order + "I", data_at + len(data))
            data += value.ljust(_padded_length(value), b"\0")
    return entries + bytes(4) + data
