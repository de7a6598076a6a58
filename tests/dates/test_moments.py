"""Moments in UTC, and the day on the photographer's clock."""

import datetime
from dataclasses import replace
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stampgui.dates.clues import Clues, Sidecar
from stampgui.dates.decision import Known, NeedsDate, decide
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.dates.sentinels import is_unset_clock_date
from stampgui.dates.sources import gather_evidence
from stampgui.dates.zones import format_zone
from stampgui.i18n import load_catalogue

TODAY = datetime.date(2024, 6, 1)
COPIED = datetime.datetime(2024, 5, 20, tzinfo=datetime.UTC)
WIB, WITA, WIT = (datetime.timezone(datetime.timedelta(hours=hours)) for hours in (7, 8, 9))


def clues(name: str = "foto.jpg", zone: datetime.tzinfo = WIB, **exif: str) -> Clues:
    return Clues(path=PurePosixPath("/foto") / name, exif=exif, modified=COPIED, today=TODAY, zone=zone)


def takeout(moment: str, posted: bool = False) -> tuple[Sidecar, ...]:
    return (Sidecar(Source.SIDECAR_GOOGLE, datetime.datetime.fromisoformat(moment), "photoTakenTime", posted),)


def told(photo: Clues) -> str:
    """Write the decided date in one line: "2022-10-14 23:30:00 +420"."""
    decision = decide(photo)
    assert isinstance(decision, Known), decision
    offset = "" if decision.date.offset is None else f" {decision.date.offset:+}"
    return f"{decision.date.iso} {decision.date.time}{offset}"


def warned(photo: Clues) -> list[str]:
    decision = decide(photo)
    assert isinstance(decision, Known), decision
    return [load_catalogue("en").render(warning) for warning in decision.warnings]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (WIB, "2022-10-14 23:30:00 +420"),
        (WITA, "2022-10-15 00:30:00 +480"),
        (WIT, "2022-10-15 01:30:00 +540"),
        (ZoneInfo("Asia/Jakarta"), "2022-10-14 23:30:00 +420"),
        (ZoneInfo("Asia/Jayapura"), "2022-10-15 01:30:00 +540"),
        (datetime.UTC, "2022-10-14 16:30:00 +0"),
    ],
)
def test_half_past_eleven_in_jakarta_stays_on_its_day(zone: datetime.tzinfo, expected: str) -> None:
    for photo in (
        clues("PXL_20221014_163000000.jpg", zone),
        clues("20221014_163000000_iOS.jpg", zone),
        clues("2022-10-14T16:30:00Z.jpg", zone),
        clues("DSC_0001_BURST1665765000000.JPG", zone),
        clues("foto.jpg", zone, DateTimeOriginal="2022-10-14T16:30:00Z"),
        replace(clues("foto.jpg", zone), xmp={"exif:DateTimeOriginal": "2022-10-14T16:30:00Z"}),
        replace(clues("foto.jpg", zone), png_text={"Creation Time": "Fri, 14 Oct 2022 16:30:00 GMT"}),
        replace(clues("foto.jpg", zone), sidecars=takeout("2022-10-14T16:30:00+00:00")),
    ):
        assert told(photo) == expected


def test_the_raw_text_stays_what_was_written() -> None:
    (first, *_) = gather_evidence(clues("PXL_20221014_163000000.jpg"))
    assert (first.raw, first.assumed_zone) == ("PXL_20221014_163000000.jpg", "WIB")


def test_the_photos_own_offset_goes_before_the_computers_zone() -> None:
    # a photo of the sample download, taken in Paris
    exif = {"DateTimeOriginal": "2023:10:06 08:30:00", "OffsetTimeOriginal": "+02:00"}
    photo = replace(clues("PXL_20231006_063000139.jpg", WIB, **exif), sidecars=takeout("2023-10-06T06:30:00+00:00"))
    assert {(one.date.iso, one.date.offset, one.assumed_zone) for one in gather_evidence(photo)[:3]} == {
        ("2023-10-06", 120, "")
    }
    assert warned(photo) == []


