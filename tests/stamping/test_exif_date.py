"""A person corrects a date: what the copy's own data say about it, and that the photo comes back as it was."""

import datetime
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import piexif
import pytest
from image.handmade import xmp
from image.jpeg.kinds import by_pillow

from given import MakePhoto
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.target_paths import TargetPathAllocator
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.image.engine import Engine
from stampgui.image.header import Header, read_header
from stampgui.stamping.job import Job, Recipe, RestoreJob, WriteDate
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.preset import parse_preset
from stampgui.stamping.restore import restore
from stampgui.stamping.stamp import examine, stamp

WRONG = "2015:01:01 08:00:00"
RIGHT = PartialDate(2022, 10, 14, datetime.time(9, 15))
CORRECTED = "In the copy's EXIF data the capture date becomes 2022:10:14 09:15:00 instead of 2015:01:01 08:00:00."
KEPT = "The copy's data still says January 1, 2015 (camera data, digitized date, last edit)."

Read = Callable[[Path], dict[str, str]]


def camera_exif(taken: str = WRONG, digitized: str = WRONG, edited: str = WRONG, make: str = "Canon") -> bytes:
    """What a camera with a wrong clock writes: one reading in three tags, with fractions and offset, and a note."""
    dumped: bytes = piexif.dump(
        {
            "0th": {piexif.ImageIFD.Make: make, piexif.ImageIFD.DateTime: edited},
            "Exif": {
                piexif.ExifIFD.DateTimeOriginal: taken,
                piexif.ExifIFD.DateTimeDigitized: digitized,
                piexif.ExifIFD.SubSecTimeOriginal: "42",
                piexif.ExifIFD.SubSecTimeDigitized: "42",
                piexif.ExifIFD.OffsetTimeOriginal: "+07:00",
                piexif.ExifIFD.MakerNote: b"note of the maker" * 20,
            },
        }
    )
    return dumped


def job(path: Path, recipe: Recipe, answer: PartialDate | None = RIGHT) -> Job:
    out = path.parents[1] / "out"
    return Job(path, recipe, TargetPathAllocator(out).allocate_copy(FoundPhoto(path, Path(path.name))), answer=answer)


def header(path: Path | None) -> Header:
    assert path is not None
    with path.open("rb") as file:
        return read_header(file)


def warnings(outcome: Outcome) -> list[str]:
    return [load_catalogue("en").render(warning) for warning in outcome.notes]


@pytest.fixture
def always(recipe: Recipe) -> Recipe:
    return replace(recipe, write_date=WriteDate.ALWAYS)


