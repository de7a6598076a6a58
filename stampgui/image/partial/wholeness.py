"""Whether a photo's picture is all there, before anybody is asked for its date.

Nearly all are; what is needed for the others is imported where it is used.
"""

import io
from typing import BinaryIO, Final

from stampgui.image.damage import Damage
from stampgui.image.errors import truncated_error
from stampgui.image.format import Format
from stampgui.image.header import Header
from stampgui.image.jpeg.segments import JpegFile, parse_jpeg

_EOI: Final = b"\xff\xd9"
_TAIL: Final = 1 << 16
"""Bytes at the end of a file in which nearly every JPEG has its EOI, also where a telephone writes something behind."""
_LARGEST_READ: Final = 256 << 20
"""Larger files are left to those who read them in any case."""


def measure_damage(stream: BinaryIO, header: Header, *, thorough: bool = False) -> Damage | None:
    """What is missing of the picture of a JPEG, PNG or WebP, its header read from `stream`; None where it is whole.

    Without `thorough`, only those are read that lack their end: of a JPEG otherwise the last bytes, from `stream`'s
    position on. Other formats are taken as they are. Raises UnusableImage for a photo that is cut off without anybody
    being able to tell how much of it is there.
    """
    if header.refusal is not None:
        return None
    match header.format:
        case Format.JPEG:
            return _measure_jpeg(stream, thorough=thorough)
        case Format.PNG if header.is_cut_off or thorough:
            from stampgui.image.png.partial_file import measure_png_damage

            stream.seek(0)
            return measure_png_damage(stream.read())
        case Format.WEBP if header.is_cut_off:
            from stampgui.image.partial.partial_webp import measure_webp_damage

            stream.seek(0)
            return measure_webp_damage(stream.read(), header.stored_size)
        case _:
            return None


def complete_picture(source: bytes, header: Header) -> bytes:
    """A damaged photo's file that decoders take for whole. Raises UnusableImage."""
    match header.format:
        case Format.PNG:
            from stampgui.image.partial.interlaced_png import weave_passes
            from stampgui.image.png.partial_file import complete_png

            return complete_png(source, weave_passes)
        case Format.WEBP:
            from stampgui.image.partial.partial_webp import complete_webp

            return complete_webp(source, header.stored_size)
        case _:
            return source


def ease_decoding(source: bytes) -> bytes:
    """A JPEG with the right restart markers in place of wrong ones, at which decoders lose parts of the picture."""
    from stampgui.image.jpeg.core import CoreError, CoreMissing
    from stampgui.image.jpeg.restart_markers import are_restarts_in_order, mend_restart_markers, replace_scan_data
    from stampgui.image.jpeg.scans import UnsupportedJpeg, read_scan_layout

    try:
        layout = read_scan_layout(source, parse_jpeg(source))
        mended = None if are_restarts_in_order(layout) else mend_restart_markers(layout)
    except (CoreError, CoreMissing, UnsupportedJpeg):
        return source
    return source if mended is None else replace_scan_data(source, layout, mended)


def _has_eoi_near_end(stream: BinaryIO, pixels: int, end: int) -> bool:
    for length in (len(_EOI), _TAIL):  # nearly all end with it
        stream.seek(max(pixels, end - length))
        if _EOI in stream.read(length):
            return True
    return False


def _measure_jpeg(stream: BinaryIO, *, thorough: bool) -> Damage | None:
    pixels, end = stream.tell(), stream.seek(0, io.SEEK_END)
    if end > _LARGEST_READ or (not thorough and _has_eoi_near_end(stream, pixels, end)):
        return None
    stream.seek(0)
    data = stream.read()
    photo = parse_jpeg(data)
    if photo.has_eoi and not thorough:
        return None
    return _measure_scans(data, photo)


def _measure_scans(data: bytes, photo: JpegFile) -> Damage | None:
    from stampgui.image.jpeg.core import CoreError, CoreMissing
    from stampgui.image.jpeg.extent import measure_jpeg_damage
    from stampgui.image.jpeg.scans import UnsupportedJpeg

    try:
        return measure_jpeg_damage(data, photo)
    except (CoreError, UnsupportedJpeg, CoreMissing) as error:
        if photo.has_eoi:
            return None  # as of arithmetic coding: decoders read it, and say nothing
        if isinstance(error, CoreMissing):
            from stampgui.image.partial.partial_jpeg import measure_by_filling

            return measure_by_filling(data, photo)
        raise truncated_error() from error
