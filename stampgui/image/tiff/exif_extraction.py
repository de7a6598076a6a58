"""One EXIF block out of a file that is built like TIFF, whose values lie scattered around its pixels.

Values are carried as bytes. What describes the file's own pixels, or points to them, stays behind. A maker note keeps
its distance from the block's start where there is room, because many count from there.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Final

from stampgui.image.tiff.reader import EXIF_IFD, GPS_IFD, Ifd, IfdEntry, TiffReader, open_tiff

MAKER_NOTE: Final = 0x927C
_INTEROP_IFD: Final = 0xA005

_PIXEL_TAGS: Final = frozenset(
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
_SEPARATE_TAGS: Final = frozenset({EXIF_IFD, GPS_IFD, 0x02BC, 0x83BB, 0x8649, 0x8773})
"""What has a place of its own in the copy: IFDs, XMP, IPTC, Photoshop's resources, the colour profile."""

_LONGEST_AT_ROOT: Final = 8 << 10
"""Bytes; longer ones are tables for developing RAW data."""
_LONGEST: Final = 1 << 20
_SHORT_NOTE: Final = 16 << 10
"""Bytes of a note that never makes a block too long; no other tag that cameras write has thousands."""
_ENTRY: Final = 12
_LARGEST_EXIF_SEGMENT: Final = 65527
"""Bytes of EXIF that fit one segment of a JPEG file (Exif 2.32, 4.5.4)."""

EntryValues = list[tuple[IfdEntry, bytes]]


@dataclass(slots=True)
class ExifParts:
    """Entries and values of the IFDs; `note_at` is where the maker note stood."""

    order: str
    root: EntryValues
    exif: EntryValues = field(default_factory=list)
    gps: EntryValues = field(default_factory=list)
    interop: EntryValues = field(default_factory=list)
    maker_note_offset: int | None = None


def extract_exif(stream: BinaryIO) -> bytes | None:
    """The EXIF block of a TIFF-like file, None where it says nothing but its pixels' form."""
    found = open_tiff(stream)
    return None if found is None else build_exif_block(read_exif_parts(*found))


def extract_raw_exif(stream: BinaryIO) -> bytes | None:
    """The same of a RAW file, without a maker note that is too long for the one segment that JPEG has for EXIF."""
    found = open_tiff(stream)
    if found is None:
        return None
    parts = read_exif_parts(*found)
    return build_exif_block(_without_maker_note(parts) if is_maker_note_too_long(*found) else parts)


def is_maker_note_too_long(reader: TiffReader, root: Ifd) -> bool:
    """Whether a RAW file's maker note cannot be in its EXIF block; some of Canon's take more than 64 KB."""
    note = (reader.read_ifd(reader.read_integer(root, EXIF_IFD)) or {}).get(MAKER_NOTE)
    if note is None or note.length < _SHORT_NOTE:
        return False
    return len(build_exif_block(read_exif_parts(reader, root)) or b"") > _LARGEST_EXIF_SEGMENT


def _without_maker_note(parts: ExifParts) -> ExifParts:
    return replace(parts, exif=[each for each in parts.exif if each[0].tag != MAKER_NOTE], maker_note_offset=None)


def read_exif_parts(reader: TiffReader, root: Ifd) -> ExifParts:
    """Read the values that a copy carries."""
    exif, gps = (reader.read_ifd(reader.read_integer(root, tag)) or {} for tag in (EXIF_IFD, GPS_IFD))
    interop = reader.read_ifd(reader.read_integer(exif, _INTEROP_IFD)) or {}
    note = exif.get(MAKER_NOTE)
    left_out = _PIXEL_TAGS | _SEPARATE_TAGS
    if reader.read_integer(root, _SUBFILE) & 1:  # of a thumbnail, as RAW files have it first
        left_out |= _SIZE
    return ExifParts(
        reader.order,
        read_values(reader, root, leave_out=left_out, longest=_LONGEST_AT_ROOT),
        read_values(reader, exif, leave_out={_INTEROP_IFD}),
        read_values(reader, gps),
        read_values(reader, interop),
        maker_note_offset=None if note is None else reader.decode_integer(note.value_or_offset),
    )


