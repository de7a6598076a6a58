"""EXIF: reading the tags that tell a date, and writing the date that a person gave.

The only module that knows exifread and piexif. Neither is handed a whole photo: exifread overlooks EXIF that does not
come first in the file and spends minutes on the counts of a hostile block, and piexif's rewriting moves maker notes
(https://github.com/hMatoba/Piexif/issues/148).
"""

import io
import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from types import MappingProxyType
from typing import Any, Final

import exifread
import piexif

from stampgui.image.metadata.blocks import EXIF_PREFIX
from stampgui.image.metadata.moment import ExifMoment
from stampgui.image.orientation import Orientation
from stampgui.image.tiff import tags
from stampgui.image.tiff.exif_extraction import read_values
from stampgui.image.tiff.in_place import with_original_date, with_texts
from stampgui.image.tiff.structure import Ifd, TiffReader, open_tiff
from stampgui.image.tiff.writer import ExifParts, build_exif_block

# exifread reports each odd value of a photo as a warning; the program's own rows say what matters
logging.getLogger("exifread").addHandler(logging.NullHandler())

_TEXT_TAGS: Final = {
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
    "EXIF FileSource": "FileSource",
    "EXIF BodySerialNumber": "BodySerialNumber",
    "GPS GPSDate": "GPSDateStamp",
}
_LONGEST_TEXT: Final = 200

_DATE_TAGS: Final = frozenset({tags.DATE_TIME_ORIGINAL, tags.DATE_TIME_DIGITIZED})
_ROOT_TAGS: Final = frozenset(
    {tags.MAKE, tags.MODEL, tags.ORIENTATION, tags.SOFTWARE, tags.DATE_TIME, tags.HOST_COMPUTER}
)
_EXIF_TAGS: Final = _DATE_TAGS | {
    *(tags.OFFSET_TIME, tags.OFFSET_TIME_ORIGINAL, tags.OFFSET_TIME_DIGITIZED),
    *(tags.SUB_SEC_TIME, tags.SUB_SEC_TIME_ORIGINAL, tags.SUB_SEC_TIME_DIGITIZED),
    tags.FILE_SOURCE,
    tags.BODY_SERIAL_NUMBER,
}
_GPS_TAGS: Final = frozenset({tags.GPS_TIME_STAMP, tags.GPS_DATE_STAMP})
_LONGEST_VALUE: Final = 1000
_MOMENT_TAGS: Final = {
    "DateTimeOriginal": (tags.DATE_TIME_ORIGINAL, tags.SUB_SEC_TIME_ORIGINAL, tags.OFFSET_TIME_ORIGINAL),
    "DateTimeDigitized": (tags.DATE_TIME_DIGITIZED, tags.SUB_SEC_TIME_DIGITIZED, tags.OFFSET_TIME_DIGITIZED),
    "DateTime": (tags.DATE_TIME, tags.SUB_SEC_TIME, tags.OFFSET_TIME),
}
_LONGEST_FRACTION: Final = 64
"""Digits; cameras write two or three, telephones up to six."""
_UNKNOWN_OFFSET: Final = "   :  "


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
    orientation = Orientation.from_exif(structure[0].read_integer(structure[1], tags.ORIENTATION))
    block = build_minimal_exif(*structure)
    if block is None:
        return Exif(orientation=orientation)
    try:
        found = exifread.process_file(io.BytesIO(block), details=False, extract_thumbnail=False)
    except Exception:  # exifread lets any error of a broken block through (AssertionError, IndexError, …)
        return Exif(orientation=orientation, damaged=True)
    texts = {name: clean_tag_text(str(found[key].printable)) for key, name in _TEXT_TAGS.items() if key in found}
    texts["GPSTimeStamp"] = _format_gps_time(found.get("GPS GPSTimeStamp"))
    return Exif({name: text for name, text in texts.items() if text}, orientation)


def build_minimal_exif(reader: TiffReader, root: Ifd) -> bytes | None:
    """A TIFF block, small and whole, of the tags that tell a date, a device or the orientation; None without them."""
    exif, gps = (reader.read_linked_ifd(root, tag) for tag in (tags.EXIF_IFD, tags.GPS_IFD))
    at_root = [tag for tag in _DATE_TAGS if tag not in exif]  # where TIFF/EP puts them (ISO 12234-2)
    read = partial(read_values, reader, longest=_LONGEST_VALUE)
    parts = ExifParts(
        reader.order,
        root=read(root.select(_ROOT_TAGS)),
        exif=read([*root.select(at_root), *exif.select(_EXIF_TAGS)]),
        gps=read(gps.select(_GPS_TAGS)),
    )
    return build_exif_block(parts)


def clean_tag_text(text: str) -> str:
    """One line of printable characters, short enough for a row."""
    line = text[:_LONGEST_TEXT]
    if not line.isprintable():
        line = "".join(letter if letter.isprintable() else " " for letter in line)
    return " ".join(line.split())


def with_exif_date(tiff: bytes | None, moment: ExifMoment, *, replacing: Collection[str] = ()) -> bytes:
    """Return an EXIF block whose DateTimeOriginal is `moment`, and so are the date tags named in `replacing`.

    A DateTimeOriginal that says a date is only overwritten if `replacing` names it. Fractions of seconds and offsets
    that stand beside these dates are overwritten, too, with blanks where they are not known (Exif 2.32, 4.6.5).
    Without a block a new one is made. Raises TiffError.
    """
    text = moment.date_time.encode("ascii")
    if tiff is not None:
        dated = with_original_date(tiff, text + b"\0", overwrite="DateTimeOriginal" in replacing)
        return with_texts(dated, _list_texts(moment, {"DateTimeOriginal", *replacing}))
    fresh = {piexif.ExifIFD.ExifVersion: b"0232", piexif.ExifIFD.DateTimeOriginal: text}
    if moment.offset:
        fresh[piexif.ExifIFD.OffsetTimeOriginal] = moment.offset.encode("ascii")
    new: bytes = piexif.dump({"Exif": fresh})
    return new.removeprefix(EXIF_PREFIX)


def _list_texts(moment: ExifMoment, names: Collection[str]) -> Mapping[int, bytes]:
    """The texts of the date tags of these names, and of those for the fraction and the offset that belong to them."""
    fraction = moment.fraction.ljust(_LONGEST_FRACTION, "0") if moment.fraction else " " * _LONGEST_FRACTION
    texts = (moment.date_time, fraction, moment.offset or _UNKNOWN_OFFSET)
    return {tag: text.encode("ascii") for name in names for tag, text in zip(_MOMENT_TAGS[name], texts, strict=True)}


def _format_gps_time(tag: Any) -> str:
    """GPSTimeStamp, three rationals (Exif 2.32, 4.6.6), as "HH:MM:SS" in UTC; "" when there is no such time."""
    values = getattr(tag, "values", None)
    if not isinstance(values, list) or len(values) != 3:
        return ""
    if not all(isinstance(value, Fraction) and value.denominator for value in values):
        return ""  # exifread makes fractions with a denominator of zero
    hour, minute, second = (int(value) for value in values)
    return f"{hour:02d}:{minute:02d}:{second:02d}" if 0 <= hour < 24 and max(minute, second) < 61 else ""
