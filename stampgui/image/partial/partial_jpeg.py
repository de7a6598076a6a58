"""A JPEG without its end marker, where the native core that could read its scan is missing: what of it is there."""

from collections.abc import Iterator
from typing import Final

from PIL import Image

from stampgui.image.damage import Damage
from stampgui.image.decoders import load_pixels, open_picture
from stampgui.image.errors import UnusableImage, truncated_error
from stampgui.image.format import Format
from stampgui.image.jpeg.frame import read_frame
from stampgui.image.jpeg.segments import SOS, JpegFile
from stampgui.image.limits import LARGEST_PIXELS
from stampgui.image.partial.filling import compare_filled, make_fillings

_EOI: Final = b"\xff\xd9"


def measure_by_filling(data: bytes, photo: JpegFile) -> Damage | None:
    """None where the picture is whole. Raises UnusableImage where nobody can tell, as of one of several scans."""
    frame = read_frame(photo.segments)
    if frame.is_progressive or sum(segment.marker == SOS for segment in photo.segments) != 1:
        raise truncated_error()
    _, damage = compare_filled(_decode_filled(data[: photo.end], frame.width * frame.height))
    return damage if damage.missing else None


def _decode_filled(scan: bytes, pixels: int) -> Iterator[Image.Image]:
    there = scan.rstrip(b"\0\xff")  # zeros are what a copy that stopped often ends in
    for filling in make_fillings(pixels):
        try:
            yield load_pixels(open_picture(there + filling + _EOI, Format.JPEG), most=LARGEST_PIXELS)
        except UnusableImage:
            continue
