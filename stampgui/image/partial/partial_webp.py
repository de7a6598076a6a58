"""A WebP file that is cut off in its picture: how many rows are there, and a whole file that shows them."""

import io
from collections.abc import Iterator
from typing import Final

from PIL import Image

from stampgui.image.damage import Damage
from stampgui.image.decoders import load_pixels, open_picture
from stampgui.image.errors import UnusableImage, truncated_error
from stampgui.image.format import Format
from stampgui.image.limits import LARGEST_PIXELS
from stampgui.image.partial.filling import compare_filled, make_fillings
from stampgui.image.webp import RiffChunk, join_riff, parse_cut_off_webp, parse_webp, replace_webp_pixels

_BYTES_OF_PIXEL: Final = 1
"""Decoders have all pixels before they have read that much of a filling; of half a byte some find the end."""
_MOST_PIXELS: Final = 40_000_000
"""Larger pictures, which a damaged header may claim, would take minutes to fill and decode several times."""


def measure_webp_damage(data: bytes, size: tuple[int, int]) -> Damage | None:
    """None where the picture of that size is whole. Raises UnusableImage where nobody can tell what of it is there."""
    chunks, cut_off = parse_cut_off_webp(data)
    return None if cut_off is None else compare_filled(_decode_filled(chunks, cut_off, size))[1]


def complete_webp(data: bytes, size: tuple[int, int]) -> bytes:
    """The file with a whole picture, encoded without loss; what is missing of it is black. Raises UnusableImage."""
    chunks, cut_off = parse_cut_off_webp(data)
    if cut_off is None:
        return data
    picture, damage = compare_filled(_decode_filled(chunks, cut_off, size))
    picture.paste(0, (0, damage.rows, *picture.size))
    encoded = io.BytesIO()
    picture.save(encoded, "WEBP", lossless=True, exact=True, method=0)
    pixels, _ = parse_webp(encoded.getvalue())
    return replace_webp_pixels(chunks, pixels, picture.size, tiff=None, mark=None)


def _decode_filled(chunks: list[RiffChunk], cut_off: RiffChunk, size: tuple[int, int]) -> Iterator[Image.Image]:
    """Yield the picture with what is missing of it filled in several ways, as far as decoders take these.

    Raises UnusableImage for a picture that is too large for that.
    """
    if size[0] * size[1] > _MOST_PIXELS:
        raise truncated_error()
    for filling in make_fillings(size[0] * size[1] * _BYTES_OF_PIXEL):
        whole = join_riff([*chunks, RiffChunk(cut_off.type, cut_off.data + filling)])
        try:
            yield load_pixels(open_picture(whole, Format.WEBP), most=LARGEST_PIXELS)
        except UnusableImage:
            continue
