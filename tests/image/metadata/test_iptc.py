"""IPTC records in Photoshop resources, as press agencies write them."""

import struct
import time

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from image.handmade import iim, photoshop

from stampgui.image.metadata.iptc import find_iptc_records, parse_iptc

RECORDS = iim([(0, b"\0\2"), (5, b"Rapat"), (55, b"20221014"), (60, b"081500+0700"), (120, b"Jakarta")])
DATES = {"DateCreated": "20221014", "TimeCreated": "081500+0700"}


def test_the_dates_among_the_records_are_read() -> None:
    assert parse_iptc(RECORDS).values == DATES
    digital = iim([(62, b"20221015"), (63, b"090000")])
    assert parse_iptc(digital).values == {"DigitalCreationDate": "20221015", "DigitalCreationTime": "090000"}


def test_the_first_of_a_repeated_record_counts_and_other_records_do_not() -> None:
    envelope = struct.pack(">BBBH", 0x1C, 1, 55, 8) + b"19990101"
    assert parse_iptc(envelope + iim([(55, b"20221014"), (55, b"20230101")])).values == {"DateCreated": "20221014"}


def test_a_long_caption_before_the_date_is_passed_over() -> None:
    caption = b"x" * 40_000
    extended = struct.pack(">BBBHI", 0x1C, 2, 120, 0x8004, len(caption)) + caption
    assert parse_iptc(extended + RECORDS).values == DATES


def test_padding_behind_the_records_is_no_damage() -> None:
    assert not parse_iptc(RECORDS + bytes(3)).damaged
    assert not parse_iptc(b"").damaged


def test_what_stands_before_damage_counts() -> None:
    told = parse_iptc(RECORDS[:-2])
    assert (dict(told.values), told.damaged) == (DATES, True)
    for hostile in (b"\x1c\x02\x37", b"\x1c\x02\x37\xff\xff", b"\x1c\x02\x37\x80\x04\x40\0\0\0" + bytes(9), b"text"):
        assert parse_iptc(hostile).damaged


def test_records_turned_with_the_byte_order_of_a_tiff_file_are_read() -> None:
    padded = RECORDS + bytes(-len(RECORDS) % 4)
    turned = b"".join(padded[at : at + 4][::-1] for at in range(0, len(padded), 4))
    assert parse_iptc(turned).values == DATES


def test_records_are_found_among_photoshops_resources() -> None:
    named = b"8BIM" + struct.pack(">HB3sI", 0x03ED, 3, b"abc", 3) + b"xyz\0"
    assert find_iptc_records(named + photoshop((0x0425, b"odd"), (0x0404, RECORDS))) == RECORDS
    assert find_iptc_records(RECORDS) == RECORDS
    assert find_iptc_records(photoshop((0x0425, bytes(16)))) is None


@pytest.mark.parametrize(
    "hostile",
    [
        iim([(25, b"")] * 200_000),
        photoshop((0x0425, b"")) * 80_000,
        photoshop((0x0425, b""))[:-4] + b"\xff\xff\xff\xff",
        b"\x1c\x02\x78\xff\xff" + b"\xff" * 40_000,
        b"\0\0\0\x1c" * 1_000_000,
    ],
    ids=["records", "resources", "4 GB resource", "length of a length", "turned"],
)
def test_hostile_records_cost_next_to_nothing(hostile: bytes) -> None:
    started = time.thread_time()
    parse_iptc(hostile)
    find_iptc_records(hostile)
    assert time.thread_time() - started < 0.3


@for_all(st.binary(max_size=200))
def test_no_bytes_crash_the_readers(garbage: bytes) -> None:
    for data in (garbage, b"\x1c" + garbage, b"8BIM" + garbage, RECORDS[:20] + garbage):
        parse_iptc(data)
        find_iptc_records(data)