@pytest.fixture
def by_exiftool() -> Read:
    """All dates that another program reads, those in doubles, too, by group and name."""
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is missing")

    def read(path: Path) -> dict[str, str]:
        command = ["exiftool", "-json", "-a", "-G1", "-time:all", "-warning", str(path)]
        found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)[0]
        return {name: str(value) for name, value in found.items() if not name.startswith("System:")}

    return read


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.webp", "foto.tif", "foto.avif"])
def test_by_default_the_camera_s_date_stays_and_the_row_says_so_beforehand_and_afterwards(
    make_photo: MakePhoto, recipe: Recipe, name: str
) -> None:
    path = make_photo(name, exif=camera_exif())
    trial, outcome = examine(job(path, recipe)), stamp(job(path, recipe))
    assert header(outcome.output).exif.tags["DateTimeOriginal"] == WRONG
    assert KEPT in warnings(outcome)
    assert warnings(trial) == warnings(outcome)


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.webp", "foto.tif", "foto.avif"])
def test_on_demand_it_is_corrected_in_copies_of_every_format(
    make_photo: MakePhoto, always: Recipe, name: str, untouched: Callable[[Path], None]
) -> None:
    path = make_photo(name, exif=camera_exif())
    untouched(path.parent)
    trial, outcome = examine(job(path, always)), stamp(job(path, always))
    tags = header(outcome.output).exif.tags
    assert {tags[tag] for tag in ("DateTimeOriginal", "DateTimeDigitized", "DateTime")} == {"2022:10:14 09:15:00"}
    assert "SubSecTimeOriginal" not in tags, "the fraction belonged to the wrong reading"
    assert "SubSecTimeDigitized" not in tags
    assert tags["OffsetTimeOriginal"] == ":", "Exif 2.32: blanks where it is not known"
    assert CORRECTED in warnings(outcome)
    assert not any("still says" in sentence for sentence in warnings(outcome))
    assert warnings(trial) == warnings(outcome)


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.webp"])
def test_another_program_reads_the_corrected_date_and_finds_nothing_wrong(
    make_photo: MakePhoto, always: Recipe, name: str, by_exiftool: Read
) -> None:
    path = make_photo(name, exif=camera_exif())
    before, after = by_exiftool(path), by_exiftool(stamp(job(path, always)).output or Path())
    changed = {tag for tag in before | after if before.get(tag) != after.get(tag)} - {"SourceFile"}
    assert changed <= {
        *("IFD0:ModifyDate", "ExifIFD:DateTimeOriginal", "ExifIFD:CreateDate", "ExifIFD:OffsetTimeOriginal"),
        *("ExifIFD:SubSecTimeOriginal", "ExifIFD:SubSecTimeDigitized"),
        *("Composite:SubSecDateTimeOriginal", "Composite:SubSecCreateDate"),
    }
    assert after["ExifIFD:DateTimeOriginal"] == after["ExifIFD:CreateDate"] == "2022:10:14 09:15:00"


@pytest.mark.parametrize("progressive", [False, True])
def test_the_photo_comes_back_byte_for_byte_from_its_corrected_copy(
    tmp_path: Path, always: Recipe, progressive: bool
) -> None:
    path = tmp_path / "photos" / "foto.jpg"
    path.parent.mkdir()
    path.write_bytes(by_pillow(progressive=progressive, exif=camera_exif()))
    outcome = stamp(job(path, always))
    assert outcome.engine is Engine.SPLICE
    assert outcome.output is not None
    assert header(outcome.output).exif.tags["DateTimeOriginal"] == "2022:10:14 09:15:00"
    restored = restore(RestoreJob(outcome.output, tmp_path / "restored.jpg"))
    assert restored.status is Status.RESTORED
    assert (tmp_path / "restored.jpg").read_bytes() == path.read_bytes()


