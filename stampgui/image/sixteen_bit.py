"""Pictures of 16 bits per colour, held as two pictures of 8: Pillow has no mode for them and drops half of each value.

Its decoders unpack the high byte of a value or, told that the byte order is the other one, the low byte.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Any, Final

from PIL import Image, ImageChops, ImageMath
from PIL.ImageFile import ImageFile

from stampgui.image.decoders import load_pixels, open_picture
from stampgui.image.errors import damaged_picture_error
from stampgui.image.format import Format
from stampgui.image.orientation import Orientation
from stampgui.image.png import png_file
from stampgui.image.tile import Tile
from stampgui.values import dataclass, replace

_GREY, _RGB, _GREY_ALPHA, _RGB_ALPHA = 0, 2, 4, 6
_COLOUR_TYPES: Final = {"L": _GREY, "LA": _GREY_ALPHA, "RGB": _RGB, "RGBA": _RGB_ALPHA}
_AS_EIGHT_BITS: Final = {_GREY: _GREY_ALPHA, _GREY_ALPHA: _RGB_ALPHA}
"""Colour types of 8 bits whose pixels have as many bytes as these have with 16."""
_OTHER_ORDER: Final = {"B": "L", "L": "B", "N": "B"}
_ROWS: Final = 64
_UP_FILTER: Final = 2
"""The filter that subtracts the row above (PNG Specification, third edition, 9.2)."""
_MAX_VALUE: Final = 65535


@dataclass(frozen=True, slots=True)
class SixteenBitImage:
    """High and low bytes of the same values, both in mode L, LA, RGB or RGBA."""

    high: Image.Image
    low: Image.Image


def decode_png(source: bytes, *, most: int) -> SixteenBitImage:
    """Decode a PNG of 16 bits per colour and at most `most` pixels. Raises UnusableImage."""
    chunks, _ = png_file.parse_png_chunks(source)
    header = png_file.parse_image_header(chunks[0])
    key = next((chunk.data for chunk in chunks if chunk.type == b"tRNS"), None)
    chunks = [chunk for chunk in chunks if chunk.is_image and chunk.type != b"tRNS"]
    if header.colour_type in _AS_EIGHT_BITS:
        depth_and_type = bytes((8, _AS_EIGHT_BITS[header.colour_type]))
        chunks[0] = replace(chunks[0], data=chunks[0].data[:8] + depth_and_type + chunks[0].data[10:])
    data = png_file.SIGNATURE + b"".join(chunk.raw for chunk in chunks)
    if header.colour_type in _AS_EIGHT_BITS:
        bands = load_pixels(open_picture(data, Format.PNG), most=most).split()
        mode = "L" if header.colour_type == _GREY else "LA"
        picture = SixteenBitImage(*(Image.merge(mode, bands[part::2]) for part in (0, 1)))
    else:
        picture = SixteenBitImage(
            load_pixels(open_picture(data, Format.PNG), most=most), _decode_low_bytes(data, Format.PNG, most)
        )
    return picture if key is None else _add_colour_key_alpha(picture, key)


def is_sixteen_bit_tiff(source: bytes) -> bool:
    """Whether a TIFF file has 16 bits per colour. Raises UnusableImage."""
    image = open_picture(source, Format.TIFF)
    assert isinstance(image, ImageFile)
    return image.mode.startswith("I;16") or any(";16" in str(tile.args) for tile in image.tile)


def decode_tiff(source: bytes, orientation: Orientation = Orientation.TOP_LEFT, *, most: int) -> SixteenBitImage:
    """Decode a TIFF of 16 bits per colour and at most `most` pixels, and turn it as displayed.

    The file's own Orientation has to be 1: Pillow turns others. Raises UnusableImage.
    """
    image = load_pixels(open_picture(source, Format.TIFF), most=most)
    if image.mode.startswith("I;16"):
        stored = _split_grey_bytes(image)
    else:
        stored = SixteenBitImage(image, _decode_low_bytes(source, Format.TIFF, most))
    turned = orientation.display_transpose
    return stored if turned is None else SixteenBitImage(stored.high.transpose(turned), stored.low.transpose(turned))


def reduce_to_eight_bits(image: Image.Image) -> Image.Image:
    """The picture, and of one in 16-bit greys the high bytes, where Pillow's own conversion would cut values off."""
    return _split_grey_bytes(image).high if image.mode.startswith("I;16") else image


def _split_grey_bytes(image: Image.Image) -> SixteenBitImage:
    values = image.tobytes()
    parts = (values[0::2], values[1::2]) if image.mode.endswith("B") else (values[1::2], values[0::2])
    return SixteenBitImage(*(Image.frombytes("L", image.size, part) for part in parts))


def _decode_low_bytes(data: bytes, kind: Format, most: int) -> Image.Image:
    image = open_picture(data, kind)
    assert isinstance(image, ImageFile)
    try:
        image.tile = [tile._replace(args=_swap_byte_order(tile.args)) for tile in image.tile]
    except KeyError as error:
        raise damaged_picture_error() from error
    return load_pixels(image, most=most)


