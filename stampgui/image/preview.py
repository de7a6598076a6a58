"""A photo made small, for looking at; decoded at reduced size where the format can."""

import io
from pathlib import Path
from typing import Final

from PIL import Image

from stampgui.i18n import message
from stampgui.image.errors import UnusableImage
from stampgui.image.header import read_header
from stampgui.image.photo import identify, read_whole

_SMALL_QUALITY: Final = 70


def load_preview(path: Path, edge: int) -> tuple[int, int, bytes]:
    """Return width, height and RGB bytes, row by row, of a photo as displayed, its long edge at most `edge` pixels.

    Raises UnusableImage.
    """
    data = read_whole(identify(path))
    header = read_header(io.BytesIO(data))
    if header.refusal is not None:
        raise UnusableImage(header.refusal)
    try:
        image = Image.open(io.BytesIO(data))
        image.draft("RGB", (edge, edge))
        image.thumbnail((edge, edge))
        pixels = image.convert("RGB")
    except (OSError, ValueError, SyntaxError, EOFError, IndexError) as error:
        raise UnusableImage(message("The picture in the file is damaged and cannot be read.")) from error
    if header.orientation.to_display is not None:
        pixels = pixels.transpose(header.orientation.to_display)
    return pixels.width, pixels.height, pixels.tobytes()


def thumbnail_jpeg(path: Path, edge: int) -> bytes:
    """Return a photo as displayed as a small JPEG without metadata, its long edge at most `edge` pixels.

    Raises UnusableImage.
    """
    width, height, pixels = load_preview(path, edge)
    file = io.BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(file, "JPEG", quality=_SMALL_QUALITY, optimize=True)
    return file.getvalue()
