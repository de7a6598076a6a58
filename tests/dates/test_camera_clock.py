"""What a camera's clock showed, and what speaks against it once it is shifted."""

import datetime
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from dates.decisions import TODAY, clues, english, known

from stampgui.dates.answers import find_objections
from stampgui.dates.camera_clock import Camera, read_camera_clock
from stampgui.dates.clock_shift import ShiftedDate, parse_clock_shift, shift_clock_date
from stampgui.dates.clues import Clues
from stampgui.dates.decision import decide
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.dates.sources import gather_evidence

CAMERA = {"Make": "Canon", "Model": "EOS 700D", "BodySerialNumber": "042"}
OCTOBER_12 = "2018:10:12 08:15:00"


def shifted(about: Clues, text: str) -> ShiftedDate:
    clock = read_camera_clock(about)
    assert clock is not None
    return shift_clock_date(clock.date, parse_clock_shift(text), today=TODAY)


def warnings(about: Clues, text: str) -> list[str]:
    return [english(each) for each in known(decide(about, shifted(about, text))).warnings]


def test_a_camera_is_its_make_its_model_and_its_serial_number() -> None:
    clock = read_camera_clock(clues(DateTimeOriginal=OCTOBER_12, **CAMERA))
    assert clock is not None
    assert (clock.camera, clock.date.iso) == (Camera("Canon", "EOS 700D", "042"), "2018-10-12")
    assert clock.camera != Camera("Canon", "EOS 700D")
    assert not Camera("", "", "042").is_known


def test_the_digitized_date_is_that_of_the_clock_where_there_is_no_other() -> None:
    clock = read_camera_clock(clues(DateTimeDigitized=OCTOBER_12))
    assert clock is not None
    assert clock.date.typed_text == "2018-10-12 08:15:00"


@pytest.mark.parametrize(
    "taken",
    ["1980:01:01 00:12:40", "2000:01:01 00:13:00", "1970:01:01 00:00:45", "2031:05:06 10:00:00", "2018:10:12 00:00:00"],
)
def test_a_clock_that_was_reset_or_set_wrongly_still_ran(taken: str) -> None:
    assert read_camera_clock(clues(DateTimeOriginal=taken)) is not None


@pytest.mark.parametrize(
    "taken",
    [
        "0000:00:00 00:00:00",
        "2000:01:01 00:00:00",
        "2002:12:08 12:00:00",
        "1970:01:01 07:00:00",
        "1970:01:01",
        "2018:10",
    ],
)
def test_what_stands_in_place_of_an_unknown_time_is_no_clock(taken: str) -> None:
    assert read_camera_clock(clues(DateTimeOriginal=taken)) is None


def test_a_scan_has_no_clock() -> None:
    assert read_camera_clock(clues(DateTimeOriginal=OCTOBER_12, Make="EPSON", Model="Perfection V600")) is None


def test_a_shifted_date_is_certain_and_says_what_it_was_made_of() -> None:
    about = clues(DateTimeOriginal=OCTOBER_12)
    decision = known(decide(about, shifted(about, "+4y2d")))
    assert (decision.evidence.source, decision.date.typed_text) == (Source.CLOCK_SHIFTED, "2022-10-14 08:15:00")
    assert decision.evidence.raw == "2018-10-12 08:15:00 +4y2d"
    assert decision.candidates[1].source is Source.EXIF_ORIGINAL
    assert decision.warnings == ()


def test_a_name_that_repeats_the_clock_is_named() -> None:
    about = clues("IMG_20181012_081500.jpg", DateTimeOriginal=OCTOBER_12)
    assert warnings(about, "+4y2d") == [
        "The camera clock was shifted to October 14, 2022, but another source (file name) says October 12, 2018."
    ]
    assert find_objections(shifted(about, "+4y2d"), gather_evidence(about)) == []


def test_a_name_that_says_neither_is_an_objection_and_one_that_says_the_same_is_none() -> None:
    neither = clues("IMG_20200101_081500.jpg", DateTimeOriginal=OCTOBER_12)
    (other,) = find_objections(shifted(neither, "+4y2d"), gather_evidence(neither))
    assert other.date.iso == "2020-01-01"
    same = clues("IMG_20221014_081500.jpg", DateTimeOriginal=OCTOBER_12)
    assert find_objections(shifted(same, "+4y2d"), gather_evidence(same)) == []
    assert warnings(same, "+4y2d") == []


def test_a_folder_of_another_month_is_a_warning_and_no_objection() -> None:
    about = replace(clues(DateTimeOriginal=OCTOBER_12), path=PurePosixPath("/home/budi/2019/05/DSC_0001.JPG"))
    assert find_objections(shifted(about, "+4y2d"), gather_evidence(about)) == []
    assert warnings(about, "+4y2d") == [
        "The camera clock was shifted to October 14, 2022, but another source (folder name) says May 2019."
    ]


def test_gps_speaks_against_a_shift_of_a_clock_that_was_right() -> None:
    right = clues(DateTimeOriginal=OCTOBER_12, GPSDateStamp="2018:10:12", GPSTimeStamp="01:15:00")
    assert warnings(right, "+4y2d") == [
        "The GPS time (2018:10:12 01:15:00 UTC) does not fit the shifted date October 14, 2022."
    ]


def test_gps_speaks_against_a_date_before_it() -> None:
    later = clues(DateTimeOriginal=OCTOBER_12, GPSDateStamp="2022:10:14", GPSTimeStamp="01:15:00")
    assert warnings(later, "+2y") == [
        "The GPS time (2022:10:14 01:15:00 UTC) does not fit the shifted date October 12, 2020."
    ]
    assert warnings(later, "+4y2d") == []


def test_gps_that_knows_better_than_the_clock_confirms_the_shift_to_the_hour() -> None:
    wrong_zone = clues(
        DateTimeOriginal=OCTOBER_12, OffsetTimeOriginal="+00:00", GPSDateStamp="2018:10:12", GPSTimeStamp="08:15:00"
    )
    assert warnings(wrong_zone, "+7h WIB") == []
    assert warnings(wrong_zone, "+9h WIB") == [
        "The GPS time (2018:10:12 08:15:00 UTC) does not fit the shifted date October 12, 2018."
    ]


def test_an_old_fix_says_nothing() -> None:
    old = clues(DateTimeOriginal=OCTOBER_12, GPSDateStamp="2017:01:02", GPSTimeStamp="01:15:00")
    assert warnings(old, "+4y2d") == []


def test_a_typed_date_has_no_warnings() -> None:
    about = clues("IMG_20181012_081500.jpg", DateTimeOriginal=OCTOBER_12)
    assert known(decide(about, PartialDate.from_datetime(datetime.datetime(2022, 10, 14, 9, 15)))).warnings == ()  # noqa: DTZ001 - a wall clock