def read_values(reader: TiffReader, ifd: Ifd, *, leave_out: Iterable[int] = (), longest: int = _LONGEST) -> EntryValues:
    """Entries by tag, with their values as they stand; those cut off are left out."""
    tags = sorted(ifd.keys() - set(leave_out))
    found = ((ifd[tag], reader.read_value(ifd, tag, longest)) for tag in tags)
    return [(entry, value) for entry, value in found if value is not None]


def build_exif_block(parts: ExifParts) -> bytes | None:
    """A TIFF block of the IFDs and their values; the maker note where it was, if it fits a JPEG segment there."""
    if not (parts.root or parts.exif or parts.gps):
        return None
    ifds = {_INTEROP_IFD: parts.interop, EXIF_IFD: parts.exif, GPS_IFD: parts.gps}
    links = {tag: IfdEntry(tag, 4, 1, b"") for tag, held in ifds.items() if held or (tag == EXIF_IFD and parts.interop)}
    exif = parts.exif + [(link, b"") for tag, link in links.items() if tag == _INTEROP_IFD]
    root = parts.root + [(link, b"") for tag, link in links.items() if tag != _INTEROP_IFD]
    block = _BlockLayout(parts.order, _find_maker_note_range(parts))
    at = {_ROOT: block.allocate(_measure_ifd(root))} | {
        tag: block.allocate(_measure_ifd(held))
        for tag, held in ((EXIF_IFD, exif), (GPS_IFD, parts.gps), (_INTEROP_IFD, parts.interop))
        if tag in links
    }
    for tag, held in ((_ROOT, root), (EXIF_IFD, exif), (GPS_IFD, parts.gps), (_INTEROP_IFD, parts.interop)):
        if tag in at:
            block.write_ifd(at[tag], held, at)
    return bytes(block.data)


def _find_maker_note_range(parts: ExifParts) -> tuple[int, int] | None:
    length = next((len(value) for entry, value in parts.exif if entry.tag == MAKER_NOTE), 0)
    if (
        length <= 4
        or parts.maker_note_offset is None
        or parts.maker_note_offset + length > _LARGEST_EXIF_SEGMENT
        or parts.maker_note_offset < 8
    ):
        return None
    return parts.maker_note_offset, parts.maker_note_offset + length


def _measure_ifd(held: EntryValues) -> int:
    return 6 + _ENTRY * len(held)


@dataclass(slots=True)
class _BlockLayout:
    """A block being laid out; the place of the maker note is kept free of all else."""

    order: str
    reserved_range: tuple[int, int] | None
    data: bytearray = field(init=False)
    free: int = 8

    def __post_init__(self) -> None:
        start = {"<": b"II*\0", ">": b"MM\0*"}[self.order]
        self.data = bytearray(start + struct.pack(self.order + "I", 8))
        if self.reserved_range is not None and self.reserved_range[0] < 512:  # before the first IFD could have ended
            self.reserved_range = None

    def allocate(self, length: int) -> int:
        """Where `length` bytes go; values begin on a word boundary."""
        at = self.free + (self.free & 1)
        if self.reserved_range is not None and at < self.reserved_range[1] and at + length > self.reserved_range[0]:
            at = self.reserved_range[1] + (self.reserved_range[1] & 1)
        self.free = at + length
        return at

    def write_ifd(self, at: int, held: EntryValues, ifds: dict[int, int]) -> None:
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
                table += struct.pack(self.order + "I", self._write_value(entry, value))
        self._write_bytes(at, table + bytes(4))

    def _write_value(self, entry: IfdEntry, value: bytes) -> int:
        is_note = entry.tag == MAKER_NOTE and self.reserved_range is not None
        at = self.reserved_range[0] if is_note and self.reserved_range is not None else self.allocate(len(value))
        self._write_bytes(at, value)
        return at

    def _write_bytes(self, at: int, content: bytes) -> None:
        if len(self.data) < at + len(content):
            self.data.extend(bytes(at + len(content) - len(self.data)))
        self.data[at : at + len(content)] = content
