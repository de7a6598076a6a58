"""The header of HEIC, HEIF and AVIF files: boxes that list items, and say where they are.

ISO/IEC 14496-12 (base media file format) for the boxes, ISO/IEC 23008-12 (HEIF) for the size and for EXIF and XMP
items. All counts and sizes are believed only as far as there are bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from stampgui.image.blocks import Blocks, tiff_of
from stampgui.image.errors import truncated, without_picture

_MOST_BOXES: Final = 4000
_MOST_TOP_BOXES: Final = 100
_LARGEST_META: Final = 4 << 20
_LARGEST_ITEM: Final = 4 << 20
_MOST_EXTENTS: Final = 100
_XMP_TYPE: Final = b"application/rdf+xml"


class _Damaged(Exception):
    """A field lies outside its box."""


@dataclass(slots=True)
class _Reader:
    """Big-endian fields from the bytes of one box."""

    data: bytes
    at: int = 0

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "big")

    def take(self, size: int) -> bytes:
        end = self.at + size
        if end > len(self.data):
            raise _Damaged
        taken = self.data[self.at : end]
        self.at = end
        return taken

    def string(self) -> bytes:
        """Up to a NUL, or to the end of the box: some writers leave the NUL out."""
        end = self.data.find(b"\0", self.at)
        end = len(self.data) if end < 0 else end
        text = self.data[self.at : end]
        self.at = min(end + 1, len(self.data))
        return text

    @property
    def rest(self) -> bytes:
        return self.data[self.at :]


@dataclass(frozen=True, slots=True)
class _Item:
    """`name` tells items with dates: "EXIF" or "XMP"."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item's bytes are: (offset, length) in the file, or in the idat box when `inside` (8.11.3)."""

    extents: tuple[tuple[int, int], ...]
    inside: bool


def read_header(stream: BinaryIO) -> Blocks:
    """Read size (of the primary item, before it is turned), EXIF and XMP. Raises UnusableImage."""
    try:
        boxes = _boxes(_meta(stream))
        first = {kind: _Reader(body) for kind, body in reversed(boxes)}
        size = _size(first)
        found, damaged = _metadata(stream, first)
    except _Damaged as error:
        raise truncated() from error
    except KeyError as error:
        raise without_picture() from error
    exif, xmp = found.get("EXIF"), found.get("XMP")
    return Blocks(size, None if exif is None else _tiff(exif), xmp=xmp, damaged=damaged)


def _meta(stream: BinaryIO) -> bytes:
    """The content of the file's meta box, behind its version and flags (14496-12, 8.11.1)."""
    for _ in range(_MOST_TOP_BOXES):
        head = stream.read(8)
        size, kind, header = int.from_bytes(head[:4], "big"), head[4:], 8
        if size == 1:
            size, header = int.from_bytes(stream.read(8), "big"), 16
        if kind == b"meta":
            body = stream.read(min(size - header, _LARGEST_META + 1) if size else _LARGEST_META + 1)
            if len(body) > _LARGEST_META or (size and len(body) < size - header):
                raise _Damaged
            return body[4:]
        if len(head) < 8 or size < header or size >= 1 << 62:  # 0 is "to the end": no meta follows
            raise _Damaged
        stream.seek(size - header, 1)
    raise _Damaged


def _boxes(data: bytes) -> list[tuple[bytes, bytes]]:
    """Type and content of the boxes in `data` (14496-12, 4.2)."""
    return list(_walk(data))


