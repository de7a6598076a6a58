"""The difference hash of a photo's file, taken from the thumbnail in it where there is one."""

from pathlib import Path
from typing import Final

from PIL import Image

from stampgui.image.errors import UnusableImage
from stampgui.image.photo import read_steadily
from stampgui.image.previews.embedded_thumbnail import load_embedded_thumbnail
from stampgui.image.previews.preview import load_grey_preview
from stampgui.image.same_picture.picture_hash import HASHED_EDGE, PictureHash, hash_picture

_THUMBNAIL_EDGE: Final = 160
"""Long edge in pixels of the thumbnails that cameras write (Exif 2.32, 4.8.1)."""


def hash_photo(path: Path) -> PictureHash | None:
    """Hash a photo as displayed; None if it cannot be read, or is too plain to be recognised."""
    try:
        return hash_picture(read_steadily(path, lambda: _load_small(path)))
    except (UnusableImage, OSError):  # the photo's own row says what is wrong with it
        return None


def _load_small(path: Path) -> Image.Image:
    """A small version of the photo as displayed. Raises UnusableImage."""
    thumbnail = load_embedded_thumbnail(path, _THUMBNAIL_EDGE)
    if thumbnail is not None:
        return Image.frombytes("RGB", (thumbnail.width, thumbnail.height), thumbnail.rgb)
    width, height, levels = load_grey_preview(path, HASHED_EDGE)
    return Image.frombytes("L", (width, height), levels)
