"""The largest pictures and texts that are read at all."""

from typing import Final

LARGEST_TEXT: Final = 1 << 20
"""Bytes of an XMP packet, IPTC records or another text; real ones with dates have a hundredth of that."""


LARGEST_PIXELS: Final = 250_000_000
"""Phones take photos of 200 million pixels; beyond, decoding asks for more memory than an office computer has."""
