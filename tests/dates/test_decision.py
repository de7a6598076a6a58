"""Which date a photo gets."""

import datetime
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stampgui.dates.clues import Clues, Sidecar
from stampgui.dates.decision import Decision, Known, NeedsCheck, NeedsDate, decide
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate, Precision
from stampgui.dates.sources import gather
from stampgui.i18n import Message, catalogue, message

TODAY = datetime.date(2024, 6, 1)
WIB = datetime.timezone(datetime.timedelta(hours=7))
COPIED = datetime.datetime(2024, 5, 20, 9, 0, tzinfo=WIB)
OCTOBER_14 = "2022:10:14 08:15:30"


def clues(path: str = "DSC_0001.JPG", **exif: str) -> Clues:
    return Clues(path=PurePosixPath("/home/budi") / path, exif=exif, modified=COPIED, today=TODAY)


def known(decision: Decision) -> Known:
    assert isinstance(decision, Known), decision
    return decision


def needs_check(decision: Decision) -> NeedsCheck:
    assert isinstance(decision, NeedsCheck), decision
    return decision


def needs_date(decision: Decision) -> NeedsDate:
    assert isinstance(decision, NeedsDate), decision
    return decision


def english(sentence: Message) -> str:
    return catalogue("en").render(sentence)


def listed(candidates: tuple[Evidence, ...]) -> list[str]:
    return [f"{evidence.source} {evidence.date.iso}" for evidence in candidates]


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
    assert english(decision.reason) == "Nothing in the photo, its name or its folder says when it was taken."
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
        ("foto.jpg", {"GPSDateStamp": "2022:10:14"}, "gps 2022-10-14", "Only the satellites' clock"),
    ],
)
def test_weak_evidence_is_suggested_and_its_nature_named(
    path: str, exif: dict[str, str], first: str, reason: str
) -> None:
    decision = needs_date(decide(clues(path, **exif)))
    assert listed(decision.suggestions)[0] == first
    assert reason in english(decision.reason)


# dates that are not dates


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
        clues(f"IMG_{compact}.jpg"),
        clues(DateTimeDigitized=unset),
        with_xmp({"exif:DateTimeOriginal": written}),
        replace(clues(), text={"Creation Time": written}),
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
    assert english(decision.reason).startswith("Nothing in the photo")


def test_a_name_from_an_unset_clock_does_not_win_either() -> None:
    decision = needs_date(decide(clues("IMG_19800101_000132.jpg")))
    assert english(decision.reason) == "The camera clock was not set (1980-01-01)."


def test_a_date_in_the_future_never_wins_and_is_named() -> None:
    alone = needs_date(decide(clues(DateTimeOriginal="2099:09:29 10:10:10")))
    assert english(alone.reason) == "The photo's date lies in the future (September 29, 2099)."
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
        assert english(decision.reason).startswith("Nothing in the photo")


# disagreement


def test_camera_and_name_that_disagree_go_to_a_person_with_both_values() -> None:
    decision = needs_check(decide(clues("IMG_20200101_101010.jpg", DateTimeOriginal=OCTOBER_14)))
    assert listed(decision.candidates)[:2] == ["exif-original 2022-10-14", "filename 2020-01-01"]
    assert english(decision.reason) == (
        "The camera wrote October 14, 2022, the file name says January 1, 2020. Please pick the right date."
    )


def test_a_day_apart_is_only_another_zone() -> None:
    assert known(decide(clues("IMG_20221015_001530.jpg", DateTimeOriginal=OCTOBER_14))).warnings == ()
    assert isinstance(decide(clues("IMG_20221016_001530.jpg", DateTimeOriginal=OCTOBER_14)), NeedsCheck)


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
    assert "(GPS day (UTC))" in english(later.reason)
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
    assert english(decision.reason).startswith("The file name says October 14, 2022, the folder name")


def test_a_suggestion_does_not_speak_against_the_camera() -> None:
    for path in ("IMG-20230501-WA0003.jpg", "2019/DSC_0001.JPG", "05-06-2019.jpg"):
        assert known(decide(clues(path, DateTimeOriginal=OCTOBER_14))).warnings == ()


# data beside EXIF

CAMERA = {"tiff:Make": "Canon"}


def with_xmp(packet: dict[str, str], path: str = "foto.jpg", **exif: str) -> Clues:
    return replace(clues(path, **exif), xmp=packet)


def takeout(moment: str, *, source: Source = Source.SIDECAR_GOOGLE, posted: bool = False) -> tuple[Sidecar, ...]:
    return (Sidecar(source, datetime.datetime.fromisoformat(moment), "photoTakenTime", posted),)


