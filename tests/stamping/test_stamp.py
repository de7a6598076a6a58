"""One photo, from path to copy."""

import datetime
import hashlib
import io
import itertools
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from given import MakePhoto, fingerprint, symbolic_link
from stampgui.atomic_write import partial_path
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.image.header import read_header
from stampgui.image.photo import FILE_CHANGED, identify
from stampgui.stamping.copy_file import NameTakenError, write_copy
from stampgui.stamping.job import ExistingPolicy, Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.stamp import examine, stamp

DAY = PartialDate(2022, 10, 14)


def exif_date(path: Path) -> str | None:
    with path.open("rb") as file:
        return read_header(file).exif.tags.get("DateTimeOriginal")


def reason(outcome: Outcome) -> str:
    assert outcome.reason is not None
    return load_catalogue("en").render(outcome.reason)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.webp"])
def test_a_dated_photo_becomes_a_captioned_copy(
    make_photo: MakePhoto, recipe: Recipe, out: Path, name: str, untouched: Callable[[Path], None]
) -> None:
    path = make_photo(name, taken="2022:10:14 08:15:00")
    untouched(path.parent)
    outcome = stamp(Job(path, recipe, out / name))
    assert outcome.status is Status.STAMPED
    assert outcome.caption == "difoto tanggal 14 Oktober 2022"
    assert outcome.evidence is not None
    assert outcome.evidence.source is Source.EXIF_ORIGINAL
    assert outcome.sha256_source != outcome.sha256_output
    assert (out / name).stat().st_mtime_ns == path.stat().st_mtime_ns
    assert [entry.name for entry in out.iterdir()] == [name]


