"""The header of Fujifilm's RAF files: a whole JPEG with all its metadata lies in front of the sensor's data."""

from typing import BinaryIO, Final

from stampgui.image.errors import truncated_error
from stampgui.image.format import Format
from stampgui.image.jpeg_file import find_largest_jpeg
from stampgui.image.metadata.blocks import MetadataBlocks
from stampgui.image.raw.embedded_jpeg import describe_embedded_jpeg
from stampgui.values import replace

_DIRECTORY: Final = 84
"""Where offset and length of the JPEG stand, as big-endian numbers of four bytes."""


def read_metadata_blocks(stream: BinaryIO) -> MetadataBlocks:
    """Read the header of the JPEG, which holds all metadata. Raises UnusableImage."""
    stream.seek(_DIRECTORY)
    field = stream.read(8)
    found = find_largest_jpeg(stream, [(int.from_bytes(field[:4], "big"), int.from_bytes(field[4:], "big"))])
    if found is None:
        raise truncated_error()
    place, blocks = found
    return replace(
        blocks,
        format=Format.RAW,
        copy_format=Format.JPEG,
        mark=None,
        embedded_jpeg=place,
        changes=(describe_embedded_jpeg(blocks.size),),
    )
