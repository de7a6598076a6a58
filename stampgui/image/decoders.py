"""Pixels of the formats that are only read: which of them this installation can decode, and their decoding."""

import io
import struct
import warnings
from functools import cache, partial
from importlib.util import find_spec
from typing import Final

from PIL import Image, features
from PIL.ImageFile import ImageFile

from stampgui.i18n import Message, message
from stampgui.image.errors import UnusableImage, damaged_picture_error
from stampgui.image.format import Format
from stampgui.image.isobmff.boxes import JXL_CODESTREAM, cut_behind_boxes
from stampgui.image.isobmff.heif_file import detach_heif_metadata
from stampgui.image.isolated import run_isolated
from stampgui.image.jpeg.scans import check_scan_work
from stampgui.image.jpeg.segments import parse_jpeg
from stampgui.image.limits import LARGEST_PIXELS
from stampgui.image.png.png_file import strip_png_metadata

Image.MAX_IMAGE_PIXELS = LARGEST_PIXELS
"""Pillow's own bound would refuse the 200-megapixel photos of today's telephones. Pictures are opened only here."""

# what Pillow finds odd about a file would be printed, with a line of its code; rows say what matters
warnings.filterwarnings("ignore", module=r"PIL\.")

DECODER_ERRORS = (
    *(Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError, RuntimeError),
    *(LookupError, TypeError, ArithmeticError, AttributeError, struct.error),
)
"""What decoders raise for broken files; UnidentifiedImageError is an OSError."""


_EOI: Final = b"\xff\xd9"
_MODES: Final = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}
"""Modes by the number of channels."""


def explain_missing_decoder(kind: Format) -> Message | None:
    """Say what has to be installed for photos of that format, or None."""
    if kind is Format.HEIF and not _has_heif():
        return message("Reading HEIC photos needs the package pi-heif. Install it, or save the photo as JPEG first.")
    if kind is Format.JPEG_XL and not _has_jxl():
        return message(
            "Reading JPEG XL photos needs the packages pylibjxl and brotli. Install them, or save as JPEG first."
        )
    if kind is Format.AVIF and not features.check("avif"):
        return message("Reading AVIF photos needs a newer Pillow. Update it, or save the photo as JPEG first.")
    return None


@cache
def _has_heif() -> bool:
    return find_spec("pi_heif") is not None


@cache
def _has_jxl() -> bool:
    return find_spec("pylibjxl") is not None and find_spec("brotli") is not None


def decode_picture(data: bytes, kind: Format, *, pixels: int, edge: int | None = None) -> Image.Image:
    """Decode a picture of at most LARGEST_PIXELS, of which the header tells `pixels`. Raises UnusableImage.

    One that is decoded in another process may come back no larger than `edge` pixels on its long side.

    HEIC and JPEG XL pictures come as displayed, TIFF ones mostly, those of other formats as stored. Only of JPEG XL,
    which packs it with the pixels, the colour profile is in the picture's `info`.
    """
    if kind is Format.HEIF:
        return run_isolated(partial(_decode_heif, detach_heif_metadata(data), edge), pixels=pixels)
    if kind is Format.JPEG_XL:
        # its decoder takes any bytes behind the picture for damaged boxes
        return run_isolated(partial(_decode_jxl, cut_behind_boxes(data, JXL_CODESTREAM), edge), pixels=pixels)
    image = open_picture(_with_avif_brand(data) if kind is Format.AVIF else data, kind)
    return _load_twelve_bit(image) if _is_twelve_bit(image) else load_pixels(image, most=LARGEST_PIXELS)


def _with_avif_brand(data: bytes) -> bytes:
    """The file with the usual major brand, without which Pillow does not try it; the format is known already."""
    return data if data[8:12] == b"avif" else data[:8] + b"avif" + data[12:]


def _is_twelve_bit(image: Image.Image) -> bool:
    """Whether a TIFF has greys of 12 bits, which Pillow does not spread over the 16 that it has for them."""
    return isinstance(image, ImageFile) and any("I;12" in str(tile.args) for tile in image.tile)


def _load_twelve_bit(image: Image.Image) -> Image.Image:
    return load_pixels(image, most=LARGEST_PIXELS).point(lambda grey: grey * 16)


def _decode_heif(data: bytes, edge: int | None) -> Image.Image:
    from pi_heif.as_plugin import HeifImageFile

    try:
        image = load_pixels(HeifImageFile(io.BytesIO(data)), most=LARGEST_PIXELS)
        plain = image.copy()  # of Pillow's own class, without the decoder's
        _shrink(plain, edge)
    except DECODER_ERRORS as error:
        raise damaged_picture_error() from error
    plain.info = {"chroma": image.info.get("chroma", 444)}
    return plain


def _decode_jxl(data: bytes, edge: int | None) -> Image.Image:
    import pylibjxl

    try:
        probed = pylibjxl.probe(data)
        if probed["width"] * probed["height"] > LARGEST_PIXELS:
            raise _too_large_error(probed["width"], probed["height"])
        pixels, about = pylibjxl.decode(data, metadata=True)
        height, width, *channels = pixels.shape  # grey pictures have no axis for channels
        image = Image.frombytes(_MODES[channels[0] if channels else 1], (width, height), pixels.tobytes())
        _shrink(image, edge)
    except (*DECODER_ERRORS, MemoryError) as error:
        raise damaged_picture_error() from error
    if about.get("icc"):
        image.info["icc_profile"] = about["icc"]
    return image


def _shrink(image: Image.Image, edge: int | None) -> None:
    """Make it small before it goes to another process, unless Pillow cannot mix its values."""
    if edge is not None and image.mode in _MODES.values():
        image.thumbnail((edge, edge))


def _without_png_metadata(data: bytes) -> bytes:
    """A PNG file without the texts, on whose length Pillow has bounds; what is cut off is left to the decoder."""
    try:
        return strip_png_metadata(data)
    except UnusableImage:
        return data


def close_jpeg(data: bytes) -> bytes:
    """A JPEG with EOI (ITU-T T.81, table B.1) behind its picture: decoders then show what is there."""
    try:
        photo = parse_jpeg(data)
    except UnusableImage:
        return data + _EOI
    return data if photo.has_eoi else data[: photo.end] + _EOI + data[photo.end :]


def open_picture(data: bytes, kind: Format) -> Image.Image:
    """Open a picture in a format that Pillow knows without decoding it yet. Raises UnusableImage."""
    if kind is Format.PNG:
        data = _without_png_metadata(data)
    try:
        image = Image.open(io.BytesIO(data), formats=(kind.name,))
    except DECODER_ERRORS as error:
        raise damaged_picture_error() from error
    if kind is Format.JPEG and image.info.get("progressive"):
        check_scan_work(parse_jpeg(data), image.width, image.height)
    return image


def load_pixels(image: Image.Image, *, most: int) -> Image.Image:
    """Decode an opened picture of at most `most` pixels. Raises UnusableImage."""
    if image.width * image.height > most:
        raise _too_large_error(image.width, image.height)
    try:
        image.load()
    except DECODER_ERRORS as error:
        raise damaged_picture_error() from error
    if image.mode == "P" and image.palette is None:  # Pillow decodes indices whose colours are missing
        raise damaged_picture_error()
    return image


def _too_large_error(width: int, height: int) -> UnusableImage:
    return UnusableImage(
        message("The photo of {width} × {height} pixels is too large to stamp.", width=width, height=height)
    )
