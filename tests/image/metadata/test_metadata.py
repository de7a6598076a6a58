"""EXIF read from any block, and a date written without moving a byte that was there."""

import io
import struct
import time

import exifread
import piexif
import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from stampgui.image.metadata.blocks import EXIF_PREFIX
from stampgui.image.metadata.exif import clean_tag_text, parse_exif, with_exif_date
from stampgui.image.metadata.moment import ExifMoment
from stampgui.image.orientation import Orientation
from stampgui.image.tiff.structure import TiffError

DATE = "2022:10:14 08:15:00"


def block(**ifds: object) -> bytes:
    return bytes(piexif.dump(ifds)).removeprefix(EXIF_PREFIX)


def big_endian(*, exif_entries: bytes = b"", entries: int = 0) -> bytes:
    """A Motorola-order block: IFD0 with Make and, if there are entries, an Exif IFD."""
    make = struct.pack(">HHI4s", 0x010F, 2, 4, b"Abc\0")
    if not entries:
        return b"MM\0*" + struct.pack(">IH", 8, 1) + make + bytes(4)
    pointer = struct.pack(">HHII", 0x8769, 4, 1, 38)
    return (
        b"MM\0*"
        + struct.pack(">IH", 8, 2)
        + make
        + pointer
        + bytes(4)
        + struct.pack(">H", entries)
        + exif_entries
        + bytes(4)
    )


NO_EXIF_IFD = block(**{"0th": {piexif.ImageIFD.Make: b"Camera", piexif.ImageIFD.Orientation: 6}})
NO_DATE = block(Exif={piexif.ExifIFD.LensModel: b"50 mm", piexif.ExifIFD.MakerNote: b"maker" * 50})
BLANK_DATE = block(Exif={piexif.ExifIFD.DateTimeOriginal: b"0000:00:00 00:00:00", piexif.ExifIFD.LensModel: b"50 mm"})
BIG_ENDIAN = big_endian()
BIG_ENDIAN_NO_DATE = big_endian(exif_entries=struct.pack(">HHI4s", 0x9000, 7, 4, b"0230"), entries=1)


@pytest.mark.parametrize("before", [NO_EXIF_IFD, NO_DATE, BLANK_DATE, BIG_ENDIAN, BIG_ENDIAN_NO_DATE])
def test_a_date_is_written_and_nothing_else_changes(before: bytes) -> None:
    after = with_exif_date(before, ExifMoment(DATE))
    read = {k: str(v) for k, v in exifread.process_file(io.BytesIO(after), details=False).items()}
    was = {k: str(v) for k, v in exifread.process_file(io.BytesIO(before), details=False).items()}
    assert read.pop("EXIF DateTimeOriginal") == DATE
    was.pop("EXIF DateTimeOriginal", None)
    for offset_or_version in ("Image ExifOffset", "EXIF ExifVersion"):
        read.pop(offset_or_version, None)
        was.pop(offset_or_version, None)
    assert read == was


def test_a_missing_tag_moves_no_value() -> None:
    """Maker notes hold offsets that count from the block's start."""
    after = with_exif_date(NO_DATE, ExifMoment(DATE))
    changed = [at for at, (old, new) in enumerate(zip(NO_DATE, after, strict=False)) if old != new]
    assert after.index(b"maker" * 50) == NO_DATE.index(b"maker" * 50)
    assert len(changed) <= 4, "only the pointer to the Exif IFD is turned"


def test_a_blank_date_is_overwritten_where_it_stands() -> None:
    after = with_exif_date(BLANK_DATE, ExifMoment(DATE))
    assert after == BLANK_DATE.replace(b"0000:00:00 00:00:00", DATE.encode())


def test_a_date_that_stands_is_never_overwritten() -> None:
    """Also where it could not be read: a block may be damaged elsewhere."""
    for text in (b"2020:01:02 03:04:05", b"2020:01:02", b"2020:01:02 03:04:05+07:00"):
        with pytest.raises(TiffError, match="already"):
            with_exif_date(block(Exif={piexif.ExifIFD.DateTimeOriginal: text}), ExifMoment(DATE))


def test_without_exif_a_fresh_block_is_made() -> None:
    assert parse_exif(with_exif_date(None, ExifMoment(DATE))).tags == {"DateTimeOriginal": DATE}


@for_all(st.binary(max_size=300))
def test_damaged_blocks_are_refused_and_never_crash(garbage: bytes) -> None:
    for head in (b"", b"II*\0", b"MM\0*", b"II*\0\x08\0\0\0"):
        try:
            with_exif_date(head + garbage, ExifMoment(DATE))
        except TiffError:
            continue


