"""Names of copies tell the date as far as it is known, and every photo is found again by its name."""

import datetime
import hashlib
import re
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from given import MakePhoto
from stampgui.caption.caption_text import EventPlace
from stampgui.caption.template_fields import TemplateError
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.stamping.copy_name import NAMING_PATTERNS, check_naming, make_copy_stem
from stampgui.stamping.job import ExistingPolicy, Job, Recipe, SupersededCopy
from stampgui.stamping.outcome import DATE_CHANGED, Outcome, Status
from stampgui.stamping.preset import parse_preset
from stampgui.stamping.stamp import examine, stamp

DAY = PartialDate(2022, 10, 14, datetime.time(9, 41, 7))
RECIPE = Recipe("difoto tanggal {tanggal}", "id", datetime.date(2023, 11, 28))


@pytest.mark.parametrize(
    ("naming", "date", "words", "name"),
    [
        ("{berkas}", DAY, EventPlace(), "IMG_1203"),
        ("{tanggal} {berkas}", DAY, EventPlace(), "2022-10-14 IMG_1203"),
        ("{date} {file}", PartialDate(2022, 10), EventPlace(), "2022-10 IMG_1203"),
        ("{date} {file}", PartialDate(2022), EventPlace(), "2022 IMG_1203"),
        ("{date} {file}", PartialDate(2017, approximate=True), EventPlace(), "ca. 2017 IMG_1203"),
        ("{date} {file}", None, EventPlace(), "IMG_1203"),
        ("{file}_{date}_{time}", DAY, EventPlace(), "IMG_1203_2022-10-14_09.41.07"),
        ("{file}_{date}_{time}", PartialDate(2022, 10, 14), EventPlace(), "IMG_1203_2022-10-14"),
        ("{tanggal} {acara} {berkas}", DAY, EventPlace(event="Rapat desa"), "2022-10-14 Rapat desa IMG_1203"),
        ("{tanggal} {acara} {berkas}", DAY, EventPlace(), "2022-10-14 IMG_1203"),
        ("{tanggal}_{acara}_{berkas}", DAY, EventPlace(), "2022-10-14_IMG_1203"),
        ("{acara} - {berkas}", DAY, EventPlace(), "IMG_1203"),
        ("{berkas} ({tempat})", DAY, EventPlace(), "IMG_1203"),
        ("{berkas} ({tempat})", DAY, EventPlace(place="Balai Desa"), "IMG_1203 (Balai Desa)"),
        ("{acara} {berkas}", DAY, EventPlace(event="Rapat: APBD 2022/2023?"), "Rapat APBD 2022 2023 IMG_1203"),
        ("{acara} {berkas}", DAY, EventPlace(event="Rapat\nkoordinasi"), "Rapat koordinasi IMG_1203"),
        ("{berkas} {acara}", DAY, EventPlace(event="dst. …  "), "IMG_1203 dst. …"),
        ("{berkas} {acara}", DAY, EventPlace(event="dst."), "IMG_1203 dst"),
    ],
)
def test_a_name_says_what_is_known(naming: str, date: PartialDate | None, words: EventPlace, name: str) -> None:
    assert make_copy_stem(naming, file="IMG_1203", date=date, event_place=words) == name


@pytest.mark.parametrize(
    ("naming", "event", "file", "name"),
    [
        ("{acara}.{berkas}", "con", "1", "con_.1"),
        ("{acara} .{berkas}", "con", "1", "con_ .1"),
        ("{acara}{berkas}", "COM", "¹", "COM¹_"),
        ("{acara}{berkas}", "com", "10", "com10"),
    ],
)
def test_a_name_that_windows_keeps_for_a_device_is_not_used(naming: str, event: str, file: str, name: str) -> None:
    assert make_copy_stem(naming, file=file, date=DAY, event_place=EventPlace(event=event)) == name


def test_a_long_name_that_is_not_utf_8_keeps_its_letters() -> None:
    name = make_copy_stem("{date} {file}", file="\udcff\udcfe" + "a" * 190, date=DAY)
    assert name.startswith("2022-10-14 \udcff\udcfeaaa")
    assert len(name.encode(errors="surrogatepass")) == 200


