"""How large pictures and texts may be that are read at all."""

from typing import Final

LARGEST_TEXT: Final = 1 << 20
"""Bytes of text, an XMP packet or IPTC records that are looked at; those with dates are a hundredth of that."""


LARGEST_PIXELS: Final = 250_000_000
"""Phones take photos of 200 million pixels; beyond, decoding asks for more memory than an office computer has."""
