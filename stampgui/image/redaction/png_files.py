"""A PNG file with what stays of its metadata. Chunks may change their length: nothing points to them."""

import codecs
import re
import zlib
from typing import Final

from stampgui.image.jpeg.segments import XMP as XMP_SIGNATURE
from stampgui.image.limits import LARGEST_TEXT
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
from stampgui.image.redaction.icc_profiles import redact_icc_profile
from stampgui.image.redaction.image_resources import redact_image_resources
from stampgui.image.redaction.iptc_records import redact_iptc
from stampgui.image.redaction.jpeg_files import redact_thumbnail
from stampgui.image.redaction.xmp_packets import LANGUAGE, redact_xmp
from stampgui.image.tiff.structure import TIFF_HEADERS

_XMP: Final = b"XML:com.adobe.xmp"
_KEYWORDS: Final = frozenset(keyword.lower().encode() for keyword in kept.PNG_KEYWORDS)
"""In lower case: writers differ in capitals."""
_RAW_PROFILE: Final = re.compile(
    rb"\s*(?:exif|generic|generic profile|app1|xmp|iptc|8bim)\s*\n\s*(\d+)\s*\n([\s0-9a-f]*)", re.IGNORECASE
)
"""How programs write one: a name, a length, and digits."""
_LARGEST_PROFILE: Final = 1 << 24
"""Bytes of a colour profile; those of printers have three million."""
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
    if chunk.type == b"iCCP":
        return _redact_colour_profile(chunk.data)
    if chunk.type in TEXT_CHUNKS:
        return _redact_text_chunk(chunk)
    if chunk.is_image or chunk.type == png_file.MARK:
        return RedactedBlock(chunk.data)
    return RedactedBlock(chunk.data) if len(chunk.data) <= kept.PNG_CHUNKS.get(chunk.type, -1) else _REMOVED


def _redact_exif_chunk(data: bytes) -> RedactedBlock:
    block = strip_exif_prefix(data)
    result = redact_exif(block, redact_thumbnail)
    return RedactedBlock(data[: len(data) - len(block)] + result.data, result.findings)


def _redact_colour_profile(data: bytes) -> RedactedBlock:
    """A name, how the profile is compressed, and the profile (11.3.2.3)."""
    name, _, rest = data.partition(b"\0")
    try:
        profile, is_all = _inflate(rest[1:], _LARGEST_PROFILE)
    except zlib.error:
        return _REMOVED
    block = redact_icc_profile(profile)
    if is_all and not block.findings:
        return RedactedBlock(data)
    return RedactedBlock(name + bytes(2) + zlib.compress(block.data), block.findings | UNREADABLE)


def _inflate(packed: bytes, most: int) -> tuple[bytes, bool]:
    """The first `most` bytes of what is compressed, and whether that is all there is. Raises zlib.error."""
    stream = zlib.decompressobj()
    return stream.decompress(packed, most), stream.eof and not stream.unused_data


def _redact_text_chunk(chunk: png_file.PngChunk) -> RedactedBlock:
    raw, _, _ = chunk.data.partition(b"\0")
    profile = find_profile_kind(raw)
    is_text = raw.lower() in _KEYWORDS
    if not is_text and profile is None and raw != _XMP:
        return RedactedBlock(b"", frozenset({name_finding(raw.decode("latin-1"))}))
    try:
        text = body = decode_text_chunk(chunk.type, chunk.data)
        findings = NO_FINDINGS if _is_text_alone(chunk) else UNREADABLE
        if profile is not None:
            block = _redact_profile(decode_raw_profile(body))
            findings |= block.findings | (NO_FINDINGS if _is_profile_alone(body) else UNREADABLE)
            text = encode_raw_profile(profile.lower().encode(), block.data)
        elif not is_text:
            block = redact_xmp(body)
            findings |= block.findings
            text = block.data
    except UnreadableText:
        return _REMOVED
    return RedactedBlock(_encode_text_chunk(chunk.type, raw, text) if findings else chunk.data, findings)


def _is_text_alone(chunk: png_file.PngChunk) -> bool:
    """Whether a chunk that can be read has nothing besides its keyword, its language and its text."""
    _, _, rest = chunk.data.partition(b"\0")
    if chunk.type == b"tEXt":
        return True
    if chunk.type == b"zTXt":
        return _inflate(rest[1:], LARGEST_TEXT)[1]
    language, _, behind = rest[2:].partition(b"\0")
    translated, _, text = behind.partition(b"\0")
    is_all = rest[:1] != b"\1" or _inflate(text, LARGEST_TEXT)[1]
    return is_all and not translated and (not language or LANGUAGE.fullmatch(language) is not None)


def _is_profile_alone(body: bytes) -> bool:
    """Whether a raw profile that can be read has no more digits than it says, and nothing else."""
    found = _RAW_PROFILE.fullmatch(body)
    return found is not None and len(b"".join(found[2].split())) == 2 * int(found[1])


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