def test_only_the_bytes_of_the_dates_change(make_photo: MakePhoto, always: Recipe) -> None:
    path = make_photo(exif=camera_exif())
    outcome = stamp(job(path, always))
    old, new = header(path).tiff, header(outcome.output).tiff
    assert old is not None
    assert new is not None
    assert len(old) == len(new)
    assert new.count(b"2022:10:14 09:15:00\0") == 3
    changed = [at for at, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
    assert len(changed) <= 3 * 19 + 2 * 2 + 6


def test_a_day_without_a_time_is_written_as_midnight(make_photo: MakePhoto, always: Recipe) -> None:
    outcome = stamp(job(make_photo(exif=camera_exif()), always, RIGHT.without_time()))
    assert header(outcome.output).exif.tags["DateTimeOriginal"] == "2022:10:14 00:00:00"
    assert any("2022:10:14 00:00:00 instead of" in sentence for sentence in warnings(outcome))


def test_an_offset_that_is_known_is_written_too(make_photo: MakePhoto, always: Recipe) -> None:
    outcome = stamp(job(make_photo(exif=camera_exif()), always, replace(RIGHT, offset=9 * 60)))
    assert header(outcome.output).exif.tags["OffsetTimeOriginal"] == "+09:00"


@pytest.mark.parametrize("date", [PartialDate(2022), PartialDate(2022, 10), replace(RIGHT, approximate=True)])
def test_a_date_that_exif_cannot_say_leaves_the_other_one_and_says_why(
    make_photo: MakePhoto, always: Recipe, date: PartialDate
) -> None:
    path = make_photo(exif=camera_exif())
    trial, outcome = examine(job(path, always, date)), stamp(job(path, always, date))
    assert header(outcome.output).exif.tags["DateTimeOriginal"] == WRONG
    assert KEPT in warnings(outcome)
    assert "EXIF data can only be corrected to a full date: day, month and year." in warnings(outcome)
    assert warnings(trial) == warnings(outcome)


@pytest.mark.parametrize(
    "date",
    [
        PartialDate(2015, 1, 1),
        PartialDate(2015, 1, 1, datetime.time(8, 0)),
        PartialDate(2015, 1, 1, datetime.time(10, 0), 9 * 60),
        PartialDate(2015, 1),
        PartialDate(2015),
    ],
    ids=["the same day", "the same minute", "the same moment elsewhere", "its month", "its year"],
)
def test_a_date_that_only_says_less_contradicts_nothing(
    make_photo: MakePhoto, always: Recipe, date: PartialDate
) -> None:
    outcome = stamp(job(make_photo(exif=camera_exif()), always, date))
    assert header(outcome.output).exif.tags["DateTimeOriginal"] == WRONG
    assert warnings(outcome) == []


def test_another_time_of_the_same_day_is_a_contradiction(make_photo: MakePhoto, recipe: Recipe) -> None:
    outcome = stamp(job(make_photo(exif=camera_exif()), recipe, PartialDate(2015, 1, 1, datetime.time(9, 15))))
    assert "The copy's data still says 2015:01:01 08:00:00 (camera data, digitized date)." in warnings(outcome)


def test_what_was_read_from_the_photo_itself_contradicts_nothing(make_photo: MakePhoto, always: Recipe) -> None:
    path = make_photo(exif=camera_exif(), xmp=xmp("<photoshop:DateCreated>2015-01-02</photoshop:DateCreated>").encode())
    assert warnings(stamp(job(path, always, None))) == []


def test_a_clock_that_was_never_set_contradicts_the_date_in_the_name(make_photo: MakePhoto, always: Recipe) -> None:
    """Not only a date that a person typed may differ from what EXIF says."""
    unset = "1980:01:01 00:00:00"
    outcome = stamp(job(make_photo("IMG_20221014_091500.jpg", exif=camera_exif(unset, unset, unset)), always, None))
    assert outcome.status is Status.STAMPED
    assert header(outcome.output).exif.tags["DateTimeOriginal"] == "2022:10:14 09:15:00"


def test_the_day_of_a_scan_stays_beside_the_day_of_the_photo(make_photo: MakePhoto, always: Recipe) -> None:
    path = make_photo(exif=camera_exif(make="EPSON Perfection V39"))
    outcome = stamp(job(path, always, PartialDate(1985, 8, 17)))
    tags = header(outcome.output).exif.tags
    assert tags["DateTimeOriginal"] == "1985:08:17 00:00:00"
    assert tags["DateTimeDigitized"] == tags["DateTime"] == WRONG
    assert not any("still says" in sentence for sentence in warnings(outcome))


def test_a_digitized_date_of_its_own_is_not_the_same_reading(make_photo: MakePhoto, always: Recipe) -> None:
    path = make_photo(exif=camera_exif(digitized="2014:05:05 10:00:00"))
    outcome = stamp(job(path, always))
    assert header(outcome.output).exif.tags["DateTimeDigitized"] == "2014:05:05 10:00:00"
    assert "The copy's data still says May 5, 2014 (digitized date)." in warnings(outcome)


@pytest.mark.parametrize("write_date", [WriteDate.MISSING, WriteDate.ALWAYS])
def test_dates_outside_exif_stay_and_are_named(make_photo: MakePhoto, recipe: Recipe, write_date: WriteDate) -> None:
    packet = xmp(
        "<exif:DateTimeOriginal>2013-01-01T08:00:00</exif:DateTimeOriginal>"
        "<photoshop:DateCreated>2014-03-02</photoshop:DateCreated>"
    )
    path = make_photo(exif=camera_exif(), xmp=packet.encode())
    plan = job(path, replace(recipe, write_date=write_date))
    trial, outcome = examine(plan), stamp(plan)
    assert {
        "The copy's data still says January 1, 2013 (XMP data).",
        "The copy's data still says March 2, 2014 (XMP data).",
    } < set(warnings(outcome))
    assert warnings(trial) == warnings(outcome)


def test_what_lies_beside_the_photo_does_not_get_into_its_copy(make_photo: MakePhoto, recipe: Recipe) -> None:
    path = make_photo()
    path.with_suffix(".xmp").write_text(xmp("<photoshop:DateCreated>2014-03-02</photoshop:DateCreated>"))
    assert warnings(stamp(job(path, recipe))) == []


def test_an_upload_copy_says_what_its_picture_says(make_photo: MakePhoto, recipe: Recipe, tmp_path: Path) -> None:
    """Its EXIF data are made anew, so there is nothing to warn of."""
    alone = replace(recipe, faithful=False, upload_preset=parse_preset("instagram"))
    path = make_photo(exif=camera_exif())
    outcome = stamp(Job(path, alone, upload_target=tmp_path / "out" / "a.jpg", answer=RIGHT))
    assert header(tmp_path / "out" / "a.jpg").exif.tags["DateTimeOriginal"] == "2022:10:14 09:15:00"
    assert warnings(outcome) == []


def test_never_leaves_even_a_photo_without_a_date_as_it_is(make_photo: MakePhoto, recipe: Recipe) -> None:
    outcome = stamp(job(make_photo(), replace(recipe, write_date=WriteDate.NEVER)))
    assert "DateTimeOriginal" not in header(outcome.output).exif.tags


def test_nothing_is_said_of_a_copy_that_is_there_already_and_stays(make_photo: MakePhoto, recipe: Recipe) -> None:
    plan = job(make_photo(exif=camera_exif()), recipe)
    assert stamp(plan).status is Status.STAMPED
    trial, outcome = examine(plan), stamp(plan)
    assert trial.status is outcome.status is Status.SKIPPED
    assert warnings(trial) == warnings(outcome) == []


def test_a_date_too_short_for_its_place_is_corrected_as_well(make_photo: MakePhoto, always: Recipe) -> None:
    outcome = stamp(job(make_photo(exif=camera_exif("2015:01:01", "2015:01:01", "2015:01:01")), always))
    assert header(outcome.output).exif.tags["DateTimeOriginal"] == "2022:10:14 09:15:00"


def _real_photos(corpus: Path) -> Iterator[Path]:
    for path in sorted(corpus.rglob("*")):
        if path.suffix.lower() not in (".jpg", ".jpeg"):
            continue
        found = examine(Job(path, Recipe("{tanggal}", "id", datetime.date(2026, 11, 22))))
        if found.status is Status.READY and found.evidence is not None and found.recorded:
            yield path


def test_dates_of_real_photos_are_corrected_and_the_photos_come_back(
    corpus: Path, always: Recipe, tmp_path: Path
) -> None:
    """What other programs wrote: notes of all makers, blocks with large previews, odd fields."""
    seen = corrected = 0
    for path in _real_photos(corpus):
        target = tmp_path / "copy.jpg"
        outcome = stamp(Job(path, always, target, answer=RIGHT))
        if outcome.status is Status.STAMPED:
            seen += 1
            said = [sentence for sentence in warnings(outcome) if "capture date becomes" in sentence]
            corrected += len(said)
            assert not said or header(target).exif.tags["DateTimeOriginal"] == "2022:10:14 09:15:00", path
            if outcome.engine in (Engine.SPLICE, Engine.RECODE):
                assert restore(RestoreJob(target, tmp_path / "back.jpg")).status is Status.RESTORED, path
                assert (tmp_path / "back.jpg").read_bytes() == path.read_bytes(), path
                (tmp_path / "back.jpg").unlink()
            target.unlink()
    assert seen >= 40
    assert corrected >= 30
