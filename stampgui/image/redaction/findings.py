"""What redaction removes from a photo, and the sentences that tell a person."""

import re
from enum import Enum, auto
from typing import Final

from stampgui.i18n import Message, message, messages
from stampgui.values import dataclass


class FindingKind(Enum):
    """A kind of thing that is removed, in the order in which rows name them."""

    PLACE = auto()
    SERIAL = auto()
    MAKER_NOTE = auto()
    OTHER = auto()
    """A property that is not on the list of what stays; rows count these."""
    UNKNOWN = auto()
    """A block that this program cannot look into."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is removed; `name` is that of its tag or property, under which it counts once in a photo."""

    kind: FindingKind
    name: str = ""


Findings = frozenset[Finding]
NO_FINDINGS: Final[Findings] = frozenset()
UNREADABLE: Final[Findings] = frozenset({Finding(FindingKind.UNKNOWN)})


@dataclass(frozen=True, slots=True)
class RedactedBlock:
    """A block after redaction, and what was found in it and removed."""

    data: bytes
    findings: Findings = NO_FINDINGS


def zero_out(block: bytes) -> RedactedBlock:
    """Zeros in the place of a block that cannot be looked into."""
    return RedactedBlock(bytes(len(block)), UNREADABLE if block.strip(b"\0") else NO_FINDINGS)


def remove(block: bytes, name: str) -> RedactedBlock:
    """Zeros in the place of a block of a known kind that is not on the list."""
    return RedactedBlock(
        bytes(len(block)), frozenset({Finding(FindingKind.OTHER, name)}) if block.strip(b"\0") else NO_FINDINGS
    )


def cut_to(block: bytes, length: int) -> RedactedBlock:
    """The first bytes of a block, with zeros in place of all that goes beyond its known length."""
    rest = zero_out(block[length:])
    return RedactedBlock(block[:length] + rest.data, rest.findings)


_WORDS: Final = {
    FindingKind.PLACE: message("Its location is left out."),
    FindingKind.SERIAL: message("Its serial numbers are left out."),
    FindingKind.MAKER_NOTE: message("Its maker note is left out, since it may contain a serial number."),
    FindingKind.UNKNOWN: message("Parts that cannot be checked are left out, such as a video attached to the photo."),
}

_PLACE_NAME: Final = re.compile(
    r"gps.*|.*(latitude|long(?:it|ti)tude|altitude|location|city|country).*|.*state|lat|long?", re.IGNORECASE
)
_SERIAL_NAME: Final = re.compile(r".*serial.*", re.IGNORECASE)
_MAKER_NOTE_NAME: Final = re.compile(r".*makernote", re.IGNORECASE)
_KINDS: Final = (
    (_PLACE_NAME, FindingKind.PLACE),
    (_SERIAL_NAME, FindingKind.SERIAL),
    (_MAKER_NOTE_NAME, FindingKind.MAKER_NOTE),
)


def describe_findings(findings: Findings) -> tuple[Message, ...]:
    """A sentence for each kind that was removed; properties that have no kind of their own are counted."""
    kinds = {finding.kind for finding in findings}
    others = sum(finding.kind is FindingKind.OTHER for finding in findings)
    counted = messages("{count} other detail is left out.", "{count} other details are left out.", others)
    words = {**_WORDS, FindingKind.OTHER: counted}
    return tuple(words[kind] for kind in FindingKind if kind in kinds)


def name_finding(name: str) -> Finding:
    """What was removed under that name, "exif:GPSLatitude". The name decides the row's words, not what is removed."""
    local = name.rpartition(":")[2]
    return Finding(next((kind for pattern, kind in _KINDS if pattern.fullmatch(local)), FindingKind.OTHER), name)
