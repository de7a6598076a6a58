"""Names of copies tell the date as far as it is known, and every photo is found again by its name."""

import datetime
import re
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from given import MakePhoto
from stampgui.caption.fields import TemplateError
from stampgui.caption.wording import Words
from stampgui.dates.partial import PartialDate
from stampgui.i18n import catalogue
from stampgui.stamping.copy_name import NAMINGS, check_naming, stem_of_copy
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.preset import preset_of
from stampgui.stamping.stamp import stamp

DAY = PartialDate(2022, 10, 14, datetime.time(9, 41, 7))
RECIPE = Recipe("difoto tanggal {tanggal}", "id", datetime.date(2023, 11, 28))


@pytest.mark.parametrize(
    ("naming", "date", "words", "name"),
    [
        ("{berkas}", DAY, Words(), "IMG_1203"),
        ("{tanggal} {berkas}", DAY, Words(), "2022-10-14 IMG_1203"),
        ("{date} {file}", PartialDate(2022, 10), Words(), "2022-10 IMG_1203"),
        ("{date} {file}", PartialDate(2022), Words(), "2022 IMG_1203"),
        ("{date} {file}", PartialDate(2017, approximate=True), Words(), "ca. 2017 IMG_1203"),
        ("{date} {file}", None, Words(), "IMG_1203"),
        ("{file}_{date}_{time}", DAY, Words(), "IMG_1203_2022-10-14_09.41.07"),
        ("{file}_{date}_{time}", PartialDate(2022, 10, 14), Words(), "IMG_1203_2022-10-14"),
        ("{tanggal} {acara} {berkas}", DAY, Words(event="Rapat desa"), "2022-10-14 Rapat desa IMG_1203"),
        ("{tanggal} {acara} {berkas}", DAY, Words(), "2022-10-14 IMG_1203"),
        ("{tanggal}_{acara}_{berkas}", DAY, Words(), "2022-10-14_IMG_1203"),
        ("{acara} - {berkas}", DAY, Words(), "IMG_1203"),
        ("{berkas} ({tempat})", DAY, Words(), "IMG_1203"),
        ("{berkas} ({tempat})", DAY, Words(place="Balai Desa"), "IMG_1203 (Balai Desa)"),
        ("{acara} {berkas}", DAY, Words(event="Rapat: APBD 2022/2023?"), "Rapat APBD 2022 2023 IMG_1203"),
        ("{acara} {berkas}", DAY, Words(event="Rapat\nkoordinasi"), "Rapat koordinasi IMG_1203"),
        ("{berkas} {acara}", DAY, Words(event="dst. …  "), "IMG_1203 dst. …"),
        ("{berkas} {acara}", DAY, Words(event="dst."), "IMG_1203 dst"),
    ],
)
def test_a_name_says_what_is_known(naming: str, date: PartialDate | None, words: Words, name: str) -> None:
    assert stem_of_copy(naming, file="IMG_1203", date=date, words=words) == name


def test_a_name_that_windows_keeps_for_a_device_is_not_used() -> None:
    assert stem_of_copy("{acara}.{berkas}", file="1", date=DAY, words=Words(event="con")) == "con_.1"


@pytest.mark.parametrize(
    ("naming", "reason"),
    [
        ("", "Put {berkas} or {file} in it, the photo's own name: it tells the copies apart."),
        ("{tanggal}", "Put {berkas} or {file} in it, the photo's own name: it tells the copies apart."),
        ("{berkas} {tangal}", "“tangal” is not a known field."),
        ("{berkas} {hari}", "“hari” is not a known field."),
        ("{berkas", "“{berkas” has a brace without its partner."),
        ("{berkas}/{tanggal}", r'File names cannot have any of these: \ / : * ? " < > |'),
        ("{berkas}\n{tanggal}", r'File names cannot have any of these: \ / : * ? " < > |'),
    ],
)
def test_a_naming_that_cannot_be_used_is_refused_with_a_reason(naming: str, reason: str) -> None:
    with pytest.raises(TemplateError) as refused:
        check_naming(naming)
    assert catalogue("en").render(refused.value.reason).startswith(reason)


WORDS = st.builds(Words, event=st.text(max_size=300), place=st.text(max_size=300))
FILES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='\\/:*?"<>|'), min_size=1, max_size=80
)


@for_all(st.sampled_from(["{place}.{file} {event}", "{event}_{place} ({file})", *NAMINGS[1:]]), FILES, WORDS)
def test_every_disk_takes_every_name(naming: str, file: str, words: Words) -> None:
    name = stem_of_copy(naming, file=file, date=DAY, words=words) + ".jpg"
    assert len(name.encode()) <= 204
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f]', name.replace(file, ""))
    assert PureWindowsPath(name).name == name
    assert not name.startswith((" ", "."))


def stamped(photo: Path, target: Path, *, former: tuple[Path, ...] = (), upload: Path | None = None) -> Outcome:
    preset = None if upload is None else preset_of("whatsapp")
    return stamp(Job(photo, replace(RECIPE, upload=preset), target, upload=upload, former=former))


def test_a_copy_under_a_new_name_takes_the_place_of_the_one_under_the_old(
    make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo, out = make_photo("a.jpg", taken="2022:10:14 08:15:00"), tmp_path / "out"
    stamped(photo, out / "old.jpg", upload=out / "up" / "old.jpg")
    outcome = stamped(
        photo,
        out / "new.jpg",
        upload=out / "up" / "new.jpg",
        former=(out / "old.jpg", out / "up" / "old.jpg", out / "gone.jpg"),
    )
    assert outcome.status is Status.STAMPED
    assert sorted(path.name for path in out.rglob("*.jpg")) == ["new.jpg", "new.jpg"]
    told = [catalogue("en").render(note) for note in outcome.notes]
    assert f"{out / 'old.jpg'}, the copy under its earlier name, was removed." in told
    assert len(told) == 2


def test_nothing_but_a_copy_of_the_very_photo_is_ever_removed(make_photo: MakePhoto, tmp_path: Path) -> None:
    photo, other = make_photo("a.jpg", taken="2022:10:14 08:15:00"), make_photo("b.jpg", taken="2022:10:15 08:15:00")
    out = tmp_path / "out"
    stamped(other, out / "b.jpg")
    (out / "photo.jpg").write_bytes(photo.read_bytes())
    (out / "text.jpg").write_text("x")
    former = (out / "b.jpg", out / "photo.jpg", out / "text.jpg", photo)
    outcome = stamped(photo, out / "a.jpg", former=former)
    assert outcome.status is Status.STAMPED
    assert all(path.exists() for path in former)
    told = [catalogue("en").render(note) for note in outcome.notes]
    assert f"{out / 'b.jpg'}, the copy under its earlier name, is still there." in told


def test_a_copy_that_could_not_be_made_leaves_the_earlier_one(make_photo: MakePhoto, tmp_path: Path) -> None:
    photo, out = make_photo("a.jpg", taken="2022:10:14 08:15:00"), tmp_path / "out"
    stamped(photo, out / "old.jpg")
    (out / "new.jpg").write_text("somebody's")
    outcome = stamped(photo, out / "new.jpg", former=(out / "old.jpg",))
    assert outcome.status is Status.SKIPPED
    assert (out / "old.jpg").exists()