@pytest.mark.parametrize(
    ("photo", "source", "iso"),
    [
        (with_xmp({"exif:DateTimeOriginal": "2022-10-14T08:15:30"}), Source.XMP, "2022-10-14"),
        (with_xmp({"photoshop:DateCreated": "2017-05"}), Source.XMP, "2017-05"),
        (with_xmp({"photoshop:DateCreated": "2017"}), Source.XMP, "2017"),
        (with_xmp({"xmp:CreateDate": "2022-10-14T08:15:30", **CAMERA}), Source.XMP, "2022-10-14"),
        (replace(clues(), xmp_beside={"exif:DateTimeOriginal": "2022-10-14"}), Source.XMP, "2022-10-14"),
        (replace(clues(), iptc={"DateCreated": "20221014"}), Source.IPTC, "2022-10-14"),
        (replace(clues(), iptc={"DateCreated": "20170500"}), Source.IPTC, "2017-05"),
        (replace(clues(), text={"Creation Time": "14 Oct 2022 08:15:30 +0700"}), Source.PNG, "2022-10-14"),
        (replace(clues(), sidecars=takeout("2022-10-14T01:52:25+00:00")), Source.SIDECAR_GOOGLE, "2022-10-14"),
    ],
)
def test_other_data_is_enough_where_the_camera_is_silent(photo: Clues, source: Source, iso: str) -> None:
    decision = known(decide(photo))
    assert (decision.evidence.source, decision.date.iso) == (source, iso)


def test_the_camera_goes_before_all_other_data_which_is_kept() -> None:
    photo = replace(
        clues("IMG_20221014_081530.jpg", DateTimeOriginal=OCTOBER_14),
        xmp={"exif:DateTimeOriginal": "2022-10-14T08:15:30"},
        iptc={"DateCreated": "20221014"},
        text={"Creation Time": "2022:10:14 08:15:30"},
        sidecars=takeout("2022-10-14T01:15:30+00:00"),
    )
    decision = known(decide(photo))
    assert decision.warnings == ()
    sources = [evidence.source for evidence in decision.candidates]
    assert sources == ["exif-original", "xmp", "iptc", "png", "sidecar-google", "filename", "file-time"]


@pytest.mark.parametrize(
    ("photo", "other"),
    [
        (with_xmp({"exif:DateTimeOriginal": "2020-01-01"}, DateTimeOriginal=OCTOBER_14), "XMP data"),
        (with_xmp({"photoshop:DateCreated": "2019"}, DateTimeOriginal=OCTOBER_14), "XMP data"),
        (replace(clues(DateTimeOriginal=OCTOBER_14), iptc={"DateCreated": "20200101"}), "IPTC data"),
        (replace(clues(DateTimeOriginal=OCTOBER_14), sidecars=takeout("2020-01-01T01:00:00+00:00")), "Google Takeout"),
    ],
)
def test_other_data_that_disagrees_goes_to_a_person_with_both_sources_named(photo: Clues, other: str) -> None:
    reason = english(needs_check(decide(photo)).reason)
    assert reason.startswith("Two dates disagree: October 14, 2022 (camera EXIF) and ")
    assert f"({other})" in reason


def test_the_making_of_an_edited_picture_is_no_capture_alone() -> None:
    edited = with_xmp({"xmp:CreateDate": "2022-10-14T08:15:30", "xmp:CreatorTool": "Adobe Photoshop 23.0"})
    decision = needs_date(decide(edited))
    assert listed(decision.suggestions)[0] == "xmp 2022-10-14"
    assert "may be the day of an edit" in english(decision.reason)


def test_a_file_made_after_its_capture_is_an_edited_copy_and_one_made_before_is_a_contradiction() -> None:
    later = with_xmp({"xmp:CreateDate": "2023-04-04", **CAMERA}, DateTimeOriginal=OCTOBER_14)
    assert known(decide(later)).evidence.source is Source.EXIF_ORIGINAL
    earlier = with_xmp({"xmp:CreateDate": "2020-04-04", **CAMERA}, DateTimeOriginal=OCTOBER_14)
    assert isinstance(decide(earlier), NeedsCheck)


def test_google_repeats_what_it_found_when_it_knew_no_better() -> None:
    sidecars = takeout("2022-10-14T03:00:00+00:00")
    for photo in (clues("IMG-20221014-WA0003.jpg"), clues("foto.jpg", DateTime=OCTOBER_14)):
        decision = needs_date(decide(replace(photo, sidecars=sidecars)))
        assert Source.SIDECAR_GOOGLE in {evidence.source for evidence in decision.suggestions}
    earlier = replace(clues("IMG-20221014-WA0003.jpg"), sidecars=takeout("2021-05-01T03:00:00+00:00"))
    assert known(decide(earlier)).date.iso == "2021-05-01"


