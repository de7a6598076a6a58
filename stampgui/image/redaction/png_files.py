"""A PNG file without place, serial numbers and maker note. Chunks may change their length: nothing points to them."""

import zlib
from typing import Final

from stampgui.image.jpeg.segments import XMP as XMP_SIGNATURE
from stampgui.image.metadata.blocks import EXIF_PREFIX, strip_exif_prefix
from stampgui.image.png import png_file
from stampgui.image.png.metadata_chunks import encode_raw_profile
from stampgui.image.png.text_chunks import (
    TEXT_CHUNKS,
    UnreadableText,
    decode_raw_profile,
    decode_text_chunk,
    find_profile_kind,
)
from stampgui.image.redaction import exif_blocks, image_resources, xmp_packets
from stampgui.image.redaction.findings import NO_FINDINGS, Finding, RedactedBlock, classify_property_name
from stampgui.image.tiff.structure import TIFF_HEADERS

_XMP: Final = b"XML:com.adobe.xmp"
_KNOWN: Final = frozenset(
    (
        *(b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"sPLT"),
        *(b"tIME", b"acTL", b"fcTL", b"fdAT", b"oFFs", b"pCAL", b"sCAL", b"sTER", b"iDOT", b"vpAg", b"orNT"),
    )
)
"""Chunks of the PNG Specification and its extensions, all content of which is known; iDOT and vpAg are of programs."""
_REMOVED: Final = RedactedBlock(b"", frozenset({Finding.UNKNOWN}))


def redact_png(data: bytes) -> RedactedBlock:
    """Return the file; chunks that cannot be looked into, and what follows the last one, are left out.

    Raises UnusableImage for a damaged one.
    """
    chunks, trailer = png_file.parse_png_chunks(data)
    results = [(chunk.type, chunk.data, _redact_chunk(chunk)) for chunk in chunks]
    findings = NO_FINDINGS.union(*(result.findings for _, _, result in results))
    if trailer:
        findings |= {Finding.UNKNOWN}
    if not findings:
        return RedactedBlock(data)
    kept = (
        png_file.PngChunk(kind, result.data)
        for kind, before, result in results
        if result.data or not before  # some chunks are empty from the beginning
    )
    return RedactedBlock(png_file.SIGNATURE + b"".join(chunk.raw for chunk in kept), findings)


def _redact_chunk(chunk: png_file.PngChunk) -> RedactedBlock:
    if chunk.type == b"eXIf":
        return _redact_exif_chunk(chunk.data)
    if chunk.type in TEXT_CHUNKS:
        return _redact_text_chunk(chunk)
    if chunk.is_image or chunk.type in _KNOWN or chunk.type == png_file.MARK:
        return RedactedBlock(chunk.data)
    return _REMOVED


def _redact_exif_chunk(data: bytes) -> RedactedBlock:
    block = strip_exif_prefix(data)
    result = exif_blocks.redact_exif(block, RedactedBlock)
    return RedactedBlock(data[: len(data) - len(block)] + result.data, result.findings)


def _redact_text_chunk(chunk: png_file.PngChunk) -> RedactedBlock:
    raw, _, _ = chunk.data.partition(b"\0")
    finding = classify_property_name(raw.decode("latin-1"))
    if finding is not None:  # "exif:GPSLatitude", as ImageMagick writes it
        return RedactedBlock(b"", frozenset({finding}))
    profile = find_profile_kind(raw)
    if profile is None and raw != _XMP:
        return RedactedBlock(chunk.data)
    try:
        body = decode_text_chunk(chunk.type, chunk.data)
        if profile is None:
            block = xmp_packets.redact_xmp(body)
            text = block.data
        else:
            block = _redact_profile(decode_raw_profile(body))
            text = encode_raw_profile(profile.lower().encode(), block.data)
    except UnreadableText:
        return _REMOVED
    return (
        RedactedBlock(_encode_text_chunk(chunk.type, raw, text), block.findings)
        if block.findings
        else RedactedBlock(chunk.data)
    )


def _encode_text_chunk(kind: bytes, keyword: bytes, text: bytes) -> bytes:
    """A text chunk's data (PNG Specification, third edition, 11.3.3)."""
    if kind == b"zTXt":
        return keyword + bytes(2) + zlib.compress(text)
    return keyword + bytes(5 if kind == b"iTXt" else 1) + text


def _redact_profile(block: bytes) -> RedactedBlock:
    """EXIF, XMP or Photoshop's resources, recognised by their content."""
    if block.startswith((EXIF_PREFIX, *TIFF_HEADERS.values())):
        return _redact_exif_chunk(block)
    head = XMP_SIGNATURE if block.startswith(XMP_SIGNATURE) else b""
    if head or block.lstrip()[:1] == b"<":
        packet = xmp_packets.redact_xmp(block[len(head) :])
        return RedactedBlock(head + packet.data, packet.findings)
    return image_resources.redact_image_resources(block, _redact_exif_chunk)
