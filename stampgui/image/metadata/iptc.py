"""The dates among IPTC records (IIM 4.2, section 1.5), and the records in Photoshop's image resources."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from stampgui.image.limits import LARGEST_TEXT
from stampgui.image.metadata.blocks import ParsedTexts
from stampgui.values import dataclass

IPTC_RESOURCE: Final = 0x0404
_SIGNATURES: Final = frozenset({b"8BIM", b"PHUT", b"DCSR", b"AgHg", b"MeSa"})
_MARKER: Final = 0x1C
_APPLICATION: Final = 2
_DATASETS: Final = {55: "DateCreated", 60: "TimeCreated", 62: "DigitalCreationDate", 63: "DigitalCreationTime"}
_MOST_DATASETS: Final = 5000
_MOST_RESOURCES: Final = 2000


class DamagedRecords(Exception):
    """A length exceeds the block."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset of IIM records, such as 2:55, the offset behind it, and its value."""

    record: int
    number: int
    stop: int
    value: bytes


@dataclass(frozen=True, slots=True)
class ImageResource:
    """One of Photoshop's image resources: its number, the offset of its own start, and where its data lie."""

    kind: int
    head: int
    start: int
    stop: int


def parse_iptc(records: bytes) -> ParsedTexts:
    """Return "DateCreated", "TimeCreated", "DigitalCreationDate" and "DigitalCreationTime" (2:55 to 2:63) as written.

    What stands before damage counts; of a repeated dataset the first.
    """
    found: dict[str, str] = {}
    try:
        for dataset in walk_datasets(fix_byte_order(records[:LARGEST_TEXT])):
            name = _DATASETS.get(dataset.number)
            if dataset.record == _APPLICATION and name is not None:
                found.setdefault(name, dataset.value[:100].decode("latin-1").strip(" \0"))
    except DamagedRecords:
        return ParsedTexts(MappingProxyType(found), damaged=True)
    return ParsedTexts(MappingProxyType(found), damaged=len(records) > LARGEST_TEXT)


def find_iptc_records(resources: bytes) -> bytes | None:
    """Return the IIM records among image resources (Photoshop File Formats, "Image Resources"), None without them.

    Records without a resource around them, as some programs write them, are returned as they are.
    """
    if resources[:1] == bytes((_MARKER,)):
        return resources
    found = next((each for each in walk_image_resources(resources) if each.kind == IPTC_RESOURCE), None)
    return None if found is None else resources[found.start : found.stop]


def walk_image_resources(resources: bytes) -> Iterator[ImageResource]:
    """Yield the image resources in their order; damage ends them."""
    at = 0
    for _ in range(_MOST_RESOURCES):
        if resources[at : at + 4] not in _SIGNATURES or at + 12 > len(resources):
            return
        head, kind = at, int.from_bytes(resources[at + 4 : at + 6], "big")
        name = 1 + resources[at + 6]
        at += 6 + name + (name & 1)
        length = int.from_bytes(resources[at : at + 4], "big")
        at += 4
        yield ImageResource(kind, head, at, min(at + length, len(resources)))
        at += length + (length & 1)


def pack_iptc_resource(records: bytes) -> bytes:
    """The image resource that holds IIM records."""
    head = b"8BIM" + IPTC_RESOURCE.to_bytes(2, "big") + bytes(2) + len(records).to_bytes(4, "big")
    return head + records + bytes(len(records) & 1)


def walk_datasets(records: bytes) -> Iterator[Dataset]:
    """Yield the datasets; padding ends them. Raises DamagedRecords."""
    at = 0
    for _ in range(_MOST_DATASETS):
        if at >= len(records) or records[at] != _MARKER:
            if at == 0 and records.strip(b"\0"):
                raise DamagedRecords
            return
        head = records[at : at + 5]
        if len(head) < 5:
            raise DamagedRecords
        length = int.from_bytes(head[3:5], "big")
        at += 5
        if length & 0x8000:  # an extended dataset: the length of its length (IIM 4.2, 1.5.2)
            digits = length & 0x7FFF
            if digits > 4:
                raise DamagedRecords
            length = int.from_bytes(records[at : at + digits], "big")
            at += digits
        if at + length > len(records):
            raise DamagedRecords
        value = records[at : at + length]
        at += length
        yield Dataset(head[1], head[2], at, value)
    raise DamagedRecords


def fix_byte_order(records: bytes) -> bytes:
    """TIFF writers declared the bytes as four-byte numbers, and some swapped them with the byte order."""
    if records[:1] != bytes((_MARKER,)) and records[3:4] == bytes((_MARKER,)):
        whole = len(records) & ~3
        swapped = bytearray(whole)
        for place in range(4):
            swapped[place:whole:4] = records[3 - place : whole : 4]
        return bytes(swapped)
    return records
