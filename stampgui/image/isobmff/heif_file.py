"""The header of HEIC, HEIF and AVIF files: boxes that list items, and say where they are.

ISO/IEC 14496-12 (base media file format) for the boxes, ISO/IEC 23008-12 (HEIF) for EXIF and XMP items. No count
or size is trusted further than there are bytes.
"""

import contextlib
import io
import itertools
from collections.abc import Iterator
from typing import BinaryIO, Final

from stampgui.i18n import Message, message
from stampgui.image.errors import explain_animation, no_picture_error, truncated_error
from stampgui.image.format import Format
from stampgui.image.isobmff.boxes import (
    MOST_BOXES,
    BoxError,
    BoxReader,
    parse_boxes,
    put_bytes,
    read_box,
    walk_boxes,
    walk_top_boxes,
)
from stampgui.image.isobmff.item_references import DERIVES, DESCRIBES, walk_references
from stampgui.image.isobmff.primary_item import ExtraPicture, PrimaryItem, read_primary_item
from stampgui.image.metadata.blocks import MetadataBlocks, strip_exif_prefix
from stampgui.values import dataclass

_LARGEST_ITEM: Final = 4 << 20
_MOST_EXTENTS: Final = 100
_XMP_TYPE: Final = b"application/rdf+xml"
_SEQUENCES: Final = (b"msf1", b"hevc", b"hevx", b"avis")
_VIDEO_BOXES: Final = (b"mpvd", b"moov")
"""Of a Motion Photo (Motion Photo format 1.0, "ISO BMFF images"), and of any video."""
_EXTRA_PICTURES: Final = {
    ExtraPicture.GAIN_MAP: message("Its HDR gain map stays in the original."),
    ExtraPicture.DEPTH_MAP: message("Its depth map stays in the original."),
    ExtraPicture.OTHER: message("Its other extra pictures stay in the original."),
}


@dataclass(frozen=True, slots=True)
class _MetadataItem:
    """An item that holds a block of metadata; `name` is "EXIF" or "XMP"."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class _ItemLocation:
    """Where an item's bytes are: (offset, length) in the file, or in the idat box when `in_idat` (8.11.3)."""

    extents: tuple[tuple[int, int], ...]
    in_idat: bool


def read_metadata_blocks(stream: BinaryIO) -> MetadataBlocks:
    """Read size (of the primary item, as stored), orientation, profile, EXIF and XMP. Raises UnusableImage."""
    try:
        meta = _read_meta_box(stream)
        first = {kind: BoxReader(body) for kind, body in reversed(parse_boxes(meta))}
        item = read_primary_item(first)
        found, damaged = _read_metadata_items(stream, first, item.number)
    except BoxError as error:
        raise truncated_error() from error
    except KeyError as error:
        raise no_picture_error() from error
    if _is_cut_off(stream, first, item.number):
        raise truncated_error()
    exif, xmp = found.get("EXIF"), found.get("XMP")
    return MetadataBlocks(
        size=item.size,
        tiff=None if exif is None else extract_item_exif(exif),
        xmp=xmp,
        icc=item.icc,
        orientation=item.orientation,
        crop=item.crop,
        copy_format=Format.PNG if item.has_alpha else Format.JPEG,
        changes=tuple(_list_changes(item, has_video=_has_video(stream))),
        refusal=explain_animation() if _is_sequence(stream) else None,
        damaged=damaged,
    )


def detach_heif_metadata(data: bytes) -> bytes:
    """The file with its metadata and thumbnails detached from the picture: damaged ones have crashed decoders.

    References of those kinds (23008-12, 6.8 and A.2) are given a name that nobody follows.
    """
    try:
        meta = next((box for box in walk_top_boxes(io.BytesIO(data)) if box.kind == b"meta"), None)
    except BoxError:
        meta = None
    if meta is None:
        return data
    index = data[meta.start : meta.end].replace(b"cdsc", b"free").replace(b"thmb", b"free")
    return put_bytes(data, meta.start, index)


def _read_meta_box(stream: BinaryIO) -> bytes:
    """The content of the file's meta box, behind its version and flags (14496-12, 8.11.1)."""
    found = next((box for box in walk_top_boxes(stream) if box.kind == b"meta"), None)
    if found is None:
        raise BoxError
    return read_box(stream, found)[4:]


def _is_sequence(stream: BinaryIO) -> bool:
    """Whether the file is an image sequence (23008-12, 7.3; AVIF, 6.2)."""
    stream.seek(8)
    return stream.read(4) in _SEQUENCES


def _is_cut_off(stream: BinaryIO, first: dict[bytes, BoxReader], primary: int) -> bool:
    """Whether the file ends before the primary item, or one of the tiles that it is made of, does (23008-12, 6.6.2)."""
    try:
        references = walk_references(first[b"iref"].data if b"iref" in first else b"", DERIVES)
        tiles = [target for number, targets in references if number == primary for target in targets]
        places = _read_item_locations(BoxReader(first[b"iloc"].data), frozenset((primary, *tiles)))
    except (KeyError, BoxError):  # decoders will say what is wrong
        return False
    in_file = (place.extents for place in places.values() if not place.in_idat)
    ends = (offset + length for offset, length in itertools.chain.from_iterable(in_file))
    return max(ends, default=0) > stream.seek(0, io.SEEK_END)


