"""Copies without place and serial numbers: what is left out is said before, and cannot come back."""

from dataclasses import replace
from pathlib import Path

import piexif
import pytest

from given import MakePhoto
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.target_paths import TargetPathAllocator
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.image.header import read_header
from stampgui.image.jpeg import core
from stampgui.image.jpeg.restore import NotRestorable, restore_source
from stampgui.stamping.job import ExistingPolicy, Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.stamp import examine, stamp

TAKEN = "2022:10:14 08:15:00"
TELLING = piexif.dump(
    {
        "0th": {piexif.ImageIFD.Make: "Kamera", piexif.ImageIFD.Artist: "Budi"},
        "Exif": {
            piexif.ExifIFD.DateTimeOriginal: TAKEN,
            piexif.ExifIFD.BodySerialNumber: "SERI-123",
            piexif.ExifIFD.MakerNote: b"CATATAN-PABRIK",
        },
        "GPS": {piexif.GPSIFD.GPSLatitude: ((6, 1), (10, 1), (30, 1)), piexif.GPSIFD.GPSMapDatum: "WGS-84"},
    }
)
SECRETS = (b"SERI-123", b"CATATAN-PABRIK", b"WGS-84")
LEFT_OUT = [
    "Its location is left out.",
    "Its serial numbers are left out.",
    "Its maker note is left out, since it may contain a serial number.",
]


@pytest.fixture
def private(recipe: Recipe) -> Recipe:
    return replace(recipe, no_gps=True)


def job(path: Path, recipe: Recipe) -> Job:
    return Job(
        path, recipe, TargetPathAllocator(path.parent.parent / "out").allocate_copy(FoundPhoto(path, Path(path.name)))
    )


def notes(outcome: Outcome) -> list[str]:
    return [load_catalogue("en").render(note) for note in outcome.notes]


def copy_of(outcome: Outcome) -> bytes:
    assert outcome.status is Status.STAMPED, outcome.reason
    assert outcome.output is not None
    return outcome.output.read_bytes()


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif", "a.avif"])
def test_what_is_left_out_is_said_beforehand_and_is_not_in_the_copy(
    make_photo: MakePhoto, private: Recipe, name: str
) -> None:
    todo = job(make_photo(name, exif=TELLING), private)
    before, after = examine(todo), stamp(todo)
    assert before.status is Status.READY
    assert before.changes == after.changes
    assert [note for note in notes(after) if "left out" in note] == LEFT_OUT
    copy = copy_of(after)
    assert not any(secret in copy for secret in SECRETS)
    assert after.output is not None
    with after.output.open("rb") as file:
        tags = read_header(file).exif.tags
    assert (tags["DateTimeOriginal"], tags["Make"]) == (TAKEN, "Kamera")


def test_without_the_option_everything_stays(make_photo: MakePhoto, recipe: Recipe) -> None:
    outcome = stamp(job(make_photo(exif=TELLING), recipe))
    assert all(secret in copy_of(outcome) for secret in SECRETS)
    assert notes(outcome) == []


def test_a_copy_that_could_give_the_place_back_does_not(make_photo: MakePhoto, private: Recipe) -> None:
    with pytest.raises(NotRestorable):
        restore_source(copy_of(stamp(job(make_photo(exif=TELLING), private))))


@pytest.mark.skipif(not core.is_core_available(), reason="only copies without loss give their originals back")
def test_a_photo_that_tells_nothing_can_still_be_given_back(make_photo: MakePhoto, private: Recipe) -> None:
    path = make_photo(taken=TAKEN)
    outcome = stamp(job(path, private))
    assert restore_source(copy_of(outcome)) == path.read_bytes()
    assert notes(outcome) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "2 other details are left out."), ("id", "2 data lain tidak disertakan.")],
)
def test_details_without_a_kind_of_their_own_are_counted(
    make_photo: MakePhoto, private: Recipe, language: str, words: str
) -> None:
    exif = piexif.dump(
        {"0th": {piexif.ImageIFD.HostComputer: "Laptop Budi"}, "Exif": {piexif.ExifIFD.ImageUniqueID: "B0D0-1"}}
    )
    todo = replace(job(make_photo(exif=exif), private), answer=PartialDate(2021))
    before, after = examine(todo), stamp(todo)
    for outcome in (before, after):
        assert [load_catalogue(language).render(note) for note in outcome.changes] == [words]
    copy = copy_of(after)
    assert (b"Laptop Budi" in copy, b"B0D0-1" in copy) == (False, False)
    with pytest.raises(NotRestorable):
        restore_source(copy)


def test_a_typed_day_is_written_all_the_same(make_photo: MakePhoto, private: Recipe) -> None:
    exif = piexif.dump({"GPS": {piexif.GPSIFD.GPSLatitude: ((6, 1), (10, 1), (30, 1))}})
    outcome = stamp(replace(job(make_photo(exif=exif), private), answer=PartialDate(2021, 3, 5)))
    found = piexif.load(copy_of(outcome))
    assert (found["GPS"], found["Exif"][piexif.ExifIFD.DateTimeOriginal]) == ({}, b"2021:03:05 00:00:00")


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_a_copy_that_was_made_with_its_place_says_so_when_it_is_skipped(
    make_photo: MakePhoto, recipe: Recipe, private: Recipe, name: str
) -> None:
    path = make_photo(name, exif=TELLING)
    stamp(job(path, recipe))
    for outcome in (examine(job(path, private)), stamp(job(path, private))):
        assert (outcome.status, notes(outcome)) == (Status.SKIPPED, [])
        assert outcome.reason is not None
        assert load_catalogue("en").render(outcome.reason) == (
            "Its copy already exists, and still contains details that are to be left out."
        )
    stamp(job(path, replace(private, existing=ExistingPolicy.REPLACE)))
    again = stamp(job(path, private))
    assert again.reason is not None
    assert load_catalogue("en").render(again.reason) == "Its copy already exists."


def test_a_copy_without_traces_is_skipped_without_a_word_about_them(
    make_photo: MakePhoto, recipe: Recipe, private: Recipe
) -> None:
    path = make_photo(taken=TAKEN)
    stamp(job(path, recipe))
    outcome = stamp(job(path, private))
    assert outcome.reason is not None
    assert load_catalogue("en").render(outcome.reason) == "Its copy already exists."
