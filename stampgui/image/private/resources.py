"""Photoshop's image resources without place and serial numbers; EXIF and XMP may stand among them."""

from collections.abc import Callable

from stampgui.image.iptc import resource_places
from stampgui.image.private.traces import NO_TRACES, Cleared
from stampgui.image.private.xmp import cleared as cleared_xmp

_EXIF = (0x0422, 0x0423)
"""Photoshop File Formats, "Image Resource IDs": a copy of the photo's EXIF block."""
_XMP = 0x0424


def cleared(resources: bytes, exif: Callable[[bytes], Cleared]) -> Cleared:
    """Return resources of the same length; `exif` clears what they repeat of the photo's EXIF block."""
    result, traces = bytearray(resources), NO_TRACES
    for kind, start, stop in resource_places(resources):
        if kind in _EXIF or kind == _XMP:
            part = resources[start:stop]
            block = exif(part) if kind in _EXIF else cleared_xmp(part)
            result[start:stop] = block.data
            traces |= block.traces
    return Cleared(bytes(result), traces)
