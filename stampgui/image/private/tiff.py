"""An EXIF block without place, serial numbers and maker note, of the same length and with nothing moved.

Entries are taken out of their IFDs, and of the values only those stay that an entry still claims: what a maker note or
an earlier program left elsewhere in the block goes with them.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from stampgui.image.private.resources import cleared as cleared_resources
from stampgui.image.private.traces import Cleared, Trace, emptied
from stampgui.image.private.xmp import cleared as cleared_xmp
from stampgui.image.tiff import EXIF_IFD, Entry, TiffError, byte_order, long_at, read_entry

_TAKEN_OUT: Final = {
    0x8825: Trace.PLACE,  # the GPS IFD
    0xA431: Trace.SERIAL,  # BodySerialNumber
    0xA435: Trace.SERIAL,  # LensSerialNumber
    0xC62F: Trace.SERIAL,  # CameraSerialNumber (DNG)
    0xFDE9: Trace.SERIAL,  # SerialNumber, as Adobe's converter writes it
    0x927C: Trace.MAKER_NOTE,
    0xC634: Trace.MAKER_NOTE,  # DNGPrivateData, which holds one
}
_SUB_IFDS: Final = 0x014A
_IFDS: Final = frozenset({EXIF_IFD, 0xA005, _SUB_IFDS})
_BY_PLACE: Final = ((0x0201, 0x0202), (0x0111, 0x0117))
"""Tags of the place and length of a thumbnail, as JPEG and plain (TIFF 6.0, sections 22 and 8)."""
_BLOCKS: Final[dict[int, Callable[[bytes], Cleared]]] = {
    0x02BC: cleared_xmp,
    0x8649: partial(cleared_resources, exif=emptied),  # which would hold a block like this one, and so on
}
"""XMP and Photoshop's image resources."""
_MOST_IFDS: Final = 32
_ENTRY: Final = 12


def cleared(block: bytes, picture: Callable[[bytes], Cleared]) -> Cleared:
    """Return the block without traces; `picture` clears a thumbnail in it. One that cannot be read is emptied."""
    order = byte_order(block)
    if order is None:
        return emptied(block)
    clearing = _Clearing(block, order, picture)
    try:
        clearing.follow(long_at(block, order, 4))
    except TiffError:
        return emptied(block)
    if not clearing.traces:
        return Cleared(block)
    return Cleared(clearing.written(), frozenset(clearing.traces))


@dataclass(slots=True)
class _Clearing:
    block: bytes
    order: str
    picture: Callable[[bytes], Cleared]
    traces: set[Trace] = field(default_factory=set)
    tables: dict[int, bytes] = field(default_factory=dict)
    """The IFDs as they become, by their place."""
    values: list[tuple[int, bytes]] = field(default_factory=list)

    def follow(self, at: int) -> None:
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
            waiting.extend(self.take(at, has_next=has_next))

    def take(self, at: int, *, has_next: bool) -> Iterator[tuple[int, bool]]:
        """Note what stays of one IFD; yield the places of the IFDs that it leads to.

        Some writers end the IFDs that others point to without the four bytes for the next one, of which there is none.
        """
        entries = self.entries(at)
        kept = [entry for entry in entries if entry.tag not in _TAKEN_OUT]
        self.traces.update(_TAKEN_OUT[entry.tag] for entry in entries if entry.tag in _TAKEN_OUT)
        end = at + 2 + _ENTRY * len(entries)
        following = self.block[end : end + 4] if has_next else b""
        table = struct.pack(self.order + "H", len(kept)) + b"".join(entry.raw for entry in kept) + following
        self.tables[at] = table.ljust(end - at + len(following), b"\0")
        for entry in kept:
            self.keep(entry)
        self.thumbnail({entry.tag: entry for entry in kept})
        for entry in kept:
            if entry.tag in _IFDS:
                yield from ((place, False) for place in self.longs(entry))
        if len(following) == 4:
            yield int(struct.unpack(self.order + "I", following)[0]), True

    def entries(self, at: int) -> list[Entry]:
        """As many as the block has room for: the last of a block that is cut off are missing."""
        (count,) = struct.unpack_from(self.order + "H", self.block, at)
        count = min(count, (len(self.block) - at - 2) // _ENTRY)
        return [read_entry(self.block, self.order, at + 2 + _ENTRY * index) for index in range(count)]

    def keep(self, entry: Entry) -> None:
        if entry.length <= 4:
            return
        value = self.block[entry.value : entry.value + entry.length]
        clear = _BLOCKS.get(entry.tag)
        if clear is not None:
            result = clear(value)
            self.traces |= result.traces
            value = result.data
        self.values.append((entry.value, value))

    def thumbnail(self, entries: dict[int, Entry]) -> None:
        for place, length in _BY_PLACE:
            if place not in entries or length not in entries:
                continue
            for at, size in zip(self.longs(entries[place]), self.longs(entries[length]), strict=False):
                found = self.picture(self.block[at : at + size])
                self.traces |= found.traces
                self.values.append((at, found.data))

    def longs(self, entry: Entry) -> list[int]:
        kind, width = ("H", 2) if entry.type == 3 else ("I", 4)
        raw = self.block[entry.value : entry.value + min(entry.length, width * _MOST_IFDS * _MOST_IFDS)]
        return [int(each) for (each,) in struct.iter_unpack(self.order + kind, raw[: len(raw) // width * width])]

    def written(self) -> bytes:
        result = bytearray(len(self.block))
        result[:8] = self.block[:8]
        for at, value in (*self.values, *self.tables.items()):
            result[at : at + len(value)] = value[: max(0, len(self.block) - at)]
        return bytes(result)
