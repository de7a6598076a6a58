"""A photo made small, for looking at; decoded at reduced size where the format can."""

import io
from pathlib import Path

from PIL import Image

from stampgui.i18n import message
from stampgui.image.errors import UnusableImage
from stampgui.image.header import read_header
from stampgui.image.photo import identify, read_whole


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
