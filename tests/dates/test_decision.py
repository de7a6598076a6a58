"""Which date a photo gets, and which are only offered."""

import datetime

import pytest
from dates.decisions import OCTOBER_14, clues, english, known, listed, needs_date

from stampgui.dates.decision import NeedsCheck, decide
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate

# what wins


def test_the_camera_goes_before_the_name_and_the_folder() -> None:
    decision = known(decide(clues("2022/IMG_20221014_091500.jpg", DateTimeOriginal=OCTOBER_14)))
    assert decision.evidence.source is Source.EXIF_ORIGINAL
    assert decision.evidence.raw == OCTOBER_14
    assert decision.date.time == datetime.time(8, 15, 30)
    assert decision.warnings == ()
    assert listed(decision.candidates) == [
        "exif-original 2022-10-14",
        "filename 2022-10-14",
        "folder 2022",
        "file-time 2024-05-20",
    ]


def test_only_the_originals_own_offset_counts() -> None:
    date = known(decide(clues(DateTimeOriginal=OCTOBER_14, OffsetTime="+09:00"))).date
    assert date.offset is None
    date = known(decide(clues(DateTimeOriginal=OCTOBER_14, OffsetTime="+09:00", OffsetTimeOriginal="+07:00"))).date
    assert date.offset == 420


def test_digitized_has_its_own_offset_and_fraction() -> None:
    exif = {"DateTimeDigitized": OCTOBER_14, "OffsetTimeDigitized": "+08:00", "SubSecTimeDigitized": "5"}
    decision = known(decide(clues(**exif)))
    assert decision.evidence.source is Source.EXIF_DIGITIZED
    assert (decision.date.time, decision.date.offset) == (datetime.time(8, 15, 30, 500000), 480)


@pytest.mark.parametrize(
    ("path", "source", "iso"),
    [
        ("IMG_20221014_081530.jpg", Source.FILENAME, "2022-10-14"),
        ("2022-10-14 Perpisahan/DSC_0001.JPG", Source.FOLDER, "2022-10-14"),
        ("2022/10/DSC_0001.JPG", Source.FOLDER, "2022-10"),
        ("Photos from 2022/DSC_0001.JPG", Source.FOLDER, "2022"),
        ("2022-10-14 Perpisahan/Oktober 2022.jpg", Source.FILENAME, "2022-10"),
    ],
)
def test_a_name_is_enough_where_the_camera_is_silent(path: str, source: Source, iso: str) -> None:
    decision = known(decide(clues(path)))
    assert (decision.evidence.source, decision.date.iso) == (source, iso)


def test_a_person_goes_before_everything_and_every_candidate_stays() -> None:
    answer = PartialDate(2019, 5)
    decision = known(decide(clues("IMG_20221014_081530.jpg", DateTimeOriginal=OCTOBER_14), answer))
    assert decision.evidence == Evidence(answer, Source.TYPED, "2019-05")
    assert listed(decision.candidates) == [
        "typed 2019-05",
        "exif-original 2022-10-14",
        "filename 2022-10-14",
        "file-time 2024-05-20",
    ]


# what is never enough alone


def test_a_photo_without_a_date_is_asked_for_and_never_gets_todays() -> None:
    decision = needs_date(decide(clues("foto.jpg")))
    assert english(decision.reason) == "The photo's data, its name and its folder do not say when it was taken."
    assert listed(decision.suggestions) == ["file-time 2024-05-20"]


@pytest.mark.parametrize(
    ("path", "exif", "first", "reason"),
    [
        ("IMG-20221014-WA0003.jpg", {}, "filename-received 2022-10-14", "the day on which the photo was received"),
        ("foto.jpg", {"DateTime": OCTOBER_14}, "exif-modified 2022-10-14", "the date of its last edit"),
        ("2022/DSC_0001.JPG", {}, "folder 2022", "The folder name hints"),
        ("05-06-2022.jpg", {}, "filename 2022-06-05", "The file name hints"),
        ("PXL_20221014_000000000.jpg", {}, "filename 2022-10-14", "The file name hints"),
        ("FB_IMG_1665712345678.jpg", {}, "filename-received 2022-10-14", "received or saved"),
        ("foto.jpg", {"DateTimeOriginal": "2022-10-14Z"}, "exif-original 2022-10-14", "There are hints"),
        ("foto.jpg", {"GPSDateStamp": "2022:10:14"}, "gps 2022-10-14", "The only date is that of the GPS satellites"),
    ],
)
def test_weak_evidence_is_suggested_and_its_nature_named(
    path: str, exif: dict[str, str], first: str, reason: str
) -> None:
    decision = needs_date(decide(clues(path, **exif)))
    assert listed(decision.suggestions)[0] == first
    assert reason in english(decision.reason)


# a person's own bounds


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("IMG_20231012_081530.jpg", False),
        ("IMG_20231013_081530.jpg", True),
        ("IMG_20231014_081530.jpg", True),
        ("Oktober 2023.jpg", True),
        ("September 2023.jpg", False),
    ],
)
def test_photos_from_the_cut_off_on_go_to_a_person(path: str, asked: bool) -> None:
    decision = decide(clues(path), cut_off=datetime.date(2023, 10, 13))
    assert isinstance(decision, NeedsCheck) is asked
    if isinstance(decision, NeedsCheck):
        assert "on or after the cut-off date October 13, 2023" in english(decision.reason)
        assert decision.candidates[0].source is Source.FILENAME