@pytest.mark.parametrize("source", [Source.SIDECAR_FACEBOOK, Source.SIDECAR_INSTAGRAM])
def test_the_posting_of_a_photo_is_only_a_suggestion(source: Source) -> None:
    sidecars = takeout("2022-10-14T03:00:00+00:00", source=source, posted=True)
    decision = needs_date(decide(replace(clues("foto.jpg"), sidecars=sidecars)))
    assert "received or uploaded" in english(decision.reason)


def test_nothing_is_posted_or_received_before_it_is_taken() -> None:
    posted = takeout("2021-01-01T03:00:00+00:00", source=Source.SIDECAR_FACEBOOK, posted=True)
    assert isinstance(decide(replace(clues(DateTimeOriginal=OCTOBER_14), sidecars=posted)), NeedsCheck)
    received = needs_check(decide(clues("IMG-20210101-WA0003.jpg", DateTimeOriginal=OCTOBER_14)))
    assert "later than the day on which the photo was received" in english(received.reason)


def test_two_dates_in_different_places_that_only_repeat_each_other_are_one_in_the_packet() -> None:
    both = {"exif:DateTimeOriginal": "2022-10-14T08:15:30", "photoshop:DateCreated": "2022-10-14T08:15:30"}
    assert [one for one in listed(gather(with_xmp(both))) if one.startswith("xmp")] == ["xmp 2022-10-14"]


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
        assert "not before the cut-off date October 13, 2023" in english(decision.reason)
        assert decision.candidates[0].source is Source.FILENAME


def test_a_doubt_of_the_neighbours_goes_to_a_person_and_an_answer_settles_both() -> None:
    doubt = message("The photos around it are from another year.")
    photo = clues(DateTimeOriginal=OCTOBER_14)
    decision = needs_check(decide(photo, doubted=doubt))
    assert decision.reason == doubt
    assert listed(decision.candidates)[0] == "exif-original 2022-10-14"
    answer = PartialDate(2022, 10, 14)
    assert known(decide(photo, answer, cut_off=datetime.date(2000, 1, 1), doubted=doubt)).date == answer
    assert isinstance(decide(clues("foto.jpg"), doubted=doubt), NeedsDate)


# scanners

SCANNERS = [
    {"Make": "EPSON", "Model": "Perfection V370"},
    {"Make": "EPSON", "Model": "L3110 Series"},
    {"Software": "EPSON Scan 2"},
    {"Make": "Canon", "Model": "CanoScan LiDE 120"},
    {"Make": "HP", "Model": "HP Scanjet G3110"},
    {"Make": "Plustek"},
    {"Make": "Fujitsu", "Software": "ScanSnap Manager"},
    {"Make": "NORITSU KOKI", "Model": "QSS-32_33"},
    {"Make": "FUJI PHOTO FILM CO., LTD.", "Model": "SP-2500"},
    {"Software": "VueScan 9 x64 (9.7.50)"},
    {"Software": "SilverFast 8.8"},
    {"Make": "KODAK", "Model": "SLIDE N SCAN"},
]
CAMERAS = [
    {"Make": "SEIKO EPSON CORP.", "Model": "PhotoPC L-410"},
    {"Make": "SAMSUNG", "Model": "GT-I9300"},
    {"Make": "OLYMPUS IMAGING CORP.", "Model": "SP-500UZ"},
    {"Make": "FUJIFILM", "Model": "X-T30"},
    {"Make": "Canon", "Model": "Canon EOS 40D"},
    {"Make": "HP", "Model": "HP PhotoSmart R717"},
]


@pytest.mark.parametrize("maker", SCANNERS, ids=lambda maker: " ".join(maker.values()))
def test_the_day_of_a_scan_is_a_suggestion(maker: dict[str, str]) -> None:
    scan = clues("scan0001.jpg", DateTimeOriginal=OCTOBER_14, DateTimeDigitized=OCTOBER_14, **maker)
    decision = needs_date(decide(scan))
    assert english(decision.reason).startswith("A scanner made this file")
    assert listed(decision.suggestions)[:2] == ["exif-original 2022-10-14", "exif-digitized 2022-10-14"]


