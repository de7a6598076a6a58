"""Photoshop's image resources with those that stay; EXIF, XMP, IPTC and thumbnails among them are redacted."""

from collections.abc import Callable
from functools import partial
from typing import Final

from stampgui.image.metadata.iptc import IPTC_RESOURCE, walk_image_resources
from stampgui.image.redaction import kept
from stampgui.image.redaction.findings import NO_FINDINGS, Finding, FindingKind, RedactedBlock, cut_to, zero_out
from stampgui.image.redaction.iptc_records import redact_iptc
from stampgui.image.redaction.xmp_packets import redact_xmp

_PHOTOSHOP: Final = b"8BIM"
_XMP: Final = 0x0424
_EXIF: Final = (0x0422, 0x0423)
"""Photoshop File Formats, "Image Resource IDs": a copy of the photo's EXIF block."""
_THUMBNAILS: Final = (0x0409, 0x040C)
_THUMBNAIL_HEAD: Final = 28
"""Bytes before the JPEG ("Thumbnail resource format")."""
_KIND_BYTES, _NUMBER_BYTES = 6, 2
"""A signature and the resource's number, of two bytes; the length and letters of its name follow."""

Redact = Callable[[bytes], RedactedBlock]


def redact_image_resources(resources: bytes, redact_exif: Redact, redact_picture: Redact) -> RedactedBlock:
    """Return resources of the same length, the removed ones full of zeros, their numbers too, and none with a name.

    `redact_exif` does it for what they repeat of the photo's EXIF block, `redact_picture` for their thumbnail.
    """

    def redact_thumbnail(part: bytes) -> RedactedBlock:
        picture = redact_picture(part[_THUMBNAIL_HEAD:])
        return RedactedBlock(part[:_THUMBNAIL_HEAD] + picture.data, picture.findings)

    redactors: dict[int, Redact] = {
        **{kind: partial(cut_to, length=most) for kind, most in kept.IMAGE_RESOURCES.items()},
        **dict.fromkeys(_EXIF, redact_exif),
        **dict.fromkeys(_THUMBNAILS, redact_thumbnail),
        _XMP: redact_xmp,
        IPTC_RESOURCE: redact_iptc,
    }
    result, findings, end = bytearray(len(resources)), NO_FINDINGS, 0
    for each in walk_image_resources(resources):
        part = resources[each.start : each.stop]
        is_photoshop = resources[each.head : each.head + len(_PHOTOSHOP)] == _PHOTOSHOP
        redact = redactors.get(each.kind) if is_photoshop else None  # other programs' numbers mean other things
        if redact is not None:
            block = redact(part)
            result[each.start : each.stop] = block.data
            findings |= block.findings
        elif part.strip(b"\0"):
            findings |= {Finding(FindingKind.OTHER, f"Photoshop {each.kind:#06x}")}
        name, length = each.head + _KIND_BYTES, each.start - 4
        result[each.head : name + 1] = resources[each.head : name + 1]
        if redact is None:
            result[name - _NUMBER_BYTES : name] = bytes(_NUMBER_BYTES)
        result[length : each.start] = resources[length : each.start]
        findings |= zero_out(resources[name + 1 : length]).findings
        end = each.stop
    findings |= zero_out(resources[end:]).findings
    return RedactedBlock(bytes(result), findings) if findings else RedactedBlock(resources)
