"""The headers of TIFF scans and camera RAW files."""

import contextlib
import io
import struct
import time
from collections.abc import Mapping

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from image.handmade import TAKEN, iim, photoshop, tiff_file, xmp
from PIL import Image

from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import Header, read_header
from stampgui.image.orientation import Orientation

ASCII, SHORT, LONG, UNDEFINED = 2, 3, 4, 7


def header(data: bytes) -> Header:
    return read_header(io.BytesIO(data))


def size(order: str = "<") -> Mapping[int, tuple[int, bytes]]:
    return {0x0100: (SHORT, struct.pack(order + "H", 640)), 0x0101: (LONG, struct.pack(order + "I", 480))}


def dated(order: str = "<", *, magic: bytes = b"") -> bytes:
    """A file with Make, DateTime and Orientation, and an Exif IFD at its end."""

    def whole(exif_at: int) -> bytes:
        values = {
            **size(order),
            0x010F: (ASCII, b"Panasonic\0"),
            0x0112: (SHORT, struct.pack(order + "H", 6)),
            0x0132: (ASCII, b"2023:01:02 03:04:05\0"),
            0x8769: (LONG, struct.pack(order + "I", exif_at)),
        }
        return tiff_file(values, order, magic=magic)

    at = len(whole(0))
    entry = struct.pack(order + "HHII", 0x9003, ASCII, 20, at + 18)
    return whole(at) + struct.pack(order + "H", 1) + entry + bytes(4) + TAKEN.encode() + b"\0"


WHOLE = dated()


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_scan_tells_its_dates_and_how_it_is_turned(order: str) -> None:
    found = header(dated(order))
    assert (found.format, found.stored_size) == (Format.TIFF, (640, 480))
    assert found.exif.tags == {"Make": "Panasonic", "DateTime": "2023:01:02 03:04:05", "DateTimeOriginal": TAKEN}
    assert found.orientation is Orientation.RIGHT_TOP


@pytest.mark.parametrize("magic", [b"IIRO", b"IIRS", b"IIU\0"])
def test_raw_files_that_begin_otherwise_are_read_the_same_way(magic: bytes) -> None:
    found = header(dated(magic=magic))
    assert (found.format, found.exif.tags["DateTimeOriginal"]) == (Format.RAW, TAKEN)


def test_what_pillow_writes_is_read() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30)).save(buffer, "TIFF", tiffinfo={306: "2022:10:14 08:15:00"}, compression="tiff_lzw")
    found = header(buffer.getvalue())
    assert (found.stored_size, found.exif.tags["DateTime"]) == ((40, 30), TAKEN)


def test_xmp_and_iptc_of_a_scan_are_read() -> None:
    packet = xmp("<photoshop:DateCreated>1997</photoshop:DateCreated>").encode()
    records = iim([(55, b"19970817")])
    found = header(tiff_file({**size(), 0x02BC: (UNDEFINED, packet), 0x83BB: (UNDEFINED, records)}))
    assert (found.xmp, found.iptc) == ({"photoshop:DateCreated": "1997"}, {"DateCreated": "19970817"})
    resources = photoshop((0x0404, records))
    assert header(tiff_file({**size(), 0x8649: (UNDEFINED, resources)})).iptc == {"DateCreated": "19970817"}


def test_a_date_where_camera_makers_put_it_is_read() -> None:
    data = tiff_file({**size(), 0x9003: (ASCII, TAKEN.encode() + b"\0")})
    assert header(data).exif.tags == {"DateTimeOriginal": TAKEN}


def test_the_size_is_that_of_the_largest_picture() -> None:
    """The first picture of a RAW file is a preview."""
    dng = {**size(), 0xC612: (UNDEFINED, b"\1\4\0\0")}
    first = tiff_file({**dng, 0x014A: (LONG, struct.pack("<I", 0))})
    at = len(first)
    sub = tiff_file({0x0100: (SHORT, struct.pack("<H", 6000)), 0x0101: (SHORT, struct.pack("<H", 4000))})[8:]
    assert header(tiff_file({**dng, 0x014A: (LONG, struct.pack("<I", at))}) + sub).stored_size == (6000, 4000)


def test_a_packet_that_is_cut_off_is_known_to_be_damaged() -> None:
    data = tiff_file({**size(), 0x02BC: (UNDEFINED, bytes(500))})
    assert header(data[:-10]).damaged == ("XMP",)


def hostile(tag: int, kind: int, count: int, value: int) -> bytes:
    root = (
        struct.pack("<IH", 8, 3) + struct.pack("<HHII", 0x0100, LONG, 1, 9) + struct.pack("<HHII", 0x0101, LONG, 1, 9)
    )
    return b"II*\0" + root + struct.pack("<HHII", tag, kind, count, value) + bytes(3_000_000)


@pytest.mark.parametrize(
    "data",
    [
        hostile(0x0132, ASCII, 0xFFFFFFFF, 8),
        hostile(0x02BC, UNDEFINED, 0xFFFFFFFF, 8),
        hostile(0x83BB, LONG, 0x3FFFFFFF, 8),
        hostile(0x8769, LONG, 1, 8),
        hostile(0x014A, LONG, 250, 8),
        hostile(0x8769, LONG, 1, 0xFFFFFFFF),
        b"II*\0" + struct.pack("<IH", 8, 0xFFFF) + struct.pack("<HHII", 0x010F, ASCII, 900, 8) * 65535,
        b"II*\0" + struct.pack("<IH", 8, 0xFFFF) + b"\xff" * 786_420,
    ],
)
def test_hostile_counts_and_circles_cost_next_to_nothing(data: bytes) -> None:
    started = time.thread_time()
    with contextlib.suppress(UnusableImage):
        header(data)
    assert time.thread_time() - started < 0.3


@pytest.mark.parametrize("tag", [0x0111, 0x0144])
def test_pictures_of_a_million_strips_or_tiles_are_refused(tag: int) -> None:
    with pytest.raises(UnusableImage, match="far more parts"):
        header(hostile(tag, LONG, 700_000, 8))


@for_all(st.integers(4, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_no_change_to_a_file_crashes_the_reader(at: int, change: bytes) -> None:
    with contextlib.suppress(UnusableImage):
        header(WHOLE[:at] + change + WHOLE[at + len(change) :])


@for_all(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(garbage: bytes) -> None:
    for head in (b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"IIU\0", b"MMOR"):
        with contextlib.suppress(UnusableImage):
            header(head + garbage)
