"""EXIF: reading the tags that tell a date, and writing the date that a person gave.

The only module that knows exifread and piexif. Neither is handed a whole photo: exifread overlooks EXIF that does not
come first in the file and spends minutes on what a hostile block claims, and piexif's rewriting moves maker notes
(https://github.com/hMatoba/Piexif/issues/148).
"""

import io
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

import exifread
import piexif

from stampgui.image.metadata.blocks import EXIF_PREFIX
from stampgui.image.orientation import Orientation
from stampgui.image.tiff.in_place import with_original_date
from stampgui.image.tiff.reader import ORIENTATION, build_minimal_exif, open_tiff

# exifread reports each odd value of a photo as a warning; the program's own rows say what matters
logging.getLogger("exifread").addHandler(logging.NullHandler())

_TAGS: Final = {
    "Image Make": "Make",
    "Image Model": "Model",
    "Image Software": "Software",
    "Image DateTime": "DateTime",
    "Image HostComputer": "HostComputer",
    "EXIF DateTimeOriginal": "DateTimeOriginal",
    "EXIF DateTimeDigitized": "DateTimeDigitized",
    "EXIF OffsetTime": "OffsetTime",
    "EXIF OffsetTimeOriginal": "OffsetTimeOriginal",
    "EXIF OffsetTimeDigitized": "OffsetTimeDigitized",
    "EXIF SubSecTime": "SubSecTime",
    "EXIF SubSecTimeOriginal": "SubSecTimeOriginal",
    "EXIF SubSecTimeDigitized": "SubSecTimeDigitized",
    "GPS GPSDate": "GPSDateStamp",
}
_LONGEST_TEXT: Final = 200


@dataclass(frozen=True, slots=True)
class Exif:
    """Cleaned texts by EXIF tag name; `damaged` when the block could not be read to its end."""

    tags: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    orientation: Orientation = Orientation.TOP_LEFT
    damaged: bool = False


def parse_exif(tiff: bytes | None) -> Exif:
    """Read a TIFF block; one that cannot be read counts as damaged."""
    if tiff is None:
        return Exif()
    structure = open_tiff(io.BytesIO(tiff))
    if structure is None:
        return Exif(damaged=True)
    reader, root = structure
    orientation = Orientation.from_exif(reader.read_integer(root, ORIENTATION))
    try:
        found = exifread.process_file(
            io.BytesIO(build_minimal_exif(reader, root)), details=False, extract_thumbnail=False
        )
    except Exception:  # exifread lets any error of a broken block through (AssertionError, IndexError, …)
        return Exif(orientation=orientation, damaged=True)
    tags = {name: clean_tag_text(str(found[key].printable)) for key, name in _TAGS.items() if key in found}
    tags["GPSTimeStamp"] = _format_gps_time(found.get("GPS GPSTimeStamp"))
    return Exif({name: text for name, text in tags.items() if text}, orientation)


def clean_tag_text(text: str) -> str:
    """One line of printable characters, short enough for a row."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text[:_LONGEST_TEXT])
    return " ".join(printable.split())


def with_exif_date(tiff: bytes | None, date_time: str) -> bytes:
    """Return an EXIF block whose DateTimeOriginal is `date_time`, "YYYY:MM:DD HH:MM:SS".

    Without a block a fresh one is made. Raises image.tiff.TiffError.
    """
    text = date_time.encode("ascii")
    if tiff is not None:
        return with_original_date(tiff, text + b"\0")
    fresh: bytes = piexif.dump({"Exif": {piexif.ExifIFD.ExifVersion: b"0232", piexif.ExifIFD.DateTimeOriginal: text}})
    return fresh.removeprefix(EXIF_PREFIX)


def _format_gps_time(tag: Any) -> str:
    """GPSTimeStamp, three rationals (Exif 2.32, 4.6.6), as "HH:MM:SS" in UTC; "" when there is no such time."""
    values = getattr(tag, "values", None)
    if not isinstance(values, list) or len(values) != 3:
        return ""
    if not all(isinstance(value, Fraction) and value.denominator for value in values):
        return ""  # exifread makes fractions with a zero below, which cannot be calculated with
    hour, minute, second = (int(value) for value in values)
    return f"{hour:02d}:{minute:02d}:{second:02d}" if 0 <= hour < 24 and max(minute, second) < 61 else ""