def _walk(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    for _ in range(_MOST_BOXES):
        if at + 8 > len(data):
            return
        size, kind, header = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, header = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = len(data) - at
        if size < header or at + size > len(data):
            raise _Damaged
        yield kind, data[at + header : at + size]
        at += size
    raise _Damaged


def _size(boxes: dict[bytes, _Reader]) -> tuple[int, int]:
    """(width, height) in the ispe property of the primary item (23008-12, 6.5.3)."""
    pitm = boxes[b"pitm"]
    version = pitm.number(4) >> 24
    primary = pitm.number(2 if version == 0 else 4)
    inner = dict(reversed(_boxes(boxes[b"iprp"].data)))
    properties = _boxes(inner[b"ipco"])
    for index in _properties_of(primary, _Reader(inner[b"ipma"])):
        kind, body = properties[index - 1] if 0 < index <= len(properties) else (b"", b"")
        if kind == b"ispe":
            ispe = _Reader(body, 4)
            width, height = ispe.number(4), ispe.number(4)
            if width and height:
                return width, height
    raise KeyError("ispe")


def _properties_of(item: int, ipma: _Reader) -> list[int]:
    """Indices, from 1, into ipco (23008-12, 9.3.2)."""
    flags = ipma.number(4)
    item_size, index_size = 2 if flags >> 24 == 0 else 4, 2 if flags & 1 else 1
    for _ in range(min(ipma.number(4), _MOST_BOXES)):
        number, count = ipma.number(item_size), ipma.number(1)
        indices = ipma.take(count * index_size)
        if number == item:
            essential = 0x8000 if index_size == 2 else 0x80
            return [
                int.from_bytes(indices[at : at + index_size], "big") & ~essential
                for at in range(0, len(indices), index_size)
            ]
    return []


def _metadata(stream: BinaryIO, boxes: dict[bytes, _Reader]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The first EXIF and XMP items by name, and the names of those that are not where they should be."""
    items = list(_items(boxes[b"iinf"])) if b"iinf" in boxes else []
    if not items or b"iloc" not in boxes:
        return {}, tuple(sorted({item.name for item in items}))
    idat = boxes[b"idat"].data if b"idat" in boxes else b""
    places = _places(boxes[b"iloc"], frozenset(item.number for item in items))
    found: dict[str, bytes] = {}
    for item in items:
        place = places.get(item.number)
        content = None if place is None or item.name in found else _content(stream, idat, place)
        if content is not None:
            found[item.name] = content
    return found, tuple(sorted({item.name for item in items} - found.keys()))


def _items(iinf: _Reader) -> Iterator[_Item]:
    """Items that hold EXIF or XMP (14496-12, 8.11.6; 23008-12, annex A)."""
    version = iinf.number(4) >> 24
    iinf.number(2 if version == 0 else 4)  # how many, which the boxes tell as well
    for kind, body in _walk(iinf.rest):
        infe = _Reader(body)
        version = infe.number(4) >> 24
        if kind != b"infe" or version < 2:
            continue
        number = infe.number(2 if version == 2 else 4)
        infe.number(2)
        item_type = infe.take(4)
        if item_type == b"Exif":
            yield _Item(number, "EXIF")
        elif item_type == b"mime":
            infe.string()  # the item's name
            if infe.string().strip().lower() == _XMP_TYPE:
                yield _Item(number, "XMP")


def _places(iloc: _Reader, wanted: frozenset[int]) -> dict[int, _Place]:
    """Where the wanted items are (14496-12, 8.11.3)."""
    version = iloc.number(4) >> 24
    sizes = iloc.number(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    found: dict[int, _Place] = {}
    for _ in range(min(iloc.number(2 if version < 2 else 4), _MOST_BOXES)):
        number = iloc.number(2 if version < 2 else 4)
        method = iloc.number(2) & 15 if version else 0
        elsewhere = iloc.number(2) != 0  # in another file, which no photo is
        base, count = iloc.number(base_size), iloc.number(2)
        fields = _Reader(iloc.take(count * (index_size + offset_size + length_size)))
        if number not in wanted or elsewhere or method > 1 or count > _MOST_EXTENTS:
            continue
        extents = []
        for _ in range(count):
            fields.number(index_size)
            extents.append((base + fields.number(offset_size), fields.number(length_size)))
        found[number] = _Place(tuple(extents), inside=method == 1)
    return found


def _content(stream: BinaryIO, idat: bytes, place: _Place) -> bytes | None:
    """An item's bytes; None when they are not all there, or more than such an item has."""
    if not 0 < sum(length for _, length in place.extents) <= _LARGEST_ITEM:
        return None
    parts = []
    for offset, length in place.extents:
        if offset >= 1 << 62:
            return None
        if place.inside:
            parts.append(idat[offset : offset + length])
        else:
            stream.seek(offset)
            parts.append(stream.read(length))
        if len(parts[-1]) < length:
            return None
    return b"".join(parts)


def _tiff(item: bytes) -> bytes:
    """An EXIF item begins with how many bytes there are before its TIFF header (23008-12, A.2.1)."""
    skipped = int.from_bytes(item[:4], "big")
    return tiff_of(item[4 + skipped :] if 4 + skipped < len(item) else item[4:])
