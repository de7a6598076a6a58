"""The time of a file is offered only where it may be that of the photo."""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from given import TODAY, MakePhoto
from stampgui.dates.evidence import Source
from stampgui.i18n import load_catalogue
from stampgui.stamping.job import Job, Recipe, RestoreJob
from stampgui.stamping.outcome import Status
from stampgui.stamping.restore import restore
from stampgui.stamping.stamp import examine, stamp

LONG_AGO = 1_300_000_000
HOUR = 3600


@pytest.fixture
def photos(make_photo: MakePhoto) -> list[Path]:
    return [make_photo(f"pindahan/{number}.jpg") for number in range(25)]


def is_file_time_offered(photo: Path, recipe: Recipe) -> bool:
    return any(evidence.source is Source.FILE_TIME for evidence in examine(Job(photo, recipe)).candidates)


def test_the_time_of_photos_written_on_their_days_is_offered(photos: list[Path], recipe: Recipe) -> None:
    for number, photo in enumerate(photos):
        os.utime(photo, (LONG_AGO, LONG_AGO + number * HOUR))
    assert all(is_file_time_offered(photo, recipe) for photo in photos)


def test_the_time_at_which_many_were_copied_is_not(photos: list[Path], recipe: Recipe) -> None:
    for number, photo in enumerate(photos):
        os.utime(photo, (LONG_AGO, LONG_AGO + number))
    os.utime(photos[0], (LONG_AGO, LONG_AGO - 100 * HOUR))
    assert [is_file_time_offered(photo, recipe) for photo in photos[:3]] == [True, False, False]


YEAR = 366 * 24 * 3600


@pytest.fixture
def memory_disk() -> Iterator[Path]:
    """A folder whose files can have any time; disks have bounds."""
    if not Path("/dev/shm").is_dir():
        pytest.skip("there is no disk in memory")
    with TemporaryDirectory(dir="/dev/shm") as folder:
        yield Path(folder)


@pytest.mark.parametrize("seconds", [-YEAR * 2100, -(2**33), YEAR * 8200, 2**33])
def test_a_file_of_an_impossible_year_is_stamped_as_any_other(
    make_photo: MakePhoto, recipe: Recipe, memory_disk: Path, seconds: int
) -> None:
    photo = make_photo("a.jpg", taken="2022:10:14 08:15:00", folder=memory_disk)
    undated = make_photo("undated.jpg", folder=memory_disk)
    for each in (photo, undated):
        os.utime(each, (0, seconds))
    assert stamp(Job(photo, recipe, memory_disk / "out.jpg")).status is Status.STAMPED
    assert (memory_disk / "out.jpg").stat().st_mtime == photo.stat().st_mtime
    assert examine(Job(undated, recipe)).status is Status.NEEDS_DATE
    assert not is_file_time_offered(undated, recipe)


def test_a_drive_that_lets_nobody_set_times_costs_a_warning(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a memory card that was mounted for another person."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    photo = make_photo(taken="2022:10:14 08:15:00")
    monkeypatch.setattr(os, "utime", refuse)
    outcome = stamp(Job(photo, recipe, tmp_path / "out.jpg"))
    assert outcome.status is Status.STAMPED
    (warning,) = outcome.warnings
    assert "does not have the photo's file time" in load_catalogue("en").render(warning)
    restored = restore(RestoreJob(tmp_path / "out.jpg", tmp_path / "back.jpg"))
    assert restored.status is Status.RESTORED
    assert restored.warnings
    assert (tmp_path / "back.jpg").read_bytes() == photo.read_bytes()


def test_todays_is_not(make_photo: MakePhoto, recipe: Recipe) -> None:
    photo = make_photo()
    noon = int(datetime.datetime.combine(TODAY, datetime.time(12)).timestamp())
    os.utime(photo, (noon, noon))
    assert not is_file_time_offered(photo, recipe)
