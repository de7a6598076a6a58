"""The header of a Windows bitmap (BITMAPFILEHEADER and the headers that follow it)."""

from typing import BinaryIO, Final

from stampgui.image.errors import no_picture_error, truncated_error
from stampgui.image.format import Format
from stampgui.image.metadata.blocks import MetadataBlocks

_OLD_HEADER: Final = 12
"""Bytes of a BITMAPCOREHEADER, whose sides have 16 bits."""


def read_metadata_blocks(stream: BinaryIO) -> MetadataBlocks:
    """Read the size; such a file says nothing else. Raises UnusableImage."""
    head = stream.read(26)
    if len(head) < 26:
        raise truncated_error()
    if int.from_bytes(head[14:18], "little") == _OLD_HEADER:
        width, height = int.from_bytes(head[18:20], "little"), int.from_bytes(head[20:22], "little")
    else:
        width = int.from_bytes(head[18:22], "little", signed=True)
        height = abs(int.from_bytes(head[22:26], "little", signed=True))  # negative: the first row is the top one
    if width <= 0 or height <= 0:
        raise no_picture_error()
    return MetadataBlocks((width, height), copy_format=Format.PNG)
