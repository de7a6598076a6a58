"""An EXIF block without place, serial numbers and maker note, of the same length and with nothing moved.

Entries are taken out of their IFDs, and of the values only those stay that an entry still claims: what a maker note or
an earlier program left elsewhere in the block goes with them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from stampgui.image.redaction.findings import Finding, RedactedBlock, zero_out
from stampgui.image.redaction.image_resources import redact_image_resources
from stampgui.image.redaction.xmp_packets import redact_xmp
from stampgui.image.tiff import tags
from stampgui.image.tiff.structure import (
    ENTRY_BYTES,
    FIRST_IFD,
    FIRST_POINTER,
    Entry,
    TiffError,
    TiffReader,
    open_tiff_block,
)
from stampgui.image.tiff.writer import pack_ifd

_REMOVED_TAGS: Final = {
    tags.GPS_IFD: Finding.PLACE,
    tags.BODY_SERIAL_NUMBER: Finding.SERIAL,
    tags.LENS_SERIAL_NUMBER: Finding.SERIAL,
    tags.CAMERA_SERIAL_NUMBER: Finding.SERIAL,
    tags.SERIAL_NUMBER: Finding.SERIAL,
    tags.MAKER_NOTE: Finding.MAKER_NOTE,
    tags.DNG_PRIVATE_DATA: Finding.MAKER_NOTE,
}
_IFD_TAGS: Final = frozenset({tags.EXIF_IFD, tags.INTEROP_IFD, tags.SUB_IFDS})
_THUMBNAIL_TAGS: Final = (
    (tags.JPEG_INTERCHANGE_FORMAT, tags.JPEG_INTERCHANGE_FORMAT_LENGTH),
    (tags.STRIP_OFFSETS, tags.STRIP_BYTE_COUNTS),
)
"""Tags of the place and length of a thumbnail, as JPEG and plain (TIFF 6.0, sections 22 and 8)."""
_BLOCK_TAGS: Final[dict[int, Callable[[bytes], RedactedBlock]]] = {
    tags.XMP: redact_xmp,
    tags.IMAGE_RESOURCES: partial(redact_image_resources, exif=zero_out),  # which would hold a block like this one
}
_MOST_IFDS: Final = 32
_MOST_OFFSETS: Final = 1024


def redact_exif(block: bytes, redact_picture: Callable[[bytes], RedactedBlock]) -> RedactedBlock:
    """Return the block without place, serial numbers and maker note; zeros in place of one that cannot be read.

    `redact_picture` does the same for a thumbnail in it.
    """
    reader = open_tiff_block(block)
    if reader is None:
        return zero_out(block)
    redactor = _ExifRedactor(block, reader, redact_picture)
    try:
        redactor.walk_ifds(reader.read_pointer(FIRST_POINTER))
    except TiffError:
        return zero_out(block)
    if not redactor.findings:
        return RedactedBlock(block)
    return RedactedBlock(redactor.build_block(), frozenset(redactor.findings))


@dataclass(slots=True)
class _ExifRedactor:
    """The walk through the IFDs of a block, and what is to stay of it."""

    block: bytes
    """The block as it is."""
    reader: TiffReader
    """Reads the block."""
    redact_picture: Callable[[bytes], RedactedBlock]
    """Redacts a thumbnail."""
    findings: set[Finding] = field(default_factory=set)
    """What has been removed so far."""
    tables: dict[int, bytes] = field(default_factory=dict)
    """The new IFDs by their offset."""
    values: list[tuple[int, bytes]] = field(default_factory=list)
    """Offsets and bytes of the values that stay, later ones over earlier ones."""

    def walk_ifds(self, first: int) -> None:
        """Take in the IFD at offset `first`, those after it, and those that they point to.

        Raises TiffError for a damaged first one.
        """
        waiting = [(first, True)]
        while waiting and len(self.tables) < _MOST_IFDS:
            offset, has_next = waiting.pop()
            if offset in self.tables or not FIRST_IFD <= offset <= len(self.block) - 2:
                if not self.tables:
                    raise TiffError("an IFD lies outside the block")
                continue
            waiting.extend(self.redact_ifd(offset, has_next=has_next))

    def redact_ifd(self, offset: int, *, has_next: bool) -> Iterator[tuple[int, bool]]:
        """Note what stays of one IFD; yield the offsets of the IFDs that it leads to.

        Some writers end the IFDs that others point to without the four bytes for the next one, of which there is none.
        """
        ifd = self.reader.read_ifd(offset)
        self.findings.update(_REMOVED_TAGS[entry.tag] for entry in ifd.entries if entry.tag in _REMOVED_TAGS)
        kept = [entry for entry in ifd.entries if entry.tag not in _REMOVED_TAGS]
        end = offset + 2 + ENTRY_BYTES * len(ifd.entries)
        next_pointer = self.block[end : end + 4] if has_next else b""
        table = pack_ifd(self.reader.order, kept, next_pointer)
        self.tables[offset] = table.ljust(end - offset + len(next_pointer), b"\0")
        for entry in kept:
            self.keep_value(entry)
        self.redact_thumbnails({entry.tag: entry for entry in kept})
        for entry in kept:
            if entry.tag in _IFD_TAGS:
                yield from ((target, False) for target in self.read_offsets(entry))
        if len(next_pointer) == 4:
            yield self.reader.decode_integer(next_pointer), True

    def keep_value(self, entry: Entry) -> None:
        if entry.is_inline:
            return
        value = self.reader.read_available(entry, entry.length)
        redact = _BLOCK_TAGS.get(entry.tag)
        if redact is not None:
            result = redact(value)
            self.findings |= result.findings
            value = result.data
        self.values.append((self.reader.find_value(entry), value))

    def redact_thumbnails(self, entries: dict[int, Entry]) -> None:
        for offset_tag, length_tag in _THUMBNAIL_TAGS:
            if offset_tag not in entries or length_tag not in entries:
                continue
            offsets, lengths = self.read_offsets(entries[offset_tag]), self.read_offsets(entries[length_tag])
            for offset, length in zip(offsets, lengths, strict=False):
                result = self.redact_picture(self.block[offset : offset + length])
                self.findings |= result.findings
                self.values.append((offset, result.data))

    def read_offsets(self, entry: Entry) -> list[int]:
        """The numbers of a value that are there: also of one that is cut off."""
        width = 2 if entry.type == tags.SHORT else 4
        value = self.reader.read_available(entry, width * _MOST_OFFSETS)
        return [self.reader.decode_integer(value[at : at + width]) for at in range(0, len(value) - width + 1, width)]

    def build_block(self) -> bytes:
        result = bytearray(len(self.block))
        result[:FIRST_IFD] = self.block[:FIRST_IFD]
        for offset, content in (*self.values, *self.tables.items()):
            result[offset : offset + len(content)] = content[: max(0, len(self.block) - offset)]
        return bytes(result)
