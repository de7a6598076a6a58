"""Pictures of 16 bits per colour keep every bit where the caption is not."""

import io
import os
import struct
import zlib

import pytest
from PIL import Image

from given import MakePhoto
from stampgui.image import sixteen_bit
from stampgui.image.header import read_header
from stampgui.image.mark import Mark
from stampgui.image.png import png_file
from stampgui.image.previews.preview import load_preview
from stampgui.image.reencode import reencode
from stampgui.image.tile import Tile

SIZE = (60, 50)
WHITE = Tile(Image.new("RGBA", (20, 10), (255, 255, 255, 255)), 30, 35)
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}
MOST = 10_000


def deep_png(colour_type: int, values: bytes, *extra: png_file.PngChunk) -> bytes:
    row = SIZE[0] * CHANNELS[colour_type] * 2
    rows = b"".join(b"\0" + values[at : at + row] for at in range(0, len(values), row))
    chunks = [
        png_file.PngChunk(b"IHDR", struct.pack(">IIBBBBB", *SIZE, 16, colour_type, 0, 0, 0)),
        *extra,
        *(png_file.PngChunk(b"IDAT", zlib.compress(rows)), png_file.PngChunk(b"IEND", b"")),
    ]
    return png_file.SIGNATURE + b"".join(chunk.raw for chunk in chunks)


def values_of(picture: sixteen_bit.SixteenBitImage) -> bytes:
    values = bytearray(2 * len(picture.high.tobytes()))
    values[0::2], values[1::2] = picture.high.tobytes(), picture.low.tobytes()
    return bytes(values)


def at(picture: sixteen_bit.SixteenBitImage, x: int, y: int) -> tuple[int, ...]:
    channels = len(picture.high.getbands())
    start = 2 * channels * (y * picture.high.width + x)
    return struct.unpack_from(f">{channels}H", values_of(picture), start)


def noise(colour_type: int) -> bytes:
    return os.urandom(SIZE[0] * SIZE[1] * CHANNELS[colour_type] * 2)


@pytest.mark.parametrize("colour_type", CHANNELS)
def test_what_is_read_and_written_again_is_the_same_to_the_bit(colour_type: int) -> None:
    values = noise(colour_type)
    picture = sixteen_bit.decode_png(deep_png(colour_type, values), most=MOST)
    assert values_of(picture) == values
    again = sixteen_bit.encode_png(picture)
    assert values_of(sixteen_bit.decode_png(again, most=MOST)) == values
    with Image.open(io.BytesIO(again)) as image:  # another reader finds no fault in it
        image.load()


@pytest.mark.parametrize("colour_type", CHANNELS)
def test_the_caption_is_pure_white_and_all_else_as_before(colour_type: int) -> None:
    values = noise(colour_type)
    source = deep_png(colour_type, values, png_file.PngChunk(b"tEXt", b"Title\0Rapat"))
    header = read_header(io.BytesIO(source))
    copy = reencode(source, header, WHITE, mark=Mark("a", "2022-10-14", ""), tiff=None).data
    picture = sixteen_bit.decode_png(copy, most=MOST)
    assert set(at(picture, 35, 40)) == {65535}
    before = sixteen_bit.decode_png(source, most=MOST)
    for x, y in ((0, 0), (29, 35), (50, 40), (30, 34), (59, 49)):
        assert at(picture, x, y) == at(before, x, y)
    assert b"Rapat" in copy
    assert read_header(io.BytesIO(copy)).mark is not None


def test_a_half_transparent_caption_mixes_with_what_is_below_it() -> None:
    source = deep_png(2, struct.pack(">HHH", 1000, 2000, 60001) * (SIZE[0] * SIZE[1]))
    picture = sixteen_bit.decode_png(source, most=MOST)
    sixteen_bit.draw_tile_on_sixteen_bit(picture, Tile(Image.new("RGBA", (20, 10), (255, 255, 255, 51)), 30, 35))
    expected = tuple(round(value * 0.8 + 65535 * 0.2) for value in (1000, 2000, 60001))
    assert all(abs(found - wanted) <= 1 for found, wanted in zip(at(picture, 40, 40), expected, strict=True))


def test_the_transparent_colour_stays_transparent_and_a_caption_of_that_colour_is_seen() -> None:
    white = struct.pack(">HHH", 65535, 65535, 65535)
    source = deep_png(2, white * (SIZE[0] * SIZE[1] - 1) + bytes(6), png_file.PngChunk(b"tRNS", white))
    picture = sixteen_bit.decode_png(source, most=MOST)
    assert (at(picture, 0, 0)[3], at(picture, 59, 49)) == (0, (0, 0, 0, 65535))
    sixteen_bit.draw_tile_on_sixteen_bit(picture, WHITE)
    assert at(picture, 35, 40) == (65535, 65535, 65535, 65535)


@pytest.mark.parametrize("compression", [None, "tiff_lzw", "tiff_adobe_deflate"])
def test_a_grey_scan_of_sixteen_bits_is_read_to_the_bit(compression: str | None) -> None:
    values = os.urandom(2 * SIZE[0] * SIZE[1])
    file = io.BytesIO()
    Image.frombytes("I;16", SIZE, values).save(file, "TIFF", compression=compression)
    picture = sixteen_bit.decode_tiff(file.getvalue(), most=MOST)
    assert (picture.low.tobytes(), picture.high.tobytes()) == (values[0::2], values[1::2])


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_colour_scan_of_sixteen_bits_is_read_to_the_bit(order: str) -> None:
    numbers = struct.unpack(f">{SIZE[0] * SIZE[1] * 3}H", noise(2))
    picture = sixteen_bit.decode_tiff(colour_tiff(order, numbers), most=MOST)
    assert values_of(picture) == struct.pack(f">{len(numbers)}H", *numbers)


def colour_tiff(order: str, numbers: tuple[int, ...]) -> bytes:
    """An uncompressed TIFF of one strip, by hand: Pillow writes none of this depth."""
    pixels = struct.pack(f"{order}{len(numbers)}H", *numbers)
    entries = [(0x100, 3, 1, SIZE[0]), (0x101, 3, 1, SIZE[1]), (0x103, 3, 1, 1), (0x106, 3, 1, 2)]
    table_at = 8 + len(pixels)
    bits_at = table_at + 2 + 12 * 9 + 4
    entries += [(0x102, 3, 3, bits_at), (0x111, 4, 1, 8), (0x115, 3, 1, 3)]
    entries += [(0x116, 3, 1, SIZE[1]), (0x117, 4, 1, len(pixels))]
    table = struct.pack(order + "H", len(entries))
    for tag, kind, count, value in sorted(entries):
        packed = struct.pack(order + ("H2x" if kind == 3 and count == 1 else "I"), value)
        table += struct.pack(order + "HHI", tag, kind, count) + packed
    start = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", table_at)
    return start + pixels + table + bytes(4) + struct.pack(order + "HHH", 16, 16, 16)


@pytest.mark.parametrize("colour_type", CHANNELS)
def test_a_preview_of_such_a_picture_shows_its_brightness(make_photo: MakePhoto, colour_type: int) -> None:
    path = make_photo("a.png")
    path.write_bytes(deep_png(colour_type, struct.pack(">H", 0x8000) * (SIZE[0] * SIZE[1] * CHANNELS[colour_type])))
    _, _, pixels = load_preview(path, 30)
    assert abs(pixels[0] - 0x80) <= 1
