"""A colour profile with the tags that stay (ICC.1:2022, clause 7): those of screens tell their serial numbers."""

import hashlib
import struct
from typing import Final

from stampgui.image.redaction import kept
from stampgui.image.redaction.findings import UNREADABLE, Finding, FindingKind, RedactedBlock, name_finding, zero_out

_SIGNATURE: Final = slice(36, 40)
_IDENTIFIER: Final = slice(84, 100)
"""A checksum of the profile, zeros where none was computed (7.2.18)."""
_NOT_COUNTED: Final = (slice(44, 48), slice(64, 68), _IDENTIFIER)
"""What the checksum takes for zeros: flags, rendering intent and itself (7.2.18)."""
_RESERVED: Final = slice(100, 128)
"""Zeros (7.2.19)."""
_TABLE: Final = 128
"""Where the number of tags stands; the tags follow."""
_ENTRY: Final = struct.Struct(">4sII")
_MOST_TAGS: Final = 100
"""Little CMS, which reads profiles for this program and many others, refuses more."""


def redact_icc_profile(profile: bytes) -> RedactedBlock:
    """Return a profile of the same length in which no tag moves; zeros in place of one that cannot be read."""
    first = _TABLE + 4
    count = int.from_bytes(profile[_TABLE:first], "big")
    end = first + _ENTRY.size * count
    if len(profile) < first or profile[_SIGNATURE] != b"acsp" or count > _MOST_TAGS or end > len(profile):
        return zero_out(profile)
    result, staying, findings = bytearray(len(profile)), [], set[Finding]()
    result[:_TABLE] = profile[:_TABLE]
    result[_RESERVED] = bytes(28)
    if profile[_IDENTIFIER].strip(b"\0") and profile[_IDENTIFIER] != _compute_identifier(profile):
        result[_IDENTIFIER] = bytes(16)
        findings.add(Finding(FindingKind.OTHER, "ICC profile ID"))
    for entry in (_ENTRY.unpack_from(profile, at) for at in range(first, end, _ENTRY.size)):
        name, offset, length = entry
        if name in kept.ICC_TAGS and end <= offset <= offset + length <= len(profile):
            staying.append(entry)
            result[offset : offset + length] = profile[offset : offset + length]
        else:
            findings.add(name_finding(f"ICC {name.decode('latin-1')}"))
    table = len(staying).to_bytes(4, "big") + b"".join(_ENTRY.pack(*entry) for entry in staying)
    result[_TABLE : _TABLE + len(table)] = table
    if result == profile:
        return RedactedBlock(profile)
    result[_IDENTIFIER] = bytes(16)
    return RedactedBlock(bytes(result), frozenset(findings) or UNREADABLE)


def _compute_identifier(profile: bytes) -> bytes:
    counted = bytearray(profile)
    for part in _NOT_COUNTED:
        counted[part] = bytes(part.stop - part.start)
    return hashlib.md5(counted, usedforsecurity=False).digest()
