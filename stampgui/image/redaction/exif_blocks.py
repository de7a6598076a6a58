"""An EXIF block without place, serial numbers and maker note, of the same length and with nothing moved.

Entries are taken out of their IFDs, and of the values only those stay that an entry still claims: what a maker note or
an earlier program left elsewhere in the block goes with them.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from stampgui.image.redaction.findings import Finding, RedactedBlock, zero_out
from stampgui.image.redaction.image_resources import redact_image_resources as cleared_resources
from stampgui.image.redaction.xmp_packets import redact_xmp as cleared_xmp
from stampgui.image.tiff.in_place import (
    EXIF_IFD,
    StoredEntry,
    TiffError,
    detect_byte_order,
    read_long,
    read_stored_entry,
)

_REMOVED_TAGS: Final = {
    0x8825: Finding.PLACE,  # the GPS IFD
    0xA431: Finding.SERIAL,  # BodySerialNumber
    0xA435: Finding.SERIAL,  # LensSerialNumber
    0xC62F: Finding.SERIAL,  # CameraSerialNumber (DNG)
    0xFDE9: Finding.SERIAL,  # SerialNumber, as Adobe's converter writes it
    0x927C: Finding.MAKER_NOTE,
    0xC634: Finding.MAKER_NOTE,  # DNGPrivateData, which holds one
}
_SUB_IFDS: Final = 0x014A
_IFDS: Final = frozenset({EXIF_IFD, 0xA005, _SUB_IFDS})
_BY_PLACE: Final = ((0x0201, 0x0202), (0x0111, 0x0117))
"""Tags of the place and length of a thumbnail, as JPEG and plain (TIFF 6.0, sections 22 and 8)."""
_BLOCKS: Final[dict[int, Callable[[bytes], RedactedBlock]]] = {
    0x02BC: cleared_xmp,
    0x8649: partial(cleared_resources, exif=zero_out),  # which would hold a block like this one, and so on
}
"""XMP and Photoshop's image resources."""
_MOST_IFDS: Final = 32
_ENTRY: Final = 12


def redact_exif(block: bytes, picture: Callable[[bytes], RedactedBlock]) -> RedactedBlock:
    """Return the block without traces; `picture` clears a thumbnail in it. One that cannot be read is emptied."""
    order = detect_byte_order(block)
    if order is None:
        return zero_out(block)
    clearing = _ExifRedactor(block, order, picture)
    try:
        clearing.walk_ifds(read_long(block, order, 4))
    except TiffError:
        return zero_out(block)
    if not clearing.findings:
        return RedactedBlock(block)
    return RedactedBlock(clearing.build_block(), frozenset(clearing.findings))


@dataclass(slots=True)
class _ExifRedactor:
    block: bytes
    order: str
    picture: Callable[[bytes], RedactedBlock]
    findings: set[Finding] = field(default_factory=set)
    tables: dict[int, bytes] = field(default_factory=dict)
    """The IFDs as they become, by their place."""
    values: list[tuple[int, bytes]] = field(default_factory=list)

    def walk_ifds(self, at: int) -> None:
        """Take in the IFD at `at`, those after it, and those that they point to.

        Raises TiffError for a damaged first one.
        """
        waiting = [(at, True)]
        while waiting and len(self.tables) < _MOST_IFDS:
            at, has_next = waiting.pop()
            if at in self.tables or not 8 <= at <= len(self.block) - 2:
                if not self.tables:
                    raise TiffError("an IFD lies outside the block")
                continue
            waiting.extend(self.redact_ifd(at, has_next=has_next))

    def redact_ifd(self, at: int, *, has_next: bool) -> Iterator[tuple[int, bool]]:
        """Note what stays of one IFD; yield the places of the IFDs that it leads to.

        Some writers end the IFDs that others point to without the four bytes for the next one, of which there is none.
        """
        entries = self.read_entries(at)
        kept = [entry for entry in entries if entry.tag not in _REMOVED_TAGS]
        self.findings.update(_REMOVED_TAGS[entry.tag] for entry in entries if entry.tag in _REMOVED_TAGS)
        end = at + 2 + _ENTRY * len(entries)
        following = self.block[end : end + 4] if has_next else b""
        table = struct.pack(self.order + "H", len(kept)) + b"".join(entry.raw for entry in kept) + following
        self.tables[at] = table.ljust(end - at + len(following), b"\0")
        for entry in kept:
            self.keep_value(entry)
        self.redact_thumbnails({entry.tag: entry for entry in kept})
        for entry in kept:
            if entry.tag in _IFDS:
                yield from ((place, False) for place in self.read_longs(entry))
        if len(following) == 4:
            yield int(struct.unpack(self.order + "I", following)[0]), True

    def read_entries(self, at: int) -> list[StoredEntry]:
        """As many as the block has room for: the last of a block that is cut off are missing."""
        (count,) = struct.unpack_from(self.order + "H", self.block, at)
        count = min(count, (len(self.block) - at - 2) // _ENTRY)
        return [read_stored_entry(self.block, self.order, at + 2 + _ENTRY * index) for index in range(count)]

    def keep_value(self, entry: StoredEntry) -> None:
        if entry.length <= 4:
            return
        value = self.block[entry.value_offset : entry.value_offset + entry.length]
        clear = _BLOCKS.get(entry.tag)
        if clear is not None:
            result = clear(value)
            self.findings |= result.findings
            value = result.data
        self.values.append((entry.value_offset, value))

    def redact_thumbnails(self, entries: dict[int, StoredEntry]) -> None:
        for place, length in _BY_PLACE:
            if place not in entries or length not in entries:
                continue
            for at, size in zip(self.read_longs(entries[place]), self.read_longs(entries[length]), strict=False):
                found = self.picture(self.block[at : at + size])
                self.findings |= found.findings
                self.values.append((at, found.data))

    def read_longs(self, entry: StoredEntry) -> list[int]:
        kind, width = ("H", 2) if entry.type == 3 else ("I", 4)
        raw = self.block[entry.value_offset : entry.value_offset + min(entry.length, width * _MOST_IFDS * _MOST_IFDS)]
        return [int(each) for (each,) in struct.iter_unpack(self.order + kind, raw[: len(raw) // width * width])]

    def build_block(self) -> bytes:
        result = bytearray(len(self.block))
        result[:8] = self.block[:8]
        for at, value in (*self.values, *self.tables.items()):
            result[at : at + len(value)] = value[: max(0, len(self.block) - at)]
        return bytes(result)
