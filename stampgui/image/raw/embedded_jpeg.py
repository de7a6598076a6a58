"""Camera RAW files that are built like TIFF, and the JPEG that the camera put into them.

DNG (Adobe's specification 1.7), TIFF/EP (ISO 12234-2), and what the makers of CR2, NEF, ARW, ORF, RW2, PEF and SRW
do alike: one IFD or several lead to a finished JPEG beside the sensor's data.
"""

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from stampgui.i18n import Message, message
from stampgui.image.errors import truncated_error
from stampgui.image.format import Format
from stampgui.image.jpeg_file import find_largest_jpeg, is_cut_off
from stampgui.image.metadata.blocks import MetadataBlocks
from stampgui.image.metadata.exif import parse_exif
from stampgui.image.tiff import tags
from stampgui.image.tiff.exif_extraction import is_maker_note_too_long
from stampgui.image.tiff.structure import Ifd, TiffReader
from stampgui.values import replace

_SENSOR_DATA: Final = (32803, 34892)
"""PhotometricInterpretation of a colour filter array, and LinearRaw."""
_JPEG_COMPRESSIONS: Final = (6, 7)
_OLYMPUS: Final = {b"OLYMPUS\0": 12, b"OM SYSTEM\0": 16}
"""Bytes before the first IFD of a maker note that begins so."""
_LARGEST_NOTE: Final = 4 << 20


def is_camera_raw(reader: TiffReader, ifds: Iterable[Ifd]) -> bool:
    """Whether a file of such IFDs holds a sensor's own data."""
    return any(
        tags.DNG_VERSION in ifd or reader.read_integer(ifd, tags.PHOTOMETRIC_INTERPRETATION) in _SENSOR_DATA
        for ifd in ifds
    )


def with_embedded_jpeg(reader: TiffReader, ifds: list[Ifd], blocks: MetadataBlocks) -> MetadataBlocks:
    """The blocks of a RAW file whose copy is made of its largest JPEG; refused where there is none."""
    places = list(_walk_jpeg_places(reader, ifds))
    found = find_largest_jpeg(reader.stream, places)
    refusal = find_raw_refusal(reader.stream, places, found)
    if found is None:
        return replace(blocks, format=Format.RAW, copy_format=Format.JPEG, refusal=refusal)
    place, preview = found
    return replace(
        blocks,
        format=Format.RAW,
        copy_format=Format.JPEG,
        refusal=refusal,
        size=preview.size,
        embedded_jpeg=place,
        orientation=None if preview.tiff is None else parse_exif(preview.tiff).orientation,
        changes=(
            describe_embedded_jpeg(preview.size),
            *(() if preview.tiff else _describe_left_behind(reader, ifds[0])),
        ),
    )


def find_raw_refusal(
    stream: BinaryIO, places: Iterable[tuple[int, int]], found: tuple[tuple[int, int], MetadataBlocks] | None
) -> Message | None:
    """Why no copy is made of the JPEG that was `found`: there is none, or a longer one was, before the file was cut."""
    if is_cut_off(stream, places, 0 if found is None else found[0][1]):
        return truncated_error().reason
    if found is None:
        return message(
            "This RAW file contains no JPEG that could be stamped. Make one with the camera's software first."
        )
    return None


def describe_embedded_jpeg(size: tuple[int, int]) -> Message:
    """Tell a person that the copy is made of the JPEG of (width, height) pixels inside a RAW file."""
    return message(
        "The copy is made from the JPEG of {width} × {height} pixels that the camera put into the RAW file.",
        width=size[0],
        height=size[1],
    )


def explain_missing_maker_note() -> Message:
    return message("The camera's own notes (MakerNote) stay in the RAW file.")


def _describe_left_behind(reader: TiffReader, root: Ifd) -> tuple[Message, ...]:
    """Adobe's converter moves some maker notes into a block of its own, which no JPEG has; others are too long."""
    exif = reader.read_linked_ifd(root, tags.EXIF_IFD)
    is_elsewhere = tags.DNG_PRIVATE_DATA in root and tags.MAKER_NOTE not in exif
    return (explain_missing_maker_note(),) if is_elsewhere or is_maker_note_too_long(reader, root) else ()


def _walk_jpeg_places(reader: TiffReader, ifds: list[Ifd]) -> Iterator[tuple[int, int]]:
    """Offset and length of whatever may be a JPEG."""
    for ifd in ifds:
        yield (
            reader.read_integer(ifd, tags.JPEG_INTERCHANGE_FORMAT),
            reader.read_integer(ifd, tags.JPEG_INTERCHANGE_FORMAT_LENGTH),
        )
        strips = reader.read_integers(ifd, tags.STRIP_OFFSETS)
        lengths = reader.read_integers(ifd, tags.STRIP_BYTE_COUNTS)
        if len(strips) == len(lengths) == 1 and reader.read_integer(ifd, tags.COMPRESSION) in _JPEG_COMPRESSIONS:
            yield strips[0], lengths[0]
        panasonic = ifd.find(tags.PANASONIC_JPEG)
        if panasonic is not None:
            yield reader.find_value(panasonic), panasonic.length
    yield from _find_olympus_jpeg(reader, ifds[0])


def _find_olympus_jpeg(reader: TiffReader, root: Ifd) -> Iterator[tuple[int, int]]:
    """Olympus leads to the JPEG from inside its maker note, whose offsets count from the note's own start."""
    note = reader.read_linked_ifd(root, tags.EXIF_IFD).find(tags.MAKER_NOTE)
    content = (None if note is None else reader.read_entry(note, _LARGEST_NOTE)) or b""
    header = next((length for signature, length in _OLYMPUS.items() if content.startswith(signature)), None)
    if note is None or header is None:
        return
    inner = TiffReader(io.BytesIO(content), "<" if content[header - 4 : header - 2] == b"II" else ">")
    settings = inner.read_ifd(header).find(tags.OLYMPUS_CAMERA_SETTINGS)
    if settings is None:
        return
    ifd = inner.read_ifd(inner.decode_integer(settings.value_or_offset))
    offset = inner.read_integer(ifd, tags.OLYMPUS_PREVIEW_START)
    length = inner.read_integer(ifd, tags.OLYMPUS_PREVIEW_LENGTH)
    yield reader.find_value(note) + offset, length
    yield offset, length
