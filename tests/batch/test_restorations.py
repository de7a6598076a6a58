"""Where originals go: by their old names, in the copies' tree, and in nobody's way."""

from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from batches import keyed, stamp_folder
from given import MakePhoto
from stampgui.batch.folder_scan import FoundPhoto, find_photos
from stampgui.batch.processing import restore_all
from stampgui.batch.target_paths import COPY_SUFFIX, original_path_for
from stampgui.image.jpeg import core
from stampgui.session.saving.restore_planner import plan_restore_jobs
from stampgui.stamping.job import ExistingPolicy, Recipe, RestoreJob
from stampgui.stamping.outcome import Status

NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        ("IMG_1203.JPG", "IMG_1203.JPG"),
        ("lama/IMG_1203_stampgui.JPG", "lama/IMG_1203.JPG"),
        ("IMG_1203_stampgui (2).jpg", "IMG_1203 (2).jpg"),
        ("_stampgui.jpg", "_stampgui.jpg"),
        ("rapat_stampgui_lama.jpg", "rapat_stampgui_lama.jpg"),
    ],
)
def test_an_original_has_the_name_that_its_copy_was_made_from(copy: str, original: str) -> None:
    assert original_path_for(Path(copy)) == Path(original)


@for_all(NAMES)
def test_the_addition_to_a_copys_name_can_be_taken_off_again(stem: str) -> None:
    photo = Path(f"x{stem}.jpg")
    assert original_path_for(photo.with_stem(photo.stem + COPY_SUFFIX)) == photo


def target_names(found: list[FoundPhoto], folder: Path, existing: ExistingPolicy = ExistingPolicy.SKIP) -> list[str]:
    jobs = [job for _, job in plan_restore_jobs(keyed(found), folder, existing)]
    return [job.target.name for job in jobs if isinstance(job, RestoreJob)]


def test_an_original_beside_its_copy_has_a_name_of_its_own(tmp_path: Path) -> None:
    found = [FoundPhoto(tmp_path / name, Path(name)) for name in ("a.jpg", "b_stampgui.jpg")]
    assert target_names(found, tmp_path) == ["a_original.jpg", "b.jpg"]


def test_two_copies_of_one_original_get_two_names(tmp_path: Path) -> None:
    found = [FoundPhoto(tmp_path / name, Path(name)) for name in ("a.jpg", "A_stampgui.JPG")]
    assert target_names(found, tmp_path / "out") == ["a.jpg", "A (2).JPG"]


def test_a_taken_name_is_numbered_where_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_text("there before")
    found = [FoundPhoto(tmp_path / "copies" / "a.jpg", Path("a.jpg"))]
    for existing, name in ((ExistingPolicy.SKIP, "a.jpg"), (ExistingPolicy.NUMBER, "a (2).jpg")):
        assert target_names(found, tmp_path, existing) == [name]


@pytest.mark.skipif(not core.is_core_available(), reason="the native core was not built")
def test_a_tree_of_copies_becomes_the_tree_of_originals(make_photo: MakePhoto, recipe: Recipe, tmp_path: Path) -> None:
    for name in ("a.jpg", "lama/b.jpg", "lama/1998/c.jpg"):
        make_photo(name, taken="2022:10:14 08:00:00")
    photos, copies, back = tmp_path / "photos", tmp_path / "copies", tmp_path / "back"
    for outcome in stamp_folder(photos, recipe, copies, workers=2):
        assert outcome.status is Status.STAMPED
    jobs = plan_restore_jobs(keyed(find_photos([copies])), back, ExistingPolicy.SKIP)
    assert [outcome.status for _, outcome in restore_all(jobs, workers=2)] == [Status.RESTORED] * 3
    tree = {path.relative_to(back): path.read_bytes() for path in back.rglob("*") if path.is_file()}
    assert tree == {path.relative_to(photos): path.read_bytes() for path in photos.rglob("*") if path.is_file()}