def test_a_copys_sha256_is_told_unless_nobody_needs_it(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    path = make_photo("foto.jpg", taken="2022:10:14 08:15:00")
    told = stamp(Job(path, recipe, out / "told.jpg"))
    assert told.sha256_output == hashlib.sha256((out / "told.jpg").read_bytes()).hexdigest()
    quiet = stamp(Job(path, replace(recipe, hashes_copies=False), out / "quiet.jpg"))
    assert quiet.sha256_output is None
    assert (out / "quiet.jpg").read_bytes() == (out / "told.jpg").read_bytes()


def test_an_undated_photo_is_left_alone_and_says_why(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    outcome = stamp(Job(make_photo("IMG-20221014-WA0003.jpg"), recipe, out / "a.jpg"))
    assert outcome.status is Status.NEEDS_DATE
    assert outcome.output is None
    assert outcome.reason is not None
    assert not out.exists()
    assert Source.FILENAME_RECEIVED in {candidate.source for candidate in outcome.candidates}


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.webp"])
def test_a_typed_day_is_written_into_the_copys_exif(
    make_photo: MakePhoto, recipe: Recipe, out: Path, name: str
) -> None:
    outcome = stamp(Job(make_photo(name), recipe, out / name, answer=replace(DAY, time=datetime.time(8, 15))))
    assert outcome.status is Status.STAMPED
    assert exif_date(out / name) == "2022:10:14 08:15:00"


@pytest.mark.parametrize("date", [PartialDate(2022, 10), PartialDate(2022), replace(DAY, approximate=True)])
def test_a_date_that_is_not_known_to_the_day_is_not_written_into_exif(
    make_photo: MakePhoto, recipe: Recipe, out: Path, date: PartialDate
) -> None:
    assert stamp(Job(make_photo(), recipe, out / "a.jpg", answer=date)).status is Status.STAMPED
    assert exif_date(out / "a.jpg") is None


def test_what_the_camera_wrote_is_never_overwritten(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    outcome = stamp(Job(make_photo(taken="2020:01:02 03:04:05"), recipe, out / "a.jpg", answer=DAY))
    assert outcome.caption == "difoto tanggal 14 Oktober 2022"
    assert exif_date(out / "a.jpg") == "2020:01:02 03:04:05"


def test_a_fallback_dates_only_what_has_no_date(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    dated, undated = make_photo("a.jpg", taken="2020:01:02 03:04:05"), make_photo("b.jpg")
    captions = [stamp(Job(path, recipe, out / path.name, fallback=DAY)).caption for path in (dated, undated)]
    assert captions == ["difoto tanggal 2 Januari 2020", "difoto tanggal 14 Oktober 2022"]


@pytest.mark.parametrize("cut_off", [datetime.date(2022, 1, 1), datetime.date(2022, 10, 14)])
def test_a_photo_from_the_cut_off_on_is_put_before_a_person(
    make_photo: MakePhoto, recipe: Recipe, out: Path, cut_off: datetime.date
) -> None:
    job = Job(make_photo(taken="2022:10:14 08:15:00"), replace(recipe, cut_off=cut_off), out / "a.jpg")
    outcome = stamp(job)
    assert outcome.status is Status.NEEDS_CHECK
    assert "cut-off date" in reason(outcome)
    assert outcome.candidates[0].source is Source.EXIF_ORIGINAL
    assert not out.exists()
    assert stamp(replace(job, answer=DAY)).status is Status.STAMPED


def test_a_copy_is_recognised_and_never_stamped_twice(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    for name in ("a.jpg", "a.png", "a.webp"):
        stamp(Job(make_photo(name, taken="2022:10:14 08:15:00"), recipe, out / name))
        again = stamp(Job(out / name, recipe, out / "again" / name))
        assert again.status is Status.ALREADY_STAMPED
    assert not (out / "again").exists()


def test_a_name_that_is_taken_is_skipped(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    out.mkdir()
    (out / "a.jpg").write_text("somebody's file")
    outcome = stamp(Job(make_photo(taken="2022:10:14 08:15:00"), recipe, out / "a.jpg"))
    assert outcome.status is Status.SKIPPED
    assert (out / "a.jpg").read_text() == "somebody's file"


def test_only_own_copies_are_replaced(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    path = make_photo(taken="2022:10:14 08:15:00")
    job = Job(path, replace(recipe, existing=ExistingPolicy.REPLACE), out / "a.jpg")
    assert stamp(job).status is Status.STAMPED
    first = (out / "a.jpg").read_bytes()
    assert stamp(replace(job, answer=PartialDate(2021, 1, 2))).status is Status.STAMPED
    assert (out / "a.jpg").read_bytes() != first
    (out / "a.jpg").write_bytes(path.read_bytes())
    outcome = stamp(job)
    assert outcome.status is Status.FAILED
    assert reason(outcome) == (
        f"{out / 'a.jpg'} already exists and is not a copy made by stampgui. Move it away or choose another folder."
    )
    assert (out / "a.jpg").read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("existing", "status"), [(ExistingPolicy.SKIP, Status.SKIPPED), (ExistingPolicy.REPLACE, Status.FAILED)]
)
def test_the_copy_of_another_photo_is_never_taken_for_this_ones(
    make_photo: MakePhoto, recipe: Recipe, out: Path, existing: ExistingPolicy, status: Status
) -> None:
    other = make_photo("100CANON/IMG_0001.jpg", taken="2022:10:14 08:15:00")
    stamp(Job(other, recipe, out / "IMG_0001.jpg"))
    before = fingerprint(out)
    photo = make_photo("101CANON/IMG_0001.jpg", taken="2023:01:20 10:00:00")
    job = Job(photo, replace(recipe, existing=existing), out / "IMG_0001.jpg")
    for outcome in (examine(job), stamp(job)):
        assert (outcome.status, outcome.output) == (status, None)
        assert reason(outcome) == (
            f"{out / 'IMG_0001.jpg'} already exists and was made from another photo, or from this one before it was"
            " changed. Move it away or choose another folder."
        )
    assert fingerprint(out) == before


def test_a_copy_that_is_there_already_says_so_and_what_it_says_itself(
    make_photo: MakePhoto, recipe: Recipe, out: Path
) -> None:
    job = Job(make_photo(taken="2022:10:14 08:15:00"), recipe, out / "a.jpg")
    stamp(job)
    assert reason(stamp(job)) == "Its copy already exists."
    other_day = replace(job, answer=PartialDate(2021, 1, 2))
    for outcome in (examine(other_day), stamp(other_day)):
        assert outcome.status is Status.SKIPPED
        assert reason(outcome) == "Its copy already exists, with the caption “difoto tanggal 14 Oktober 2022”."


def test_a_link_in_the_way_is_not_followed(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    path = make_photo(taken="2022:10:14 08:15:00")
    before = path.read_bytes()
    out.mkdir()
    symbolic_link(out / "a.jpg", path)
    assert stamp(Job(path, replace(recipe, existing=ExistingPolicy.REPLACE), out / "a.jpg")).status is Status.FAILED
    assert path.read_bytes() == before


def test_examining_says_what_stamping_would_do_and_writes_nothing(
    make_photo: MakePhoto, recipe: Recipe, out: Path
) -> None:
    path = make_photo(taken="2022:10:14 08:15:00", orientation=6)
    outcome = examine(Job(path, recipe, out / "a.jpg"))
    assert (outcome.status, outcome.caption) == (Status.READY, "difoto tanggal 14 Oktober 2022")
    assert outcome.displayed == (480, 640)
    assert outcome.output == out / "a.jpg"
    assert not out.exists()


def test_a_photo_that_is_not_the_one_that_was_looked_at_is_not_stamped(
    make_photo: MakePhoto, recipe: Recipe, out: Path
) -> None:
    path = make_photo(taken="2022:10:14 08:00:00")
    job = Job(path, recipe, out, PartialDate(2019), expected_file=identify(path))
    os.utime(path, ns=(1, 1))
    outcome = stamp(job)
    assert (outcome.status, outcome.reason) == (Status.FAILED, FILE_CHANGED)
    assert not out.exists()
    assert stamp(replace(job, expected_file=identify(path))).status is Status.STAMPED


def test_a_folder_that_cannot_be_written_says_so(make_photo: MakePhoto, recipe: Recipe, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("a file, not a folder")
    outcome = stamp(Job(make_photo(taken="2022:10:14 08:15:00"), recipe, tmp_path / "berkas" / "a.jpg"))
    assert outcome.status is Status.FAILED
    assert "choose another folder, then try again." in reason(outcome)


def test_a_photo_damaged_in_its_pixels_fails_and_leaves_nothing(
    make_photo: MakePhoto, recipe: Recipe, out: Path
) -> None:
    path = make_photo("a.png", taken="2022:10:14 08:15:00")
    data = bytearray(path.read_bytes())
    at = data.index(b"IDAT") + 4
    data[at : at + 6] = bytes(6)
    path.write_bytes(data)
    outcome = stamp(Job(path, recipe, out / "a.png"))
    assert outcome.status is Status.FAILED
    assert reason(outcome) == "The picture in the file is damaged and cannot be read."
    assert not out.exists()


def test_a_full_exif_block_keeps_what_it_has(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    import piexif

    large = piexif.dump({"Exif": {piexif.ExifIFD.MakerNote: bytes(65470)}})
    path = make_photo()
    with Image.open(io.BytesIO(path.read_bytes())) as image:
        image.save(path, exif=large)
    outcome = stamp(Job(path, recipe, out / "a.jpg", answer=DAY))
    assert outcome.status is Status.STAMPED
    assert [load_catalogue("en").render(warning) for warning in outcome.warnings] == [
        "The date could not be written into its EXIF data: there is no room left."
    ]


def test_odd_names_are_no_trouble(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    names = ["2022-10-14 doa 🙏.jpg", "2022-10-14 =rapat.jpg"]
    if os.name == "posix":  # Windows has no such names
        names += ["baris\nbaru 2022-10-14.jpg", os.fsdecode(b"\xff 2022-10-14.jpg")]
    for name in names:
        assert stamp(Job(make_photo(name), recipe, out / name)).status is Status.STAMPED


def test_two_writers_of_one_name_do_not_undo_each_other(make_photo: MakePhoto, out: Path) -> None:
    source = identify(make_photo())
    write_copy([b"first"], out / "a.jpg", source)
    with pytest.raises(NameTakenError):
        write_copy([b"second"], out / "a.jpg", source)
    assert (out / "a.jpg").read_bytes() == b"first"
    assert [path.name for path in out.iterdir()] == ["a.jpg"]


def in_use() -> PermissionError:
    """What Windows says of a file that another program reads."""
    error = PermissionError(13, "The process cannot access the file because it is being used by another process")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]  # it is there on Windows
    return error


def stubborn(deed: Callable[..., object], times: int) -> Callable[..., object]:
    """A deed on a file that works after so many times."""
    left = itertools.count(times, -1)

    def tried(path: Path, *arguments: object, **options: object) -> object:
        if path.exists() and next(left) > 0:
            raise in_use()
        return deed(path, *arguments, **options)

    return tried


def test_a_virus_scanner_that_reads_what_was_just_written_costs_no_copy(
    make_photo: MakePhoto, recipe: Recipe, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = Job(make_photo(taken="2022:10:14 08:15:00"), replace(recipe, existing=ExistingPolicy.REPLACE), out / "a.jpg")
    for _ in ("written", "replaced"):
        monkeypatch.setattr("stampgui.atomic_write.exchange_files", lambda *_: False)  # as on Windows
        monkeypatch.setattr(Path, "replace", stubborn(Path.replace, 2))
        monkeypatch.setattr(Path, "unlink", stubborn(Path.unlink, 3))
        assert stamp(job).status is Status.STAMPED
        monkeypatch.undo()
        assert [path.name for path in out.iterdir()] == ["a.jpg"]


def test_a_copy_that_another_program_has_open_is_named(
    make_photo: MakePhoto, recipe: Recipe, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = Job(make_photo(taken="2022:10:14 08:15:00"), replace(recipe, existing=ExistingPolicy.REPLACE), out / "a.jpg")
    stamp(job)
    before = (out / "a.jpg").read_bytes()
    monkeypatch.setattr("stampgui.atomic_write.exchange_files", lambda *_: False)  # as on Windows
    monkeypatch.setattr(Path, "replace", stubborn(Path.replace, 99))
    again = stamp(replace(job, answer=PartialDate(2021, 1, 2)))
    assert again.status is Status.FAILED
    assert reason(again) == f"{out / 'a.jpg'} cannot be replaced: it is read-only, or open in another program."
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {"a.jpg": before}


def test_a_part_is_never_written_through_a_link(make_photo: MakePhoto, out: Path) -> None:
    victim = make_photo("victim.jpg")
    before = victim.read_bytes()
    out.mkdir()
    symbolic_link(partial_path(out / "a.jpg", os.getpid()), victim)
    write_copy([b"copy"], out / "a.jpg", identify(victim))
    assert victim.read_bytes() == before
    assert not (out / "a.jpg").is_symlink()


def test_two_computers_do_not_write_into_one_part_of_a_shared_folder(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = set()
    for computer in ("kominfo-1", "kominfo-2"):
        monkeypatch.setattr("socket.gethostname", lambda name=computer: name)
        parts.add(partial_path(out / "a.jpg", 7))
    assert len(parts) == 2


def test_a_trial_run_says_what_the_run_would_say(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    path = make_photo(taken="2022:10:14 08:15:00")
    letters = Job(path, replace(recipe, template="{tanggal} 🎉"), out / "a.jpg")
    assert examine(letters).status is stamp(letters).status is Status.FAILED
    out.mkdir()
    (out / "a.jpg").write_text("taken")
    taken = Job(path, recipe, out / "a.jpg")
    assert examine(taken).status is stamp(taken).status is Status.SKIPPED


def test_what_cannot_be_stamped_is_not_asked_about_but_its_date_is_told(make_photo: MakePhoto, recipe: Recipe) -> None:
    undated, dated = make_photo("a.tif", mode="F"), make_photo("2022-10-14 rapat.tif", mode="F")
    outcomes = [examine(Job(path, recipe)) for path in (undated, dated)]
    assert [outcome.status for outcome in outcomes] == [Status.FAILED, Status.FAILED]
    assert [outcome.evidence is not None for outcome in outcomes] == [False, True]


def test_a_name_that_the_drive_does_not_take_is_said(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    outcome = stamp(Job(make_photo(taken="2022:10:14 08:15:00"), recipe, out / f"{'a' * 260}.jpg"))
    assert outcome.status is Status.FAILED
    assert "the name is too long" in reason(outcome)
    assert "another folder" not in reason(outcome)
    assert not list(out.iterdir())
