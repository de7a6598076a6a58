"""Copies of every kind of picture: captioned where the person sees it, alike elsewhere, and with all metadata."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps

from given import MakePhoto
from stampgui.image.header import read_header
from stampgui.image.jpeg.frame import read_frame, read_restart_interval
from stampgui.image.jpeg.segments import parse_jpeg
from stampgui.image.mark import Mark
from stampgui.image.png import png_file
from stampgui.image.reencode import reencode
from stampgui.image.tile import Tile

MARK = Mark("difoto", "2022-10-14", "")
WHITE = Tile(Image.new("RGBA", (96, 48), (255, 255, 255, 255)), 480, 400)


def copied(path: Path, tile: Tile = WHITE) -> Image.Image:
    source = path.read_bytes()
    written = reencode(source, read_header(io.BytesIO(source)), tile, mark=MARK, tiff=None)
    image = Image.open(io.BytesIO(written.data))
    image.load()
    return image


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_caption_sits_where_the_person_sees_it(make_photo: MakePhoto, orientation: int) -> None:
    path = make_photo(size=(640, 480) if orientation < 5 else (480, 640), orientation=orientation, quality=95)
    copy = copied(path)
    assert copy.getexif()[0x0112] == orientation
    seen = ImageOps.exif_transpose(copy).convert("L")
    assert seen.size == (640, 480)
    assert min(seen.crop((484, 404, 572, 444)).tobytes()) > 240
    assert max(seen.crop((0, 200, 460, 480)).tobytes()) < 200


@pytest.mark.parametrize(
    ("mode", "name"),
    [
        *(("RGB", "a.jpg"), ("L", "a.jpg"), ("CMYK", "a.jpg"), ("RGB", "a.png"), ("RGBA", "a.png"), ("L", "a.png")),
        *(("LA", "a.png"), ("P", "a.png"), ("1", "a.png"), ("RGB", "a.webp"), ("RGBA", "a.webp")),
    ],
)
def test_white_is_white_in_every_kind_of_picture(make_photo: MakePhoto, mode: str, name: str) -> None:
    path = make_photo(name, mode=mode)
    copy = copied(path)
    assert min(copy.convert("L").crop((490, 410, 560, 440)).tobytes()) > 245
    with Image.open(path) as source:
        elsewhere = (0, 0, 400, 380)
        difference = ImageChops.difference(source.convert("RGB").crop(elsewhere), copy.convert("RGB").crop(elsewhere))
    assert max(difference.tobytes()) <= 24


@pytest.mark.parametrize(
    "options",
    [
        {"quality": 60, "subsampling": 0},
        {"quality": 90, "subsampling": 1},
        {"quality": 75, "subsampling": 2},
        {"progressive": True},
        {"restart_marker_blocks": 4},
        {"keep_rgb": True},
    ],
)
def test_tables_sampling_and_scans_are_the_sources(make_photo: MakePhoto, options: dict[str, object]) -> None:
    source = make_photo(**options).read_bytes()
    data = reencode(source, read_header(io.BytesIO(source)), WHITE, mark=MARK, tiff=None).data
    old, new = parse_jpeg(source).segments, parse_jpeg(data).segments
    assert read_frame(new).sampling == read_frame(old).sampling
    assert read_frame(new).is_progressive == read_frame(old).is_progressive
    assert read_restart_interval(new) == read_restart_interval(old)
    assert {s.payload for s in new if s.marker == 0xDB} == {s.payload for s in old if s.marker == 0xDB}


def test_a_copy_is_recognised(make_photo: MakePhoto) -> None:
    for name in ("a.jpg", "a.png", "a.webp"):
        source = make_photo(name).read_bytes()
        assert read_header(io.BytesIO(source)).mark is None
        data = reencode(source, read_header(io.BytesIO(source)), WHITE, mark=MARK, tiff=None).data
        assert read_header(io.BytesIO(data)).mark == MARK


def test_transparency_stays_where_the_caption_is_not(make_photo: MakePhoto) -> None:
    path = make_photo("a.png", mode="RGBA")
    with Image.open(path) as image:
        image.putalpha(40)
        image.save(path)
    copy = copied(path)
    assert copy.getpixel((10, 300))[3] == 40  # type: ignore[index]  # Pillow's stub knows no modes
    assert copy.getpixel((500, 420)) == (255, 255, 255, 255)


def test_a_transparent_grey_stays_transparent(make_photo: MakePhoto) -> None:
    """PNG of 2 bits per pixel, made by hand: all white, and white is the transparent grey."""
    rows = zlib.compress((b"\0" + b"\xff" * 160) * 480)
    chunks = [
        png_file.PngChunk(b"IHDR", struct.pack(">IIBBBBB", 640, 480, 2, 0, 0, 0, 0)),
        *(png_file.PngChunk(b"tRNS", b"\0\3"), png_file.PngChunk(b"IDAT", rows), png_file.PngChunk(b"IEND", b"")),
    ]
    path = make_photo("a.png")
    path.write_bytes(png_file.SIGNATURE + b"".join(chunk.raw for chunk in chunks))
    copy = copied(path)
    assert copy.getpixel((10, 10)) == (255, 0)
    assert copy.getpixel((500, 420)) == (255, 255)


def test_inks_keep_their_colours_when_luminance_and_chroma_are_given_up(make_photo: MakePhoto) -> None:
    """A YCCK photo: the Adobe segment of a CMYK one says so, whatever its inks then are."""
    path = make_photo(mode="CMYK", quality=60)
    data = path.read_bytes()
    at = data.index(b"Adobe") + 11
    path.write_bytes(data[:at] + b"\2" + data[at + 1 :])
    copy = copied(path)
    with Image.open(path) as source:
        difference = ImageChops.difference(source.convert("RGB"), copy.convert("RGB")).crop((0, 0, 400, 380))
    assert max(difference.tobytes()) <= 16
