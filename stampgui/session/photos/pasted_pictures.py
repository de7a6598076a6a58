"""Pictures that another program hands over as data and not as files: they are checked, named and saved as files."""

import datetime
import io
from itertools import chain, count
from pathlib import Path
from typing import Final

from stampgui.atomic_write import write_first_free
from stampgui.dates.names.pasted import name_pasted
from stampgui.i18n import message
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import read_header

_SUFFIXES: Final = {
    Format.JPEG: ".jpg",
    Format.PNG: ".png",
    Format.WEBP: ".webp",
    Format.GIF: ".gif",
    Format.TIFF: ".tif",
    Format.BMP: ".bmp",
    Format.HEIF: ".heic",
    Format.AVIF: ".avif",
    Format.JPEG_XL: ".jxl",
}


def save_pasted(data: bytes, kind: Format, folder: Path, *, moment: datetime.datetime, language: str) -> Path:
    """Save a picture's bytes as they are, as a new file in the folder, and return its path.

    The name tells when it was pasted, in the window's language. Nothing is replaced. Raises UnusableImage for data that
    are not a picture of that kind, or one that could not be stamped, and OSError where it cannot be written.
    """
    header = read_header(io.BytesIO(data))
    if header.format is not kind:
        raise UnusableImage(message("The picture is not of the kind that the other program says."))
    if header.refusal is not None:
        raise UnusableImage(header.refusal)
    stem = name_pasted(moment, language=language)
    marks = chain(("",), (f" ({number})" for number in count(2)))
    return write_first_free(folder, (f"{stem}{mark}{_SUFFIXES[kind]}" for mark in marks), data)
