"""XMP, sidecars and exports among the sources."""

import datetime
from dataclasses import replace

import pytest
from dates.decisions import OCTOBER_14, clues, english, known, listed, needs_check, needs_date, with_xmp

from stampgui.dates.clues import Clues, Sidecar
from stampgui.dates.decision import Known, NeedsCheck, NeedsDate, decide
from stampgui.dates.evidence import Source
from stampgui.dates.sources import gather_evidence

CAMERA = {"tiff:Make": "Canon"}


def takeout(moment: str, *, source: Source = Source.SIDECAR_GOOGLE, posted: bool = False) -> tuple[Sidecar, ...]:
    return (Sidecar(source, datetime.datetime.fromisoformat(moment), "photoTakenTime", posted),)


@pytest.mark.parametrize(
    ("photo", "source", "iso"),
    [
        (with_xmp({"exif:DateTimeOriginal": "2022-10-14T08:15:30"}), Source.XMP, "2022-10-14"),
        (with_xmp({"photoshop:DateCreated": "2017-05"}), Source.XMP, "2017-05"),
        (with_xmp({"photoshop:DateCreated": "2017"}), Source.XMP, "2017"),
        (with_xmp({"xmp:CreateDate": "2022-10-14T08:15:30", **CAMERA}), Source.XMP, "2022-10-14"),
        (replace(clues(), xmp_sidecar={"exif:DateTimeOriginal": "2022-10-14"}), Source.XMP, "2022-10-14"),
        (replace(clues(), iptc={"DateCreated": "20221014"}), Source.IPTC, "2022-10-14"),
        (replace(clues(), iptc={"DateCreated": "20170500"}), Source.IPTC, "2017-05"),
        (replace(clues(), png_text={"Creation Time": "14 Oct 2022 08:15:30 +0700"}), Source.PNG, "2022-10-14"),
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
        png_text={"Creation Time": "2022:10:14 08:15:30"},
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
    assert reason.startswith("Two dates disagree: October 14, 2022 (camera data) and ")
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


@pytest.mark.parametrize("folder", ["Photos from 2022", "2022/10", "2022-10", "2022/10/14", "Foto 14 Oktober 2022"])
def test_a_folder_that_only_repeats_the_day_of_receiving_was_made_by_a_program(folder: str) -> None:
    decision = needs_date(decide(clues(f"{folder}/IMG-20221014-WA0003.jpg")))
    assert "filename-received 2022-10-14" in listed(decision.suggestions)


@pytest.mark.parametrize(
    ("path", "iso"),
    [
        ("2022-10-14 Perpisahan/IMG-20221014-WA0003.jpg", "2022-10-14"),  # somebody said what happened
        ("2021/05/IMG-20221014-WA0003.jpg", "2021-05"),  # not the day of receiving
        ("Photos from 2021/IMG-20221014-WA0003.jpg", "2021"),
        ("2022/10/foto.jpg", "2022-10"),
    ],
)
def test_a_folder_that_tells_more_than_the_day_of_receiving_is_believed(path: str, iso: str) -> None:
    assert known(decide(clues(path))).date.iso == iso


def test_googles_folder_of_the_year_knows_no_better_than_its_data() -> None:
    posted = takeout("2022-10-14T03:00:00+00:00", posted=True)
    decision = needs_date(decide(replace(clues("Photos from 2022/foto.jpg"), sidecars=posted)))
    assert "received or uploaded" in english(decision.reason)


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
    assert [one for one in listed(gather_evidence(with_xmp(both))) if one.startswith("xmp")] == ["xmp 2022-10-14"]


CANON = {"tiff:Make": "Canon", "tiff:Model": "Canon EOS 40D"}
EDITED_AT_ONCE = {"xmp:CreateDate": "2022-10-14T08:15:30+07:00", "xmp:ModifyDate": "2022-10-14T08:15:30+07:00"}


@pytest.mark.parametrize(
    ("tool", "modified"),
    [
        ("Adobe Photoshop CS5.1 Macintosh", "2022-10-14T08:15:30+07:00"),
        ("Capture One 22 Macintosh", "2022-10-14T08:15:30+07:00"),
        ("GIMP 2.10", "2022-10-14T01:15:30Z"),
        ("Picasa", "2022-10-14 08:15:30"),
    ],
)
def test_a_file_that_an_editor_made_and_saved_at_once_has_the_day_of_the_edit(tool: str, modified: str) -> None:
    """The editor lost EXIF and wrote its own time twice; that a camera is named says nothing about the day."""
    packet = {**EDITED_AT_ONCE, "xmp:ModifyDate": modified, "xmp:CreatorTool": tool, **CANON}
    decision = decide(with_xmp(packet))
    assert isinstance(decision, NeedsDate)
    assert [one.source for one in decision.suggestions][:1] == [Source.XMP]


@pytest.mark.parametrize(
    "changed",
    [
        {"xmp:CreatorTool": f"{CANON['tiff:Model']} Ver.1.01"},
        {"xmp:CreatorTool": "16.4.1"},
        {"xmp:CreatorTool": ""},
        {"xmp:CreatorTool": "Adobe Photoshop Lightroom 6.0", "xmp:ModifyDate": "2023-01-01T10:00:00"},
    ],
    ids=["the camera's own program", "a version, as telephones write it", "no program", "edited later"],
)
def test_a_camera_writes_the_same_moment_twice_as_well(changed: dict[str, str]) -> None:
    assert isinstance(decide(with_xmp({**EDITED_AT_ONCE, **CANON, **changed})), Known)


def test_where_exif_has_the_moment_an_editor_may_repeat_it() -> None:
    packet = {**EDITED_AT_ONCE, "xmp:CreatorTool": "Adobe Photoshop CS5.1", **CANON}
    found = decide(with_xmp(packet, DateTimeOriginal=OCTOBER_14))
    assert isinstance(found, Known)
    assert [one.ambiguous for one in found.candidates if one.source is Source.XMP] == [False]
