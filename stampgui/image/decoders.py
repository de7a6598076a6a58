"""Pixels of the formats that are only read: which of them this installation can decode, and their decoding."""

import io
import struct
from functools import cache
from importlib.util import find_spec

from PIL import Image, features

from stampgui.i18n import Message, message
from stampgui.image.apart import apart
from stampgui.image.errors import UnusableImage, damaged_picture
from stampgui.image.format import Format
from stampgui.image.isobmff import pixels_only

BROKEN = (
    *(Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError, RuntimeError),
    *(LookupError, TypeError, ArithmeticError, AttributeError, struct.error),
)
"""What decoders raise for broken files; UnidentifiedImageError is an OSError."""


def missing(kind: Format) -> Message | None:
    """Say what has to be installed for photos of that format, or None."""
    if kind is Format.HEIF and not _has_heif():
        return message("Reading HEIC photos needs the package pi-heif. Install it, or save the photo as JPEG first.")
    if kind is Format.AVIF and not features.check("avif"):
        return message("Reading AVIF photos needs a newer Pillow. Update it, or save the photo as JPEG first.")
    return None


@cache
def _has_heif() -> bool:
    return find_spec("pi_heif") is not None


def decoded(data: bytes, kind: Format, *, most: int) -> Image.Image:
    """Decode a picture of at most `most` pixels. Raises UnusableImage.

    HEIC and TIFF pictures come as displayed, those of other formats as stored.
    """
    if kind is Format.HEIF:
        return apart(_heif, pixels_only(data), most)
    return loaded(opened(data, kind), most=most)


def _heif(data: bytes, most: int) -> Image.Image:
    from pi_heif.as_plugin import HeifImageFile

    try:
        image = loaded(HeifImageFile(io.BytesIO(data)), most=most)
    except BROKEN as error:
        raise damaged_picture() from error
    plain = image.copy()  # of Pillow's own class, without the decoder's
    plain.info = {"chroma": image.info.get("chroma", 444)}
    return plain


def opened(data: bytes, kind: Format) -> Image.Image:
    """Open a picture in a format that Pillow knows without decoding it yet. Raises UnusableImage."""
    try:
        return Image.open(io.BytesIO(data), formats=(kind.name,))
    except BROKEN as error:
        raise damaged_picture() from error


def loaded(image: Image.Image, *, most: int) -> Image.Image:
    """Decode an opened picture of at most `most` pixels. Raises UnusableImage."""
    if image.width * image.height > most:
        raise UnusableImage(
            message(
                "The photo of {width} × {height} pixels is too large to stamp.", width=image.width, height=image.height
            )
        )
    try:
        image.load()
    except BROKEN as error:
        raise damaged_picture() from error
    return image
