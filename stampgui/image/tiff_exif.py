"""One EXIF block out of a file that is built like TIFF, whose values lie scattered around its pixels.

Values are carried as bytes. What describes the file's own pixels, or points to them, stays behind. A maker note keeps
its distance from the block's start where there is room, because many count from there.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Final

from stampgui.image.tiff_values import EXIF_IFD, GPS_IFD, Entry, Ifd, TiffReader, opened

MAKER_NOTE: Final = 0x927C
_INTEROP_IFD: Final = 0xA005

_OF_PIXELS: Final = frozenset(
    {
        *(0x00FE, 0x00FF, *range(0x0102, 0x010B)),  # up to FillOrder
        *(0x0111, 0x0115, 0x0116, 0x0117, 0x0118, 0x0119, 0x011C, 0x0120, 0x0121, 0x0122, 0x0123, 0x0124, 0x0125),
        *(0x013D, 0x0140, 0x0141, 0x0142, 0x0143, 0x0144, 0x0145, 0x014A, 0x014C, 0x014E, 0x0150, 0x0152, 0x0153),
        *(0x0154, 0x0155, 0x0156, 0x015B, *range(0x0200, 0x020A), 0x0212),
        *(0x828D, 0x828E, 0x935C, 0xC634),  # CFA, ImageSourceData, DNGPrivateData, which holds offsets into the file
    }
)
"""Tags of TIFF 6.0, its supplements and TIFF/EP that say how pixels are stored, or where."""
_SIZE: Final = frozenset({0x0100, 0x0101})
_SUBFILE: Final = 0x00FE
_ROOT: Final = -1
"""Stands for the first IFD, which no tag leads to; 0 is the tag GPSVersionID."""
_ELSEWHERE: Final = frozenset({EXIF_IFD, GPS_IFD, 0x02BC, 0x83BB, 0x8649, 0x8773})
"""What has a place of its own in the copy: IFDs, XMP, IPTC, Photoshop's resources, the colour profile."""

_LONGEST_AT_ROOT: Final = 8 << 10
"""Bytes; longer ones are tables for developing RAW data."""
_LONGEST: Final = 1 << 20
_SHORT_NOTE: Final = 16 << 10
"""Bytes of a note that never makes a block too long; no other tag that cameras write has thousands."""
_ENTRY: Final = 12
_END_OF_SEGMENT: Final = 65527
"""Bytes of EXIF that fit one segment of a JPEG file (Exif 2.32, 4.5.4)."""

Values = list[tuple[Entry, bytes]]


@dataclass(slots=True)
class Parts:
    """Entries and values of the IFDs; `note_at` is where the maker note stood."""

    order: str
    root: Values
    exif: Values = field(default_factory=list)
    gps: Values = field(default_factory=list)
    interop: Values = field(default_factory=list)
    note_at: int | None = None


def exif_of(stream: BinaryIO) -> bytes | None:
    """The EXIF block of a TIFF-like file, None where it says nothing but its pixels' form."""
    found = opened(stream)
    return None if found is None else assembled(parts_of(*found))


def exif_of_raw(stream: BinaryIO) -> bytes | None:
    """The same of a RAW file, without a maker note that is too long for the one segment that JPEG has for EXIF."""
    found = opened(stream)
    if found is None:
        return None
    parts = parts_of(*found)
    return assembled(_without_note(parts) if is_note_too_long(*found) else parts)


def is_note_too_long(reader: TiffReader, root: Ifd) -> bool:
    """Whether a RAW file's maker note cannot be in its EXIF block; some of Canon's take more than 64 KB."""
    note = (reader.ifd(reader.integer(root, EXIF_IFD)) or {}).get(MAKER_NOTE)
    if note is None or note.length < _SHORT_NOTE:
        return False
    return len(assembled(parts_of(reader, root)) or b"") > _END_OF_SEGMENT


def _without_note(parts: Parts) -> Parts:
    return replace(parts, exif=[each for each in parts.exif if each[0].tag != MAKER_NOTE], note_at=None)


def parts_of(reader: TiffReader, root: Ifd) -> Parts:
    """Read the values that a copy carries."""
    exif, gps = (reader.ifd(reader.integer(root, tag)) or {} for tag in (EXIF_IFD, GPS_IFD))
    interop = reader.ifd(reader.integer(exif, _INTEROP_IFD)) or {}
    note = exif.get(MAKER_NOTE)
    left_out = _OF_PIXELS | _ELSEWHERE
    if reader.integer(root, _SUBFILE) & 1:  # of a thumbnail, as RAW files have it first
        left_out |= _SIZE
    return Parts(
        reader.order,
        values(reader, root, leave_out=left_out, longest=_LONGEST_AT_ROOT),
        values(reader, exif, leave_out={_INTEROP_IFD}),
        values(reader, gps),
        values(reader, interop),
        note_at=None if note is None else reader.number(note.field),
    )


