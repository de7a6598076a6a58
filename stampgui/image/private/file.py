"""A photo's file without what tells of its place and its camera."""

import io
from dataclasses import replace

from stampgui.i18n import Message
from stampgui.image import webp
from stampgui.image.blocks import tiff_of
from stampgui.image.conversion import Base, shell_of
from stampgui.image.format import Format
from stampgui.image.header import Header, read_header
from stampgui.image.private import jpeg, png, tiff, xmp
from stampgui.image.private.traces import NO_TRACES, Cleared, Trace, Traces, sentences

_KNOWN_IN_WEBP = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF", webp.MARK})


def cleared(data: bytes, kind: Format) -> Cleared:
    """Return a JPEG, PNG or WebP file without traces; the very bytes where it has none. Raises UnusableImage."""
    match kind:
        case Format.JPEG:
            return jpeg.cleared(data)
        case Format.PNG:
            return png.cleared(data)
        case Format.WEBP:
            return _webp(data)
        case _:
            raise AssertionError(f"no copy is a {kind}")


def changes_without_traces(source: bytes, header: Header) -> tuple[Message, ...]:
    """What of the photo its copy lacks or has otherwise when traces are taken out; no picture is decoded for it.

    Raises UnusableImage.
    """
    if not header.format.is_copied_as_it_is:
        return (*header.changes, *sentences(jpeg.cleared(shell_of(source, header)).traces))
    base, traces = without_traces(Base(source, header))
    return (*base.header.changes, *sentences(traces))


def without_traces(base: Base) -> tuple[Base, Traces]:
    """The file that is stamped, without its traces; the very one where it has none. Raises UnusableImage."""
    result = cleared(base.data, base.header.format)
    if not result.traces:
        return base, result.traces
    return replace(base, data=result.data, header=read_header(io.BytesIO(result.data))), result.traces


def _webp(data: bytes) -> Cleared:
    results = [(chunk.type, _chunk(chunk)) for chunk in webp.chunks(io.BytesIO(data))]
    traces = NO_TRACES.union(*(result.traces for _, result in results))
    if not traces:
        return Cleared(data)
    body = b"WEBP" + b"".join(webp.Chunk(kind, result.data).raw for kind, result in results if result.data)
    return Cleared(b"RIFF" + len(body).to_bytes(4, "little") + body, traces)


def _chunk(chunk: webp.Chunk) -> Cleared:
    match chunk.type:
        case b"EXIF":
            block = tiff_of(chunk.data)
            result = tiff.cleared(block, Cleared)
            return Cleared(chunk.data[: len(chunk.data) - len(block)] + result.data, result.traces)
        case b"XMP ":
            return xmp.cleared(chunk.data)
        case kind if kind in _KNOWN_IN_WEBP:
            return Cleared(chunk.data)
        case _:
            return Cleared(b"", frozenset({Trace.UNKNOWN}))
