"""Photoshop's image resources without place and serial numbers; EXIF and XMP may stand among them."""

from collections.abc import Callable

from stampgui.image.metadata.iptc import walk_image_resources
from stampgui.image.redaction.findings import NO_FINDINGS, RedactedBlock
from stampgui.image.redaction.xmp_packets import redact_xmp

_EXIF = (0x0422, 0x0423)
"""Photoshop File Formats, "Image Resource IDs": a copy of the photo's EXIF block."""
_XMP = 0x0424


def redact_image_resources(resources: bytes, exif: Callable[[bytes], RedactedBlock]) -> RedactedBlock:
    """Return resources of the same length; `exif` clears what they repeat of the photo's EXIF block."""
    result, findings = bytearray(resources), NO_FINDINGS
    for kind, start, stop in walk_image_resources(resources):
        if kind in _EXIF or kind == _XMP:
            part = resources[start:stop]
            block = exif(part) if kind in _EXIF else redact_xmp(part)
            result[start:stop] = block.data
            findings |= block.findings
    return RedactedBlock(bytes(result), findings)