def values(reader: TiffReader, ifd: Ifd, *, leave_out: Iterable[int] = (), longest: int = _LONGEST) -> Values:
    """Entries by tag, with their values as they stand; those cut off are left out."""
    tags = sorted(ifd.keys() - set(leave_out))
    found = ((ifd[tag], reader.value(ifd, tag, longest)) for tag in tags)
    return [(entry, value) for entry, value in found if value is not None]


def assembled(parts: Parts) -> bytes | None:
    """A TIFF block of the IFDs and their values; the maker note where it was, if it fits a JPEG segment there."""
    if not (parts.root or parts.exif or parts.gps):
        return None
    ifds = {_INTEROP_IFD: parts.interop, EXIF_IFD: parts.exif, GPS_IFD: parts.gps}
    links = {tag: Entry(tag, 4, 1, b"") for tag, held in ifds.items() if held or (tag == EXIF_IFD and parts.interop)}
    exif = parts.exif + [(link, b"") for tag, link in links.items() if tag == _INTEROP_IFD]
    root = parts.root + [(link, b"") for tag, link in links.items() if tag != _INTEROP_IFD]
    block = _Block(parts.order, _note_place(parts))
    at = {_ROOT: block.room(_length(root))} | {
        tag: block.room(_length(held))
        for tag, held in ((EXIF_IFD, exif), (GPS_IFD, parts.gps), (_INTEROP_IFD, parts.interop))
        if tag in links
    }
    for tag, held in ((_ROOT, root), (EXIF_IFD, exif), (GPS_IFD, parts.gps), (_INTEROP_IFD, parts.interop)):
        if tag in at:
            block.write(at[tag], held, at)
    return bytes(block.data)


def _note_place(parts: Parts) -> tuple[int, int] | None:
    length = next((len(value) for entry, value in parts.exif if entry.tag == MAKER_NOTE), 0)
    if length <= 4 or parts.note_at is None or parts.note_at + length > _END_OF_SEGMENT or parts.note_at < 8:
        return None
    return parts.note_at, parts.note_at + length


def _length(held: Values) -> int:
    return 6 + _ENTRY * len(held)


@dataclass(slots=True)
class _Block:
    """A block being laid out; the place of the maker note is kept free of all else."""

    order: str
    note: tuple[int, int] | None
    data: bytearray = field(init=False)
    free: int = 8

    def __post_init__(self) -> None:
        start = {"<": b"II*\0", ">": b"MM\0*"}[self.order]
        self.data = bytearray(start + struct.pack(self.order + "I", 8))
        if self.note is not None and self.note[0] < 512:  # before the first IFD could have ended
            self.note = None

    def room(self, length: int) -> int:
        """Where `length` bytes go; values begin on a word boundary."""
        at = self.free + (self.free & 1)
        if self.note is not None and at < self.note[1] and at + length > self.note[0]:
            at = self.note[1] + (self.note[1] & 1)
        self.free = at + length
        return at

    def write(self, at: int, held: Values, ifds: dict[int, int]) -> None:
        """Write an IFD at `at` and its values behind; entries that point to IFDs get these from `ifds`."""
        held = sorted(held, key=lambda pair: pair[0].tag)
        table = struct.pack(self.order + "H", len(held))
        for entry, value in held:
            table += struct.pack(self.order + "HHI", entry.tag, entry.type, entry.count)
            if entry.tag in ifds:
                table += struct.pack(self.order + "I", ifds[entry.tag])
            elif len(value) <= 4:
                table += value.ljust(4, b"\0")
            else:
                table += struct.pack(self.order + "I", self._place(entry, value))
        self._put(at, table + bytes(4))

    def _place(self, entry: Entry, value: bytes) -> int:
        is_note = entry.tag == MAKER_NOTE and self.note is not None
        at = self.note[0] if is_note and self.note is not None else self.room(len(value))
        self._put(at, value)
        return at

    def _put(self, at: int, content: bytes) -> None:
        if len(self.data) < at + len(content):
            self.data.extend(bytes(at + len(content) - len(self.data)))
        self.data[at : at + len(content)] = content
