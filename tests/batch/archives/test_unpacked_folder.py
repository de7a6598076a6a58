"""Only what the program unpacked itself, and nobody has changed, is ever deleted."""

import json
from pathlib import Path

import pytest

from given import fingerprint, symbolic_link
from stampgui.batch.archives.unpacked_folder import (
    Deletion,
    UnpackedFolder,
    delete_unpacked,
    find_container,
    find_unpacked_folders,
    load_list,
    mark_kept,
)
from stampgui.batch.archives.unpacking import Unpacked, unpack
from stampgui.batch.jobs import never
from zips import make_zip


@pytest.fixture
def folder(tmp_path: Path) -> UnpackedFolder:
    """Three photos in two folders."""
    archive = make_zip(tmp_path / "foto.zip", {f"{name}.jpg": name.encode() for name in ("a/1", "a/2", "b/3")})
    *_, last = unpack([archive], find_container(tmp_path / "salinan"), cancelled=never)
    assert isinstance(last, Unpacked)
    (unpacked,) = last.folders
    return unpacked


def test_everything_goes_with_its_folders(folder: UnpackedFolder, tmp_path: Path) -> None:
    assert folder.path == tmp_path / "stampgui-zip" / "foto"
    assert delete_unpacked(folder, cancelled=never) == Deletion(3, is_anything_left=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["foto.zip"]


def test_what_a_person_changed_or_added_is_left(folder: UnpackedFolder) -> None:
    (folder.path / "a/1.jpg").write_bytes(b"new")  # as long as it was
    (folder.path / "b/catatan.txt").write_bytes(b"mine")
    assert delete_unpacked(folder, cancelled=never) == Deletion(2, is_anything_left=True)
    left = fingerprint(folder.path)
    assert sorted(left) == [".stampgui-unpacked", "a/1.jpg", "b/catatan.txt"]
    assert load_list(folder.path) == folder


def test_the_list_goes_when_only_what_a_person_added_is_left(folder: UnpackedFolder) -> None:
    (folder.path / "catatan.txt").write_bytes(b"mine")
    assert delete_unpacked(folder, cancelled=never) == Deletion(3, is_anything_left=True)
    assert sorted(fingerprint(folder.path)) == ["catatan.txt"]


def test_a_link_to_another_place_costs_nothing_there(folder: UnpackedFolder, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (folder.path / "a").rename(elsewhere)
    symbolic_link(folder.path / "a", elsewhere, to_folder=True)
    assert delete_unpacked(folder, cancelled=never).deleted_count == 1
    assert sorted(fingerprint(elsewhere)) == ["1.jpg", "2.jpg"]


def test_a_link_in_place_of_a_photo_is_left(folder: UnpackedFolder, tmp_path: Path) -> None:
    (folder.path / "b/3.jpg").rename(tmp_path / "3.jpg")
    symbolic_link(folder.path / "b/3.jpg", tmp_path / "3.jpg")
    assert delete_unpacked(folder, cancelled=never).deleted_count == 2
    assert (tmp_path / "3.jpg").read_bytes() == b"b/3"


def test_a_cancelled_deletion_can_be_finished_later(folder: UnpackedFolder) -> None:
    asked = iter((False, True))
    assert delete_unpacked(folder, cancelled=lambda: next(asked)) == Deletion(1, is_anything_left=True)
    (found,) = find_unpacked_folders(folder.path.parent)
    assert delete_unpacked(found, cancelled=never) == Deletion(2, is_anything_left=False)


def test_folders_are_found_again_and_that_they_are_kept(folder: UnpackedFolder) -> None:
    (folder.path.parent / "buatan sendiri").mkdir()
    (folder.path.parent / "berkas").write_bytes(b"")
    assert list(find_unpacked_folders(folder.path.parent)) == [folder]
    mark_kept(folder)
    assert [each.is_kept for each in find_unpacked_folders(folder.path.parent)] == [True]
    assert list(find_unpacked_folders(folder.path / "none")) == []


@pytest.mark.parametrize(
    "rows",
    [[["../../foto.zip", 1, 2]], [["/etc/passwd", 1, 2]], [["a/1.jpg", "1", 2]], [["a"]], "abc", None, [[1, 2, 3]]],
)
def test_a_list_that_was_tampered_with_is_none(folder: UnpackedFolder, rows: object) -> None:
    (folder.path / ".stampgui-unpacked").write_text(json.dumps({"stampgui unpacked": 1, "kept": False, "files": rows}))
    assert load_list(folder.path) is None
    assert list(find_unpacked_folders(folder.path.parent)) == []
