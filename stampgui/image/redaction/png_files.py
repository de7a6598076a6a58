"""A PNG file with what stays of its metadata. Chunks may change their length: nothing points to them."""

import codecs
import zlib
from typing import Final

from stampgui.image.jpeg.segments import XMP as XMP_SIGNATURE
from stampgui.image.metadata.blocks import EXIF_PREFIX, strip_exif_prefix
from stampgui.image.metadata.iptc import find_iptc_records
from stampgui.image.png import png_file
from stampgui.image.png.metadata_chunks import encode_raw_profile
from stampgui.image.png.text_chunks import (
    TEXT_CHUNKS,
    UnreadableText,
    decode_raw_profile,
    decode_text_chunk,
    find_profile_kind,
)
from stampgui.image.redaction import kept
from stampgui.image.redaction.exif_blocks import redact_exif
from stampgui.image.redaction.findings import NO_FINDINGS, UNREADABLE, RedactedBlock, name_finding
from stampgui.image.redaction.image_resources import redact_image_resources
from stampgui.image.redaction.iptc_records import redact_iptc
from stampgui.image.redaction.jpeg_files import redact_thumbnail
from stampgui.image.redaction.xmp_packets import redact_xmp
from stampgui.image.tiff.structure import TIFF_HEADERS

_XMP: Final = b"XML:com.adobe.xmp"
_KEYWORDS: Final = frozenset(keyword.lower().encode() for keyword in kept.PNG_KEYWORDS)
"""In lower case: writers differ in capitals."""
_REMOVED: Final = RedactedBlock(b"", UNREADABLE)


def redact_png(data: bytes) -> RedactedBlock:
    """Return the file; chunks that cannot be looked into, and what follows the last one, are left out.

    Raises UnusableImage for a damaged one.
    """
    chunks, trailer = png_file.parse_png_chunks(data)
    results = [(chunk.type, chunk.data, _redact_chunk(chunk)) for chunk in chunks]
    findings = NO_FINDINGS.union(*(result.findings for _, _, result in results))
    if trailer:
        findings |= UNREADABLE
    if not findings:
        return RedactedBlock(data)
    staying = (
        png_file.PngChunk(kind, result.data)
        for kind, before, result in results
        if result.data or not before  # some chunks are empty from the beginning
    )
    return RedactedBlock(png_file.SIGNATURE + b"".join(chunk.raw for chunk in staying), findings)


def _redact_chunk(chunk: png_file.PngChunk) -> RedactedBlock:
    if chunk.type == b"eXIf":
        return _redact_exif_chunk(chunk.data)
    if chunk.type in TEXT_CHUNKS:
        return _redact_text_chunk(chunk)
    if chunk.is_image or chunk.type == png_file.MARK:
        return RedactedBlock(chunk.data)
    return RedactedBlock(chunk.data) if len(chunk.data) <= kept.PNG_CHUNKS.get(chunk.type, -1) else _REMOVED


def _redact_exif_chunk(data: bytes) -> RedactedBlock:
    block = strip_exif_prefix(data)
    result = redact_exif(block, redact_thumbnail)
    return RedactedBlock(data[: len(data) - len(block)] + result.data, result.findings)


def _redact_text_chunk(chunk: png_file.PngChunk) -> RedactedBlock:
    raw, _, _ = chunk.data.partition(b"\0")
    profile = find_profile_kind(raw)
    if raw.lower() in _KEYWORDS:
        return RedactedBlock(chunk.data)
    if profile is None and raw != _XMP:
        return RedactedBlock(b"", frozenset({name_finding(raw.decode("latin-1"))}))
    try:
        body = decode_text_chunk(chunk.type, chunk.data)
        if profile is None:
            block = redact_xmp(body)
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
    """EXIF, XMP, IPTC or Photoshop's resources, recognised by their content; all else is emptied."""
    if block.startswith((EXIF_PREFIX, *TIFF_HEADERS.values())):
        return _redact_exif_chunk(block)
    head = XMP_SIGNATURE if block.startswith(XMP_SIGNATURE) else b""
    if head or block.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
        packet = redact_xmp(block[len(head) :])
        return RedactedBlock(head + packet.data, packet.findings)
    if find_iptc_records(block) == block:
        return redact_iptc(block)
    return redact_image_resources(block, _redact_exif_chunk, redact_thumbnail)
