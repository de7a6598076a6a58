"""What XMP, IPTC, PNG texts and the satellites' clock tell."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stampgui.dates.evidence import ParsedDate
from stampgui.dates.metadata.gps import parse_gps_date
from stampgui.dates.metadata.iptc import parse_iptc_date, parse_iptc_dates
from stampgui.dates.metadata.png_text import parse_png_dates, parse_text_date
from stampgui.dates.metadata.xmp import parse_xmp_dates, parse_xmp_digitized_date

TABLE = (Path(__file__).parent / "metadata_dates.csv").read_text(encoding="utf-8").splitlines(keepends=True)
ROWS = list(csv.DictReader(line for line in TABLE if not line.startswith("# ")))


def said(found: list[ParsedDate]) -> str:
    """Write the first date in one line: "2022-10-14 08:15:30 +420"."""
    if not found:
        return "nothing"
    date = found[0].date
    time = f" {date.time}" if date.time else ""
    offset = "" if date.offset is None else f" {date.offset:+}"
    return date.iso + time + offset + (" UTC" if found[0].utc else "")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['place']} {row['text']} {row['time']}")
def test_a_text_in_the_wild_tells_its_date(row: dict[str, str]) -> None:
    found = {
        "xmp": parse_xmp_dates({"exif:DateTimeOriginal": row["text"]}),
        "iptc": parse_iptc_dates({"DateCreated": row["text"], "TimeCreated": row["time"]}),
        "png": parse_png_dates({"Creation Time": row["text"]}),
    }
    assert said(list(found[row["place"]])) == row["said"]


def test_a_packet_tells_the_capture_before_the_making_of_the_file() -> None:
    packet = {"xmp:CreateDate": "2022-10-16", "photoshop:DateCreated": "2022-10-15", "exif:DateTimeOriginal": "2022"}
    assert [(one.date.iso, one.is_file_creation) for one in parse_xmp_dates(packet)] == [
        ("2022", False),
        ("2022-10-15", False),
        ("2022-10-16", True),
    ]
    digitized = parse_xmp_digitized_date(packet)
    assert digitized is not None
    assert digitized.iso == "2022-10-16"


def test_the_last_edit_in_a_packet_is_no_capture() -> None:
    assert list(parse_xmp_dates({"xmp:ModifyDate": "2022-10-14T08:15:30"})) == []


def test_iptc_tells_the_creation_before_the_digitizing() -> None:
    found = list(
        parse_iptc_dates({"DigitalCreationDate": "20221015", "DateCreated": "20221014", "TimeCreated": "081530"})
    )
    assert [(one.raw, one.is_file_creation) for one in found] == [("20221014 081530", False), ("20221015", True)]


@pytest.mark.parametrize("keyword", ["Creation Time", "creation time", "CreationTime", "exif:DateTimeOriginal"])
def test_writers_of_png_differ_in_their_keywords(keyword: str) -> None:
    assert said(list(parse_png_dates({keyword: "2022:10:14 08:15:30"}))) == "2022-10-14 08:15:30"


@pytest.mark.parametrize("keyword", ["date:create", "date:modify", "date:timestamp", "Software", "Comment"])
def test_the_times_of_the_file_that_imagemagick_read_are_no_captures(keyword: str) -> None:
    assert list(parse_png_dates({keyword: "2022-10-14T08:15:30+00:00"})) == []


@pytest.mark.parametrize(
    ("day", "time", "expected"),
    [
        ("2022:10:14", "16:30:00", "2022-10-14 16:30:00 +0"),
        ("2022:10:14", "[16, 30, 0]", "2022-10-14 16:30:00 +0"),
        ("2022:10:14", "[16, 30, 121/2]", "2022-10-14"),
        ("2022:10:14", "[16, 30, 61/2]", "2022-10-14 16:30:30 +0"),
        ("2022:10:14", "16/1 30/1 0/1", "2022-10-14 16:30:00 +0"),
        ("2022:10:14", "16:30:00.25", "2022-10-14 16:30:00 +0"),
        ("2022:10:14", "[16, 30, 0/0]", "2022-10-14"),
        ("2022:10:14", "[25, 30, 0]", "2022-10-14"),
        ("2022:10:14", "[1000000000000, 30, 0]", "2022-10-14"),
        ("2022:10:14", "", "2022-10-14"),
        ("2022-10-14", "", "2022-10-14"),
        ("2022:10", "16:30:00", "nothing"),
        ("", "16:30:00", "nothing"),
    ],
)
def test_the_satellites_tell_utc(day: str, time: str, expected: str) -> None:
    date = parse_gps_date({"GPSDateStamp": day, "GPSTimeStamp": time})
    assert said([] if date is None else [ParsedDate(date, "")]) == expected


words = st.sampled_from(["Fri", "14", "Oct", "2022", "08:15:30", "PM", "WIB", "+0700", ",", "-", "Z", "10", "99"])
texts = st.text(max_size=120) | st.lists(words, max_size=8).map(" ".join)


@given(texts, texts)
def test_no_text_stops_a_reader(one: str, two: str) -> None:
    parse_text_date(one)
    parse_iptc_date(one, two)
    parse_gps_date({"GPSDateStamp": "2022:10:14", "GPSTimeStamp": one})
    list(parse_xmp_dates({"xmp:CreateDate": one}))


@given(st.integers(1826, 2100), st.integers(0, 12), st.integers(0, 31))
def test_iptc_never_gains_precision(year: int, month: int, day: int) -> None:
    date = parse_iptc_date(f"{year:04}{month:02}{day:02}")
    if date is not None:
        assert (date.month or 0, date.day or 0) == (month, day)
