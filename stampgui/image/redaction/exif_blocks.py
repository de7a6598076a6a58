"""An EXIF block with the tags that stay, of the same length and with nothing moved.

All other entries are taken out of their IFDs, and of the values only those stay that an entry still claims: what a
maker note or an earlier program left elsewhere in the block goes with them.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from stampgui.image.redaction import kept
from stampgui.image.redaction.findings import UNREADABLE, Finding, FindingKind, RedactedBlock, zero_out
from stampgui.image.redaction.image_resources import redact_image_resources
from stampgui.image.redaction.iptc_records import redact_iptc
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

_PICTURE_TAGS: Final = kept.EXIF_TAGS.keys() | kept.EXIF_STRUCTURE
_INTEROP_TAGS: Final = frozenset(kept.INTEROP_TAGS)
_MPF_TAGS: Final = frozenset(kept.MPF_TAGS)
_LINKS: Final[Mapping[int, Collection[int]]] = {
    tags.EXIF_IFD: _PICTURE_TAGS,
    tags.SUB_IFDS: _PICTURE_TAGS,
    tags.INTEROP_IFD: _INTEROP_TAGS,
}
"""Tags that lead to further IFDs, and the tags that stay in these."""
_KINDS: Final = {
    tags.GPS_IFD: FindingKind.PLACE,
    tags.BODY_SERIAL_NUMBER: FindingKind.SERIAL,
    tags.LENS_SERIAL_NUMBER: FindingKind.SERIAL,
    tags.CAMERA_SERIAL_NUMBER: FindingKind.SERIAL,
    tags.SERIAL_NUMBER: FindingKind.SERIAL,
    tags.MAKER_NOTE: FindingKind.MAKER_NOTE,
    tags.DNG_PRIVATE_DATA: FindingKind.MAKER_NOTE,
}
"""How rows name tags that are removed; all others are counted."""
_BLOCK_TAGS: Final[Mapping[int, Callable[[bytes], RedactedBlock]]] = {
    tags.XMP: redact_xmp,
    tags.IPTC: redact_iptc,
    # which would hold a block like this one, and a thumbnail
    tags.IMAGE_RESOURCES: partial(redact_image_resources, redact_exif=zero_out, redact_picture=zero_out),
}
_JPEG: Final = b"\xff\xd8\xff"
_UNCOMPRESSED: Final = 1
_MOST_IFDS: Final = 32
_MOST_OFFSETS: Final = 1024
_MOST_CLAIMS: Final = 4
"""How often the bytes of a block may be claimed; in real ones a thumbnail's may be twice."""


def redact_exif(block: bytes, redact_picture: Callable[[bytes], RedactedBlock]) -> RedactedBlock:
    """Return the block with the tags that stay; zeros in place of one that cannot be read.

    `redact_picture` does the same for a thumbnail in it.
    """
    return _redact_tiff(block, redact_picture, _PICTURE_TAGS)


def redact_mpf(index: bytes) -> RedactedBlock:
    """As `redact_exif`, for the index of a Multi-Picture file."""
    return _redact_tiff(index, zero_out, _MPF_TAGS)