@pytest.mark.parametrize("maker", CAMERAS, ids=lambda maker: " ".join(maker.values()))
def test_a_camera_is_not_taken_for_a_scanner(maker: dict[str, str]) -> None:
    assert isinstance(decide(clues(DateTimeOriginal=OCTOBER_14, **maker)), Known)


def test_a_scan_says_on_which_day_it_was_made() -> None:
    decision = needs_date(decide(clues("scan.jpg", DateTimeDigitized=OCTOBER_14, Software="VueScan")))
    assert english(decision.reason) == (
        "A scanner made this file: its scan date is October 14, 2022. When was the photo taken?"
    )
    unset = needs_date(decide(clues("scan.jpg", DateTimeDigitized="1980:01:01 00:00:00", Software="VueScan")))
    assert english(unset.reason) == "The camera clock was not set (1980-01-01)."
    assert english(needs_date(decide(clues("scan.jpg", Software="VueScan"))).reason).startswith("A scanner made")


@pytest.mark.parametrize(
    "packet",
    [
        {"xmp:CreatorTool": "EPSON Scan 2", "xmp:CreateDate": "2022-10-14"},
        {"xmp:CreatorTool": "VueScan", "exif:DateTimeOriginal": "2022-10-14"},
        {"tiff:Make": "EPSON", "tiff:Model": "Perfection V370", "photoshop:DateCreated": "2022-10-14"},
    ],
)
def test_a_packet_names_scanners_too(packet: dict[str, str]) -> None:
    decision = needs_date(decide(with_xmp(packet, "2022-10-14.jpg")))
    assert english(decision.reason).startswith("A scanner made this file: its scan date is October 14, 2022")
    dated = {**packet, "exif:DateTimeOriginal": "1985-08-17", "xmp:CreateDate": "2022-10-14"}
    assert known(decide(with_xmp(dated))).date.iso == "1985-08-17"


def test_a_scans_name_that_repeats_the_day_of_the_scan_vouches_for_nothing() -> None:
    for path in ("2022-10-14 001.jpg", "2022-10-14/hal 1.jpg", "2022/10/hal 1.jpg"):
        assert isinstance(decide(clues(path, DateTimeDigitized=OCTOBER_14, Software="EPSON Scan")), NeedsDate)


def test_a_bare_date_in_a_folder_of_scans_is_a_suggestion_and_one_that_is_told_about_is_not() -> None:
    for path in ("Scan/2022-10-14 001.jpg", "Hasil pindai/IMG_20221014_101010.jpg", "Scan/2022-10-14/001.jpg"):
        assert isinstance(decide(clues(path)), NeedsDate)
    assert known(decide(clues("Scan/17 Agustus 1985 Pernikahan.jpg"))).date.iso == "1985-08-17"


def test_a_scan_that_somebody_dated_keeps_that_date() -> None:
    named = known(decide(clues("17 Agustus 1985.jpg", DateTimeDigitized=OCTOBER_14, Software="VueScan")))
    assert (named.evidence.source, named.date.iso) == (Source.FILENAME, "1985-08-17")
    exif = {"DateTimeOriginal": "1985:08:17 00:00:00", "DateTimeDigitized": OCTOBER_14, "Software": "VueScan"}
    tagged = known(decide(clues("scan0001.jpg", **exif)))
    assert (tagged.evidence.source, tagged.date.iso) == (Source.EXIF_ORIGINAL, "1985-08-17")


# what holds for every photo

