"""The header of a Windows bitmap (BITMAPFILEHEADER and the headers that follow it, up to BITMAPV5HEADER)."""

import io
import struct
from typing import BinaryIO, Final

from stampgui.i18n import Message, message
from stampgui.image.errors import explain_unreadable_kind, no_picture_error, truncated_error
from stampgui.image.format import Format
from stampgui.image.metadata.blocks import MetadataBlocks
from stampgui.values import dataclass

_FILE_HEADER: Final = 14
_OLD_HEADER: Final = 12
"""Bytes of a BITMAPCOREHEADER, whose sides have 16 bits and which says no more than these and the depth."""
_INFO_HEADER, _V3_HEADER, _V5_HEADER = 40, 56, 124
"""Bytes of a BITMAPINFOHEADER, of one with a mask for alpha, and of the one that tells of a profile."""
_OS2_HEADER: Final = 64
"""Bytes of OS/2's second header, whose numbers of compressions mean others."""
_KNOWN_HEADERS: Final = (_OLD_HEADER, _INFO_HEADER, 52, _V3_HEADER, _OS2_HEADER, 108, _V5_HEADER)
_LARGEST_PROFILE: Final = 8 << 20
_EMBEDDED: Final = int.from_bytes(b"MBED", "big")

_PLAIN, _RLE8, _RLE4, _MASKS, _JPEG, _PNG = range(6)
_COMPRESSION_NAMES: Final = {_JPEG: "JPEG", _PNG: "PNG"}
_DEPTHS: Final = {_PLAIN: (1, 4, 8, 16, 24, 32), _RLE8: (8,), _RLE4: (4,), _MASKS: (16, 24, 32)}
_KNOWN_MASKS: Final = {
    16: ((0xF800, 0x7E0, 0x1F), (0x7C00, 0x3E0, 0x1F)),
    24: ((0xFF0000, 0xFF00, 0xFF),),
    32: (
        *((0xFF0000, 0xFF00, 0xFF, 0), (0xFF000000, 0xFF0000, 0xFF00, 0), (0xFF000000, 0xFF00, 0xFF, 0)),
        *((0xFF000000, 0xFF0000, 0xFF00, 0xFF), (0xFF, 0xFF00, 0xFF0000, 0xFF000000)),
        *((0xFF0000, 0xFF00, 0xFF, 0xFF000000), (0xFF000000, 0xFF00, 0xFF, 0xFF0000), (0, 0, 0, 0)),
    ),
}
"""Where in a pixel its colours and alpha may lie, by depth: what Pillow decodes (BmpImagePlugin)."""


@dataclass(frozen=True, slots=True)
class _BitmapHeader:
    """The fields that tell how pixels are stored."""

    length: int
    """Bytes of the header that holds them."""
    size: tuple[int, int]
    """(width, height)."""
    depth: int
    """Bits per pixel."""
    compression: int = _PLAIN
    """biCompression."""
    masks: tuple[int, ...] = (0, 0, 0, 0)
    """Of red, green, blue and alpha."""
    profile: tuple[int, int] = (0, 0)
    """(offset, length) of the embedded profile; no length where there is none."""

    @property
    def pixel_bytes(self) -> int:
        """Bytes of the pixels where they are not packed: each row fills whole words, the last one need not."""
        width, height = self.size
        bits = width * self.depth
        return (bits + 31) // 32 * 4 * (height - 1) + (bits + 7) // 8


def read_metadata_blocks(stream: BinaryIO) -> MetadataBlocks:
    """Read size and colour profile; such a file says nothing else. Raises UnusableImage."""
    header = _parse_header(stream.read(_FILE_HEADER + _V5_HEADER))
    if header.size[0] <= 0 or header.size[1] <= 0:
        raise no_picture_error()
    kind = _name_unreadable_kind(header)
    if kind is None and header.compression not in (_RLE8, _RLE4) and _measure_pixels(stream) < header.pixel_bytes:
        raise truncated_error()
    return MetadataBlocks(
        header.size,
        copy_format=Format.PNG,
        icc=_read_profile(stream, header.profile),
        refusal=None if kind is None else explain_unreadable_kind(Format.BMP, kind),
    )


def _measure_pixels(stream: BinaryIO) -> int:
    """How many bytes there are from the first pixel on (bfOffBits)."""
    stream.seek(10)
    first = int.from_bytes(stream.read(4), "little")
    return stream.seek(0, io.SEEK_END) - first


def _parse_header(data: bytes) -> _BitmapHeader:
    length = int.from_bytes(data[_FILE_HEADER : _FILE_HEADER + 4], "little")
    body = data[_FILE_HEADER:]
    try:
        if length == _OLD_HEADER:
            width, height, _, depth = struct.unpack_from("<HHHH", body, 4)
            return _BitmapHeader(length, (width, height), depth)
        width, height, _, depth, compression = struct.unpack_from("<iiHHI", body, 4)
        header = _BitmapHeader(length, (width, abs(height)), depth, compression)  # negative: the top row comes first
        if compression != _MASKS or length < _INFO_HEADER:
            masks: tuple[int, ...] = header.masks
        else:
            masks = struct.unpack_from("<IIII", body, _INFO_HEADER)
            masks = masks if length >= _V3_HEADER else (*masks[:3], 0)
        profile = (0, 0)
        if length >= _V5_HEADER and int.from_bytes(body[56:60], "little") == _EMBEDDED:
            offset, size = struct.unpack_from("<II", body, 112)
            profile = (_FILE_HEADER + offset, size)
    except struct.error as error:
        raise truncated_error() from error
    return _BitmapHeader(length, header.size, depth, compression, masks, profile)


def _name_unreadable_kind(header: _BitmapHeader) -> Message | None:
    """What is unusual about pixels that are not decoded, None where they are."""
    if header.length not in _KNOWN_HEADERS:
        return message("a header of {bytes} bytes", bytes=header.length)
    if header.length == _OS2_HEADER and header.compression > _RLE4:
        return message("packed as OS/2 does")
    if header.compression not in _DEPTHS:
        name = _COMPRESSION_NAMES.get(header.compression, str(header.compression))
        return message("compression {name}", name=name)
    if header.depth not in _DEPTHS[header.compression]:
        return message("{bits} bits per pixel", bits=header.depth)
    known = _KNOWN_MASKS.get(header.depth, ())
    if header.compression == _MASKS and header.masks not in known and header.masks[:3] not in known:
        return message("an unusual layout of its {bits} bits per pixel", bits=header.depth)
    return None


def _read_profile(stream: BinaryIO, place: tuple[int, int]) -> bytes | None:
    offset, length = place
    if not 0 < length <= _LARGEST_PROFILE:
        return None
    stream.seek(offset)
    profile = stream.read(length)
    return profile if len(profile) == length else None
