"""The difference hash of a photo's file, taken from the thumbnail in it where there is one."""

from pathlib import Path

from PIL import Image

from stampgui.image.difference_hash import HASHED_EDGE, PictureHash, hash_picture
from stampgui.image.embedded_thumbnail import load_embedded_thumbnail
from stampgui.image.errors import UnusableImage
from stampgui.image.photo import read_steadily
from stampgui.image.preview import load_preview


def hash_photo(path: Path) -> PictureHash | None:
    """Hash a photo as displayed; None if it cannot be read, or is too plain to be recognised."""
    try:
        size, pixels = read_steadily(path, lambda: _load_small(path))
    except (UnusableImage, OSError):  # the photo's own row says what is wrong with it
        return None
    return hash_picture(Image.frombytes("RGB", size, pixels))


def _load_small(path: Path) -> tuple[tuple[int, int], bytes]:
    """The size and the RGB bytes of a small version of the photo. Raises UnusableImage."""
    thumbnail = load_embedded_thumbnail(path, HASHED_EDGE)
    if thumbnail is not None:
        return (thumbnail.width, thumbnail.height), thumbnail.rgb
    width, height, pixels = load_preview(path, HASHED_EDGE)
    return (width, height), pixels
