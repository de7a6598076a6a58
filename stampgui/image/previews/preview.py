"""A small version of a photo to look at, decoded at reduced size where the format allows it."""

import io
import threading
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from PIL import Image

from stampgui.image.colour_profiles import convert_to_srgb
from stampgui.image.conversion import decode_upright
from stampgui.image.decoders import DECODER_ERRORS, close_jpeg, load_pixels, open_picture
from stampgui.image.errors import UnusableImage, damaged_picture_error
from stampgui.image.format import Format
from stampgui.image.header import Header, read_header
from stampgui.image.jpeg.segments import cut_to_first_scan
from stampgui.image.limits import LARGEST_PIXELS
from stampgui.image.memory import estimate_memory, explain_memory
from stampgui.image.partial.wholeness import complete_picture
from stampgui.image.photo import identify, unreadable_error
from stampgui.image.sixteen_bit import reduce_to_eight_bits
from stampgui.image.source_file import bound_loaded_bytes
from stampgui.machine_memory import share_memory
from stampgui.regular_file import open_regular

_SMALL_QUALITY: Final = 70
_LARGE_PIXELS: Final = 50_000_000
_AT_A_TIME: Final = 2
"""As many threads of the window read photos; a large picture is decoded while the other reads a file."""
_large_picture_turn: Final = threading.Lock()
"""Held while a large picture is decoded at full size, which takes 4 to 16 bytes per pixel: never two at a time."""


def load_preview(path: Path, edge: int) -> tuple[int, int, bytes]:
    """Return width, height and RGB bytes, row by row, of a photo as displayed, its long edge at most `edge` pixels.

    The bytes are sRGB where the photo has a colour profile. Raises UnusableImage.
    """
    data, header = _read_photo(path)
    with _large_picture_turn if _is_decoded_large(header) else nullcontext():
        small = _decode_small(data, header, edge)
    pixels = convert_to_srgb(small, header.icc)
    return pixels.width, pixels.height, pixels.tobytes()


def load_grey_preview(path: Path, edge: int) -> tuple[int, int, bytes]:
    """The same in shades of grey, with one byte for each pixel, which takes less time. Raises UnusableImage.

    Of a progressive JPEG only the first scan is decoded, which has the mean of each block of 8 × 8 pixels.
    """
    data, header = _read_photo(path)
    with _large_picture_turn if _is_decoded_large(header) else nullcontext():
        small = _decode_small(data, header, edge, mode="L").convert("L")
    return small.width, small.height, small.tobytes()


def _read_photo(path: Path) -> tuple[bytes, Header]:
    """The photo's bytes, of a RAW file those of the JPEG in it, and its header. Raises UnusableImage."""
    photo = identify(path)
    try:
        with open_regular(path) as file:
            header = read_header(file)
            if header.refusal is not None:
                raise UnusableImage(header.refusal)
            if reason := explain_memory(estimate_memory(header, photo.size), share_memory(_AT_A_TIME)):
                raise UnusableImage(reason)
            start, length = header.embedded_jpeg or (0, bound_loaded_bytes(header, photo.size))
            file.seek(start)
            return file.read(length), header
    except OSError as error:
        raise unreadable_error(error) from error


def _is_decoded_large(header: Header) -> bool:
    """Whether this process decodes many pixels before it reduces them; JPEG is decoded at reduced size."""
    width, height = header.stored_size
    return width * height > _LARGE_PIXELS and header.format not in (Format.JPEG, Format.HEIF, Format.JPEG_XL)


def _decode_small(data: bytes, header: Header, edge: int, *, mode: str = "RGB") -> Image.Image:
    """The picture as displayed, in its own colours; of a JPEG, in that `mode` of Pillow where it can be."""
    try:
        if header.embedded_jpeg is None and not header.format.is_copied_as_it_is:
            image = reduce_to_eight_bits(decode_upright(data, header, edge=edge))
            image.thumbnail((edge, edge))
            return image
        is_jpeg = header.embedded_jpeg is not None or header.format is Format.JPEG
        if header.is_cut_off:
            data = complete_picture(data, header)
        if is_jpeg and mode == "L":
            data = cut_to_first_scan(data)
        image = open_picture(close_jpeg(data), Format.JPEG) if is_jpeg else open_picture(data, header.format)
        image.draft(mode, (edge, edge))
        # decoded here in any case: `thumbnail` leaves a picture that is small already to its first use
        image = reduce_to_eight_bits(load_pixels(image, most=LARGEST_PIXELS))
        image.thumbnail((edge, edge))
    except DECODER_ERRORS as error:
        raise damaged_picture_error() from error
    turned = header.orientation.display_transpose
    return image if turned is None else image.transpose(turned)


def make_thumbnail_jpeg(path: Path, edge: int) -> bytes:
    """Return a photo as displayed as a small JPEG without metadata, its long edge at most `edge` pixels.

    Raises UnusableImage.
    """
    width, height, pixels = load_preview(path, edge)
    file = io.BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(file, "JPEG", quality=_SMALL_QUALITY, optimize=True)
    return file.getvalue()
