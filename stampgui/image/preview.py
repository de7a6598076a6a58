"""A small version of a photo to look at, decoded at reduced size where the format allows it."""

import io
from pathlib import Path
from typing import Final

from PIL import Image

from stampgui.image.colour_profiles import convert_to_srgb
from stampgui.image.conversion import decode_upright
from stampgui.image.decoders import DECODER_ERRORS, open_picture
from stampgui.image.errors import UnusableImage, damaged_picture_error
from stampgui.image.format import Format
from stampgui.image.header import Header, read_header
from stampgui.image.jpeg.frame import read_frame
from stampgui.image.jpeg.segments import find_exif_block
from stampgui.image.jpeg.segments import read_header_segments as read_segments
from stampgui.image.orientation import Orientation
from stampgui.image.photo import identify, unreadable_error
from stampgui.image.sixteen_bit import reduce_to_eight_bits
from stampgui.image.tiff import tags
from stampgui.image.tiff.structure import open_tiff

_SMALL_QUALITY: Final = 70
_SHAPE_TOLERANCE: Final = 0.03
"""From this share on a thumbnail is not the photo's: it has bars, or the photo was cropped. Rounding costs a third."""
_LARGEST_THUMBNAIL: Final = 1 << 20
"""In pixels; cameras write 160 × 120, some 512 × 384."""


def load_preview(path: Path, edge: int) -> tuple[int, int, bytes]:
    """Return width, height and RGB bytes, row by row, of a photo as displayed, its long edge at most `edge` pixels.

    The bytes are sRGB where the photo has a colour profile. Raises UnusableImage.
    """
    identify(path)
    try:
        with path.open("rb") as file:
            header = read_header(file)
            if header.refusal is not None:
                raise UnusableImage(header.refusal)
            start, length = header.embedded_jpeg or (0, -1)
            file.seek(start)
            data = file.read(length)
    except OSError as error:
        raise unreadable_error(error) from error
    small = _decode_small(data, header, edge)
    pixels = convert_to_srgb(small, header.icc)
    return pixels.width, pixels.height, pixels.tobytes()


def load_exif_thumbnail(path: Path) -> tuple[int, int, bytes] | None:
    """Return width, height and RGB bytes, as displayed, of the thumbnail that a JPEG file's EXIF block holds.

    It stands in IFD1 (Exif 2.32, 4.5.4). None where there is none of the photo's own shape; what is wrong with a photo
    is reported where all of it is read.
    """
    try:
        with path.open("rb") as file:
            segments = tuple(read_segments(file))
        frame = read_frame(segments)
        found = _find_exif_thumbnail(find_exif_block(segments) or b"")
        if found is None:
            return None
        image, orientation = found
        width, height = image.size
        if width * height > _LARGEST_THUMBNAIL or not _has_same_shape((frame.width, frame.height), (width, height)):
            return None
        image = image.convert("RGB")
    except (UnusableImage, *DECODER_ERRORS):
        return None
    turned = image if orientation.display_transpose is None else image.transpose(orientation.display_transpose)
    return turned.width, turned.height, turned.tobytes()


def _find_exif_thumbnail(block: bytes) -> tuple[Image.Image, Orientation] | None:
    structure = open_tiff(io.BytesIO(block))
    if structure is None:
        return None
    reader, root = structure
    for ifd in reader.read_pages()[1:2]:
        start = reader.read_integer(ifd, tags.JPEG_INTERCHANGE_FORMAT)
        length = reader.read_integer(ifd, tags.JPEG_INTERCHANGE_FORMAT_LENGTH)
        if start and length:
            image = open_picture(block[start : start + length], Format.JPEG)
            return image, Orientation.from_exif(reader.read_integer(root, tags.ORIENTATION))
    return None


def _has_same_shape(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether both sizes are of one shape."""
    wide, tall = one[0] * other[1], one[1] * other[0]
    return abs(wide - tall) < _SHAPE_TOLERANCE * max(wide, tall)


def _decode_small(data: bytes, header: Header, edge: int) -> Image.Image:
    """The picture as displayed, in its own colours."""
    try:
        if header.embedded_jpeg is None and not header.format.is_copied_as_it_is:
            image = reduce_to_eight_bits(decode_upright(data, header, edge=edge))
            image.thumbnail((edge, edge))
            return image
        image = open_picture(data, header.format if header.embedded_jpeg is None else Format.JPEG)
        image.draft("RGB", (edge, edge))
        image = reduce_to_eight_bits(image)
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
