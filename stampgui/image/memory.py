"""How much memory a photo takes while it is stamped or looked at, told by its header before its pixels are read."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from stampgui.i18n import Message, Rounded, message
from stampgui.image.format import Format
from stampgui.image.header import Header
from stampgui.image.source_file import bound_loaded_bytes, explain_length


class _PixelCost(NamedTuple):
    """Bytes for each pixel, measured and rounded up: for most photos of a format, and for its demanding kind."""

    usual: float
    demanding: float


_STAMPING: Final[Mapping[Format, _PixelCost]] = {
    Format.JPEG: _PixelCost(1, 8),  # usually only the blocks under the caption are decoded
    Format.RAW: _PixelCost(1, 8),
    Format.PNG: _PixelCost(14, 30),
    Format.WEBP: _PixelCost(24, 48),
    Format.GIF: _PixelCost(16, 16),
    Format.BMP: _PixelCost(24, 24),
    Format.TIFF: _PixelCost(16, 30),
    Format.HEIF: _PixelCost(16, 16),
    Format.AVIF: _PixelCost(16, 16),
    Format.JPEG_XL: _PixelCost(32, 32),  # it computes in floating point
}
_SHRINKING: Final[Mapping[Format, _PixelCost]] = {
    **_STAMPING,
    Format.JPEG: _PixelCost(8, 12),
    Format.RAW: _PixelCost(8, 12),
}
"""For making an upload copy."""
_FILE_COPIES: Final = 5
"""How many times a file's bytes are in memory: the source, the copy, what is compared, what gives the source back."""
_GIGABYTE: Final = 1e9


def estimate_memory(header: Header, length: int, *, shrinks: bool = False) -> int:
    """Bytes that stamping a file of `length` bytes takes at most; `shrinks` adds making an upload copy."""
    width, height = header.stored_size
    cost = (_SHRINKING if shrinks else _STAMPING)[header.format]
    return int(
        width * height * (cost.demanding if header.is_demanding else cost.usual)
    ) + _FILE_COPIES * bound_loaded_bytes(header, length)


def explain_size(header: Header, length: int, budget: int, *, shrinks: bool = False) -> Message | None:
    """Say that a photo's file is too long, or takes more than the `budget` of bytes for one photo; None where neither
    is so."""
    return explain_memory(estimate_memory(header, length, shrinks=shrinks), budget) or explain_length(length)


def explain_memory(needed: int, budget: int) -> Message | None:
    """Say that a photo takes more than the `budget` of bytes for one photo, None where it does not."""
    if needed <= budget:
        return None
    return message(
        "The photo needs about {needed} GB of memory, and {budget} GB are there for each photo. Save fewer photos at a "
        "time, or make the photo smaller first.",
        needed=Rounded(needed / _GIGABYTE),
        budget=Rounded(budget / _GIGABYTE),
    )
