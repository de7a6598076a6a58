"""What EXIF texts say."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stampgui.dates.metadata.exif import has_utc_suffix, parse_exif_date
from stampgui.dates.partial import PartialDate


def said(text: str, subsec: str = "", offset: str = "") -> str:
    """Write what was read in one line: "2022-10-14 08:15:30 +420"."""
    date = parse_exif_date(text, subsec=subsec, offset=offset)
    if date is None:
        return "nothing"
    time = f" {date.time}" if date.time else ""
    return date.iso + time + ("" if date.offset is None else f" {date.offset:+}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022:10:14 08:15:30", "2022-10-14 08:15:30"),
        ("2022:10:14 08:15:30\0", "2022-10-14 08:15:30"),
        (" 2022:10:14 08:15:30 ", "2022-10-14 08:15:30"),
        ("2022-10-14 08:15:30", "2022-10-14 08:15:30"),
        ("2023-09-27T14:35:33+02:00", "2023-09-27 14:35:33 +120"),
        ("2023:09:27 14:35:33 GMT+2", "2023-09-27 14:35:33 +120"),
        ("2023:09:27 14:35:33GMT+2", "2023-09-27 14:35:33 +120"),
        ("2023:09:27 14:35:33-0330", "2023-09-27 14:35:33 -210"),
        ("2023-09-27T14:35:33Z", "2023-09-27 14:35:33 +0"),
        ("20111006 17:47:14.264", "2011-10-06 17:47:14.264000"),
        ("20111006174714", "2011-10-06 17:47:14"),
        ("2005.09.15", "2005-09-15"),
        ("2005/09/15 10:11:12", "2005-09-15 10:11:12"),
        ("1997:08:25:13:12:50", "1997-08-25 13:12:50"),
        ("2022:10:14 08:15", "2022-10-14 08:15:00"),
        ("2022:10:14", "2022-10-14"),
        ("2022:10:14 24:04:20", "2022-10-14"),
        ("2017:08:21 15:08:70", "2017-08-21"),
        ("2022:10:14 00:00:00", "2022-10-14"),
        ("2022:10:14   :  :  ", "2022-10-14"),
        ("2022:10:14 08:15:30 PM", "2022-10-14"),
        ("2022:10:14 morning", "2022-10-14"),
        ("2022:10:   :  :  ", "2022-10"),
        ("2022:  :     :  :  ", "2022"),
        ("2022:10", "2022-10"),
        ("2022", "2022"),
        ("1919:07:04 12:00:00", "1919-07-04 12:00:00"),
    ],
)
def test_a_readable_text_is_read(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0000:00:00 00:00:00",
        "    :  :     :  :  ",
        "\0\0\0\0",
        "2001:12:00",
        "2001:00:12 10:00:00",
        "2021:02:29 10:00:00",
        "2022:13",
        "unknown",
        "14/10/2022",
        "1665712345678",
        "٢٠٢٢:١٠:١٤",
    ],
)
def test_a_text_without_a_date_says_nothing(text: str) -> None:
    assert said(text) == "nothing"


def test_the_fraction_and_the_offset_come_from_their_own_tags() -> None:
    assert said("2022:10:14 08:15:30", subsec="264", offset="+07:00") == "2022-10-14 08:15:30.264000 +420"
    assert said("2022:10:14 08:15:30", subsec="  ", offset="   :  ") == "2022-10-14 08:15:30"
    assert said("2022:10:14 08:15:30", subsec="1234567890") == "2022-10-14 08:15:30.123456"
    assert said("2022:10:14 08:15:30", subsec="x", offset="+99:00") == "2022-10-14 08:15:30"


def test_what_the_text_says_goes_before_the_tags() -> None:
    assert said("2022-10-14T08:15:30.5+09:00", subsec="264", offset="+07:00") == "2022-10-14 08:15:30.500000 +540"


def test_a_fraction_after_midnight_is_a_real_time() -> None:
    assert said("2022:10:14 00:00:00", subsec="264") == "2022-10-14 00:00:00.264000"
    assert said("2022:10:14 00:00:00", subsec="00") == "2022-10-14"


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2022-10-14T14:59:59Z", True),
        ("2022:10:14 15:00:00 UTC", True),
        ("Fri, 14 Oct 2022 08:15:30 GMT\0", True),
        ("2022-10-14T15:00:00+00:00", False),  # the clock's own offset: the photographer's day
        ("2022:10:14 23:00:00", False),
        ("2022:10:14 23:00:00 GMT+7", False),
    ],
)
def test_a_text_that_names_utc_does_not_tell_the_photographers_clock(text: str, utc: bool) -> None:
    assert has_utc_suffix(text) is utc


@given(st.text(max_size=40), st.text(max_size=8), st.text(max_size=8))
def test_no_text_stops_the_reader(text: str, subsec: str, offset: str) -> None:
    date = parse_exif_date(text, subsec=subsec, offset=offset)
    assert date is None or isinstance(date, PartialDate)


@given(st.dates(datetime.date(1826, 1, 1), datetime.date(2100, 1, 1)), st.times())
def test_a_cameras_text_gives_back_its_moment(day: datetime.date, time: datetime.time) -> None:
    date = parse_exif_date(f"{day.year:04}:{day:%m:%d} {time:%H:%M:%S}", subsec=f"{time.microsecond:06}")
    assert date is not None
    assert date.first_day == day
    assert date.time == (time if time != datetime.time() else None)
