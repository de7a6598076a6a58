"""The header of Fujifilm's RAF files: a whole JPEG with all its metadata lies in front of the sensor's data."""

from dataclasses import replace
from typing import BinaryIO, Final

from stampgui.image.blocks import Blocks
from stampgui.image.errors import truncated
from stampgui.image.format import Format
from stampgui.image.jpeg_file import largest_inside
from stampgui.image.raw import from_preview

MAGIC: Final = b"FUJIFILMCCD-RAW "
_DIRECTORY: Final = 84
"""Where offset and length of the JPEG stand, as big-endian numbers of four bytes."""


def read_header(stream: BinaryIO) -> Blocks:
    """Read the header of the JPEG, which is the whole file's. Raises UnusableImage."""
    stream.seek(_DIRECTORY)
    field = stream.read(8)
    found = largest_inside(stream, [(int.from_bytes(field[:4], "big"), int.from_bytes(field[4:], "big"))])
    if found is None:
        raise truncated()
    place, blocks = found
    return replace(
        blocks, format=Format.RAW, copy=Format.JPEG, mark=None, picture=place, changes=(from_preview(blocks.size),)
    )
