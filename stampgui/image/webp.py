"""A WebP file as RIFF chunks, and back (WebP Container Specification, RFC 9649): bytes in, bytes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from stampgui.image.blocks import EXIF_PREFIX, Blocks, tiff_of
from stampgui.image.errors import animated, crowded, truncated, without_picture

MARK: Final = b"STMP"
"""Our own chunk; readers ignore chunks they do not know (RFC 9649, 2.7.1.5)."""

_ICC, _ALPHA, _EXIF, _XMP, _ANIMATION = 0x20, 0x10, 0x08, 0x04, 0x02
_IMAGE: Final = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
_SKIPPED: Final = _IMAGE | {b"ANMF"}
_HEAD_OF_BITSTREAM: Final = 10
_LARGEST_KEPT: Final = 64 << 20
_MOST_CHUNKS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Chunk:
    type: bytes
    data: bytes

    @property
    def raw(self) -> bytes:
        return self.type + len(self.data).to_bytes(4, "little") + self.data + bytes(len(self.data) & 1)


def read_header(stream: BinaryIO) -> Blocks:
    """Read what the file says about itself; image data is skipped. Raises UnusableImage."""
    size: tuple[int, int] | None = None
    tiff = xmp = mark = refusal = icc = None
    for chunk in _walk(stream, whole=False):
        if size is None:
            size = _size(chunk)
        if (chunk.type == b"VP8X" and chunk.data and chunk.data[0] & _ANIMATION) or chunk.type == b"ANIM":
            refusal = animated()
        elif chunk.type == b"ICCP":
            icc = chunk.data
        elif chunk.type == b"EXIF":
            tiff = tiff_of(chunk.data)
        elif chunk.type == b"XMP ":
            xmp = chunk.data
        elif chunk.type == MARK:
            mark = chunk.data
    if size is None:
        raise without_picture()
    return Blocks(size, tiff, mark, refusal, xmp=xmp, icc=icc)


def chunks(stream: BinaryIO) -> list[Chunk]:
    """Take a whole file apart. Raises UnusableImage."""
    return list(_walk(stream, whole=True))


def is_lossless(source: Sequence[Chunk]) -> bool:
    return any(chunk.type == b"VP8L" for chunk in source)


def respliced(
    source: Sequence[Chunk], encoded: Sequence[Chunk], size: tuple[int, int], *, tiff: bytes | None, mark: bytes
) -> bytes:
    """Put all other chunks of `source` around the pixels of `encoded`.

    `tiff` replaces or adds the EXIF block; None leaves it. `size` is (width, height) as stored.
    """
    old_exif = next((chunk.data for chunk in source if chunk.type == b"EXIF"), b"")
    prefix = EXIF_PREFIX if old_exif.startswith(EXIF_PREFIX) else b""
    kept = [chunk for chunk in source if chunk.type not in _IMAGE | {b"VP8X", MARK}]
    if tiff is not None:
        kept = [chunk for chunk in kept if chunk.type != b"EXIF"] + [Chunk(b"EXIF", prefix + tiff)]
    profile = [chunk for chunk in kept if chunk.type == b"ICCP"]
    metadata = [chunk for chunk in kept if chunk.type != b"ICCP"]
    pixels = [chunk for chunk in encoded if chunk.type in _IMAGE]
    order = [_extended(kept, pixels, size), *profile, *pixels, *metadata, Chunk(MARK, mark)]
    body = b"WEBP" + b"".join(chunk.raw for chunk in order)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _extended(kept: Sequence[Chunk], pixels: Sequence[Chunk], size: tuple[int, int]) -> Chunk:
    """The VP8X chunk (2.7.1): which features follow, and the canvas."""
    types = {chunk.type for chunk in kept}
    flags = _ICC * (b"ICCP" in types) | _EXIF * (b"EXIF" in types) | _XMP * (b"XMP " in types)
    if any(chunk.type == b"ALPH" or (chunk.type == b"VP8L" and _lossless_has_alpha(chunk)) for chunk in pixels):
        flags |= _ALPHA
    return Chunk(b"VP8X", bytes((flags, 0, 0, 0)) + b"".join((side - 1).to_bytes(3, "little") for side in size))


def _lossless_has_alpha(chunk: Chunk) -> bool:
    """Bit 28 after the signature byte (RFC 9649, 3.4)."""
    return bool(int.from_bytes(chunk.data[1:5], "little") >> 28 & 1)


def _size(chunk: Chunk) -> tuple[int, int] | None:
    data = chunk.data
    if chunk.type == b"VP8X" and len(data) >= 10:
        return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1
    if chunk.type == b"VP8 " and len(data) >= 10:  # RFC 6386, 9.1
        return int.from_bytes(data[6:8], "little") & 0x3FFF, int.from_bytes(data[8:10], "little") & 0x3FFF
    if chunk.type == b"VP8L" and len(data) >= 5:
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _walk(stream: BinaryIO, *, whole: bool) -> Iterator[Chunk]:
    """Yield the chunks; unless `whole`, only the first bytes of image data and of what is too large to be metadata."""
    head = stream.read(12)
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        raise truncated()
    left, count = int.from_bytes(head[4:8], "little") - 4, 0
    while left >= 8:
        count += 1
        if count > _MOST_CHUNKS:
            raise crowded()
        prefix = stream.read(8)
        kind, length = prefix[:4], int.from_bytes(prefix[4:], "little")
        if len(prefix) < 8 or length > left - 8:
            raise truncated()
        skipped = not whole and (kind in _SKIPPED or length > _LARGEST_KEPT)
        wanted = min(length, _HEAD_OF_BITSTREAM) if skipped else length
        data = stream.read(wanted)
        if len(data) < wanted:
            raise truncated()
        yield Chunk(kind, data)
        padded = length + (length & 1)
        stream.seek(padded - wanted, 1)
        left -= 8 + padded
