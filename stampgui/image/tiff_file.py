"""The header of a TIFF file, and of the camera RAW files that are built like one (TIFF 6.0, section 2)."""

from typing import BinaryIO, Final

from stampgui.image.blocks import LARGEST_TEXT, Blocks
from stampgui.image.errors import truncated, without_picture
from stampgui.image.iptc import records_of
from stampgui.image.tiff_values import Ifd, TiffReader, opened, told

_WIDTH, _HEIGHT = 0x0100, 0x0101
_SENSOR_WIDTH, _SENSOR_HEIGHT = 0x0002, 0x0003
"""Panasonic's RW2 files say the size in these."""
_SUB_IFDS, _XMP, _IPTC, _PHOTOSHOP = 0x014A, 0x02BC, 0x83BB, 0x8649
_MOST_SUB_IFDS: Final = 16


def read_header(stream: BinaryIO) -> Blocks:
    """Read size, dates, XMP and IPTC of a file; `tiff` holds the tags that tell a date, a device and the orientation.

    Raises UnusableImage when there is no first IFD, or none that says a size.
    """
    found = opened(stream)
    if found is None:
        raise truncated()
    reader, root = found
    resources = reader.value(root, _PHOTOSHOP, LARGEST_TEXT)
    records = reader.value(root, _IPTC, LARGEST_TEXT)
    return Blocks(
        size=_size(reader, root),
        tiff=told(reader, root),
        xmp=reader.value(root, _XMP, LARGEST_TEXT),
        iptc=records or (None if resources is None else records_of(resources)),
        damaged=reader.missing(root, {_XMP: "XMP", _IPTC: "IPTC"}),
    )


def _size(reader: TiffReader, root: Ifd) -> tuple[int, int]:
    """(width, height) of the largest picture: the first IFD of RAW files is a preview."""
    offsets = reader.integers(root, _SUB_IFDS)[:_MOST_SUB_IFDS]
    ifds = [root, *(ifd for ifd in map(reader.ifd, offsets) if ifd is not None)]
    sizes = [(reader.integer(ifd, _WIDTH), reader.integer(ifd, _HEIGHT)) for ifd in ifds]
    sizes.append((reader.integer(root, _SENSOR_WIDTH), reader.integer(root, _SENSOR_HEIGHT)))
    largest = max(sizes, key=lambda size: size[0] * size[1])
    if not all(largest):
        raise without_picture()
    return largest
