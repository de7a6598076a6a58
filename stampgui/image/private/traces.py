"""What a photo tells of its place and its camera beside the picture, and how it is known by name."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from stampgui.i18n import Message, message


class Trace(Enum):
    """A kind of thing that is taken out, in the order in which rows name them."""

    PLACE = auto()
    SERIAL = auto()
    MAKER_NOTE = auto()
    UNKNOWN = auto()
    """A block that this program cannot look into."""


Traces = frozenset[Trace]
NO_TRACES: Final[Traces] = frozenset()


@dataclass(frozen=True, slots=True)
class Cleared:
    """A block without its traces, and the kinds that it had."""

    data: bytes
    traces: Traces = NO_TRACES


def emptied(block: bytes) -> Cleared:
    """Zeros in the place of a block that cannot be looked into."""
    has_content = bool(block.strip(b"\0"))
    return Cleared(bytes(len(block)), frozenset({Trace.UNKNOWN}) if has_content else NO_TRACES)


_WORDS: Final = {
    Trace.PLACE: message("Its place (GPS) is left out."),
    Trace.SERIAL: message("Its serial numbers are left out."),
    Trace.MAKER_NOTE: message("Its maker note is left out: it may hold a serial number."),
    Trace.UNKNOWN: message("Blocks that cannot be looked into are left out, such as a video behind the photo."),
}

_PLACE = re.compile(r"gps.*|.*latitude.*|.*long(?:it|ti)tude.*|geo:(?:lat|lon|long|lat_long)", re.IGNORECASE)
"""Properties of exif, of drones (which spell "GpsLongtitude"), and of W3C's vocabulary of places."""
_SERIAL = re.compile(r".*serial.*", re.IGNORECASE)
"""BodySerialNumber, LensSerialNumber, SerialNumber, CameraSerialNumber, DroneSerialNumber, …"""


_NOTE = re.compile(r".*makernote", re.IGNORECASE)
"""Google's camera keeps one in XMP."""
_KINDS: Final = ((_SERIAL, Trace.SERIAL), (_NOTE, Trace.MAKER_NOTE))


def sentences(traces: Traces) -> tuple[Message, ...]:
    return tuple(words for trace, words in _WORDS.items() if trace in traces)


def trace_of(name: str) -> Trace | None:
    """The trace that an XMP property or PNG keyword is, by its name, "exif:GPSLatitude"."""
    local = name.rpartition(":")[2]
    if any(_PLACE.fullmatch(each) for each in (name, local)):
        return Trace.PLACE
    return next((trace for pattern, trace in _KINDS if pattern.fullmatch(local)), None)
