"""TIFF structures (TIFF 6.0, section 2): an EXIF block, the index of a Multi-Picture file, or a file of any size.

Files may be BigTIFF, too, in which offsets and counts have eight bytes (https://www.awaresystems.be/imaging/tiff/bigtiff.html).

No count is trusted: an IFD has the entries that are there, a value that is cut off is missing, and bounds limit the
work that a hostile structure can cause.
"""

import io
import struct
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import BinaryIO, Final, TypeAlias

from stampgui.image.limits import LARGEST_TEXT
from stampgui.image.tiff.tags import BYTE, FIELD_BYTES, SHORT, SIGNED_BYTE, SIGNED_SHORT, SUB_IFDS, WIDE_TYPES
from stampgui.values import dataclass

TIFF_HEADERS: Final[Mapping[str, bytes]] = MappingProxyType({"<": b"II*\0", ">": b"MM\0*"})
"""What a TIFF structure begins with, by its byte order as `struct` writes it."""
ENTRY_BYTES: Final = 12
_COUNT_BYTES: Final = 2
_POINTER_BYTES: Final = 4
_INTEGER_BYTES: Final = {BYTE: 1, SIGNED_BYTE: 1, SHORT: 2, SIGNED_SHORT: 2, **dict.fromkeys(WIDE_TYPES, 8)}
"""Bytes of integers by field type; others have four. Readers accept any that holds the value (TIFF 6.0, section 7)."""
FIRST_POINTER: Final = 4
"""The offset at which the offset of the first IFD stands."""
FIRST_IFD: Final = 8
"""The offset before which no IFD stands, because the header does."""
_MOST_ENTRIES: Final = 1000
_ALL_ENTRIES: Final = 0xFFFF
_MOST_IFDS: Final = 16
_LONGEST_VALUE: Final = 1000


@dataclass(frozen=True, slots=True)
class _Form:
    """How many bytes the numbers of a structure have."""

    first_pointer: int
    """The offset at which the offset of the first IFD stands."""
    count_bytes: int
    """Of the number of an IFD's entries."""
    pointer_bytes: int
    """Of an offset, and of a value that stands in its place."""
    entry: str
    """Tag, type, count, and value or offset, as `struct` has it."""

    @property
    def entry_bytes(self) -> int:
        return struct.calcsize("<" + self.entry)


_CLASSIC: Final = _Form(FIRST_POINTER, _COUNT_BYTES, _POINTER_BYTES, "HHI4s")
_BIG: Final = _Form(8, 8, 8, "HHQ8s")
_BIG_HEADERS: Final = {"<": b"II+\0\x08\0\0\0", ">": b"MM\0+\0\x08\0\0"}
_LARGEST_OFFSET: Final = 1 << 62
"""Systems refuse to look behind it."""


class TiffError(ValueError):
    """The block is damaged where it would have to be changed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One IFD entry; `value_or_offset` is the value itself where it fits there, else the offset of the value.

    `position` is where the entry stands, 0 for one that is not written yet.
    """

    tag: int
    type: int
    count: int
    value_or_offset: bytes = bytes(_POINTER_BYTES)
    position: int = 0

    @property
    def length(self) -> int:
        """Bytes of the value."""
        return FIELD_BYTES.get(self.type, 1) * self.count

    @property
    def is_inline(self) -> bool:
        return self.length <= len(self.value_or_offset)


@dataclass(frozen=True, slots=True)
class Ifd:
    """The entries of an IFD that are there, in the order of the file; none where there is no IFD.

    `end` is the offset behind all entries that it declares, and `is_whole` says whether they are there.
    """

    entries: tuple[Entry, ...] = ()
    end: int = 0
    is_whole: bool = False

    def __contains__(self, tag: int) -> bool:
        return self.find(tag) is not None

    def find(self, tag: int) -> Entry | None:
        """The entry of that tag, of several the first."""
        return next((entry for entry in self.entries if entry.tag == tag), None)

    def select(self, tags: Collection[int]) -> list[Entry]:
        """The entries of these tags, one for each."""
        return [entry for entry in self._first_entries() if entry.tag in tags]

    def without(self, tags: Collection[int]) -> list[Entry]:
        """The entries of all other tags, one for each."""
        return [entry for entry in self._first_entries() if entry.tag not in tags]

    def _first_entries(self) -> Collection[Entry]:
        return {entry.tag: entry for entry in reversed(self.entries)}.values()