@pytest.mark.parametrize(
    "damaged",
    [b"MM\0*\0\0\0\2" + bytes(600), NO_EXIF_IFD[: 8 + 2 + 12 + 10]],
    ids=["an IFD inside the header", "an IFD cut off inside its last entry"],
)
def test_no_date_is_written_where_an_ifd_is_not_whole(damaged: bytes) -> None:
    with pytest.raises(TiffError):
        with_exif_date(damaged, ExifMoment(DATE))


@pytest.mark.parametrize(
    ("count", "written"),
    [(20, b"2022:10:14 08:15:30\0"), (19, b"2022:10:14 08:15:30"), (18, b"2022:10:14 08:15"), (12, b"2022:10:14")],
    ids=["as the standard has it", "without a NUL", "a letter short", "only room for the day"],
)
def test_a_date_with_too_little_room_never_ends_within_a_number(count: int, written: bytes) -> None:
    dates = block(Exif={piexif.ExifIFD.DateTimeOriginal: b"2019:05:06 07:08:09", 0x9004: b"2019:05:06 07:08:09"})
    tag = struct.pack(">HH", 0x9004, 2)
    before = dates.replace(tag + struct.pack(">I", 20), tag + struct.pack(">I", count))
    moment = ExifMoment("2022:10:14 08:15:30")
    after = with_exif_date(before, moment, replacing={"DateTimeOriginal", "DateTimeDigitized"})
    at = int.from_bytes(after[after.index(tag) + 8 : after.index(tag) + 12], "big")
    assert after[at : at + count] == written.ljust(count, b"\0")


@for_all(st.binary(max_size=300))
def test_no_block_crashes_the_reader(garbage: bytes) -> None:
    for head in (b"", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"):
        parse_exif(head + garbage)


def test_huge_counts_and_circles_cost_nothing() -> None:
    endless = b"II*\0\x08\0\0\0" + struct.pack("<HHHIII", 1, 0x8769, 4, 1, 8, 8)
    huge = b"II*\0\x08\0\0\0" + struct.pack("<HHHIII", 1, 0x9003, 2, 0xFFFFFFFF, 26, 0)
    long_entries = struct.pack("<HHII", 0x0131, 2, 60_000_000, 8) * 1000
    long_texts = b"II*\0\x08\0\0\0" + struct.pack("<H", 1000) + long_entries + b"x" * 60_000_000
    many = b"II*\0\x08\0\0\0" + struct.pack("<H", 0xFFFF) + struct.pack("<HHII", 0x0131, 2, 900, 8) * 65535
    for hostile in (endless, huge, long_texts, many):
        started = time.thread_time()
        parse_exif(hostile)
        assert time.thread_time() - started < 0.3


def test_an_orientation_that_does_not_exist_means_as_stored() -> None:
    assert parse_exif(NO_EXIF_IFD).orientation is Orientation.RIGHT_TOP
    nine = block(**{"0th": {piexif.ImageIFD.Orientation: 9}})
    assert parse_exif(nine).orientation is Orientation.TOP_LEFT


def test_orientation_is_read_from_a_block_that_is_damaged_elsewhere() -> None:
    """A caption drawn for another orientation than viewers use would lie on its side."""
    entries = struct.pack("<HHIHHHHII", 0x0112, 3, 1, 6, 0, 0x8769, 4, 1, 38)
    damaged = b"II*\0\x08\0\0\0" + struct.pack("<H", 2) + entries + bytes(4) + b"\xff\xff" + bytes(30)
    assert parse_exif(damaged).orientation is Orientation.RIGHT_TOP


def test_texts_from_a_camera_are_cleaned() -> None:
    assert clean_tag_text(" a\x1b[31m\nb\u202e  c ") == "a [31m b c"
    assert len(clean_tag_text("x" * 5000)) == 200


def test_the_satellites_date_and_time_are_read_as_text() -> None:
    def gps(*time: tuple[int, int]) -> bytes:
        return block(GPS={piexif.GPSIFD.GPSDateStamp: b"2022:10:14", piexif.GPSIFD.GPSTimeStamp: time})

    assert parse_exif(gps((1, 1), (5, 1), (3099, 100))).tags == {
        "GPSDateStamp": "2022:10:14",
        "GPSTimeStamp": "01:05:30",
    }
    for no_time in (gps((1, 0), (5, 1), (30, 1)), gps((99, 1), (5, 1), (30, 1))):
        assert parse_exif(no_time).tags == {"GPSDateStamp": "2022:10:14"}


def test_the_fraction_of_the_last_change_and_the_computer_are_read() -> None:
    tags = block(**{"0th": {piexif.ImageIFD.HostComputer: b"Mac"}, "Exif": {piexif.ExifIFD.SubSecTime: b"25"}})
    assert parse_exif(tags).tags == {"HostComputer": "Mac", "SubSecTime": "25"}
