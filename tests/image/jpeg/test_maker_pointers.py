"""Cameras that note in their maker's notes where a preview lies behind the picture (Minolta)."""

import hashlib
import io
import struct

import piexif
import pytest
from PIL import Image

from given import SAMPLES
from stampgui.caption.drawing import draw_caption
from stampgui.caption.style import Style
from stampgui.image.captioning import apply_caption
from stampgui.image.header import read_header
from stampgui.image.jpeg.restore import restore_source
from stampgui.image.jpeg.segments import EXIF, find_exif_segments, parse_jpeg
from stampgui.image.mark import Mark

PREVIEW_START = 0x0088
SETTINGS = 0x0001
LONG, UNDEFINED = 4, 7
PLACE = b"????"


def preview(first: bytes = b"\xff") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(file, "JPEG")
    return first + file.getvalue()[1:]


def entry(tag: int, kind: int = LONG, count: int = 1) -> bytes:
    """A note that is an IFD of one entry, whose value is filled in later."""
    return struct.pack(">HHHI", 1, tag, kind, count)


def photo(note: bytes, *, behind: bytes, from_tiff: bool = False) -> bytes:
    """A photo with `behind` after its end, and a maker's note that ends with the four bytes that say where."""
    with Image.open(SAMPLES / "rapat-balai-desa.jpg") as image:
        file = io.BytesIO()
        image.save(file, "JPEG", exif=piexif.dump({"Exif": {piexif.ExifIFD.MakerNote: note + PLACE + bytes(4)}}))
    data = file.getvalue()
    place = len(data) - (base(data) if from_tiff else 0)
    return data.replace(note + PLACE, note + place.to_bytes(4, "big")) + behind


def base(data: bytes) -> int:
    (segment,) = find_exif_segments(parse_jpeg(data).segments)
    return segment.payload_offset + len(EXIF)


def stamped(source: bytes) -> bytes:
    header = read_header(io.BytesIO(source))
    mark = Mark("difoto", "2022-10-14", hashlib.sha256(source).hexdigest())
    tile = draw_caption("difoto tanggal 14 Oktober 2022", Style(), header.displayed_size)
    return apply_caption(source, header, tile, mark=mark, tiff=None).data


def place_after(note: bytes, data: bytes) -> int:
    at = data.index(note) + len(note)
    return int.from_bytes(data[at : at + 4], "big")


@pytest.mark.parametrize("from_tiff", [False, True])
@pytest.mark.parametrize("first", [b"\xff", b"\x01"])
@pytest.mark.parametrize("note", [entry(PREVIEW_START), b"AOC\0MM" + entry(0x0004)])
def test_a_preview_behind_the_picture_is_found_where_the_makers_note_says(
    note: bytes, first: bytes, from_tiff: bool
) -> None:
    source = photo(note, behind=preview(first), from_tiff=from_tiff)
    copy = stamped(source)
    place = place_after(note, copy) + (base(copy) if from_tiff else 0)
    assert copy[place:] == preview(first)
    assert restore_source(copy) == source


@pytest.mark.parametrize(
    "note", [entry(SETTINGS), entry(PREVIEW_START, UNDEFINED, 4), b"unknown maker:", b"AOC\0MM" + entry(0x0002)]
)
def test_bytes_that_merely_equal_such_a_place_stay(note: bytes) -> None:
    source = photo(note, behind=preview())
    copy = stamped(source)
    assert place_after(note, copy) == place_after(note, source)
    assert restore_source(copy) == source
