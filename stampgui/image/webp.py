"""A WebP file as RIFF chunks, and back (WebP Container Specification, RFC 9649): bytes in, bytes out."""

import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Final

from stampgui.image.errors import (
    UnusableImage,
    explain_animation,
    no_picture_error,
    too_many_parts_error,
    truncated_error,
)
from stampgui.image.metadata.blocks import EXIF_PREFIX, MetadataBlocks, strip_exif_prefix
from stampgui.values import dataclass

MARK: Final = b"STMP"
"""Our own chunk; readers ignore chunks they do not know (RFC 9649, 2.7.1.5)."""

_ICC, _ALPHA, _EXIF, _XMP, _ANIMATION = 0x20, 0x10, 0x08, 0x04, 0x02
_PICTURE: Final = frozenset({b"VP8 ", b"VP8L"})
_IMAGE: Final = _PICTURE | {b"ALPH"}
_SKIPPED: Final = _IMAGE | {b"ANMF"}
_TELLING: Final = _PICTURE | {b"VP8X", b"ANIM", b"ICCP", b"EXIF", b"XMP ", MARK}
_HEAD_OF_BITSTREAM: Final = 10
_LARGEST_KEPT: Final = 64 << 20
_MOST_CHUNKS: Final = 5_000
_MOST_FURTHER_BLOCKS: Final = 4


@dataclass(frozen=True, slots=True)
class RiffChunk:
    type: bytes
    data: bytes

    @property
    def raw(self) -> bytes:
        return self.type + len(self.data).to_bytes(4, "little") + self.data + bytes(len(self.data) & 1)


def read_metadata_blocks(stream: BinaryIO) -> MetadataBlocks:
    """Read what the file says about itself; image data is skipped. Raises UnusableImage.

    Programs that add metadata without a change of the RIFF header's size leave them behind its end.
    """
    size: tuple[int, int] | None = None
    mark = refusal = icc = None
    is_demanding = False
    exif_blocks: list[bytes] = []
    xmp_packets: list[bytes] = []
    chunks, is_cut_off = _read_heads(stream)
    for chunk in chunks:
        if size is None:
            size = _find_size(chunk)
        if (chunk.type == b"VP8X" and chunk.data and chunk.data[0] & _ANIMATION) or chunk.type == b"ANIM":
            refusal = explain_animation()
        elif chunk.type == b"VP8L":
            is_demanding = True
        elif chunk.type == b"ICCP":
            icc = chunk.data
        elif chunk.type == b"EXIF":
            exif_blocks.append(strip_exif_prefix(chunk.data))
        elif chunk.type == b"XMP ":
            xmp_packets.append(chunk.data)
        elif chunk.type == MARK:
            mark = chunk.data
    if size is None or not all(size):
        raise no_picture_error()
    return MetadataBlocks(
        size,
        next(iter(exif_blocks), None),
        mark,
        refusal,
        xmp=next(iter(xmp_packets), None),
        icc=icc,
        is_demanding=is_demanding,
        further_tiff=tuple(exif_blocks[1 : _MOST_FURTHER_BLOCKS + 1]),
        further_xmp=tuple(xmp_packets[1 : _MOST_FURTHER_BLOCKS + 1]),
        is_cut_off=is_cut_off,
        picture_end=None if is_cut_off else _read_riff_end(stream),
    )


def _read_riff_end(stream: BinaryIO) -> int:
    stream.seek(4)
    return 8 + int.from_bytes(stream.read(4), "little")


def _read_heads(stream: BinaryIO) -> tuple[list[RiffChunk], bool]:
    """The chunks that tell something, and whether the file is cut off in its picture or behind it."""
    chunks: list[RiffChunk] = []
    try:
        for chunk in itertools.chain(_walk_chunks(stream, whole=False), _read_trailing_metadata(stream)):
            if chunk.type in _TELLING:
                chunks.append(chunk)  # noqa: PERF401 - those before an error stay
    except UnusableImage:
        if not any(chunk.type in _PICTURE for chunk in chunks):
            raise
        return chunks, True
    return chunks, False


def parse_webp(data: bytes) -> tuple[list[RiffChunk], bytes]:
    """Take a whole file apart into its chunks and the bytes behind the RIFF header's end. Raises UnusableImage."""
    stream = io.BytesIO(data)
    return list(_walk_chunks(stream, whole=True)), stream.read()


def parse_cut_off_webp(data: bytes) -> tuple[list[RiffChunk], RiffChunk | None]:
    """The chunks that are whole, and the picture's own that the file ends in; None where there is no such one.

    Raises UnusableImage.
    """
    stream, chunks = io.BytesIO(data), list[RiffChunk]()
    try:
        for chunk in _walk_chunks(stream, whole=True):
            chunks.append(chunk)
    except UnusableImage:
        at = 12 + sum(len(chunk.raw) for chunk in chunks)
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if kind in _PICTURE and length > len(data) - at - 8:
            return chunks, RiffChunk(kind, data[at + 8 :])
        raise
    return chunks, None