def test_the_same_moment_on_the_wall_clock_tells_the_offset() -> None:
    wall = {"DateTimeOriginal": "2022:10:15 01:30:00"}
    original, name, *_ = gather_evidence(clues("PXL_20221014_163000900.jpg", WIB, **wall))
    assert (original.date.offset, name.date.offset, name.date.iso, name.assumed_zone) == (None, 540, "2022-10-15", "")
    (_, other, *_) = gather_evidence(
        clues("PXL_20221014_163700900.jpg", WIB, **wall)
    )  # seven minutes apart: another moment
    assert (other.date.offset, other.assumed_zone) == (420, "WIB")
    unset = {"DateTimeOriginal": "1980:01:01 00:03:12"}
    assert told(clues("PXL_20221014_163000900.jpg", WIB, **unset)) == "2022-10-14 23:30:00.900000 +420"


@pytest.mark.parametrize(
    ("moment", "warns"),
    [("03:00", False), ("06:30", False), ("14:59", False), ("15:00", True), ("16:30", True), ("20:00", True)],
)
def test_an_assumed_zone_is_named_where_the_day_hangs_on_it(moment: str, warns: bool) -> None:
    photo = clues(f"PXL_20221014_{moment.replace(':', '')}00123.jpg")
    expected = (
        "The date comes from a time in UTC, and the time zone WIB was assumed. Elsewhere it may have been another day."
    )
    assert warned(photo) == ([expected] if warns else [])


def test_nothing_is_said_of_zones_where_another_witness_knows_the_day() -> None:
    assert warned(clues("2022-10-14/PXL_20221014_163000123.jpg")) == []
    assert warned(clues("PXL_20221014_163000123.jpg", DateTimeOriginal="2022:10:14 23:30:00")) == []


def test_a_clock_that_was_never_set_is_one_in_every_zone() -> None:
    new_york = ZoneInfo("America/New_York")
    decision = decide(clues("foto.jpg", new_york, DateTimeOriginal="1970-01-01T00:00:01Z"))
    assert isinstance(decision, NeedsDate)
    assert decision.reason is not None
    assert "The camera clock was not set" in load_catalogue("en").render(decision.reason)


def test_zones_have_the_names_that_people_use() -> None:
    assert [format_zone(minutes) for minutes in (420, 480, 540, 0, 330, -210)] == [
        *("WIB", "WITA", "WIT", "UTC", "UTC+05:30", "UTC-03:30")
    ]


moments = datetime.datetime.fromisoformat
offsets = st.integers(-12 * 4, 14 * 4).map(
    lambda quarters: datetime.timezone(datetime.timedelta(minutes=quarters * 15))
)
days = st.dates(datetime.date(1901, 1, 1), TODAY)


@given(days, st.times(), offsets, offsets)
def test_a_zone_never_alters_what_the_camera_wrote(
    day: datetime.date, time: datetime.time, one: datetime.tzinfo, other: datetime.tzinfo
) -> None:
    exif = {"DateTimeOriginal": f"{day:%Y:%m:%d} {time:%H:%M:%S}", "DateTimeDigitized": f"{day:%Y:%m:%d} 10:00:00"}
    first, second = (gather_evidence(clues("IMG_20221014_081530.jpg", zone, **exif)) for zone in (one, other))
    assert first == second


@given(st.datetimes(moments("1971-01-01"), moments("2024-05-31")), offsets)
def test_a_moment_in_utc_is_told_by_the_clock_of_the_zone(moment: datetime.datetime, zone: datetime.timezone) -> None:
    aware = moment.replace(microsecond=0, tzinfo=datetime.UTC)
    assume(not is_unset_clock_date(PartialDate.from_datetime(aware)))
    photo = replace(clues("foto.jpg", zone), sidecars=takeout(aware.isoformat()))
    there = aware.astimezone(zone)
    evidence = gather_evidence(photo)[0]
    assert (evidence.date.first_day, evidence.date.time) == (there.date(), there.time())


def test_the_ends_of_the_calendar_do_not_stop_the_reader() -> None:
    for text in ("0001-01-01T00:00:01Z", "9999-12-31T23:59:59Z"):
        for zone in (WIT, datetime.timezone(datetime.timedelta(hours=-11))):
            gather_evidence(clues("foto.jpg", zone, DateTimeOriginal=text))
