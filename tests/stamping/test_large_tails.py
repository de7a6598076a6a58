"""Photos with gigabytes behind the picture: these are copied in pieces, and never in memory as a whole."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from given import MakePhoto
from stampgui.i18n import load_catalogue
from stampgui.image.header import read_header_of
from stampgui.image.jpeg import core
from stampgui.image.memory import estimate_memory
from stampgui.image.photo import identify
from stampgui.image.previews.preview import load_preview
from stampgui.image.source_file import LARGE_FILE, read_source_file
from stampgui.stamping.job import Job, Recipe, RestoreJob
from stampgui.stamping.outcome import Status
from stampgui.stamping.restore import restore
from stampgui.stamping.stamp import examine, stamp

TAIL = 1 << 30
MEMORY = 800_000
"""Kilobytes that the program may take altogether, less than the tail."""
END = b"the end of a very long video"


def with_tail(photo: Path, length: int) -> Path:
    """Lengthen a file with zeros that take no place, and some bytes at its end."""
    with photo.open("r+b") as file:
        file.seek(length - len(END))
        file.write(END)
    return photo


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@pytest.fixture
def sparse_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder whose file system stores no zeros."""
    trial = tmp_path / "trial"
    trial.touch()
    found = with_tail(trial, 64 << 20).stat()
    trial.unlink()
    if getattr(found, "st_blocks", found.st_size) * 512 >= found.st_size:
        pytest.skip("this file system has no sparse files, and a gigabyte is too much for a test")
    yield tmp_path
    shutil.rmtree(tmp_path, ignore_errors=True)


def test_a_photo_with_a_large_tail_is_stamped_and_restored(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path
) -> None:
    photo = with_tail(make_photo(taken="2022:10:14 08:15:00"), LARGE_FILE + 1)
    before = identify(photo)
    done = stamp(Job(photo, recipe, target=tmp_path / "out" / "a.jpg"))
    assert (done.status, done.sha256_source) == (Status.STAMPED, digest(photo))
    assert done.output is not None
    assert done.sha256_output == digest(done.output)
    with done.output.open("rb") as file:
        file.seek(-len(END), os.SEEK_END)
        assert file.read() == END
    assert identify(photo) == before

    if core.is_core_available():
        back = restore(RestoreJob(done.output, tmp_path / "back.jpg"))
        assert (back.status, back.sha256_output) == (Status.RESTORED, digest(photo))
        assert digest(tmp_path / "back.jpg") == digest(photo)


def test_only_the_picture_of_such_a_file_is_read_into_memory(make_photo: MakePhoto) -> None:
    photo = with_tail(make_photo(), LARGE_FILE * 2)
    found = identify(photo)
    header = read_header_of(found)
    source = read_source_file(found, header)
    assert len(source.data) < LARGE_FILE
    assert source.rest is not None
    assert (source.rest.start, source.rest.stop) == (len(source.data), found.size)
    assert source.sha256 == digest(photo)
    assert estimate_memory(header, found.size) < 5 * LARGE_FILE
    assert load_preview(photo, 100)[0] == 100


@pytest.mark.parametrize("name", ["IMG_20221014_081530.png", "IMG_20221014_081530.webp"])
def test_what_follows_a_png_or_webp_is_copied_in_pieces_too(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path, name: str
) -> None:
    photo = with_tail(make_photo(name), LARGE_FILE * 2)
    found = identify(photo)
    header = read_header_of(found)
    source = read_source_file(found, header)
    assert len(source.data) < LARGE_FILE
    assert source.sha256 == digest(photo)
    assert estimate_memory(header, found.size) < LARGE_FILE
    done = stamp(Job(photo, recipe, target=tmp_path / name))
    assert done.status is Status.STAMPED
    assert done.sha256_output == digest(tmp_path / name)
    with (tmp_path / name).open("rb") as file:
        file.seek(-len(END), os.SEEK_END)
        assert file.read() == END
    assert examine(Job(tmp_path / name, recipe)).status is Status.ALREADY_STAMPED


def test_a_copy_without_private_details_leaves_such_a_tail_out_and_says_so(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path
) -> None:
    photo = with_tail(make_photo(taken="2022:10:14 08:15:00"), LARGE_FILE + 1)
    done = stamp(Job(photo, replace(recipe, no_gps=True), target=tmp_path / "out" / "a.jpg"))
    assert done.status is Status.STAMPED
    assert done.output is not None
    assert END not in done.output.read_bytes()
    said = [load_catalogue("en").render(change) for change in done.changes]
    assert any("Parts that cannot be checked are left out" in sentence for sentence in said)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory in this way")
def test_what_lies_behind_a_picture_may_be_more_than_there_is_memory(
    make_photo: MakePhoto, sparse_folder: Path
) -> None:
    photo = with_tail(make_photo("IMG_1.jpg", folder=sparse_folder / "in", taken="2022:10:14 08:15:00"), TAIL)
    out = sparse_folder / "out"
    command = f"ulimit -v {MEMORY}; exec {sys.executable} -m stampgui stamp {photo.parent} -o {out} --jobs 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, encoding="utf-8", timeout=280)
    assert done.returncode == 0, done.stdout + done.stderr
    copy = out / "IMG_1.jpg"
    assert copy.stat().st_size > TAIL
    assert copy.stat().st_blocks * 512 < TAIL // 2
    assert sorted(path.name for path in out.iterdir()) == ["IMG_1.jpg"]
