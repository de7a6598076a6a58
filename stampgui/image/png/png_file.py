"""A PNG file as chunks, and back (PNG Specification, third edition, section 5): bytes in, bytes out."""

import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from stampgui.i18n import Message, message
from stampgui.image.errors import (
    UnusableImage,
    damaged_picture_error,
    explain_animation,
    no_picture_error,
    too_many_parts_error,
    truncated_error,
)
from stampgui.image.metadata.blocks import MetadataBlocks, strip_exif_prefix
from stampgui.image.png.text_chunks import TEXT_CHUNKS, TextChunks
from stampgui.values import dataclass

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
MARK: Final = b"stMp"
"""Our own chunk: ancillary, private, safe to copy (5.4)."""

_LARGEST_KEPT: Final = 64 << 20
_SMALL: Final = 512
_MOST_SMALL: Final = 5_000
"""Chunks of less than `_SMALL` bytes; encoders write image data in chunks of thousands."""
_IMAGE: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_STALE: Final = frozenset({b"iDOT", MARK})
"""iDOT is Apple's table of offsets into the image data, which is written again."""
_OF_ONE_FRAME: Final = frozenset({b"acTL", b"fcTL"})
"""They give the size of the frame (11.3.6.2), so that a copy of another size cannot have them."""
_SKIPPED: Final = frozenset({b"IDAT", b"fdAT"})
_ONE_FRAME: Final = b"\0\0\0\1"
_PALETTE: Final = 3
_DEPTHS: Final = (1, 2, 4, 8, 16)
_COLOUR_TYPES: Final = (0, 2, _PALETTE, 4, 6)
"""Of IHDR (11.2.1)."""
_WITH_ALPHA: Final = {0: 4, 2: 6, 3: 6}
_MOST_FURTHER_BLOCKS: Final = 4
_LARGEST_PROFILE: Final = 8 << 20
_MOST_BYTES_A_PIXEL: Final = 8
"""Four samples of 16 bits (11.2.1)."""
_MOST_FILTER_BYTES: Final = 2
"""One for each row (9.2); the seven passes of an interlaced picture (8.2) have less than two rows for each of it."""
_STEP: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class PngChunk:
    type: bytes
    data: bytes

    @property
    def raw(self) -> bytes:
        body = self.type + self.data
        return len(self.data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    @property
    def is_image(self) -> bool:
        """Whether it belongs to the pixels and is written again with them."""
        return self.type in _IMAGE


@dataclass(frozen=True, slots=True)
class ImageHeader:
    """IHDR (11.2.1): sizes in pixels, depth in bits per sample."""

    width: int
    height: int
    depth: int
    colour_type: int
    is_interlaced: bool = False


def read_metadata_blocks(stream: BinaryIO) -> MetadataBlocks:
    """Read what the file says about itself; image data is skipped. Raises UnusableImage.

    Of a file that is cut off behind the beginning of its image data, what comes before is read.
    """
    header: ImageHeader | None = None
    mark = refusal = icc = None
    exif_blocks: list[bytes] = []
    texts = TextChunks()
    kind = b""
    for chunk in _walk_chunks(stream):
        kind = chunk.type
        if chunk.type == b"IHDR":
            if header is not None:  # decoders would take the sizes of the last one
                raise damaged_picture_error()
            header = parse_image_header(chunk)
        elif chunk.type == b"iCCP":
            icc = _unpack_profile(chunk.data)
        elif chunk.type == b"eXIf":
            exif_blocks.append(strip_exif_prefix(chunk.data))
        elif chunk.type in TEXT_CHUNKS:
            texts.add(chunk.type, chunk.data)
        elif chunk.type == MARK:
            mark = chunk.data
        else:
            refusal = refusal or _explain_chunk(chunk)
    if header is None:
        raise no_picture_error()
    picture_end = stream.tell() if kind == b"IEND" else None
    is_cut_off = picture_end is None and not _lacks_only_end(stream)
    if texts.tiff is not None:
        exif_blocks.append(texts.tiff)
    return MetadataBlocks(
        size=(header.width, header.height),
        is_demanding=header.depth == 16,
        tiff=next(iter(exif_blocks), None),
        further_tiff=tuple(exif_blocks[1 : _MOST_FURTHER_BLOCKS + 1]),
        mark=mark,
        refusal=refusal,
        xmp=texts.xmp,
        iptc=texts.iptc,
        png_text=texts.text,
        damaged=tuple(texts.damaged),
        icc=icc,
        changes=tuple(_list_changes(header, lacks_only_end=picture_end is None and not is_cut_off)),
        is_cut_off=is_cut_off,
        picture_end=picture_end,
    )


def _lacks_only_end(stream: BinaryIO) -> bool:
    """Whether a file without IEND has all its image data."""
    stream.seek(0)
    try:
        parse_png_chunks(stream.read())
    except UnusableImage:
        return False
    return True


def _list_changes(header: ImageHeader, *, lacks_only_end: bool) -> Iterator[Message]:
    if header.colour_type == _PALETTE:
        yield message("Its colour palette becomes full colour, so that the caption can have its own colours.")
    if lacks_only_end:
        yield message("The file lacks its end marker, but the picture is whole. The copy has one.")


def _explain_chunk(chunk: PngChunk) -> Message | None:
    """Why a picture with such a chunk is not stamped.

    An animation (11.3.6) of one frame is a still picture, unless the frame has its own data (fdAT) and hides
    those of the picture.
    """
    if (chunk.type == b"acTL" and chunk.data[:4] != _ONE_FRAME) or chunk.type == b"fdAT":
        return explain_animation()
    if chunk.type == b"CgBI":
        return message(
            "This PNG has a format that iPhone apps use for their own pictures (CgBI). Open it on a Mac and save "
            "it again as PNG or JPEG."
        )
    return None


def _unpack_profile(data: bytes) -> bytes | None:
    """The colour profile in an iCCP chunk (11.3.2.3), None when it is damaged."""
    _, _, rest = data.partition(b"\0")
    try:
        return zlib.decompressobj().decompress(rest[1:], _LARGEST_PROFILE) or None
    except zlib.error:
        return None


def parse_png_chunks(data: bytes) -> tuple[list[PngChunk], bytes]:
    """Take a whole file apart into its chunks and the bytes after IEND. Raises UnusableImage.

    IEND may be missing where all image data are there. Types are letters (5.3); what else follows is no chunk.
    """
    found: list[PngChunk] = []
    at = len(SIGNATURE)
    if not data.startswith(SIGNATURE):
        raise truncated_error()
    while not found or found[-1].type != b"IEND":
        length = int.from_bytes(data[at : at + 4], "big")
        chunk = PngChunk(data[at + 4 : at + 8], data[at + 8 : at + 8 + length])
        if at + 12 + length > len(data) or not chunk.type.isalpha():
            if chunk.type == b"IDAT":  # its checksum may be all that is missing
                found.append(chunk)
            if not _has_whole_picture(found):
                raise truncated_error() if at + 8 > len(data) or chunk.type.isalpha() else damaged_picture_error()
            return found, data[at + 8 + len(chunk.data) :] if chunk.type == b"IDAT" else data[at:]
        found.append(chunk)
        at += 12 + length
    return found, data[at:]


def _has_whole_picture(chunks: Iterable[PngChunk]) -> bool:
    """Whether the compressed image data come to their end (10.1) within the bytes that a picture of that size takes."""
    stream, left = zlib.decompressobj(), 0
    try:
        for chunk in chunks:
            if chunk.type == b"IHDR":
                header = parse_image_header(chunk)
                left = header.height * (header.width * _MOST_BYTES_A_PIXEL + _MOST_FILTER_BYTES)
            pending = chunk.data if chunk.type == b"IDAT" else b""
            while pending and not stream.eof and left > 0:
                left -= len(stream.decompress(pending, _STEP))
                pending = stream.unconsumed_tail
    except (zlib.error, UnusableImage):
        return False
    return stream.eof


def strip_png_metadata(data: bytes) -> bytes:
    """The file without its metadata, which a decoder might stumble over. Raises UnusableImage."""
    return SIGNATURE + b"".join(chunk.raw for chunk in parse_png_chunks(data)[0] if chunk.is_image)


def parse_image_header(chunk: PngChunk) -> ImageHeader:
    """Raises UnusableImage."""
    if chunk.type != b"IHDR" or len(chunk.data) < 13:
        raise truncated_error()
    width, height = int.from_bytes(chunk.data[:4], "big"), int.from_bytes(chunk.data[4:8], "big")
    if not width or not height:
        raise no_picture_error()
    if chunk.data[8] not in _DEPTHS or chunk.data[9] not in _COLOUR_TYPES:
        raise damaged_picture_error()
    return ImageHeader(width, height, chunk.data[8], chunk.data[9], is_interlaced=chunk.data[12] != 0)


def replace_png_pixels(source: bytes, encoded: bytes, *, tiff: bytes | None, mark: bytes) -> bytes:
    """Put all ancillary chunks of `source` around the pixels of `encoded`, at their side of the image data.

    `tiff` replaces or adds the EXIF block; None leaves it. Raises UnusableImage.
    """
    old, trailer = parse_png_chunks(source)
    new, _ = parse_png_chunks(encoded)
    palette = next((chunk.data for chunk in old if chunk.type == b"PLTE"), b"")
    before, after = parse_image_header(old[0]), parse_image_header(new[0])
    image_data = next((i for i, chunk in enumerate(old) if chunk.type == b"IDAT"), None)
    if image_data is None:
        raise no_picture_error()
    head = list(_carry_chunks(old[:image_data], before, after, palette))
    tail = list(_carry_chunks(old[image_data:], before, after, palette))
    if tiff is not None:
        head = [chunk for chunk in head if chunk.type != b"eXIf"] + [PngChunk(b"eXIf", tiff)]
        tail = [chunk for chunk in tail if chunk.type != b"eXIf"]
    palette_at = next((i for i, chunk in enumerate(old[1:image_data], 1) if chunk.type == b"PLTE"), image_data)
    early = len(list(_carry_chunks(old[:palette_at], before, after, palette)))
    pixels = [chunk for chunk in new if chunk.type == b"IDAT"]
    tables = [chunk for chunk in new if chunk.type in (b"PLTE", b"tRNS")]
    order = [
        new[0],
        *head[:early],
        *tables,
        *head[early:],
        PngChunk(MARK, mark),
        *pixels,
        *tail,
        PngChunk(b"IEND", b""),
    ]
    return SIGNATURE + b"".join(chunk.raw for chunk in order) + trailer


def _carry_chunks(
    old: Iterable[PngChunk], before: ImageHeader, after: ImageHeader, palette: bytes
) -> Iterator[PngChunk]:
    is_resized = (before.width, before.height) != (after.width, after.height)
    for chunk in old:
        if chunk.is_image or chunk.type in _STALE or (is_resized and chunk.type in _OF_ONE_FRAME):
            continue
        if chunk.type != b"hIST" or after.colour_type == 3:
            yield _adapt_colour_chunk(chunk, before, after, palette)


def _adapt_colour_chunk(chunk: PngChunk, before: ImageHeader, after: ImageHeader, palette: bytes) -> PngChunk:
    """Convert bKGD and sBIT (11.3.4.1, 11.3.2.4) to the colour type and depth that the pixels have now."""
    if (before.colour_type, before.depth) == (after.colour_type, after.depth):
        return chunk
    if chunk.type == b"bKGD":
        if before.colour_type == 3:
            index = chunk.data[0] if chunk.data else 0
            colour = palette[3 * index : 3 * index + 3]
            return PngChunk(b"bKGD", b"".join(bytes((0, value)) for value in colour))
        if before.colour_type == 0 and before.depth < 8:
            highest = (1 << before.depth) - 1
            level = min(int.from_bytes(chunk.data[:2], "big"), highest) * 255 // highest
            return PngChunk(b"bKGD", level.to_bytes(2, "big"))
    if chunk.type == b"sBIT" and after.colour_type == _WITH_ALPHA.get(before.colour_type):
        return PngChunk(b"sBIT", chunk.data + bytes((after.depth,)))
    return chunk


def _walk_chunks(stream: BinaryIO) -> Iterator[PngChunk]:
    """Yield chunks up to IEND, or to where the file is cut off behind the beginning of its image data.

    Of image data only the type is read. Raises UnusableImage where it is cut off before.
    """
    if stream.read(len(SIGNATURE)) != SIGNATURE:
        raise truncated_error()
    kind, small, has_image_data = b"", 0, False
    while kind != b"IEND":
        chunk = _read_chunk(stream)
        if chunk is None:
            if has_image_data:
                return
            raise truncated_error()
        kind = chunk.type
        has_image_data = has_image_data or kind == b"IDAT"
        small += len(chunk.data) < _SMALL and kind not in _SKIPPED
        if small > _MOST_SMALL:
            raise too_many_parts_error()
        yield chunk


def _read_chunk(stream: BinaryIO) -> PngChunk | None:
    """The next chunk, image data without content, cut off or not; None where another is cut off, or there is none."""
    prefix = stream.read(8)
    length, kind = int.from_bytes(prefix[:4], "big"), prefix[4:]
    if len(prefix) < 8 or not kind.isalpha():
        return None
    if kind in _SKIPPED or length > _LARGEST_KEPT:
        stream.seek(length + 4, 1)  # maybe beyond the end, where there is no further chunk
        return PngChunk(kind, b"")
    data = stream.read(length)
    return PngChunk(kind, data) if len(data) == length and len(stream.read(4)) == 4 else None
