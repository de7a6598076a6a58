"""Copies are for those who may see the photo, and what is written goes nowhere else."""

import os
from pathlib import Path

import pytest

from given import MakePhoto
from stampgui.atomic_write import partial_path, remove_stale_parts
from stampgui.stamping.copy_file import check_folder
from stampgui.stamping.job import Job, Recipe, RestoreJob
from stampgui.stamping.restore import restore
from stampgui.stamping.stamp import stamp

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")


@pytest.mark.parametrize(("source", "copy"), [(0o600, 0o600), (0o640, 0o640), (0o644, 0o644), (0o444, 0o644)])
def test_a_copy_is_readable_by_nobody_who_may_not_read_the_photo(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path, source: int, copy: int
) -> None:
    photo = make_photo(taken="2022:10:14 08:15:00")
    photo.chmod(source)
    stamp(Job(photo, recipe, tmp_path / "out.jpg"))
    assert (tmp_path / "out.jpg").stat().st_mode & 0o777 == copy
    restore(RestoreJob(tmp_path / "out.jpg", tmp_path / "back.jpg"))
    assert (tmp_path / "back.jpg").stat().st_mode & 0o777 == copy


def test_a_link_in_the_place_of_the_trial_is_not_followed(tmp_path: Path) -> None:
    trial = partial_path(tmp_path / "out" / "trial", os.getpid())
    trial.parent.mkdir()
    trial.symlink_to(tmp_path / "elsewhere")
    check_folder(tmp_path / "out")
    assert not (tmp_path / "elsewhere").exists()
    assert not list((tmp_path / "out").iterdir())


def test_what_a_killed_program_left_is_removed_by_the_next(tmp_path: Path) -> None:
    ended = os.spawnlp(os.P_NOWAIT, "true", "true")
    os.waitpid(ended, 0)
    for process, stays in ((ended, False), (os.getppid(), True)):
        part = partial_path(tmp_path / "a.jpg", process)
        part.write_bytes(b"half")
        remove_stale_parts(tmp_path)
        assert part.exists() == stays


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells of such a process")
def test_a_killed_program_that_its_parent_has_not_asked_for_writes_no_more(tmp_path: Path) -> None:
    ended = os.spawnlp(os.P_NOWAIT, "true", "true")
    os.waitid(os.P_PID, ended, os.WEXITED | os.WNOWAIT)
    part = partial_path(tmp_path / "a.jpg", ended)
    part.write_bytes(b"half")
    remove_stale_parts(tmp_path)
    assert not part.exists()
    os.waitpid(ended, 0)


def test_a_time_in_the_future_does_not_keep_what_is_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = partial_path(tmp_path / "a.jpg", os.getppid())
    part.write_bytes(b"half")
    future = part.stat().st_ctime + 10**9
    os.utime(part, (future, future))
    later = part.stat().st_ctime + 2 * 3600
    monkeypatch.setattr("time.time", lambda: later)
    remove_stale_parts(tmp_path)
    assert not part.exists()
