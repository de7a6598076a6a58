"""A photo's file without what tells of its place and its camera."""

import io
from dataclasses import replace

from stampgui.i18n import Message
from stampgui.image import webp
from stampgui.image.conversion import StampableFile, make_metadata_shell
from stampgui.image.format import Format
from stampgui.image.header import Header, read_header
from stampgui.image.metadata.blocks import strip_exif_prefix
from stampgui.image.redaction import exif_blocks, jpeg_files, png_files, xmp_packets
from stampgui.image.redaction.findings import NO_FINDINGS, Finding, Findings, RedactedBlock, describe_findings

_KNOWN_IN_WEBP = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF", webp.MARK})


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


def list_redacted_changes(source: bytes, header: Header) -> tuple[Message, ...]:
    """What of the photo its redacted copy lacks or has otherwise; no picture is decoded for it.

    Raises UnusableImage.
    """
    if not header.format.is_copied_as_it_is:
        return (
            *header.changes,
            *describe_findings(jpeg_files.redact_jpeg(make_metadata_shell(source, header)).findings),
        )
    base, findings = redact_stampable(StampableFile(source, header))
    return (*base.header.changes, *describe_findings(findings))


def redact_stampable(base: StampableFile) -> tuple[StampableFile, Findings]:
    """The file that is stamped, redacted; the very one where nothing is to be removed. Raises UnusableImage."""
    result = redact_file(base.data, base.header.format)
    if not result.findings:
        return base, result.findings
    return replace(base, data=result.data, header=read_header(io.BytesIO(result.data))), result.findings


def _redact_webp(data: bytes) -> RedactedBlock:
    results = [(chunk.type, _redact_chunk(chunk)) for chunk in webp.parse_webp(data)[0]]
    findings = NO_FINDINGS.union(*(result.findings for _, result in results))
    if not findings:
        return RedactedBlock(data)
    body = b"WEBP" + b"".join(webp.RiffChunk(kind, result.data).raw for kind, result in results if result.data)
    return RedactedBlock(b"RIFF" + len(body).to_bytes(4, "little") + body, findings)


def _redact_chunk(chunk: webp.RiffChunk) -> RedactedBlock:
    match chunk.type:
        case b"EXIF":
            block = strip_exif_prefix(chunk.data)
            result = exif_blocks.redact_exif(block, RedactedBlock)
            return RedactedBlock(chunk.data[: len(chunk.data) - len(block)] + result.data, result.findings)
        case b"XMP ":
            return xmp_packets.redact_xmp(chunk.data)
        case kind if kind in _KNOWN_IN_WEBP:
            return RedactedBlock(chunk.data)
        case _:
            return RedactedBlock(b"", frozenset({Finding.UNKNOWN}))
