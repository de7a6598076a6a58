"""Metadata blocks into a PNG file that has none (PNG Specification, third edition, 11.3)."""

import zlib
from typing import Final

from stampgui.image.png import png_file

_XMP: Final = b"XML:com.adobe.xmp"
_IPTC: Final = b"Raw profile type iptc"
"""There is no chunk for IPTC; programs agree on hexadecimal digits under this keyword."""
_LINE: Final = 36
"""Bytes of a profile in one line of digits."""


def embed_png_metadata(
    source: bytes,
    *,
    tiff: bytes | None = None,
    xmp: bytes | None = None,
    icc: bytes | None = None,
    resources: bytes | None = None,
    comment: bytes | None = None,
) -> bytes:
    """Return the file with the blocks behind its header, and of its own chunks only those of the picture.

    `tiff` is the EXIF block, `resources` Photoshop's image resources, IPTC among them, `comment` a text in UTF-8.
    Raises UnusableImage.
    """
    first, *others = [chunk for chunk in png_file.parse_png_chunks(source)[0] if chunk.is_image]
    added = []
    if icc:
        added.append(png_file.PngChunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(icc)))
    if tiff:
        added.append(png_file.PngChunk(b"eXIf", tiff))
    if xmp:
        added.append(png_file.PngChunk(b"iTXt", _XMP + bytes(5) + xmp))
    if resources:
        added.append(
            png_file.PngChunk(b"zTXt", _IPTC + bytes(2) + zlib.compress(encode_raw_profile(b"iptc", resources)))
        )
    if comment:
        added.append(png_file.PngChunk(b"iTXt", b"Comment" + bytes(5) + comment))
    return png_file.SIGNATURE + b"".join(chunk.raw for chunk in (first, *added, *others))


def encode_raw_profile(name: bytes, block: bytes) -> bytes:
    """A block as programs put it into a text chunk: its name, its length, and hexadecimal digits."""
    lines = (block[at : at + _LINE].hex() for at in range(0, len(block), _LINE))
    return b"\n" + name + f"\n{len(block):8d}\n".encode() + "\n".join(lines).encode() + b"\n"
