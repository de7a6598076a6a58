"""A photo's file with what stays of its metadata, and without the rest."""

import io
from typing import Final

from stampgui.i18n import Message
from stampgui.image import webp
from stampgui.image.conversion import make_metadata_shell
from stampgui.image.format import Format
from stampgui.image.header import Header, read_header
from stampgui.image.metadata.blocks import strip_exif_prefix
from stampgui.image.redaction import jpeg_files, png_files
from stampgui.image.redaction.exif_blocks import redact_exif
from stampgui.image.redaction.findings import UNREADABLE, Findings, RedactedBlock, describe_findings, zero_out
from stampgui.image.redaction.icc_profiles import redact_icc_profile
from stampgui.image.redaction.xmp_packets import redact_xmp
from stampgui.image.stampable import StampableFile
from stampgui.values import replace

_WEBP_CHUNKS: Final = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", webp.MARK})
"""Of the picture (RFC 9649, 2)."""


def redact_file(data: bytes, kind: Format) -> RedactedBlock:
    """Return a JPEG, PNG or WebP file redacted; the very bytes where nothing is to be removed. Raises UnusableImage."""
    match kind:
        case Format.JPEG:
            return jpeg_files.redact_jpeg(data)
        case Format.PNG:
            return png_files.redact_png(data)
        case Format.WEBP:
            return _redact_webp(data)
        case _:
            raise AssertionError(f"no copy is a {kind}")


def list_redacted_changes(source: bytes, header: Header, *, has_rest: bool = False) -> tuple[Message, ...]:
    """What of the photo its redacted copy lacks or has otherwise; no picture is decoded for it.

    With `has_rest`, more follows `source` in the file, and is not in the copy. Raises UnusableImage.
    """
    if not header.format.is_copied_as_it_is:
        return (
            *header.changes,
            *describe_findings(jpeg_files.redact_jpeg(make_metadata_shell(source, header)).findings),
        )
    base, findings = redact_stampable(StampableFile(source, header))
    return (*base.header.changes, *describe_findings(findings | (UNREADABLE if has_rest else frozenset())))


def redact_stampable(base: StampableFile) -> tuple[StampableFile, Findings]:
    """The file that is stamped, redacted; the very one where nothing is to be removed. Raises UnusableImage."""
    result = redact_file(base.data, base.header.format)
    if not result.findings:
        return base, result.findings
    return replace(base, data=result.data, header=read_header(io.BytesIO(result.data))), result.findings


def _redact_webp(data: bytes) -> RedactedBlock:
    chunks, trailer = webp.parse_webp(data)
    results = [(chunk.type, _redact_chunk(chunk)) for chunk in chunks]
    findings = zero_out(trailer).findings.union(*(result.findings for _, result in results))
    if not findings:
        return RedactedBlock(data)
    body = b"WEBP" + b"".join(webp.RiffChunk(kind, result.data).raw for kind, result in results if result.data)
    return RedactedBlock(b"RIFF" + len(body).to_bytes(4, "little") + body, findings)


def _redact_chunk(chunk: webp.RiffChunk) -> RedactedBlock:
    match chunk.type:
        case b"EXIF":
            block = strip_exif_prefix(chunk.data)
            result = redact_exif(block, jpeg_files.redact_thumbnail)
            return RedactedBlock(chunk.data[: len(chunk.data) - len(block)] + result.data, result.findings)
        case b"XMP ":
            return redact_xmp(chunk.data)
        case b"ICCP":
            return redact_icc_profile(chunk.data)
        case kind if kind in _WEBP_CHUNKS:
            return RedactedBlock(chunk.data)
        case _:
            return RedactedBlock(b"", UNREADABLE)