def _swap_byte_order(args: Any) -> Any:
    """The decoder's arguments with the raw mode ("RGB;16B") of the other byte order."""
    if isinstance(args, tuple):
        return (_swap_byte_order(args[0]), *args[1:])
    return args[:-1] + _OTHER_ORDER[args[-1]]


def _add_colour_key_alpha(picture: SixteenBitImage, key: bytes) -> SixteenBitImage:
    """Convert the transparent colour of a tRNS chunk (11.3.1.1) to alpha: the caption may have that colour."""
    levels = struct.unpack(f">{len(key) // 2}H", key[: len(key) // 2 * 2])
    differs = Image.new("L", picture.high.size)
    for level, high, low in zip(levels, picture.high.split(), picture.low.split(), strict=False):
        for band, byte in ((high, level >> 8), (low, level & 255)):
            differs = ImageChops.lighter(differs, band.point([255 * (value != byte) for value in range(256)]))
    mode = "LA" if picture.high.mode == "L" else "RGBA"
    return SixteenBitImage(*(Image.merge(mode, (*part.split(), differs)) for part in (picture.high, picture.low)))


def draw_tile_on_sixteen_bit(picture: SixteenBitImage, tile: Tile) -> None:
    """Lay `tile` over the picture in place; values that it does not touch stay exactly as they are."""
    alpha = tile.rgba.getchannel("A")
    touched = alpha.point([255 * (value > 0) for value in range(256)])
    colours = tile.rgba.convert("RGB" if picture.high.mode.startswith("RGB") else "L").split()
    below = [
        ImageMath.lambda_eval(lambda v: v["high"] * 256 + v["low"], high=high, low=low)
        for high, low in zip(picture.high.crop(tile.box).split(), picture.low.crop(tile.box).split(), strict=True)
    ]
    opacity = below.pop() if picture.high.mode.endswith("A") else Image.new("I", alpha.size, _MAX_VALUE)
    mixed = [
        ImageMath.lambda_eval(_blend, colour=colour, alpha=alpha, below=band, opacity=opacity)
        for colour, band in zip(colours, below, strict=True)
    ]
    if picture.high.mode.endswith("A"):
        mixed.append(ImageMath.lambda_eval(_combine_alpha, alpha=alpha, opacity=opacity))
    high = [ImageMath.lambda_eval(lambda v: v["convert"](v["band"] / 256, "L"), band=band) for band in mixed]
    low = [ImageMath.lambda_eval(lambda v: v["convert"](v["band"] % 256, "L"), band=band) for band in mixed]
    picture.high.paste(Image.merge(picture.high.mode, high), (tile.left, tile.top), touched)
    picture.low.paste(Image.merge(picture.low.mode, low), (tile.left, tile.top), touched)


def _combine_opacity(v: dict[str, Any]) -> Any:
    """Opacity, 0 to 1, of the caption over what is below it."""
    alpha = v["float"](v["alpha"]) / 255
    return alpha + v["float"](v["opacity"]) / _MAX_VALUE * (1 - alpha)


def _combine_alpha(v: dict[str, Any]) -> Any:
    return v["int"](_combine_opacity(v) * _MAX_VALUE + 0.5)


def _blend(v: dict[str, Any]) -> Any:
    """The "over" operator of Porter and Duff for colours that are not multiplied by their opacity."""
    alpha = v["float"](v["alpha"]) / 255
    through = v["float"](v["opacity"]) / _MAX_VALUE * (1 - alpha)
    together = v["max"](_combine_opacity(v), 1e-9)
    return v["int"]((v["float"](v["colour"]) * 257 * alpha + v["float"](v["below"]) * through) / together + 0.5)


def encode_png(picture: SixteenBitImage) -> bytes:
    """Encode as a PNG of 16 bits per colour, without any metadata."""
    width, height = picture.high.size
    ihdr = struct.pack(">IIBBBBB", width, height, 16, _COLOUR_TYPES[picture.high.mode], 0, 0, 0)
    chunks = (
        png_file.PngChunk(b"IHDR", ihdr),
        png_file.PngChunk(b"IDAT", b"".join(_compress_rows(picture))),
        png_file.PngChunk(b"IEND", b""),
    )
    return png_file.SIGNATURE + b"".join(chunk.raw for chunk in chunks)


def _compress_rows(picture: SixteenBitImage) -> Iterator[bytes]:
    """The filtered rows, a few at a time, to save memory."""
    packer = zlib.compressobj()
    width, height = picture.high.size
    row = 2 * len(picture.high.getbands()) * width
    above = bytes(row)
    for top in range(0, height, _ROWS):
        rows = min(_ROWS, height - top)
        box = (0, top, width, top + rows)
        values = bytearray(row * rows)
        values[0::2] = picture.high.crop(box).tobytes()
        values[1::2] = picture.low.crop(box).tobytes()
        here = Image.frombytes("L", (row, rows), bytes(values))
        before = Image.frombytes("L", (row, rows), (above + bytes(values))[: row * rows])
        filtered = Image.new("L", (row + 1, rows), _UP_FILTER)
        filtered.paste(ImageChops.subtract_modulo(here, before), (1, 0))
        yield packer.compress(filtered.tobytes())
        above = bytes(values[-row:])
    yield packer.flush()