dates = st.dates(datetime.date(1, 1, 1), datetime.date(2100, 1, 1))
texts = st.sampled_from(["", "0000:00:00 00:00:00", "1980:01:01 00:00:00", "2022", "nonsense"]) | dates.map(
    lambda day: f"{day.year:04}:{day.month:02}:{day.day:02} 08:15:30"
)
near = st.dates(datetime.date(2022, 10, 12), datetime.date(2022, 10, 16)).map(lambda day: f"{day:%Y:%m:%d} 10:00:00")
tags = st.sampled_from(["DateTimeOriginal", "DateTimeDigitized", "DateTime", "GPSDateStamp", "Make", "Software"])
exifs = st.dictionaries(tags, texts | near | st.sampled_from(["Canon", "EPSON Scan"]), max_size=5)
names = st.sampled_from(
    [
        "foto.jpg",
        "IMG_20221014_081530.jpg",
        "IMG-20221014-WA0003.jpg",
        "PXL_20221014_181530123.jpg",
        "05-06-2022.jpg",
        "Oktober 2022.jpg",
        "2022.jpg",
        "IMG_20300101_000000.jpg",
        "FB_IMG_1665712345678.jpg",
    ]
)
folders = st.sampled_from(
    ["", "2022", "2022/10", "2022-10-14 Rapat", "Photos from 2019", "1980/01", "Backup 2022-10-14"]
)
packets = st.dictionaries(
    st.sampled_from(
        ["exif:DateTimeOriginal", "photoshop:DateCreated", "xmp:CreateDate", "xmp:CreatorTool", "tiff:Make"]
    ),
    texts | near | st.sampled_from(["2017-05", "2022-10-14T23:30:00Z", "Canon", "EPSON Scan"]),
    max_size=3,
)
iptcs = st.dictionaries(
    st.sampled_from(["DateCreated", "TimeCreated", "DigitalCreationDate"]),
    st.sampled_from(["20221014", "20170500", "20990101", "081530+0700", "00000000"]),
    max_size=3,
)
pngs = st.dictionaries(st.just("Creation Time"), texts | st.just("Fri, 14 Oct 2022 16:30:00 GMT"), max_size=1)
moment = datetime.datetime.fromisoformat
downloads = st.lists(
    st.builds(
        Sidecar,
        st.sampled_from([Source.SIDECAR_GOOGLE, Source.SIDECAR_FACEBOOK, Source.SIDECAR_INSTAGRAM]),
        st.datetimes(moment("1970-01-03"), moment("2099-01-01"))
        | st.datetimes(moment("2022-10-12"), moment("2022-10-16"), timezones=st.just(datetime.UTC)),
        st.just("raw"),
        st.booleans(),
    ),
    max_size=2,
).map(tuple)
photos = st.builds(
    lambda folder, name, exif, xmp, beside, iptc, png, sidecars: replace(
        clues(f"{folder}/{name}", **exif), xmp=xmp, xmp_beside=beside, iptc=iptc, text=png, sidecars=sidecars, zone=WIB
    ),
    *(folders, names, exifs, packets, packets, iptcs, pngs, downloads),
)


@given(photos)
def test_no_photo_is_known_by_weak_evidence_alone(photo: Clues) -> None:
    decision = decide(photo)
    if isinstance(decision, Known):
        assert not decision.evidence.weak
    elif isinstance(decision, NeedsDate):
        assert all(evidence.weak for evidence in decision.suggestions)


@given(photos)
def test_no_date_is_from_the_future_or_before_photography(photo: Clues) -> None:
    decision = decide(photo)
    offered = (decision.evidence,) if isinstance(decision, Known) else _to_pick(decision)
    for evidence in offered:
        assert datetime.date(1826, 1, 1) <= evidence.date.first_day <= TODAY + datetime.timedelta(days=1)


def _to_pick(decision: NeedsCheck | NeedsDate) -> tuple[Evidence, ...]:
    return decision.candidates if isinstance(decision, NeedsCheck) else decision.suggestions


@given(photos)
def test_a_decision_invents_nothing(photo: Clues) -> None:
    """The date is exactly what one source said: no month becomes a day, no candidate is lost."""
    seen = gather(photo)
    decision = decide(photo)
    if isinstance(decision, Known):
        assert decision.candidates[0] is decision.evidence
        assert sorted(listed(decision.candidates)) == sorted(listed(seen))
    else:
        assert set(_to_pick(decision)) <= set(seen)
        assert english(decision.reason)


@given(photos, st.dates(datetime.date(1826, 1, 1), TODAY), st.sampled_from(Precision))
def test_an_answer_is_taken_as_it_is(photo: Clues, day: datetime.date, precision: Precision) -> None:
    month = None if precision is Precision.YEAR else day.month
    answer = PartialDate(day.year, month, day.day if precision is Precision.DAY else None)
    decision = known(decide(photo, answer))
    assert decision.date == answer
    assert decision.date.precision is precision
    assert decision.candidates[1:] == gather(photo)


@given(photos)
def test_sources_keep_the_order_of_trust(photo: Clues) -> None:
    order = list(Source)
    positions = [order.index(evidence.source) for evidence in gather(photo)]
    assert positions == sorted(positions)


@given(photos)
def test_precision_never_rises(photo: Clues) -> None:
    """A photo that only tells years and months is never dated to a day."""
    decision = decide(photo)
    if isinstance(decision, Known):
        precise = {one.date.precision for one in gather(photo) if not one.weak}
        assert decision.date.precision in precise


@given(photos, st.dates(datetime.date(1826, 1, 1), TODAY))
def test_no_photo_from_the_cut_off_on_is_known(photo: Clues, cut_off: datetime.date) -> None:
    decision = decide(photo, cut_off=cut_off)
    if isinstance(decision, Known):
        assert decision.date.last_day < cut_off