def test_a_photo_without_a_name_gets_one() -> None:
    assert make_copy_stem("{file} {time}", file="...", date=PartialDate(2022)) == "_"


@pytest.mark.parametrize(
    ("naming", "reason"),
    [
        ("", "Include {berkas} or {file}, the photo's own name, so that the copies can be told apart."),
        ("{tanggal}", "Include {berkas} or {file}, the photo's own name, so that the copies can be told apart."),
        ("{berkas} {tangal}", "“tangal” is not a known field."),
        ("{berkas} {hari}", "“hari” is not a known field."),
        ("{berkas", "“{berkas” has an unmatched brace."),
        ("{berkas}/{tanggal}", 'File names cannot contain any of these: \\ / : * ? " < > |'),
        ("x" * 121 + "{berkas}", "That name is too long."),
        ("{berkas}" * 3, "That name is too long."),
        ("{berkas}\n{tanggal}", 'File names cannot contain any of these: \\ / : * ? " < > |'),
    ],
)
def test_a_naming_that_cannot_be_used_is_refused_with_a_reason(naming: str, reason: str) -> None:
    with pytest.raises(TemplateError) as refused:
        check_naming(naming)
    assert load_catalogue("en").render(refused.value.reason).startswith(reason)


WORDS = st.builds(EventPlace, event=st.text(max_size=300), place=st.text(max_size=300))
FILES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='\\/:*?"<>|'), min_size=1, max_size=80
)


@for_all(st.sampled_from(["{place}.{file} {event}", "{event}_{place} ({file})", *NAMING_PATTERNS[1:]]), FILES, WORDS)
def test_every_disk_takes_every_name(naming: str, file: str, words: EventPlace) -> None:
    name = make_copy_stem(naming, file=file, date=DAY, event_place=words) + ".jpg"
    assert len(name.encode()) <= 204
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f]', name.replace(file, ""))
    assert PureWindowsPath(name).name == name
    assert not name.startswith((" ", "."))


def stamped(
    photo: Path, target: Path, *, former: tuple[SupersededCopy, ...] = (), upload: Path | None = None
) -> Outcome:
    preset = None if upload is None else parse_preset("whatsapp")
    return stamp(Job(photo, replace(RECIPE, upload_preset=preset), target, upload_target=upload, superseded=former))


def former(path: Path, target: Path) -> SupersededCopy:
    """A copy as it is now, if it is there."""
    return SupersededCopy(path, hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "5a", target)


