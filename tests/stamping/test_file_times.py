"""The time of a file is offered only where it may be that of the photo."""

import datetime
import os
from pathlib import Path

import pytest

from given import TODAY, MakePhoto
from stampgui.dates.evidence import Source
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.stamp import examine

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


def test_todays_is_not(make_photo: MakePhoto, recipe: Recipe) -> None:
    photo = make_photo()
    noon = int(datetime.datetime.combine(TODAY, datetime.time(12)).timestamp())
    os.utime(photo, (noon, noon))
    assert not is_file_time_offered(photo, recipe)