def is_lossless(source: Sequence[RiffChunk]) -> bool:
    return any(chunk.type == b"VP8L" for chunk in source)


def replace_webp_pixels(
    source: Sequence[RiffChunk],
    encoded: Sequence[RiffChunk],
    size: tuple[int, int],
    *,
    tiff: bytes | None,
    mark: bytes | None,
    trailer: bytes = b"",
) -> bytes:
    """Put all other chunks of `source` around the pixels of `encoded`; `trailer` stays behind them.

    `tiff` replaces or adds the EXIF block; None leaves it. `mark` of None is none. `size` is (width, height) as stored.
    """
    old_exif = next((chunk.data for chunk in source if chunk.type == b"EXIF"), b"")
    prefix = EXIF_PREFIX if old_exif.startswith(EXIF_PREFIX) else b""
    kept = [chunk for chunk in source if chunk.type not in _IMAGE | {b"VP8X", MARK}]
    if tiff is not None:
        kept = [chunk for chunk in kept if chunk.type != b"EXIF"] + [RiffChunk(b"EXIF", prefix + tiff)]
    profile = [chunk for chunk in kept if chunk.type == b"ICCP"]
    metadata = [chunk for chunk in kept if chunk.type != b"ICCP"]
    pixels = [chunk for chunk in encoded if chunk.type in _IMAGE]
    marks = [] if mark is None else [RiffChunk(MARK, mark)]
    return join_riff([_make_vp8x_chunk(kept, pixels, size), *profile, *pixels, *metadata, *marks]) + trailer


def join_riff(chunks: Iterable[RiffChunk]) -> bytes:
    body = b"WEBP" + b"".join(chunk.raw for chunk in chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _make_vp8x_chunk(kept: Sequence[RiffChunk], pixels: Sequence[RiffChunk], size: tuple[int, int]) -> RiffChunk:
    """The VP8X chunk (2.7.1): which features follow, and the canvas."""
    types = {chunk.type for chunk in kept}
    flags = _ICC * (b"ICCP" in types) | _EXIF * (b"EXIF" in types) | _XMP * (b"XMP " in types)
    if any(chunk.type == b"ALPH" or (chunk.type == b"VP8L" and _has_lossless_alpha(chunk)) for chunk in pixels):
        flags |= _ALPHA
    return RiffChunk(b"VP8X", bytes((flags, 0, 0, 0)) + b"".join((side - 1).to_bytes(3, "little") for side in size))


def _has_lossless_alpha(chunk: RiffChunk) -> bool:
    """Bit 28 after the signature byte (RFC 9649, 3.4)."""
    return bool(int.from_bytes(chunk.data[1:5], "little") >> 28 & 1)


def _find_size(chunk: RiffChunk) -> tuple[int, int] | None:
    data = chunk.data
    if chunk.type == b"VP8X" and len(data) >= 10:
        return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1
    if chunk.type == b"VP8 " and len(data) >= 10:  # RFC 6386, 9.1
        return int.from_bytes(data[6:8], "little") & 0x3FFF, int.from_bytes(data[8:10], "little") & 0x3FFF
    if chunk.type == b"VP8L" and len(data) >= 5:
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _walk_chunks(stream: BinaryIO, *, whole: bool) -> Iterator[RiffChunk]:
    """Yield the chunks; unless `whole`, only the first bytes of image data and of what is too large to be metadata."""
    begin, end = stream.tell(), stream.seek(0, io.SEEK_END)
    stream.seek(begin)
    head = stream.read(12)
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        raise truncated_error()
    left, count = int.from_bytes(head[4:8], "little") - 4, 0
    while left >= 8:
        count += 1
        if count > _MOST_CHUNKS:
            raise too_many_parts_error()
        prefix = stream.read(8)
        kind, length = prefix[:4], int.from_bytes(prefix[4:], "little")
        if len(prefix) < 8 or length > left - 8:
            raise truncated_error()
        skipped = not whole and (kind in _SKIPPED or length > _LARGEST_KEPT)
        wanted = min(length, _HEAD_OF_BITSTREAM) if skipped else length
        data = stream.read(wanted)
        if len(data) < wanted:
            raise truncated_error()
        yield RiffChunk(kind, data)
        padded = length + (length & 1)
        if stream.seek(length - wanted, io.SEEK_CUR) > end:
            raise truncated_error()
        stream.seek(padded - length, io.SEEK_CUR)
        left -= 8 + padded


def _read_trailing_metadata(stream: BinaryIO) -> Iterator[RiffChunk]:
    """EXIF and XMP chunks behind the RIFF header's end, up to what is no chunk."""
    for _ in range(_MOST_CHUNKS):
        prefix = stream.read(8)
        length = int.from_bytes(prefix[4:], "little")
        if len(prefix) < 8 or length > _LARGEST_KEPT or not prefix[:4].isascii():
            return
        data = stream.read(length)
        if len(data) < length:
            return
        stream.seek(length & 1, 1)
        if prefix[:4] in (b"EXIF", b"XMP "):
            yield RiffChunk(prefix[:4], data)