def test_a_copy_under_a_new_name_takes_the_place_of_the_one_under_the_old(
    make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo, out = make_photo("a.jpg", taken="2022:10:14 08:15:00"), tmp_path / "out"
    stamped(photo, out / "old.jpg", upload=out / "up" / "old.jpg")
    outcome = stamped(
        photo,
        out / "new.jpg",
        upload=out / "up" / "new.jpg",
        former=(
            former(out / "old.jpg", out / "new.jpg"),
            former(out / "up" / "old.jpg", out / "up" / "new.jpg"),
            former(out / "gone.jpg", out / "new.jpg"),
        ),
    )
    assert outcome.status is Status.STAMPED
    assert sorted(path.name for path in out.rglob("*.jpg")) == ["new.jpg", "new.jpg"]
    told = [load_catalogue("en").render(note) for note in outcome.notes]
    assert f"{out / 'old.jpg'}, the copy under its earlier name, was removed." in told
    assert len(told) == 2


def test_nothing_but_a_copy_of_the_very_photo_is_ever_removed(make_photo: MakePhoto, tmp_path: Path) -> None:
    photo, other = make_photo("a.jpg", taken="2022:10:14 08:15:00"), make_photo("b.jpg", taken="2022:10:15 08:15:00")
    out = tmp_path / "out"
    stamped(other, out / "b.jpg")
    (out / "photo.jpg").write_bytes(photo.read_bytes())
    (out / "text.jpg").write_text("x")
    kept = (out / "b.jpg", out / "photo.jpg", out / "text.jpg", photo)
    outcome = stamped(photo, out / "a.jpg", former=tuple(former(path, out / "a.jpg") for path in kept))
    assert outcome.status is Status.STAMPED
    assert all(path.exists() for path in kept)
    told = [load_catalogue("en").render(note) for note in outcome.notes]
    assert f"{out / 'b.jpg'}, the copy under its earlier name, is still there." in told


def test_a_copy_that_was_worked_on_since_stays(make_photo: MakePhoto, tmp_path: Path) -> None:
    photo, out = make_photo("a.jpg", taken="2022:10:14 08:15:00"), tmp_path / "out"
    stamped(photo, out / "old.jpg")
    as_it_was = former(out / "old.jpg", out / "new.jpg")
    with (out / "old.jpg").open("ab") as copy:
        copy.write(b"retouched")
    outcome = stamped(photo, out / "new.jpg", former=(as_it_was,))
    assert outcome.status is Status.STAMPED
    assert (out / "old.jpg").exists()
    assert "still there" in " ".join(load_catalogue("en").render(note) for note in outcome.notes)


def test_a_copy_that_goes_by_its_old_name_too_stays(make_photo: MakePhoto, tmp_path: Path) -> None:
    """As where capitals make no difference: the new copy is the file under the old name."""
    photo, out = make_photo("a.jpg", taken="2022:10:14 08:15:00"), tmp_path / "out"
    stamped(photo, out / "a.jpg")
    (tmp_path / "link").symlink_to(out)
    again = Job(photo, replace(RECIPE, existing=ExistingPolicy.REPLACE), out / "a.jpg")
    outcome = stamp(replace(again, superseded=(former(tmp_path / "link" / "a.jpg", out / "a.jpg"),)))
    assert outcome.status is Status.STAMPED
    assert (out / "a.jpg").exists()
    assert outcome.notes == ()


def test_a_copy_stays_as_long_as_the_one_under_its_new_name_is_not_made(make_photo: MakePhoto, tmp_path: Path) -> None:
    photo, out = make_photo("a.jpg", taken="2022:10:14 08:15:00"), tmp_path / "out"
    stamped(photo, out / "new.jpg")  # at another time, by another window
    stamped(photo, out / "old.jpg")
    outcome = stamped(
        photo, out / "new.jpg", upload=out / "up" / "new.jpg", former=(former(out / "old.jpg", out / "new.jpg"),)
    )
    assert outcome.status is Status.STAMPED
    assert sorted(path.name for path in out.rglob("*.jpg")) == ["new.jpg", "new.jpg", "old.jpg"]


def test_a_copy_that_has_come_to_be_there_meanwhile_is_not_told_to_be_written(
    make_photo: MakePhoto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo, out = make_photo("a.jpg", taken="2022:10:14 08:15:00"), tmp_path / "out"
    stamped(photo, out / "a.jpg")
    monkeypatch.setattr("stampgui.stamping.existing_copies.is_name_taken", lambda target: False)  # just before
    assert stamped(photo, out / "a.jpg").status is Status.SKIPPED


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:DateTimeOriginal="{}"/></rdf:RDF></x:xmpmeta>'
)


def test_no_copy_has_another_date_than_its_name_and_than_was_shown(make_photo: MakePhoto, tmp_path: Path) -> None:
    photo, beside = make_photo("a.jpg"), tmp_path / "photos" / "a.xmp"
    beside.write_text(XMP.format("2022-10-14T08:00:00"))
    evidence = examine(Job(photo, RECIPE)).evidence
    assert evidence is not None
    job = Job(photo, RECIPE, tmp_path / "2022-10-14 a.jpg", expected_date=evidence.date)
    for changed in (XMP.format("2021-01-02T08:00:00"), "<damaged"):
        beside.write_text(changed)
        outcome = stamp(job)
        assert (outcome.status, outcome.reason) == (Status.FAILED, DATE_CHANGED)
    beside.write_text(XMP.format("2022-10-14T08:00:00"))
    assert stamp(job).status is Status.STAMPED


def test_a_copy_that_could_not_be_made_leaves_the_earlier_one(make_photo: MakePhoto, tmp_path: Path) -> None:
    photo, out = make_photo("a.jpg", taken="2022:10:14 08:15:00"), tmp_path / "out"
    stamped(photo, out / "old.jpg")
    (out / "new.jpg").write_text("somebody's")
    outcome = stamped(photo, out / "new.jpg", former=(former(out / "old.jpg", out / "new.jpg"),))
    assert outcome.status is Status.SKIPPED
    assert (out / "old.jpg").exists()
