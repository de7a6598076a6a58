"""The header of Canon's CR3 files: boxes, of which one holds TIFF blocks and another leads to a full-size JPEG.

Canon has published no description; the boxes are those that https://github.com/lclevy/canon_cr3 documents.
"""

import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from stampgui.image.errors import no_picture_error, truncated_error
from stampgui.image.format import Format
from stampgui.image.isobmff.boxes import BoxError, BoxReader, parse_boxes, read_box, walk_top_boxes
from stampgui.image.jpeg_file import find_largest_jpeg
from stampgui.image.metadata.blocks import MetadataBlocks
from stampgui.image.raw.embedded_jpeg import describe_embedded_jpeg, explain_missing_maker_note, find_raw_refusal
from stampgui.image.tiff import tags
from stampgui.image.tiff.structure import open_tiff
from stampgui.image.tiff.writer import ExifParts, build_exif_block

_METADATA: Final = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_XMP: Final = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_PREVIEW: Final = bytes.fromhex("eaf42b5e1c984b88b9fbb7dc406e4d16")
_ROOT, _EXIF, _GPS = b"CMT1", b"CMT2", b"CMT4"
_PREVIEW_HEAD: Final = 32
"""Bytes of the preview's uuid box before the JPEG: a box header inside it, and its size in pixels."""
_LONGEST: Final = 1 << 20
"""Bytes of a value."""


def read_metadata_blocks(stream: BinaryIO) -> MetadataBlocks:
    """Read EXIF, XMP and where the JPEGs are. Raises UnusableImage."""
    places: list[tuple[int, int]] = []
    moov, xmp = b"", None
    try:
        for box in walk_top_boxes(stream):
            if box.kind == b"moov":
                moov = read_box(stream, box)
            elif box.kind == b"uuid" and box.end is not None:
                stream.seek(box.start)
                kind = stream.read(16)
                if kind == _XMP:
                    xmp = read_box(stream, box)[16:]
                elif kind == _PREVIEW:
                    places.extend(_find_preview(read_box(stream, box), box.start))
        places.extend(_walk_track_samples(moov))
        tiff, size = _join_exif(moov)
    except BoxError as error:
        raise truncated_error() from error
    found = find_largest_jpeg(stream, places)
    if found is None and not all(size):
        raise no_picture_error()
    changes = (explain_missing_maker_note(),)
    return MetadataBlocks(
        size=size if found is None else found[1].size,
        tiff=tiff,
        xmp=xmp,
        format=Format.RAW,
        copy_format=Format.JPEG,
        embedded_jpeg=None if found is None else found[0],
        refusal=find_raw_refusal(stream, places, found),
        changes=changes if found is None else (describe_embedded_jpeg(found[1].size), *changes),
    )


def _join_exif(moov: bytes) -> tuple[bytes | None, tuple[int, int]]:
    """One EXIF block of the TIFF blocks of the metadata box, and the size that the first one says."""
    held = next((body[16:] for kind, body in parse_boxes(moov) if kind == b"uuid" and body[:16] == _METADATA), b"")
    blocks = {kind: body for kind, body in reversed(parse_boxes(held)) if kind in (_ROOT, _EXIF, _GPS)}
    found = {kind: structure for kind, body in blocks.items() if (structure := open_tiff(io.BytesIO(body))) is not None}
    if _ROOT not in found:
        return None, (0, 0)
    reader, root = found[_ROOT]
    values = {
        kind: other.read_entries(ifd.without((tags.IMAGE_WIDTH, tags.IMAGE_LENGTH) if kind == _ROOT else ()), _LONGEST)
        for kind, (other, ifd) in found.items()
        if other.order == reader.order
    }
    parts = ExifParts(reader.order, root=values[_ROOT], exif=values.get(_EXIF, ()), gps=values.get(_GPS, ()))
    size = reader.read_integer(root, tags.IMAGE_WIDTH), reader.read_integer(root, tags.IMAGE_LENGTH)
    return build_exif_block(parts), size


def _walk_track_samples(moov: bytes) -> Iterator[tuple[int, int]]:
    """Offset and length of the one sample that each track has; the first track's is the full-size JPEG."""
    for kind, trak in parse_boxes(moov):
        table = _find_inner_box(trak, b"mdia", b"minf", b"stbl") if kind == b"trak" else None
        if table is None:
            continue
        held = {name: BoxReader(body, 4) for name, body in reversed(parse_boxes(table))}
        if b"stsz" not in held:
            continue
        length, count = held[b"stsz"].read_number(4), held[b"stsz"].read_number(4)
        if not length and count:
            length = held[b"stsz"].read_number(4)
        for name, size in ((b"co64", 8), (b"stco", 4)):
            if name in held and held[name].read_number(4):
                yield held[name].read_number(size), length


def _find_inner_box(data: bytes, *path: bytes) -> bytes | None:
    for kind in path:
        found = next((body for name, body in parse_boxes(data) if name == kind), None)
        if found is None:
            return None
        data = found
    return data


def _find_preview(body: bytes, start: int) -> Iterator[tuple[int, int]]:
    at = body.find(b"\xff\xd8\xff", 16, 16 + 8 + _PREVIEW_HEAD)
    if at > 0:
        yield start + at, len(body) - at
