"""The picture that the passes of a damaged interlaced PNG show; where later ones are missing, it lacks detail."""

import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from PIL import Image

from stampgui.image.decoders import load_pixels, open_picture
from stampgui.image.format import Format
from stampgui.image.limits import LARGEST_PIXELS
from stampgui.image.png.adam7 import PassRows
from stampgui.image.png.png_file import SIGNATURE, PngChunk

_COLOUR_TYPES: Final = {8: 0, 16: 4, 24: 2, 32: 6}
"""By the bits of a pixel: a colour type with as many, in samples of 8. Each is decoded as if it had these."""


def weave_passes(passes: Sequence[PassRows], pixel_bits: int) -> Iterator[bytes]:
    """Yield the rows of the whole picture, each without a filter; what nothing is there of is zeros.

    Raises UnusableImage.
    """
    picture = _decode(passes[0], pixel_bits)
    for later in passes[1:]:
        width, height = picture.size
        size = (width + later.size[0], height) if later.is_across else (width, height + later.size[1])
        picture = _stretch(picture, size, is_across=later.is_across)
        if later.rows:
            pixels = _stretch(_decode(later, pixel_bits), size, is_across=later.is_across)
            picture.paste(pixels, (0, 0), _make_mask(later, size))
    data, row = picture.tobytes(), picture.width * pixel_bits // 8
    for at in range(0, len(data), row):
        yield b"\0" + data[at : at + row]


def _decode(found: PassRows, pixel_bits: int) -> Image.Image:
    """The pixels of a pass; the decoder undoes the filters, as of a picture of its own."""
    width, height = found.size
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, _COLOUR_TYPES[pixel_bits], 0, 0, 0))
    filtered = b"".join(found.rows).ljust((width * pixel_bits // 8 + 1) * height, b"\0")
    chunks = (PngChunk(b"IHDR", header), PngChunk(b"IDAT", zlib.compress(filtered, 1)), PngChunk(b"IEND", b""))
    picture = SIGNATURE + b"".join(chunk.raw for chunk in chunks)
    return load_pixels(open_picture(picture, Format.PNG), most=LARGEST_PIXELS)


def _stretch(picture: Image.Image, size: tuple[int, int], *, is_across: bool) -> Image.Image:
    """Show each pixel twice, beside or below itself, in a picture that may end after the first of the two."""
    matrix = (0.5, 0, 0, 0, 1, 0) if is_across else (1, 0, 0, 0, 0.5, 0)
    return picture.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.NEAREST)


def _make_mask(later: PassRows, size: tuple[int, int]) -> Image.Image:
    """Where the stretched pixels of a pass belong: every second column or row, as far as the pass is there."""
    mask, rows = Image.new("L", size), len(later.rows)
    if later.is_across:
        stripes = Image.frombytes("L", (size[0], 1), (b"\0\xff" * size[0])[: size[0]])
        mask.paste(stripes.resize((size[0], rows), Image.Resampling.NEAREST), (0, 0))
    else:
        stripes = Image.frombytes("L", (1, 2 * rows), b"\0\xff" * rows)
        mask.paste(stripes.resize((size[0], 2 * rows), Image.Resampling.NEAREST), (0, 0))
    return mask
