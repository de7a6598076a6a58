"""From a stamped copy back to its original, byte for byte, or a reason why not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from given import MakePhoto, symbolic_link
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Catalogue, load_catalogue, message
from stampgui.image.jpeg import core
from stampgui.image.jpeg.undo import IDENTIFIER
from stampgui.stamping.job import Job, Recipe, RestoreJob
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.restore import restore
from stampgui.stamping.stamp import examine, stamp

ENGLISH: Catalogue = load_catalogue("en")
MakeCopy = Callable[..., Path]

with_core = pytest.mark.skipif(not core.is_core_available(), reason="the native core was not built")


def reason(outcome: Outcome) -> str:
    assert outcome.reason is not None
    return ENGLISH.render(outcome.reason)


@pytest.fixture
def make_copy(recipe: Recipe, tmp_path: Path) -> MakeCopy:
    """Stamp a photo with a typed date, without loss unless told otherwise."""

    def make(photo: Path, **changes: object) -> Path:
        target = tmp_path / "copies" / photo.name
        made = replace(recipe, **changes)  # type: ignore[arg-type]  # of whatever field the test names
        assert stamp(Job(photo, made, target, PartialDate(2022, 10, 14))).status is Status.STAMPED
        return target

    return make


@with_core
@pytest.mark.parametrize(
    "kind",
    [{}, {"progressive": True}, {"mode": "L"}, {"orientation": 6}, {"subsampling": 0}, {"restart_marker_rows": 1}],
)
def test_a_copy_gives_its_original_back_with_its_time(
    make_photo: MakePhoto,
    make_copy: MakeCopy,
    tmp_path: Path,
    kind: dict[str, object],
    untouched: Callable[[Path], None],
) -> None:
    photo = make_photo(**kind)
    copy = make_copy(photo)
    untouched(copy.parent)
    target = tmp_path / "back" / "lama" / "foto.jpg"
    outcome = restore(RestoreJob(copy, target))
    assert (outcome.status, outcome.output, outcome.caption) == (
        Status.RESTORED,
        target,
        "difoto tanggal 14 Oktober 2022",
    )
    assert target.read_bytes() == photo.read_bytes()
    assert target.stat().st_mtime_ns == photo.stat().st_mtime_ns
    assert [path.name for path in target.parent.iterdir()] == ["foto.jpg"]


@with_core
def test_the_outcome_names_what_was_read_and_what_was_written(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.jpg"
    stamped = stamp(Job(make_photo(taken="2022:10:14 08:00:00"), recipe, copy))
    outcome = restore(RestoreJob(copy, tmp_path / "back.jpg"))
    assert (outcome.sha256_source, outcome.sha256_output) == (stamped.sha256_output, stamped.sha256_source)


@pytest.mark.parametrize("suffix", [".png", ".webp"])
def test_a_copy_that_is_no_jpeg_says_where_its_original_is(
    make_photo: MakePhoto, make_copy: MakeCopy, tmp_path: Path, suffix: str
) -> None:
    outcome = restore(RestoreJob(make_copy(make_photo(f"foto{suffix}")), tmp_path / "back"))
    assert outcome.status is Status.FAILED
    assert reason(outcome) == (
        "Only JPEG copies can hold their original. Look for the original in the folder it was stamped from."
    )
    assert not (tmp_path / "back").exists()


def test_a_copy_without_undo_data_says_so(make_photo: MakePhoto, make_copy: MakeCopy, tmp_path: Path) -> None:
    outcome = restore(RestoreJob(make_copy(make_photo(), undo=False), tmp_path / "back.jpg"))
    assert outcome.status is Status.FAILED
    assert reason(outcome).startswith("It does not contain the data to restore its original. Look for the original in")
    assert not (tmp_path / "back.jpg").exists()


@with_core
@pytest.mark.parametrize(
    ("name", "undo", "told"),
    [
        ("foto.jpg", True, None),
        ("foto.jpg", False, "It does not contain the data to restore its original."),
        ("foto.png", True, "Only JPEG copies can hold their original."),
    ],
)
def test_the_examination_of_a_copy_tells_beforehand(
    make_photo: MakePhoto, make_copy: MakeCopy, recipe: Recipe, name: str, undo: bool, told: str | None
) -> None:
    outcome = examine(Job(make_copy(make_photo(name), undo=undo), recipe))
    assert outcome.status is Status.ALREADY_STAMPED
    assert outcome.restore_obstacle == (None if told is None else message(told))


@with_core
def test_a_copy_that_lost_a_part_of_its_undo_data_tells_beforehand(
    make_photo: MakePhoto, make_copy: MakeCopy, recipe: Recipe
) -> None:
    copy = make_copy(make_photo())
    data = copy.read_bytes()
    place = data.index(IDENTIFIER) + len(IDENTIFIER)
    copy.write_bytes(data[:place] + b"\x02" + data[place + 1 :])
    assert examine(Job(copy, recipe)).restore_obstacle is not None


@with_core
def test_a_copy_whose_pixels_were_changed_gives_nothing_wrong_back(
    make_photo: MakePhoto, make_copy: MakeCopy, tmp_path: Path
) -> None:
    copy = make_copy(make_photo())
    data = bytearray(copy.read_bytes())
    data[-40] ^= 0x10
    copy.write_bytes(data)
    outcome = restore(RestoreJob(copy, tmp_path / "back.jpg"))
    assert outcome.status is Status.FAILED
    assert "was changed after it was stamped" in reason(outcome)
    assert not (tmp_path / "back.jpg").exists()


def test_what_another_program_saved_anew_is_left_alone(
    make_photo: MakePhoto, make_copy: MakeCopy, tmp_path: Path
) -> None:
    copy = make_copy(make_photo())
    with Image.open(copy) as image:
        image.save(tmp_path / "chat.jpg", quality=70)
    for path in (tmp_path / "chat.jpg", make_photo("asli.jpg")):
        outcome = restore(RestoreJob(path, tmp_path / "back.jpg"))
        assert outcome.status is Status.SKIPPED
        assert reason(outcome).startswith("It is not a copy as stampgui wrote it")
    assert not (tmp_path / "back.jpg").exists()


def test_nothing_is_ever_replaced_not_even_a_copy(make_photo: MakePhoto, make_copy: MakeCopy, tmp_path: Path) -> None:
    copy, other = make_copy(make_photo("a.jpg")), make_copy(make_photo("b.jpg", size=(320, 240)))
    (tmp_path / "own.jpg").write_bytes(b"somebody's own file")
    symbolic_link(tmp_path / "link.jpg", "nowhere")
    for taken in (tmp_path / "own.jpg", tmp_path / "link.jpg", other, copy):
        outcome = restore(RestoreJob(copy, taken))
        assert (outcome.status, reason(outcome)) == (
            Status.SKIPPED,
            "A file with that name already exists. Move it away or choose another folder.",
        )
    assert (tmp_path / "own.jpg").read_bytes() == b"somebody's own file"


@with_core
def test_a_folder_that_cannot_be_written_says_so(make_photo: MakePhoto, make_copy: MakeCopy, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    outcome = restore(RestoreJob(make_copy(make_photo()), tmp_path / "file" / "back.jpg"))
    assert outcome.status is Status.FAILED
    assert reason(outcome).endswith("choose another folder, then try again.")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "The file is empty. Copy it from the camera or sender again."), (b"halo", "The file is not a photo.")],
)
def test_what_is_no_photo_says_so(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "catatan.jpg"
    path.write_bytes(content)
    assert reason(restore(RestoreJob(path, tmp_path / "back.jpg"))) == sentence
    assert (
        reason(restore(RestoreJob(tmp_path / "none.jpg", tmp_path / "back.jpg")))
        == "There is no such file. Find out where it is now, or connect its drive again."
    )


@with_core
def test_without_the_core_the_reason_names_another_computer(
    make_photo: MakePhoto, make_copy: MakeCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = make_copy(make_photo())
    monkeypatch.setattr(core, "_load_library", lambda: None)
    outcome = restore(RestoreJob(copy, tmp_path / "back.jpg"))
    assert outcome.status is Status.FAILED
    assert reason(outcome).endswith("Restore the original on another one.")