@dataclass(frozen=True, slots=True)
class TiffReader:
    """Reads from a seekable stream in which offsets count from its start; `order` is "<" or ">", as `struct` has it."""

    stream: BinaryIO
    order: str
    most_entries: int = _MOST_ENTRIES
    form: _Form = _CLASSIC

    @property
    def is_big(self) -> bool:
        """Whether it is a BigTIFF file."""
        return self.form is _BIG

    def decode_integer(self, field: bytes) -> int:
        return int.from_bytes(field, "little" if self.order == "<" else "big")

    def find_value(self, entry: Entry) -> int:
        """The offset of the entry's value."""
        if entry.is_inline:
            return entry.position + self.form.entry_bytes - self.form.pointer_bytes
        return self.decode_integer(entry.value_or_offset)

    def read_pointer(self, offset: int) -> int:
        """The offset that stands at `offset`; 0 where there is none."""
        field = self._read_bytes(offset, self.form.pointer_bytes)
        return self.decode_integer(field) if len(field) == self.form.pointer_bytes else 0

    def read_first_ifd(self) -> Ifd:
        return self.read_ifd(self.read_pointer(self.form.first_pointer))

    def read_ifd(self, offset: int) -> Ifd:
        """What is there of the IFD at `offset`."""
        if offset < FIRST_IFD:
            return Ifd()
        head = self._read_bytes(offset, self.form.count_bytes)
        if len(head) < self.form.count_bytes:
            return Ifd(end=offset + self.form.count_bytes)
        count, width = self.decode_integer(head), self.form.entry_bytes
        table = self.stream.read(width * min(count, self.most_entries))
        start = offset + self.form.count_bytes
        fields = struct.iter_unpack(self.order + self.form.entry, table[: len(table) // width * width])
        entries = tuple(
            Entry(tag, kind, values, field, position=start + width * index)
            for index, (tag, kind, values, field) in enumerate(fields)
        )
        return Ifd(entries, start + width * count, is_whole=len(entries) == count)

    def read_linked_ifd(self, ifd: Ifd, tag: int) -> Ifd:
        """The IFD that the value of a tag leads to."""
        return self.read_ifd(self.read_integer(ifd, tag))

    def read_pages(self) -> list[Ifd]:
        """The IFDs that follow one another from the first on, each once and no more than a bound."""
        offset = self.read_pointer(self.form.first_pointer)
        seen: dict[int, Ifd] = {}
        while len(seen) < _MOST_IFDS and offset not in seen and (ifd := self.read_ifd(offset)).entries:
            seen[offset] = ifd
            offset = self.read_pointer(ifd.end)
        return list(seen.values())

    def read_sub_ifds(self, ifd: Ifd) -> list[Ifd]:
        """The IFDs that an IFD points to as further pictures of the same photo (TIFF Technical Note 1)."""
        offsets = self.read_integers(ifd, SUB_IFDS)[:_MOST_IFDS]
        return [found for found in map(self.read_ifd, offsets) if found.entries]

    def read_available(self, entry: Entry, most: int) -> bytes:
        """The bytes of a value that are there, and no more than `most`."""
        if entry.is_inline:
            return entry.value_or_offset[: min(entry.length, most)]
        return self._read_bytes(self.decode_integer(entry.value_or_offset), min(entry.length, most))

    def read_entry(self, entry: Entry, longest: int = _LONGEST_VALUE) -> bytes | None:
        """The bytes of a value; None when it is empty, cut off, or of more than `longest` bytes."""
        if not 0 < entry.length <= longest:
            return None
        value = self.read_available(entry, longest)
        return value if len(value) == entry.length else None

    def read_entries(self, entries: Iterable[Entry], longest: int = _LONGEST_VALUE) -> "EntryValues":
        """Entries with their values as they stand; those that are empty, cut off, too long or wide are left out."""
        values = ((entry, self.read_entry(entry, longest)) for entry in entries if entry.type not in WIDE_TYPES)
        return [(entry, value) for entry, value in values if value is not None]

    def read_value(self, ifd: Ifd, tag: int, longest: int = _LONGEST_VALUE) -> bytes | None:
        """As `read_entry`; None as well where the tag is missing."""
        entry = ifd.find(tag)
        return None if entry is None else self.read_entry(entry, longest)

    def read_integers(self, ifd: Ifd, tag: int, longest: int = _LONGEST_VALUE) -> tuple[int, ...]:
        """The integers of a value; none when it is not there, or of more than `longest` bytes."""
        entry = ifd.find(tag)
        value = None if entry is None else self.read_entry(entry, longest)
        if entry is None or value is None:
            return ()
        width = _INTEGER_BYTES.get(entry.type, 4)
        return tuple(self.decode_integer(value[at : at + width]) for at in range(0, len(value), width))

    def read_integer(self, ifd: Ifd, tag: int) -> int:
        """The first of `read_integers`, or 0."""
        return next(iter(self.read_integers(ifd, tag)), 0)

    def find_missing(self, ifd: Ifd, names: Mapping[int, str]) -> tuple[str, ...]:
        """The names of values that are declared and are not there as a whole."""
        found = ((ifd.find(tag), name) for tag, name in names.items())
        declared = ((entry, name) for entry, name in found if entry is not None and entry.count)
        return tuple(name for entry, name in declared if self.read_entry(entry, LARGEST_TEXT) is None)

    def _read_bytes(self, offset: int, length: int) -> bytes:
        if offset > _LARGEST_OFFSET:
            return b""
        self.stream.seek(offset)
        return self.stream.read(length)


EntryValues: TypeAlias = Sequence[tuple[Entry, bytes]]
"""Entries with their values."""


def open_tiff(stream: BinaryIO) -> tuple[TiffReader, Ifd] | None:
    """Return a reader of a file and its first IFD, or None where there is none.

    Of the header only the byte order counts: RAW files of some makers have their own number behind it.
    """
    head = stream.read(FIRST_IFD)
    is_big = head in _BIG_HEADERS.values()
    order = next((order for order, header in TIFF_HEADERS.items() if head[:2] == header[:2]), None)
    if order is None or len(head) < FIRST_IFD:
        return None
    reader = TiffReader(stream, order, form=_BIG if is_big else _CLASSIC)
    root = reader.read_first_ifd()
    return (reader, root) if root.entries else None


def open_tiff_block(block: bytes) -> TiffReader | None:
    """Return a reader for changing the block, without a bound on entries; None where it has no TIFF header."""
    order = next((order for order, header in TIFF_HEADERS.items() if block.startswith(header)), None)
    return None if order is None else TiffReader(io.BytesIO(block), order, most_entries=_ALL_ENTRIES)
