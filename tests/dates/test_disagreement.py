"""What happens where sources disagree."""

import pytest
from dates.decisions import OCTOBER_14, clues, english, known, listed, needs_check, needs_date

from stampgui.dates.decision import Known, NeedsCheck, decide
from stampgui.dates.partial import PartialDate


def test_camera_and_name_that_disagree_go_to_a_person_with_both_values() -> None:
    decision = needs_check(decide(clues("IMG_20200101_101010.jpg", DateTimeOriginal=OCTOBER_14)))
    assert listed(decision.candidates)[:2] == ["exif-original 2022-10-14", "filename 2020-01-01"]
    assert english(decision.reason) == (
        "The camera wrote October 14, 2022, but the file name says January 1, 2020. Please pick the right date."
    )


def test_a_day_apart_is_only_another_zone() -> None:
    assert known(decide(clues("IMG_20221015_001945.jpg", DateTimeOriginal=OCTOBER_14))).warnings == ()
    assert isinstance(decide(clues("IMG_20221016_001530.jpg", DateTimeOriginal=OCTOBER_14)), NeedsCheck)


def test_whole_hours_across_midnight_are_told_with_both_days() -> None:
    (warning,) = known(decide(clues("2012-12-22 01.37.28.jpg", DateTimeOriginal="2012:12:21 18:37:27"))).warnings
    assert english(warning) == (
        "Another source (file name) says December 22, 2012, which differs from December 21, 2012 by whole hours: "
        "one of the clocks was set to another time zone."
    )


def test_a_bare_number_never_speaks_against_the_camera() -> None:
    taken = "2024:05:01 08:15:30"
    for name in ("1000012345.jpg", "1665712345678.jpg"):
        assert known(decide(clues(name, DateTimeOriginal=taken))).date.iso == "2024-05-01"


def test_original_and_digitized_that_disagree_go_to_a_person() -> None:
    decision = needs_check(decide(clues(DateTimeOriginal=OCTOBER_14, DateTimeDigitized="2023:04:04 04:00:00")))
    assert "digitized April 4, 2023" in english(decision.reason)


def test_a_photo_taken_after_its_last_edit_goes_to_a_person() -> None:
    decision = needs_check(decide(clues(DateTimeOriginal=OCTOBER_14, DateTime="2021:01:01 10:00:00")))
    assert "later than the last edit, January 1, 2021" in english(decision.reason)
    assert "exif-modified 2021-01-01" in listed(decision.candidates)


@pytest.mark.parametrize(
    "photo",
    [
        {"DateTimeOriginal": "2023:05:01 10:00:00"},
        {"DateTimeDigitized": "2023:05:01 10:00:00"},
        {"path": "IMG_20230501_100000.jpg"},
        {"path": "2023-05-01 Rapat/foto.jpg"},
    ],
)
def test_no_source_is_believed_against_an_earlier_edit_or_receiving(photo: dict[str, str]) -> None:
    needs_check(decide(clues(**photo, DateTime="2010:01:02 10:00:00")))
    if "path" not in photo:
        needs_check(decide(clues("IMG-20220101-WA0001.jpg", **photo)))
        needs_check(decide(clues("Backup IMG-20220101-WA0001.jpg", **photo)))
        needs_check(decide(clues("00000012-PHOTO-2022-01-01-10-30-00.jpg", **photo)))


def test_a_satellite_fix_after_the_capture_goes_to_a_person_and_an_old_fix_does_not() -> None:
    later = needs_check(
        decide(clues(DateTimeOriginal=OCTOBER_14, GPSDateStamp="2023:04:04", GPSTimeStamp="8/1 0/1 0/1"))
    )
    assert "(GPS date (UTC))" in english(later.reason)
    known(decide(clues(DateTimeOriginal=OCTOBER_14, GPSDateStamp="2022:10:15")))
    known(decide(clues(DateTimeOriginal=OCTOBER_14, GPSDateStamp="2020:04:04")))


def test_what_is_only_around_stays_around() -> None:
    decision = known(decide(clues("sekitar 14 Oktober 2022.jpg")))
    assert (decision.date.iso, decision.date.approximate) == ("2022-10-14", True)
    assert known(decide(clues("sekitar Mei 1998/foto.jpg"))).date == PartialDate(1998, 5, approximate=True)
    needs_date(decide(clues("sebelum 14 Oktober 2022.jpg")))


def test_editing_later_or_with_an_unset_clock_is_no_contradiction() -> None:
    assert isinstance(decide(clues(DateTimeOriginal=OCTOBER_14, DateTime="2023:01:01 10:00:00")), Known)
    assert isinstance(decide(clues(DateTimeOriginal=OCTOBER_14, DateTime="1980:01:01 00:00:00")), Known)


def test_a_folder_of_another_month_only_warns() -> None:
    decision = known(decide(clues("2022/11/DSC_0001.JPG", DateTimeOriginal=OCTOBER_14)))
    assert decision.date.iso == "2022-10-14"
    assert [english(warning) for warning in decision.warnings] == [
        "The folder name says November 2022, but the photo is dated October 14, 2022."
    ]


def test_a_folder_of_another_day_goes_to_a_person() -> None:
    decision = needs_check(decide(clues("2022-11-20 Rapat/DSC_0001.JPG", DateTimeOriginal=OCTOBER_14)))
    assert "the folder name says November 20, 2022" in english(decision.reason)


def test_name_and_folder_that_disagree_go_to_a_person() -> None:
    decision = needs_check(decide(clues("2022-11-20 Rapat/IMG_20221014_081530.jpg")))
    assert english(decision.reason).startswith("The file name says October 14, 2022, but the folder name")


def test_a_suggestion_does_not_speak_against_the_camera() -> None:
    for path in ("IMG-20230501-WA0003.jpg", "2019/DSC_0001.JPG", "05-06-2019.jpg"):
        assert known(decide(clues(path, DateTimeOriginal=OCTOBER_14))).warnings == ()
