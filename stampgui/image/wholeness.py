"""Whether a JPEG is all there, before anybody is asked for its date."""

import io
from typing import BinaryIO, Final

from stampgui.image.errors import truncated_error
from stampgui.image.format import Format
from stampgui.image.header import Header
from stampgui.image.jpeg.core import CoreError, CoreMissing, Failure
from stampgui.image.jpeg.recode import read_coefficients
from stampgui.image.jpeg.scans import UnsupportedJpeg, read_scan_layout
from stampgui.image.jpeg.segments import parse_jpeg

_EOI: Final = b"\xff\xd9"
_TAIL: Final = 1 << 16
"""Bytes at the end of a file in which nearly every JPEG has its EOI, also where a telephone writes something behind."""
_LARGEST_READ: Final = 256 << 20
"""Larger files are left to those who read them in any case."""


def check_is_whole(stream: BinaryIO, header: Header) -> None:
    """Read a JPEG on from the end of its header at `stream`'s position: only its last bytes, if they hold EOI.

    Other formats are taken as they are. Raises UnusableImage for a JPEG that is cut off.
    """
    if header.format is not Format.JPEG or header.refusal is not None:
        return
    pixels, end = stream.tell(), stream.seek(0, io.SEEK_END)
    stream.seek(max(pixels, end - _TAIL))
    if _EOI in stream.read(_TAIL) or end > _LARGEST_READ:
        return
    stream.seek(0)
    data = stream.read()
    photo = parse_jpeg(data)
    if photo.has_eoi:
        return
    try:
        layout = read_scan_layout(data, photo)
        read_coefficients(layout)
    except CoreError as error:
        if error.failure in (Failure.TRUNCATED, Failure.CORRUPT):
            raise truncated_error() from error
        return
    except (UnsupportedJpeg, CoreMissing) as error:
        raise truncated_error() from error  # as when it is stamped: nobody can tell that it is whole
    if not layout.holds_every_bit:
        raise truncated_error()
