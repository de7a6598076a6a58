"""What redaction removes from a photo: its place, serial numbers, and what cannot be looked into."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from stampgui.i18n import Message, message


class Finding(Enum):
    """A kind of thing that is removed, in the order in which rows name them."""

    PLACE = auto()
    SERIAL = auto()
    MAKER_NOTE = auto()
    UNKNOWN = auto()
    """A block that this program cannot look into."""


Findings = frozenset[Finding]
NO_FINDINGS: Final[Findings] = frozenset()


@dataclass(frozen=True, slots=True)
class RedactedBlock:
    """A block after redaction, and what was found in it and removed."""

    data: bytes
    findings: Findings = NO_FINDINGS


def zero_out(block: bytes) -> RedactedBlock:
    """Zeros in the place of a block that cannot be looked into."""
    has_content = bool(block.strip(b"\0"))
    return RedactedBlock(bytes(len(block)), frozenset({Finding.UNKNOWN}) if has_content else NO_FINDINGS)


_WORDS: Final = {
    Finding.PLACE: message("Its location (GPS) is left out."),
    Finding.SERIAL: message("Its serial numbers are left out."),
    Finding.MAKER_NOTE: message("Its maker note is left out, since it may contain a serial number."),
    Finding.UNKNOWN: message("Parts that cannot be checked are left out, such as a video attached to the photo."),
}

_PLACE_NAME = re.compile(r"gps.*|.*latitude.*|.*long(?:it|ti)tude.*|geo:(?:lat|lon|long|lat_long)", re.IGNORECASE)
"""Properties of exif, of drones (which spell "GpsLongtitude"), and of W3C's vocabulary of places."""
_SERIAL_NAME = re.compile(r".*serial.*", re.IGNORECASE)
"""BodySerialNumber, LensSerialNumber, SerialNumber, CameraSerialNumber, DroneSerialNumber, …"""


_MAKER_NOTE_NAME = re.compile(r".*makernote", re.IGNORECASE)
"""Google's camera keeps one in XMP."""
_KINDS: Final = ((_SERIAL_NAME, Finding.SERIAL), (_MAKER_NOTE_NAME, Finding.MAKER_NOTE))


def describe_findings(findings: Findings) -> tuple[Message, ...]:
    return tuple(words for finding, words in _WORDS.items() if finding in findings)


def classify_property_name(name: str) -> Finding | None:
    """What an XMP property or PNG keyword gives away, by its name, "exif:GPSLatitude"; None for one that may stay."""
    local = name.rpartition(":")[2]
    if any(_PLACE_NAME.fullmatch(each) for each in (name, local)):
        return Finding.PLACE
    return next((finding for pattern, finding in _KINDS if pattern.fullmatch(local)), None)
