"""EXIF: reading the tags that tell a date, and writing the date that a person gave.

The only module that knows exifread and piexif. Neither is handed a whole photo: exifread overlooks EXIF that does not
come first in the file, and piexif's rewriting moves maker notes (https://github.com/hMatoba/Piexif/issues/148).
"""

import io
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import exifread
import piexif

from stampgui.image.blocks import EXIF_PREFIX
from stampgui.image.orientation import Orientation
from stampgui.image.tiff import declared_entries, orientation_value, with_original_date

# exifread reports each odd value of a photo as a warning; the program's own rows say what matters
logging.getLogger("exifread").addHandler(logging.NullHandler())

_TAGS: Final = {
    "Image Make": "Make",
    "Image Model": "Model",
    "Image Software": "Software",
    "Image DateTime": "DateTime",
    "EXIF DateTimeOriginal": "DateTimeOriginal",
    "EXIF DateTimeDigitized": "DateTimeDigitized",
    "EXIF OffsetTime": "OffsetTime",
    "EXIF OffsetTimeOriginal": "OffsetTimeOriginal",
    "EXIF OffsetTimeDigitized": "OffsetTimeDigitized",
    "EXIF SubSecTimeOriginal": "SubSecTimeOriginal",
    "EXIF SubSecTimeDigitized": "SubSecTimeDigitized",
}
_LONGEST_TEXT: Final = 200
_MOST_ENTRIES: Final = 2000


@dataclass(frozen=True, slots=True)
class Exif:
    """Cleaned texts by EXIF tag name; `damaged` when the block could not be read to its end."""

    tags: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    orientation: Orientation = Orientation.TOP_LEFT
    damaged: bool = False


def read_exif(tiff: bytes | None) -> Exif:
    """Read a TIFF block; one that cannot be read counts as damaged."""
    if tiff is None:
        return Exif()
    orientation = Orientation(orientation_value(tiff))
    if declared_entries(tiff) > _MOST_ENTRIES:
        return Exif(orientation=orientation, damaged=True)
    try:
        found = exifread.process_file(io.BytesIO(tiff), details=False, extract_thumbnail=False)
    except Exception:  # exifread lets any error of a broken block through (AssertionError, IndexError, …)
        return Exif(orientation=orientation, damaged=True)
    tags = {name: clean(str(found[key].printable)) for key, name in _TAGS.items() if key in found}
    return Exif({name: text for name, text in tags.items() if text}, orientation)


def clean(text: str) -> str:
    """One line of printable characters, short enough for a row."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text[:_LONGEST_TEXT])
    return " ".join(printable.split())


def with_date(tiff: bytes | None, date_time: str) -> bytes:
    """Return an EXIF block whose DateTimeOriginal is `date_time`, "YYYY:MM:DD HH:MM:SS".

    Without a block a fresh one is made. Raises image.tiff.TiffError.
    """
    text = date_time.encode("ascii")
    if tiff is not None:
        return with_original_date(tiff, text + b"\0")
    fresh: bytes = piexif.dump({"Exif": {piexif.ExifIFD.ExifVersion: b"0232", piexif.ExifIFD.DateTimeOriginal: text}})
    return fresh.removeprefix(EXIF_PREFIX)
