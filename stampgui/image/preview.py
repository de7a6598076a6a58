"""A photo made small, for looking at; decoded at reduced size where the format can."""

import io
from pathlib import Path
from typing import Final

from PIL import Image

from stampgui.image.colours import in_srgb
from stampgui.image.conversion import picture_of
from stampgui.image.decoders import BROKEN
from stampgui.image.deep import in_eight_bits
from stampgui.image.errors import UnusableImage, damaged_picture
from stampgui.image.header import Header, read_header
from stampgui.image.photo import identify, unreadable

_SMALL_QUALITY: Final = 70


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
            start, length = header.picture or (0, -1)
            file.seek(start)
            data = file.read(length)
    except OSError as error:
        raise unreadable(error) from error
    small = _small(data, header, edge)
    pixels = in_srgb(small, header.icc)
    return pixels.width, pixels.height, pixels.tobytes()


def _small(data: bytes, header: Header, edge: int) -> Image.Image:
    """The picture as displayed, in its own colours."""
    try:
        if header.picture is None and not header.format.is_copied_as_it_is:
            image = in_eight_bits(picture_of(data, header))
            image.thumbnail((edge, edge))
            return image
        image = Image.open(io.BytesIO(data))
        image.draft("RGB", (edge, edge))
        image = in_eight_bits(image)
        image.thumbnail((edge, edge))
    except BROKEN as error:
        raise damaged_picture() from error
    turned = header.orientation.to_display
    return image if turned is None else image.transpose(turned)


def thumbnail_jpeg(path: Path, edge: int) -> bytes:
    """Return a photo as displayed as a small JPEG without metadata, its long edge at most `edge` pixels.

    Raises UnusableImage.
    """
    width, height, pixels = load_preview(path, edge)
    file = io.BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(file, "JPEG", quality=_SMALL_QUALITY, optimize=True)
    return file.getvalue()
