"""The small picture that a camera left in a photo's file beside the photo itself; it takes far less time to decode."""

import io
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PIL import Image

from stampgui.image.colour_profiles import convert_to_srgb
from stampgui.image.conversion import decode_upright
from stampgui.image.decoders import DECODER_ERRORS, open_picture
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import Header, detect_format, read_header
from stampgui.image.isobmff.thumbnail_item import promote_thumbnails
from stampgui.image.jpeg.frame import read_frame
from stampgui.image.jpeg.segments import find_exif_block
from stampgui.image.jpeg.segments import read_header_segments as read_segments
from stampgui.image.orientation import Orientation
from stampgui.image.tiff import tags
from stampgui.image.tiff.structure import open_tiff
from stampgui.regular_file import open_regular, read_regular
from stampgui.values import dataclass

_SHAPE_TOLERANCE: Final = 0.03
"""Greatest difference in shape: a thumbnail that differs more has black bars, or the photo was cropped later."""
_DARKEST: Final = 24
"""Levels of 255 that black bars have on average at most: compression spreads the picture's edge into them."""
_LARGEST_EXIF_THUMBNAIL: Final = 1 << 20
"""In pixels; cameras write 160 × 120, some 512 × 384."""

_LARGEST_HEIF: Final = 256 << 20
"""Bytes of a HEIC file that is read for a thumbnail; photos of 200 megapixels have a quarter."""


@dataclass(frozen=True, slots=True)
class EmbeddedThumbnail:
    """A small picture of a photo as displayed: (width, height) in pixels and sRGB bytes, row by row.

    `is_certain` if it surely shows the photo as it is now: the thumbnail items of HEIC files are written together with
    the photo, while many programs that edit a photo leave its EXIF thumbnail as it was.
    """

    width: int
    height: int
    rgb: bytes
    is_certain: bool


def load_embedded_thumbnail(path: Path, edge: int) -> EmbeddedThumbnail | None:
    """Return the thumbnail in a JPEG, HEIC or JPEG XL file: of several the one nearest to `edge` on its long side.

    Black bars, which cameras add to reach the usual 160 × 120 pixels, are cut off. None if there is no thumbnail of the
    photo's own shape. What is wrong with a photo is reported where all of it is read.
    """
    kind = detect_format(path)
    try:
        match kind:
            case Format.JPEG:
                image = _load_from_jpeg(path)
            case Format.JPEG_XL:
                image = _load_from_jpeg_xl(path)
            case Format.HEIF:
                image = _load_from_heif(read_regular(path, max_bytes=_LARGEST_HEIF), edge)
            case _:
                image = None
    except (UnusableImage, *DECODER_ERRORS):
        image = None
    if image is None:
        return None
    return EmbeddedThumbnail(image.width, image.height, image.tobytes(), is_certain=kind is Format.HEIF)


def _load_from_jpeg(path: Path) -> Image.Image | None:
    with open_regular(path) as file:
        segments = tuple(read_segments(file))
    frame, block = read_frame(segments), find_exif_block(segments) or b""
    return _load_from_exif(block, (frame.width, frame.height))


def _load_from_jpeg_xl(path: Path) -> Image.Image | None:
    with open_regular(path) as file:
        header = read_header(file)
    return _load_from_exif(header.tiff or b"", header.stored_size, header.orientation)


def _load_from_heif(data: bytes, edge: int) -> Image.Image | None:
    """The smallest thumbnail that is as large as `edge`, or else the largest."""
    whole = read_header(io.BytesIO(data))
    found = [
        (max(header.stored_size), promoted, header)
        for promoted, header in _list_thumbnail_items(data)
        if header.refusal is None and _has_same_shape(header.displayed_size, whole.displayed_size)
    ]
    if not found:
        return None
    _, promoted, header = min(found, key=lambda item: (item[0] < edge, abs(item[0] - edge)))
    return convert_to_srgb(decode_upright(promoted, header), header.icc)


def _list_thumbnail_items(data: bytes) -> Iterator[tuple[bytes, Header]]:
    for promoted in promote_thumbnails(data):
        try:
            header = read_header(io.BytesIO(promoted))
        except UnusableImage:
            continue
        yield promoted, header


def _load_from_exif(
    block: bytes, stored_size: tuple[int, int], orientation: Orientation | None = None
) -> Image.Image | None:
    """The thumbnail in IFD1 (Exif 2.32, 4.5.4), where it has the photo's shape, turned as the photo is.

    Unless an `orientation` is given, the EXIF block's own is the photo's.
    """
    structure = open_tiff(io.BytesIO(block))
    if structure is None:
        return None
    reader, root = structure
    for ifd in reader.read_pages()[1:2]:
        start = reader.read_integer(ifd, tags.JPEG_INTERCHANGE_FORMAT)
        length = reader.read_integer(ifd, tags.JPEG_INTERCHANGE_FORMAT_LENGTH)
        image = open_picture(block[start : start + length], Format.JPEG)
        if image.width * image.height > _LARGEST_EXIF_THUMBNAIL:
            return None
        picture = image.convert("RGB")
        if not _has_same_shape(stored_size, image.size):
            framed = _cut_off_bars(picture, stored_size)
            if framed is None:
                return None
            picture = framed
        turned = (orientation or Orientation.from_exif(reader.read_integer(root, tags.ORIENTATION))).display_transpose
        return picture if turned is None else picture.transpose(turned)
    return None


def _cut_off_bars(image: Image.Image, stored_size: tuple[int, int]) -> Image.Image | None:
    """The part of a thumbnail that has the photo's shape; None if what lies outside is not black."""
    scale = min(image.width / stored_size[0], image.height / stored_size[1])
    left, top = ((whole - stored * scale) / 2 for whole, stored in zip(image.size, stored_size, strict=True))
    outside = image.convert("L")
    outside.paste(0, (int(left), int(top), math.ceil(image.width - left), math.ceil(image.height - top)))
    bars = image.width * image.height - int(stored_size[0] * stored_size[1] * scale**2)
    if sum(level * count for level, count in enumerate(outside.histogram())) > _DARKEST * bars:
        return None
    inside = (math.ceil(left), math.ceil(top), math.floor(image.width - left), math.floor(image.height - top))
    return image.crop(inside)


def _has_same_shape(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether both sizes are of one shape."""
    wide, tall = one[0] * other[1], one[1] * other[0]
    return abs(wide - tall) < _SHAPE_TOLERANCE * max(wide, tall)