def _has_video(stream: BinaryIO) -> bool:
    """Whether a motion video lies in the file, in a box of its own or as a file behind the picture's."""
    kinds: list[bytes] = []
    with contextlib.suppress(BoxError):  # what follows the picture need not be boxes
        kinds.extend(box.kind for box in walk_top_boxes(stream))
    return kinds.count(b"ftyp") > 1 or any(kind in _VIDEO_BOXES for kind in kinds)


def _list_changes(item: PrimaryItem, *, has_video: bool) -> Iterator[Message]:
    if has_video:
        yield message("Its motion video stays in the original.")
    yield from (sentence for extra, sentence in _EXTRA_PICTURES.items() if extra in item.extra_pictures)
    if item.depth > 8:
        yield message("Its {bits} bits per colour become 8.", bits=item.depth)
    if item.has_unusual_colours:
        yield message("Its very vivid or bright colours may look a little different in the copy.")


def _read_metadata_items(
    stream: BinaryIO, first: dict[bytes, BoxReader], primary: int
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The EXIF and XMP items of the primary one by name, and the names of those that are not where they should be."""
    items = _select_own_items(first, primary)
    if not items or b"iloc" not in first:
        return {}, tuple(sorted({item.name for item in items}))
    idat = first[b"idat"].data if b"idat" in first else b""
    places = _read_item_locations(first[b"iloc"], frozenset(item.number for item in items))
    found: dict[str, bytes] = {}
    for item in items:
        place = places.get(item.number)
        content = None if place is None or item.name in found else _read_item(stream, idat, place)
        if content is not None:
            found[item.name] = content
    return found, tuple(sorted({item.name for item in items} - found.keys()))


def _select_own_items(first: dict[bytes, BoxReader], primary: int) -> list[_MetadataItem]:
    """Those that describe the primary item, before those that do not say which one they describe.

    Gain maps, depth maps and thumbnails may have metadata of their own.
    """
    items = list(_walk_metadata_items(first[b"iinf"])) if b"iinf" in first else []
    described: dict[int, list[int]] = {}
    for number, targets in walk_references(first[b"iref"].data if b"iref" in first else b"", DESCRIBES):
        described.setdefault(number, []).extend(targets)
    own = [item for item in items if primary in described.get(item.number, ())]
    return own + [item for item in items if item.number not in described]


def _walk_metadata_items(iinf: BoxReader) -> Iterator[_MetadataItem]:
    """Items that hold EXIF or XMP (14496-12, 8.11.6; 23008-12, annex A)."""
    version = iinf.read_number(4) >> 24
    iinf.read_number(2 if version == 0 else 4)  # how many; the boxes themselves are counted
    for kind, body in walk_boxes(iinf.rest):
        infe = BoxReader(body)
        version = infe.read_number(4) >> 24
        if kind != b"infe" or version < 2:
            continue
        number = infe.read_number(2 if version == 2 else 4)
        infe.read_number(2)
        item_type = infe.take(4)
        if item_type == b"Exif":
            yield _MetadataItem(number, "EXIF")
        elif item_type == b"mime":
            infe.read_string()  # the item's name
            if infe.read_string().strip().lower() == _XMP_TYPE:
                yield _MetadataItem(number, "XMP")


def _read_item_locations(iloc: BoxReader, wanted: frozenset[int]) -> dict[int, _ItemLocation]:
    """Where the wanted items are (14496-12, 8.11.3)."""
    version = iloc.read_number(4) >> 24
    sizes = iloc.read_number(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    found: dict[int, _ItemLocation] = {}
    for _ in range(min(iloc.read_number(2 if version < 2 else 4), MOST_BOXES)):
        number = iloc.read_number(2 if version < 2 else 4)
        method = iloc.read_number(2) & 15 if version else 0
        elsewhere = iloc.read_number(2) != 0  # in another file, which no photo is
        base, count = iloc.read_number(base_size), iloc.read_number(2)
        fields = BoxReader(iloc.take(count * (index_size + offset_size + length_size)))
        if number not in wanted or elsewhere or method > 1 or count > _MOST_EXTENTS:
            continue
        extents = []
        for _ in range(count):
            fields.read_number(index_size)
            extents.append((base + fields.read_number(offset_size), fields.read_number(length_size)))
        found[number] = _ItemLocation(tuple(extents), in_idat=method == 1)
    return found


def _read_item(stream: BinaryIO, idat: bytes, place: _ItemLocation) -> bytes | None:
    """An item's bytes; None when they are not all there, or more than such an item has."""
    if not 0 < sum(length for _, length in place.extents) <= _LARGEST_ITEM:
        return None
    parts = []
    for offset, length in place.extents:
        if offset >= 1 << 62:
            return None
        if place.in_idat:
            parts.append(idat[offset : offset + length])
        else:
            stream.seek(offset)
            parts.append(stream.read(length))
        if len(parts[-1]) < length:
            return None
    return b"".join(parts)


def extract_item_exif(item: bytes) -> bytes:
    """An EXIF item begins with how many bytes there are before its TIFF header (23008-12, A.2.1)."""
    skipped = int.from_bytes(item[:4], "big")
    return strip_exif_prefix(item[4 + skipped :] if 4 + skipped < len(item) else item[4:])
