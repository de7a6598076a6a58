"""A PNG file of which a part is missing or damaged: how many rows are there, and a whole file that shows them."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from stampgui.image.damage import Damage
from stampgui.image.errors import truncated_error
from stampgui.image.png.adam7 import PassRows, count_interlaced_bytes, count_shown_rows, split_passes
from stampgui.image.png.png_file import SIGNATURE, ImageHeader, PngChunk, parse_image_header
from stampgui.values import dataclass

_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples of a pixel by colour type (11.2.1)."""
_WOVEN_BITS: Final = (8, 16, 24, 32)
"""Bits of a pixel of which the passes of an interlaced picture can be put together: all but those of 48 and 64, and
less than a byte.
"""
_INTERLACING: Final = 12
"""The offset in IHDR of the last byte, which says whether the picture is interlaced."""
_STEP: Final = 1 << 20


def measure_png_damage(data: bytes) -> Damage | None:
    """None where all rows are there. Raises UnusableImage where nobody can tell."""
    found = _find_rows(data)
    height, there = found.header.height, sum(map(len, found.inflate()))
    if there >= found.byte_count:
        return None
    _check_weavable(found)
    if found.header.is_interlaced:
        rows = count_shown_rows(found.header, found.pixel_bits, there)
        return Damage(1 - rows / height, rows, is_coarse=True)
    rows = there // found.row_bytes
    return Damage(1 - rows / height, rows)


def complete_png(data: bytes, weave_passes: Callable[[Sequence[PassRows], int], Iterable[bytes]]) -> bytes:
    """The file with all rows, and with what of its chunks is there; missing rows are black, or transparent.

    `weave_passes` makes unfiltered rows of the passes of an interlaced picture, given the bits of a pixel; the file
    then is not interlaced any more. Raises UnusableImage.
    """
    found = _find_rows(data)
    _check_weavable(found)
    if found.header.is_interlaced:
        passes = split_passes(found.header, found.pixel_bits, b"".join(found.inflate()))
        rows = b"".join(weave_passes(passes, found.pixel_bits))
    else:
        rows = b"".join(found.inflate())
        there = rows[: len(rows) // found.row_bytes * found.row_bytes]
        rows = there[: found.byte_count].ljust(found.byte_count, b"\0")
    at = next(i for i, chunk in enumerate(found.chunks) if chunk.type == b"IDAT")
    header = PngChunk(b"IHDR", found.chunks[0].data[:_INTERLACING] + b"\0")
    others = [chunk for chunk in found.chunks[at:] if chunk.type not in (b"IDAT", b"IEND")]
    image = PngChunk(b"IDAT", zlib.compress(rows, 1))
    chunks = [header, *found.chunks[1:at], image, *others, PngChunk(b"IEND", b"")]
    return SIGNATURE + b"".join(chunk.raw for chunk in chunks)


@dataclass(frozen=True, slots=True)
class _FoundRows:
    """The chunks that are there, the image data among them."""

    header: ImageHeader
    chunks: list[PngChunk]

    @property
    def pixel_bits(self) -> int:
        return _CHANNELS[self.header.colour_type] * self.header.depth

    @property
    def row_bytes(self) -> int:
        """The bytes of a filtered row of a picture that is not interlaced (9.2)."""
        return (self.header.width * self.pixel_bits + 7) // 8 + 1

    @property
    def byte_count(self) -> int:
        """The bytes of all filtered rows."""
        if self.header.is_interlaced:
            return count_interlaced_bytes(self.header, self.pixel_bits)
        return self.header.height * self.row_bytes

    def inflate(self) -> Iterator[bytes]:
        """Yield what can be had of the rows, part by part: of a picture that says so there may be gigabytes."""
        stream, left = zlib.decompressobj(), self.byte_count
        try:
            for chunk in self.chunks:
                pending = chunk.data if chunk.type == b"IDAT" else b""
                while pending and not stream.eof and left > 0:
                    part = stream.decompress(pending, min(_STEP, left))
                    left -= len(part)
                    yield part
                    pending = stream.unconsumed_tail
        except zlib.error:
            return  # what came before is what can be had


def _find_rows(data: bytes) -> _FoundRows:
    if not data.startswith(SIGNATURE):
        raise truncated_error()
    chunks = list(_walk_intact_chunks(data))
    if not chunks or not any(chunk.type == b"IDAT" for chunk in chunks):
        raise truncated_error()
    return _FoundRows(parse_image_header(chunks[0]), chunks)


def _check_weavable(found: _FoundRows) -> None:
    if found.header.is_interlaced and found.pixel_bits not in _WOVEN_BITS:
        raise truncated_error()


def _walk_intact_chunks(data: bytes) -> Iterator[PngChunk]:
    """Chunks with the right checksum, up to IEND or the first that is no chunk.

    Image data end with the first of their chunks whose checksum is wrong; of one that is cut off, what is there counts.
    """
    at, kind, has_wrong_image_data = len(SIGNATURE), b"", False
    while at + 8 <= len(data) and kind != b"IEND":
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if not kind.isalpha():
            return
        chunk, behind = PngChunk(kind, data[at + 8 : at + 8 + length]), at + 12 + length
        is_image_data, is_cut_off = kind == b"IDAT", behind > len(data)
        is_wrong = not is_cut_off and data[at:behind] != chunk.raw
        has_wrong_image_data = has_wrong_image_data or (is_wrong and is_image_data)
        if is_image_data and not has_wrong_image_data:
            yield chunk
        if not is_image_data and not is_wrong and not is_cut_off:
            yield chunk
        at = behind
