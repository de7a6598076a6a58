"""A PNG file without place, serial numbers and maker note. Chunks may change their length: nothing points to them."""

import zlib
from typing import Final

from stampgui.image import png
from stampgui.image.blocks import EXIF_PREFIX, tiff_of
from stampgui.image.jpeg.segments import XMP as XMP_SIGNATURE
from stampgui.image.png_blocks import digits
from stampgui.image.png_text import TEXT_CHUNKS, UnreadableText, profile_of, raw_profile, text_of
from stampgui.image.private import resources, tiff, xmp
from stampgui.image.private.traces import NO_TRACES, Cleared, Trace, trace_of

_XMP: Final = b"XML:com.adobe.xmp"
_KNOWN: Final = frozenset(
    (
        *(b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"sPLT"),
        *(b"tIME", b"acTL", b"fcTL", b"fdAT", b"oFFs", b"pCAL", b"sCAL", b"sTER", b"iDOT", b"vpAg", b"orNT"),
    )
)
"""Chunks of the PNG Specification and its extensions, all content of which is known; iDOT and vpAg are of programs."""
_EMPTY: Final = Cleared(b"", frozenset({Trace.UNKNOWN}))


def cleared(data: bytes) -> Cleared:
    """Return the file; chunks that cannot be looked into, and what follows the last one, are left out.

    Raises UnusableImage for a damaged one.
    """
    chunks, trailer = png.chunks(data)
    results = [(chunk.type, chunk.data, _chunk(chunk)) for chunk in chunks]
    traces = NO_TRACES.union(*(result.traces for _, _, result in results))
    if trailer:
        traces |= {Trace.UNKNOWN}
    if not traces:
        return Cleared(data)
    kept = (
        png.Chunk(kind, result.data)
        for kind, before, result in results
        if result.data or not before  # some chunks are empty from the beginning
    )
    return Cleared(png.SIGNATURE + b"".join(chunk.raw for chunk in kept), traces)


def _chunk(chunk: png.Chunk) -> Cleared:
    if chunk.type == b"eXIf":
        return _exif(chunk.data)
    if chunk.type in TEXT_CHUNKS:
        return _text(chunk)
    if chunk.is_image or chunk.type in _KNOWN or chunk.type == png.MARK:
        return Cleared(chunk.data)
    return _EMPTY


def _exif(data: bytes) -> Cleared:
    block = tiff_of(data)
    result = tiff.cleared(block, Cleared)
    return Cleared(data[: len(data) - len(block)] + result.data, result.traces)


def _text(chunk: png.Chunk) -> Cleared:
    raw, _, _ = chunk.data.partition(b"\0")
    trace = trace_of(raw.decode("latin-1"))
    if trace is not None:  # "exif:GPSLatitude", as ImageMagick writes it
        return Cleared(b"", frozenset({trace}))
    profile = profile_of(raw)
    if profile is None and raw != _XMP:
        return Cleared(chunk.data)
    try:
        body = text_of(chunk.type, chunk.data)
        if profile is None:
            block = xmp.cleared(body)
            text = block.data
        else:
            block = _profile(raw_profile(body))
            text = digits(profile.lower().encode(), block.data)
    except UnreadableText:
        return _EMPTY
    return Cleared(_written(chunk.type, raw, text), block.traces) if block.traces else Cleared(chunk.data)


def _written(kind: bytes, keyword: bytes, text: bytes) -> bytes:
    """A text chunk's data (PNG Specification, third edition, 11.3.3)."""
    if kind == b"zTXt":
        return keyword + bytes(2) + zlib.compress(text)
    return keyword + bytes(5 if kind == b"iTXt" else 1) + text


def _profile(block: bytes) -> Cleared:
    """EXIF, XMP or Photoshop's resources, told by their content."""
    if block.startswith((EXIF_PREFIX, b"II*\0", b"MM\0*")):
        return _exif(block)
    head = XMP_SIGNATURE if block.startswith(XMP_SIGNATURE) else b""
    if head or block.lstrip()[:1] == b"<":
        packet = xmp.cleared(block[len(head) :])
        return Cleared(head + packet.data, packet.traces)
    return resources.cleared(block, _exif)
