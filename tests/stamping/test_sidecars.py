"""What the files beside a photo tell, and what they must not do."""

import datetime
import json
import os
import pickle
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from given import MakePhoto, symbolic_link
from stampgui import regular_file
from stampgui.dates.evidence import Source
from stampgui.i18n import load_catalogue
from stampgui.image.header import read_header
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.local_zone import LocalZone
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.sidecars import MAX_JSON_BYTES, MAX_XMP_BYTES, SidecarClues, read_sidecars
from stampgui.stamping.stamp import examine, stamp

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:DateTimeOriginal="2022-10-14T08:15:30"/>
</rdf:RDF></x:xmpmeta>"""
TAKEN = {"photoTakenTime": {"timestamp": "1665712345"}}


def beside(photo: Path, name: str, content: str | Mapping[str, object] | Sequence[object] | bytes) -> Path:
    path = photo.parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def warned(around: SidecarClues | Outcome) -> list[str]:
    return [load_catalogue("en").render(warning) for warning in around.warnings]


def known(photo: Path, recipe: Recipe) -> str:
    outcome = examine(Job(photo, recipe))
    assert outcome.evidence is not None, outcome
    return f"{outcome.evidence.source} {outcome.evidence.date.iso}"


@pytest.fixture
def photo(make_photo: MakePhoto) -> Path:
    return make_photo("IMG_1.jpg")


# what is found


def test_a_photo_alone_has_no_surroundings(photo: Path) -> None:
    assert read_sidecars(photo) == SidecarClues({})


def test_photos_that_were_copied_are_told_from_others_in_a_folder_of_thousands(tmp_path: Path) -> None:
    copied_at, hour = 1_600_000_000, 3600
    for number in range(5_000):
        path = tmp_path / f"{number}.jpg"
        path.touch()
        written_at = copied_at + number // 200 if number % 200 == 0 else copied_at + number * hour
        os.utime(path, (written_at, written_at))
    assert read_sidecars(tmp_path / "200.jpg").is_among_copies
    assert not read_sidecars(tmp_path / "201.jpg").is_among_copies


@pytest.mark.parametrize("name", ["IMG_1.xmp", "IMG_1.jpg.xmp", "img_1.XMP"])
def test_a_packet_beside_the_photo_dates_it(photo: Path, recipe: Recipe, name: str) -> None:
    beside(photo, name, XMP)
    assert known(photo, recipe) == "xmp 2022-10-14"


@pytest.mark.parametrize("name", ["IMG_1.jpg", "IMG_1.png"])
def test_a_packet_beside_two_photos_of_one_name_is_asked_about(
    name: str, make_photo: MakePhoto, recipe: Recipe
) -> None:
    photos = {name: make_photo(name) for name in ("IMG_1.jpg", "IMG_1.png")}
    beside(photos[name], "IMG_1.xmp", XMP)
    outcome = examine(Job(photos[name], recipe))
    assert outcome.status is Status.NEEDS_DATE
    assert outcome.reason is not None
    assert "may belong to another photo" in load_catalogue("en").render(outcome.reason)
    assert outcome.candidates[0].date.iso == "2022-10-14"


def test_a_packet_that_names_its_photos_ending_is_about_that_photo(make_photo: MakePhoto, recipe: Recipe) -> None:
    photos = [make_photo(name) for name in ("IMG_1.jpg", "IMG_1.png")]
    named = XMP.replace(
        "<rdf:Description",
        '<rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:SidecarForExtension="JPG"',
        1,
    )
    beside(photos[0], "IMG_1.xmp", named)
    assert known(photos[0], recipe) == "xmp 2022-10-14"
    assert examine(Job(photos[1], recipe)).status is Status.NEEDS_DATE


def test_a_packet_for_this_very_file_goes_before_the_raw_files(photo: Path) -> None:
    beside(photo, "IMG_1.xmp", XMP.replace("2022", "2011"))
    beside(photo, "IMG_1.jpg.xmp", XMP)
    assert read_sidecars(photo).xmp["exif:DateTimeOriginal"].startswith("2022")


def test_a_google_download_dates_its_photos(photo: Path, recipe: Recipe) -> None:
    beside(photo, "IMG_1.jpg.supplemental-metadata.json", TAKEN)
    assert known(photo, recipe) == "sidecar-google 2022-10-14"


def test_a_folder_that_changes_is_looked_at_again(photo: Path) -> None:
    assert read_sidecars(photo).sidecars == ()
    os.utime(photo.parent, ns=(1, 1))
    beside(photo, "IMG_1.jpg.json", TAKEN)
    assert len(read_sidecars(photo).sidecars) == 1


FACEBOOK = "your_facebook_activity/posts/media/Album_1/123_n.jpg"
INSTAGRAM = "media/posts/202210/123_n.jpg"


def entry(place: str, **exif: object) -> dict[str, object]:
    metadata = {"photo_metadata": {"exif_data": [exif]}}
    return {"uri": place, "creation_timestamp": 1697872351, "media_metadata": metadata}


@pytest.mark.parametrize(
    ("place", "told_in", "exif", "expected"),
    [
        (FACEBOOK, "your_facebook_activity/posts/album/0.json", {"taken_timestamp": 1665712345}, "facebook 2022-10-14"),
        (FACEBOOK, "your_facebook_activity/posts/your_photos.json", {"taken_timestamp": 1665712345}, "facebook 2022"),
        ("posts/media/1.jpg", "posts/album/0.json", {"taken_timestamp": 1665712345}, "facebook 2022-10-14"),
        (
            "photos_and_videos/A/1.jpg",
            "photos_and_videos/album/0.json",
            {"taken_timestamp": 1665712345},
            "facebook 2022-10-14",
        ),
        (
            INSTAGRAM,
            "your_instagram_activity/media/posts_1.json",
            {"date_time_original": "2019:07:22 12:21:42"},
            "instagram 2019-07-22",
        ),
        (INSTAGRAM, "content/posts_1.json", {"date_time_original": "2019:07:22 12:21:42"}, "instagram 2019-07-22"),
    ],
)
def test_a_download_dates_its_photos(
    make_photo: MakePhoto, recipe: Recipe, place: str, told_in: str, exif: dict[str, object], expected: str
) -> None:
    photo = make_photo(f"facebook-budi/{place}")
    root = photo.parents[len(Path(place).parts) - 1]
    beside(root / "x", told_in, {"photos": [entry(place, **exif)]})
    assert known(photo, recipe).startswith(f"sidecar-{expected}")


def test_a_posting_is_only_suggested(make_photo: MakePhoto, recipe: Recipe) -> None:
    photo = make_photo(f"unduhan/{FACEBOOK}")
    beside(photo.parents[4] / "x", "your_facebook_activity/posts/album/0.json", [entry(FACEBOOK)])
    outcome = examine(Job(photo, recipe))
    assert outcome.status is Status.NEEDS_DATE
    assert outcome.candidates[0].source is Source.SIDECAR_FACEBOOK


def test_a_download_is_read_once(make_photo: MakePhoto, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [f"posts/media/{number}.jpg" for number in range(5)]
    photos = [make_photo(f"unduhan/{place}") for place in places]
    album = beside(photos[0].parents[2] / "x", "posts/album/0.json", [entry(p, taken_timestamp=1) for p in places])
    read: list[Path] = []
    original = regular_file.read_regular

    def watched(path: Path, *, max_bytes: int) -> bytes:
        read.append(path)
        return original(path, max_bytes=max_bytes)

    monkeypatch.setattr(regular_file, "read_regular", watched)
    assert all(read_sidecars(photo).sidecars[0].posted for photo in photos)
    assert read == [album]


def test_a_broken_part_of_a_download_is_named_where_the_photo_is_in_no_other(make_photo: MakePhoto) -> None:
    photos = [make_photo(f"unduhan/posts/media/{number}.jpg") for number in range(2)]
    beside(photos[0].parents[2] / "x", "posts/album/0.json", "{")
    beside(photos[0].parents[2] / "x", "posts/album/1.json", [entry("posts/media/1.jpg")])
    assert [warned(read_sidecars(photo)) for photo in photos] == [
        ["0.json of the downloaded data could not be read."],
        [],
    ]


# what must not happen


@pytest.mark.parametrize("name", ["IMG_1.xmp", "IMG_1.jpg.json"])
def test_a_pipe_beside_a_photo_makes_nobody_wait(photo: Path, name: str) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes in folders")
    os.mkfifo(photo.parent / name)
    assert read_sidecars(photo) == SidecarClues({})


@pytest.mark.parametrize("name", ["IMG_1.xmp", "IMG_1.jpg.json"])
def test_a_device_or_a_folder_is_not_read(photo: Path, name: str) -> None:
    symbolic_link(photo.parent / name, "/dev/zero" if Path("/dev/zero").exists() else photo.parent)
    assert read_sidecars(photo) == SidecarClues({})
    (photo.parent / name).unlink()
    (photo.parent / name).mkdir()
    assert read_sidecars(photo) == SidecarClues({})


@pytest.mark.parametrize("name", ["IMG_1.xmp", "IMG_1.jpg.json"])
def test_a_file_that_is_too_large_or_gone_becomes_a_warning(photo: Path, recipe: Recipe, name: str) -> None:
    beside(photo, name, bytes(MAX_XMP_BYTES + 1))
    assert warned(examine(Job(photo, recipe))) == [f"{name} beside the photo is too large to be read for a date."]
    (photo.parent / name).unlink()
    symbolic_link(photo.parent / name, "nowhere")
    assert warned(read_sidecars(photo)) == [
        f"{name} beside the photo could not be read: the file, its folder or its drive is not there any more."
    ]


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[" * 200_000, b"\0" * 100, b"9" * 200_000])
def test_a_damaged_file_becomes_a_warning(photo: Path, recipe: Recipe, content: bytes) -> None:
    beside(photo, "IMG_1.jpg.json", content)
    outcome = examine(Job(photo, recipe))
    assert warned(outcome) == ["IMG_1.jpg.json beside the photo is damaged and could not be read."]
    assert outcome.status is Status.NEEDS_DATE


def test_a_damaged_xmp_file_becomes_a_warning(photo: Path, recipe: Recipe) -> None:
    beside(photo, "IMG_1.xmp", b"<x:xmpmeta " + b'a="" ' * 50_000)
    assert warned(examine(Job(photo, recipe))) == ["IMG_1.xmp beside the photo is damaged and could not be read."]


def test_a_crowded_file_of_googles_is_not_read(photo: Path, recipe: Recipe) -> None:
    beside(photo, "IMG_1.jpg.json", b"[" + b"1," * MAX_JSON_BYTES + b"1]")
    assert warned(read_sidecars(photo)) == ["IMG_1.jpg.json beside the photo is too large to be read for a date."]


def test_another_programs_json_is_nobodys_business(photo: Path, recipe: Recipe) -> None:
    beside(photo, "IMG_1.json", {"camera": "settings"})
    assert warned(examine(Job(photo, recipe))) == []


def test_the_files_beside_a_photo_are_left_as_they_are(photo: Path, recipe: Recipe, tmp_path: Path) -> None:
    sidecar = beside(photo, "IMG_1.jpg.json", TAKEN)
    before = (sidecar.read_bytes(), sidecar.stat().st_mtime_ns)
    assert stamp(Job(photo, recipe, tmp_path / "out" / "a.jpg")).status is Status.STAMPED
    assert (sidecar.read_bytes(), sidecar.stat().st_mtime_ns) == before


# zones


def test_the_zone_of_the_recipe_counts(make_photo: MakePhoto, recipe: Recipe) -> None:
    photo = make_photo("PXL_20221014_163000000.jpg")
    for hours, day in ((7, "2022-10-14"), (9, "2022-10-15")):
        zone = datetime.timezone(datetime.timedelta(hours=hours))
        job = Job(photo, replace(recipe, zone=zone))
        assert pickle.loads(pickle.dumps(job)) == job
        assert known(photo, job.recipe) == f"filename {day}"


def test_without_one_the_computers_zone_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone cannot be changed for a test")
    zone = LocalZone()
    moment = datetime.datetime(2022, 10, 14, 16, 30, tzinfo=datetime.UTC)
    summer = datetime.datetime(2022, 7, 1, 12, tzinfo=datetime.UTC)
    try:
        for name, expected in (("Asia/Jakarta", "2022-10-14T23:30:00+07:00"), ("UTC", "2022-10-14T16:30:00+00:00")):
            monkeypatch.setenv("TZ", name)
            time.tzset()
            assert moment.astimezone(zone).isoformat() == expected
        monkeypatch.setenv("TZ", "Europe/Paris")
        time.tzset()
        assert summer.astimezone(zone).isoformat() == "2022-07-01T14:00:00+02:00"
        assert moment.replace(month=12).astimezone(zone).isoformat() == "2022-12-14T17:30:00+01:00"
    finally:
        monkeypatch.undo()
        time.tzset()


# real downloads


def test_the_real_download_dates_all_its_photos(corpus: Path, recipe: Recipe) -> None:
    album = corpus / "takeout" / "Takeout1" / "Google Photos" / "Album test 6-10-23"
    photos = sorted(album.glob("*.jpg"))
    assert len(photos) == 7
    for photo in photos:
        taken = json.loads(photo.with_name(f"{photo.name}.json").read_text(encoding="utf-8"))["photoTakenTime"]
        outcome = examine(Job(photo, recipe))
        (google,) = (one for one in outcome.candidates if one.source is Source.SIDECAR_GOOGLE)
        assert google.raw == f"photoTakenTime {taken['timestamp']}"
        assert (google.date.iso, google.date.offset, google.weak) == (
            "2023-10-06",
            120,
            False,
        )  # Paris, as its EXIF says
        with photo.open("rb") as file:
            wall = read_header(file).exif.tags["DateTimeOriginal"]
        assert google.date.time is not None
        assert f"{google.date.time:%H:%M:%S}" == wall.split()[1]
        assert (outcome.status, outcome.warnings) == (Status.READY, ())


def test_a_folder_to_which_copies_are_added_is_not_listed_for_each_photo(
    photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else 100,000 photos that are stamped in their own folder take hours; what is new is found soon."""
    for number in range(400):
        beside(photo, f"IMG_{number}.jpg", b"photo")
    now, scan, listed = [1000.0], os.scandir, []

    def scan_slowly(path: str) -> Any:
        now[0] += 1
        listed.append(path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scan_slowly)
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    for number in range(100):
        read_sidecars(photo)
        beside(photo, f"IMG_1_{number}.jpg", b"copy")
        now[0] += 0.25
    assert len(listed) <= 100 * 0.25 / 10 + 2
    beside(photo, "IMG_1.xmp", XMP)
    now[0] += 10
    assert read_sidecars(photo).xmp