def _redact_tiff(
    block: bytes, redact_picture: Callable[[bytes], RedactedBlock], staying: Collection[int]
) -> RedactedBlock:
    reader = open_tiff_block(block)
    if reader is None:
        return zero_out(block)
    redactor = _ExifRedactor(block, reader, redact_picture)
    try:
        redactor.walk_ifds(reader.read_pointer(FIRST_POINTER), staying)
    except TiffError:
        return zero_out(block)
    result = redactor.build_block()
    if not redactor.findings and result != block:
        redactor.findings |= UNREADABLE  # bytes that no entry claims
    return RedactedBlock(result, frozenset(redactor.findings)) if redactor.findings else RedactedBlock(block)


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
    values: bytearray = field(init=False)
    """The values that stay, each at its place among zeros."""
    left: int = field(init=False)
    """Bytes that values may still claim; those of a hostile block lie over one another a thousand times."""

    def __post_init__(self) -> None:
        self.values = bytearray(len(self.block))
        self.left = _MOST_CLAIMS * len(self.block)

    def walk_ifds(self, first: int, staying: Collection[int]) -> None:
        """Take in the IFD at offset `first`, those after it, and those that they point to.

        Of the first and those after it the tags `staying` stay. Raises TiffError for a damaged first one, and for
        values that claim the block over and over.
        """
        waiting = [(first, True, staying)]
        while waiting and len(self.tables) < _MOST_IFDS:
            offset, has_next, tags_there = waiting.pop()
            if offset in self.tables or not FIRST_IFD <= offset <= len(self.block) - 2:
                if not self.tables:
                    raise TiffError("an IFD lies outside the block")
                continue
            waiting.extend(self.redact_ifd(offset, tags_there, has_next=has_next))

    def redact_ifd(
        self, offset: int, staying: Collection[int], *, has_next: bool
    ) -> Iterator[tuple[int, bool, Collection[int]]]:
        """Note what stays of one IFD; yield the offsets of the IFDs that it leads to, and the tags that stay there.

        Some writers end the IFDs that others point to without the four bytes for the next one, of which there is none.
        """
        ifd = self.reader.read_ifd(offset)
        remaining: dict[int, Entry] = {}
        for entry in ifd.entries:
            if entry.tag in staying and entry.tag not in remaining and self.may_stay(entry):
                remaining[entry.tag] = entry
            else:
                kind = _KINDS.get(entry.tag, FindingKind.OTHER)
                self.findings.add(Finding(kind, f"EXIF {entry.tag:#06x}"))
        end = offset + 2 + ENTRY_BYTES * len(ifd.entries)
        next_pointer = self.block[end : end + 4] if has_next else b""
        table = pack_ifd(self.reader.order, [*remaining.values()], next_pointer)
        self.tables[offset] = table.ljust(end - offset + len(next_pointer), b"\0")
        for entry in remaining.values():
            self.keep_value(entry)
        self.keep_jpeg_thumbnail(remaining)
        self.keep_plain_thumbnail(remaining)
        for tag in _LINKS.keys() & remaining.keys():
            yield from ((target, False, _LINKS[tag]) for target in self.read_offsets(remaining[tag]))
        if len(next_pointer) == 4:
            yield self.reader.decode_integer(next_pointer), True, staying

    def may_stay(self, entry: Entry) -> bool:
        """Whether a value is all there, and no longer than its tag has it."""
        end = self.reader.find_value(entry) + entry.length
        return end <= len(self.block) and entry.length <= kept.MOST_VALUE_BYTES.get(entry.tag, entry.length)

    def keep_value(self, entry: Entry) -> None:
        if entry.is_inline:
            return
        self.claim(entry.length)
        value = self.reader.read_available(entry, entry.length)
        redact = _BLOCK_TAGS.get(entry.tag)
        if redact is not None:
            result = redact(value)
            self.findings |= result.findings
            value = result.data
        self.lay(self.reader.find_value(entry), value)

    def keep_jpeg_thumbnail(self, entries: Mapping[int, Entry]) -> None:
        for offset, data in self.find_parts(entries, tags.JPEG_INTERCHANGE_FORMAT, tags.JPEG_INTERCHANGE_FORMAT_LENGTH):
            self.keep_part(offset, self.redact_picture(data) if data.startswith(_JPEG) else zero_out(data))

    def keep_plain_thumbnail(self, entries: Mapping[int, Entry]) -> None:
        """Strips stay where they have no more bytes than the thumbnail has pixels (TIFF 6.0, section 8)."""
        parts = list(self.find_parts(entries, tags.STRIP_OFFSETS, tags.STRIP_BYTE_COUNTS))
        size = (self.read_number(entries, tag, 0) for tag in (tags.IMAGE_WIDTH, tags.IMAGE_LENGTH))
        samples = self.read_number(entries, tags.SAMPLES_PER_PIXEL, 1)
        left = next(size) * next(size) * samples
        plain = self.read_number(entries, tags.COMPRESSION, _UNCOMPRESSED) == _UNCOMPRESSED
        for offset, data in parts:
            left -= len(data)
            self.keep_part(offset, RedactedBlock(data) if plain and left >= 0 else zero_out(data))

    def keep_part(self, offset: int, part: RedactedBlock) -> None:
        self.findings |= part.findings
        if part.data.strip(b"\0"):  # an offset that is out of date may lead into values that stay
            self.lay(offset, part.data)

    def claim(self, length: int) -> None:
        """Raises TiffError where values claim the block over and over."""
        self.left -= length
        if self.left < 0:
            raise TiffError("values lie over one another")

    def lay(self, offset: int, content: bytes) -> None:
        self.values[offset : offset + len(content)] = content

    def find_parts(self, entries: Mapping[int, Entry], offset_tag: int, length_tag: int) -> Iterator[tuple[int, bytes]]:
        """Offsets and bytes of the parts of a thumbnail."""
        if offset_tag in entries and length_tag in entries:
            offsets, lengths = self.read_offsets(entries[offset_tag]), self.read_offsets(entries[length_tag])
            for offset, length in zip(offsets, lengths, strict=False):
                part = self.block[offset : offset + length]
                self.claim(len(part))
                yield offset, part

    def read_number(self, entries: Mapping[int, Entry], tag: int, default: int) -> int:
        return next(iter(self.read_offsets(entries[tag])), default) if tag in entries else default

    def read_offsets(self, entry: Entry) -> list[int]:
        """The numbers of a value that are there: also of one that is cut off."""
        width = 2 if entry.type == tags.SHORT else 4
        value = self.reader.read_available(entry, width * _MOST_OFFSETS)
        return [self.reader.decode_integer(value[at : at + width]) for at in range(0, len(value) - width + 1, width)]

    def build_block(self) -> bytes:
        """The header, the values, and over these the new IFDs."""
        self.lay(0, self.block[:FIRST_IFD])
        for offset, table in self.tables.items():
            self.lay(offset, table[: len(self.block) - offset])
        return bytes(self.values)
