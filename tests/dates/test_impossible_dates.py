"""Dates that are not dates: unset clocks, the future."""

import datetime
from dataclasses import replace

import pytest
from dates.decisions import WIB, clues, english, known, listed, needs_check, needs_date, with_xmp

from stampgui.dates.decision import NeedsDate, decide
from stampgui.dates.evidence import Source


@pytest.mark.parametrize(
    "unset",
    [
        "1900:01:01 00:00:00",
        "1904:01:01 00:00:00",
        "1970:01:01 07:00:00",
        "1980:01:01 00:03:12",
        "1980:01:06 00:00:00",
        "1998:01:01 00:00:00",
        "2000:01:01 00:00:41",
        "2002:12:08 12:00:00",
        "0001:01:01 00:00:00",
        "1601:01:01 00:00:00",
    ],
)
def test_an_unset_clock_never_wins_and_is_named(unset: str) -> None:
    alone = needs_date(decide(clues(DateTimeOriginal=unset, DateTimeDigitized=unset, DateTime=unset)))
    assert english(alone.reason).startswith("The camera clock was not set (")
    assert listed(alone.suggestions) == ["file-time 2024-05-20"]

    named = known(decide(clues("IMG_20221014_081530.jpg", DateTimeOriginal=unset, DateTimeDigitized=unset)))
    assert named.date.iso == "2022-10-14"
    assert [english(warning) for warning in named.warnings] == [english(alone.reason)]
    assert Source.EXIF_ORIGINAL in {evidence.source for evidence in named.candidates}


@pytest.mark.parametrize(
    "real", ["1998:01:01 09:30:00", "2000:01:01 00:05:00", "2002:12:08 12:01:00", "1919:07:04 00:00:00"]
)
def test_a_photo_of_that_day_is_still_a_photo(real: str) -> None:
    assert known(decide(clues(DateTimeOriginal=real))).evidence.raw == real


NEW_YEAR = [
    "2015:01:01 00:00:00",
    "2012:01:01 00:00:12",
    "2007:01:01 00:01:05",
    "2013:01:01 00:00:00",
    "2013:01:01 00:04:59",
    "1985:01:01 12:00:00",
]


@pytest.mark.parametrize("unset", NEW_YEAR)
def test_the_first_minutes_of_a_year_may_be_an_unset_clock_and_are_asked_about(unset: str) -> None:
    day = unset[:10].replace(":", "-")
    compact = unset.replace(":", "").replace(" ", "_")
    written = f"{day}T{unset[11:]}"
    for photo in (
        clues(DateTimeOriginal=unset, DateTimeDigitized=unset),
        clues(f"IMG_{compact}.jpg", DateTimeOriginal=unset),
        clues(f"{day} {unset[11:].replace(':', '.')}.jpg"),
        clues(DateTimeDigitized=unset),
        with_xmp({"exif:DateTimeOriginal": written}),
        replace(clues(), png_text={"Creation Time": written}),
    ):
        decision = needs_check(decide(photo))
        assert decision.candidates[0].date.iso == day
        assert "that could be an unset camera clock" in english(decision.reason)


@pytest.mark.parametrize(
    "photo",
    [
        {"DateTimeOriginal": "2015:01:01 00:05:00"},
        {"DateTimeOriginal": "2015:01:02 00:00:12"},
        {"DateTimeOriginal": "2015:01:01 12:00:01"},
        {"DateTimeOriginal": "2015:01:01 00:00:12", "GPSDateStamp": "2014:12:31", "GPSTimeStamp": "17/1 0/1 12/1"},
        {"path": "IMG-20150101-WA0003.jpg", "DateTimeOriginal": "2015:01:01 00:00:12"},
        {"path": "2015-01-01 Tahun baru.jpg"},
        {"path": "2015-01-01 Tahun baru/foto.jpg"},
    ],
)
def test_new_year_is_known_later_in_the_day_and_where_another_clock_or_a_person_says_so(photo: dict[str, str]) -> None:
    known(decide(clues(**photo)))


@pytest.mark.parametrize("unset", ["0000:00:00 00:00:00", "    :  :     :  :  ", "", "2001:12:00"])
def test_an_empty_date_says_nothing(unset: str) -> None:
    decision = needs_date(decide(clues(DateTimeOriginal=unset)))
    assert english(decision.reason).startswith("The photo's data, its name and")


def test_a_name_from_an_unset_clock_does_not_win_either() -> None:
    decision = needs_date(decide(clues("IMG_19800101_000132.jpg")))
    assert english(decision.reason) == "The camera clock was not set (January 1, 1980)."


def test_a_date_in_the_future_never_wins_and_is_named() -> None:
    alone = needs_date(decide(clues(DateTimeOriginal="2099:09:29 10:10:10")))
    assert english(alone.reason) == "The photo's date is in the future (September 29, 2099)."
    named = known(decide(clues("IMG_20221014_081530.jpg", DateTimeOriginal="2099:09:29 10:10:10")))
    assert [english(warning) for warning in named.warnings] == [english(alone.reason)]


def test_tomorrow_may_already_be_in_papua() -> None:
    assert known(decide(clues(DateTimeOriginal="2024:06:02 00:30:00"))).date.iso == "2024-06-02"
    assert isinstance(decide(clues(DateTimeOriginal="2024:06:03 00:30:00")), NeedsDate)


def test_a_file_time_that_cannot_be_is_not_suggested_and_not_mentioned() -> None:
    for year in (1980, 2099):
        modified = datetime.datetime(year, 1, 1, tzinfo=WIB)
        decision = needs_date(decide(replace(clues("foto.jpg"), modified=modified)))
        assert decision.suggestions == ()
        assert english(decision.reason).startswith("The photo's data, its name and")
