"""EXIF: reading the tags that tell a date, and writing the date that a person gave.

The only module that knows exifread and piexif. Neither is handed a whole photo: exifread overlooks EXIF that does not
come first in the file and spends minutes on the counts of a hostile block, and piexif's rewriting moves maker notes
(https://github.com/hMatoba/Piexif/issues/148). Both are imported for the few photos that need them: values that are
as the standard has them are read without exifread, which judges all others.
"""

import io
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from stampgui.image.metadata.blocks import EXIF_PREFIX
from stampgui.image.metadata.moment import ExifMoment
from stampgui.image.orientation import Orientation
from stampgui.image.tiff import tags
from stampgui.image.tiff.structure import EntryValues, Ifd, TiffReader, open_tiff
from stampgui.values import dataclass, field

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
_NAMES: Final = {
    tags.MAKE: "Make",
    tags.MODEL: "Model",
    tags.SOFTWARE: "Software",
    tags.DATE_TIME: "DateTime",
    tags.HOST_COMPUTER: "HostComputer",
    tags.DATE_TIME_ORIGINAL: "DateTimeOriginal",
    tags.DATE_TIME_DIGITIZED: "DateTimeDigitized",
    tags.OFFSET_TIME: "OffsetTime",
    tags.OFFSET_TIME_ORIGINAL: "OffsetTimeOriginal",
    tags.OFFSET_TIME_DIGITIZED: "OffsetTimeDigitized",
    tags.SUB_SEC_TIME: "SubSecTime",
    tags.SUB_SEC_TIME_ORIGINAL: "SubSecTimeOriginal",
    tags.SUB_SEC_TIME_DIGITIZED: "SubSecTimeDigitized",
    tags.BODY_SERIAL_NUMBER: "BodySerialNumber",
    tags.GPS_DATE_STAMP: "GPSDateStamp",
}
_FILE_SOURCES: Final = {b"\1": "Film Scanner", b"\2": "Reflection Print Scanner", b"\3": "Digital Camera"}
"""What exifread calls them."""
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
_GPS_TIME_BYTES: Final = 24
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
    reader, root = structure
    orientation = Orientation.from_exif(reader.read_integer(root, tags.ORIENTATION))
    values = _read_values(reader, root)
    texts = _read_standard_texts(reader, values)
    if texts is None:
        block = _build_block(reader, values)
        texts = {} if block is None else _read_odd_texts(block)
    if texts is None:
        return Exif(orientation=orientation, damaged=True)
    cleaned = {name: clean_tag_text(text) for name, text in texts.items()}
    return Exif({name: text for name, text in cleaned.items() if text}, orientation)


def build_minimal_exif(reader: TiffReader, root: Ifd) -> bytes | None:
    """A TIFF block, small and whole, of the tags that tell a date, a device or the orientation; None without them."""
    return _build_block(reader, _read_values(reader, root))


class _TellingValues(NamedTuple):
    """What tells a date, a device or the orientation, by the IFD it belongs to."""

    root: EntryValues
    exif: EntryValues
    gps: EntryValues


def _read_values(reader: TiffReader, root: Ifd) -> _TellingValues:
    exif, gps = (reader.read_linked_ifd(root, tag) for tag in (tags.EXIF_IFD, tags.GPS_IFD))
    at_root = [tag for tag in _DATE_TAGS if tag not in exif]  # where TIFF/EP puts them (ISO 12234-2)
    return _TellingValues(
        reader.read_entries(root.select(_ROOT_TAGS), _LONGEST_VALUE),
        reader.read_entries([*root.select(at_root), *exif.select(_EXIF_TAGS)], _LONGEST_VALUE),
        reader.read_entries(gps.select(_GPS_TAGS), _LONGEST_VALUE),
    )


def _build_block(reader: TiffReader, values: _TellingValues) -> bytes | None:
    from stampgui.image.tiff.writer import ExifParts, build_exif_block

    return build_exif_block(ExifParts(reader.order, *values))


def _read_standard_texts(reader: TiffReader, values: _TellingValues) -> dict[str, str] | None:
    """The texts of values that are all of the types that the standard gives them; None where one is not."""
    texts = {}
    for entry, value in (pair for part in values for pair in part):
        if entry.tag == tags.ORIENTATION:
            continue
        if entry.tag in _NAMES and entry.type == tags.ASCII and value.isascii():
            texts[_NAMES[entry.tag]] = value.split(b"\0", 1)[0].decode("ascii")
        elif entry.tag == tags.FILE_SOURCE and entry.type == tags.UNDEFINED and value in _FILE_SOURCES:
            texts["FileSource"] = _FILE_SOURCES[value]
        elif entry.tag == tags.GPS_TIME_STAMP and entry.type == tags.RATIONAL and len(value) == _GPS_TIME_BYTES:
            numbers = [reader.decode_integer(value[at : at + 4]) for at in range(0, _GPS_TIME_BYTES, 4)]
            texts["GPSTimeStamp"] = _format_gps_time(list(zip(numbers[::2], numbers[1::2], strict=True)))
        else:
            return None
    return texts


def _read_odd_texts(block: bytes) -> dict[str, str] | None:
    """What exifread makes of values of other types than the standard's; None where it breaks off."""
    import logging
    from fractions import Fraction

    import exifread

    # exifread reports each odd value of a photo as a warning; the program's own rows say what matters
    logging.getLogger("exifread").addHandler(logging.NullHandler())
    try:
        found = exifread.process_file(io.BytesIO(block), details=False, extract_thumbnail=False)
    except Exception:  # exifread lets any error of a broken block through (AssertionError, IndexError, …)
        return None
    texts = {name: str(found[key].printable) for key, name in _TEXT_TAGS.items() if key in found}
    time = getattr(found.get("GPS GPSTimeStamp"), "values", None)
    if isinstance(time, list) and len(time) == 3 and all(isinstance(each, Fraction) for each in time):
        texts["GPSTimeStamp"] = _format_gps_time([(each.numerator, each.denominator) for each in time])
    return texts


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
        from stampgui.image.tiff.in_place import with_original_date, with_texts

        dated = with_original_date(tiff, text + b"\0", overwrite="DateTimeOriginal" in replacing)
        return with_texts(dated, _list_texts(moment, {"DateTimeOriginal", *replacing}))
    import piexif

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


def _format_gps_time(values: Sequence[tuple[int, int]]) -> str:
    """GPSTimeStamp, three rationals (Exif 2.32, 4.6.6), as "HH:MM:SS" in UTC; "" when there is no such time."""
    if not all(denominator for _, denominator in values):
        return ""
    hour, minute, second = (int(numerator / denominator) for numerator, denominator in values)
    return f"{hour:02d}:{minute:02d}:{second:02d}" if 0 <= hour < 24 and max(minute, second) < 61 else ""
