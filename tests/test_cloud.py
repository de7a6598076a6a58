"""What is in a cloud such as OneDrive is listed and said to be there, and is downloaded when a person asks for it."""

import json
import os
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from cloud import ONLINE_ONLY, Cloud

from given import SAMPLES, MakePhoto
from stampgui.batch.duplicates import DuplicateFinder
from stampgui.i18n import load_catalogue
from stampgui.image.photo import identify
from stampgui.regular_file import InCloudError, is_in_cloud, read_regular
from stampgui.settings import Settings, load_settings
from stampgui.stamping.job import ExistingPolicy, Job, Recipe, RestoreJob
from stampgui.stamping.outcome import Status
from stampgui.stamping.restore import restore
from stampgui.stamping.stamp import examine, stamp

TAKEN = "2022:10:14 09:15:00"
SIDECAR = {"photoTakenTime": {"timestamp": "1665713700"}, "title": "a.jpg"}


@pytest.mark.parametrize(
    ("attributes", "elsewhere"),
    [
        (0x20, False),  # ARCHIVE: any file
        (0x80420, False),  # PINNED, REPARSE_POINT: "always keep on this device"
        (0x420, False),  # downloaded, and may go again
        (ONLINE_ONLY, True),
        (0x1020, True),  # OFFLINE: moved to a tape or another server
        (0x40020, True),  # RECALL_ON_OPEN
        (0x400020, True),  # RECALL_ON_DATA_ACCESS
    ],
)
def test_windows_says_which_files_are_elsewhere(attributes: int, elsewhere: bool) -> None:
    assert is_in_cloud(cast("os.stat_result", SimpleNamespace(st_file_attributes=attributes))) is elsewhere


def test_on_other_systems_all_files_are_here() -> None:
    assert not is_in_cloud(SAMPLES.stat())


def test_a_photo_in_the_cloud_is_skipped_with_a_reason_and_not_read(
    cloud: Cloud, make_photo: MakePhoto, recipe: Recipe, tmp_path: Path
) -> None:
    photo = make_photo(taken=TAKEN)
    cloud.take(photo)
    for outcome in (examine(Job(photo, recipe)), stamp(Job(photo, recipe, tmp_path / "copy.jpg"))):
        assert (outcome.status, outcome.is_in_cloud, outcome.evidence) == (Status.SKIPPED, True, None)
        assert outcome.reason is not None
        assert "in the cloud" in outcome.reason.msgid
    assert cloud.read == []


def test_it_is_read_when_a_person_asks_for_it(cloud: Cloud, make_photo: MakePhoto, recipe: Recipe) -> None:
    photo = make_photo(taken=TAKEN)
    cloud.take(photo)
    outcome = examine(Job(photo, Recipe(recipe.template, "id", recipe.today, fetch=True)))
    assert (outcome.status, outcome.is_in_cloud) == (Status.READY, False)


def test_a_photo_that_cannot_be_fetched_says_why_and_can_be_fetched_later(
    cloud: Cloud, make_photo: MakePhoto, recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = make_photo(taken=TAKEN)
    cloud.take(photo)

    def fail(path: Path) -> None:
        error = OSError(5, "The cloud file provider is not running", str(path))
        vars(error)["winerror"] = 362
        raise error

    monkeypatch.setattr("stampgui.image.photo.fetch_regular", fail)
    outcome = examine(Job(photo, Recipe(recipe.template, "id", recipe.today, fetch=True)))
    assert (outcome.status, outcome.is_in_cloud) == (Status.SKIPPED, True)
    assert outcome.reason is not None
    assert load_catalogue("en").render(outcome.reason) == (
        "The photo could not be fetched from the cloud: the service that keeps the file in the cloud does not answer. "
        "Start it and check the connection, then try again."
    )


def test_a_file_beside_it_that_may_tell_its_date_is_not_read_either(
    cloud: Cloud, make_photo: MakePhoto, recipe: Recipe
) -> None:
    photo = make_photo("a.jpg")
    beside = photo.with_name("a.jpg.json")
    beside.write_text(json.dumps(SIDECAR), encoding="utf-8")
    cloud.take(beside)
    outcome = examine(Job(photo, recipe))
    assert [warning.msgid for warning in outcome.warnings if "cloud" in warning.msgid] == [
        "{file} beside the photo, which may tell its date, is in the cloud."
    ]
    assert cloud.read == []
    fetched = examine(Job(photo, Recipe(recipe.template, "id", recipe.today, fetch=True)))
    assert fetched.status is Status.READY


@pytest.mark.parametrize("policy", [ExistingPolicy.SKIP, ExistingPolicy.REPLACE])
def test_a_copy_in_the_cloud_is_neither_read_nor_replaced(
    cloud: Cloud, make_photo: MakePhoto, recipe: Recipe, tmp_path: Path, policy: ExistingPolicy
) -> None:
    photo, copy = make_photo(taken=TAKEN), tmp_path / "copy.jpg"
    recipe = Recipe(recipe.template, "id", recipe.today, existing=policy)
    stamp(Job(photo, recipe, copy))
    before = copy.read_bytes()
    cloud.take(copy)
    outcome = stamp(Job(photo, recipe, copy))
    assert outcome.status is (Status.SKIPPED if policy is ExistingPolicy.SKIP else Status.FAILED)
    assert outcome.reason is not None
    assert "in the cloud" in outcome.reason.msgid
    assert cloud.read == []
    assert copy.read_bytes() == before


def test_twins_in_the_cloud_are_found_once_they_are_here(cloud: Cloud, make_photo: MakePhoto) -> None:
    first = make_photo("a.jpg")
    second = first.with_name("b.jpg")
    second.write_bytes(first.read_bytes())
    finder = DuplicateFinder()
    contents = [finder.add(identify(path), path) for path in (first, second)]
    cloud.take(second)
    assert list(finder.compare(lambda: False)) == []
    assert cloud.read == []
    second.read_bytes()
    assert list(finder.compare(lambda: False)) == [(second, contents[0])]


def test_the_programs_own_files_are_read_wherever_they_are(cloud: Cloud, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"language": "en"}', encoding="utf-8")
    cloud.take(file)
    with pytest.raises(InCloudError):
        read_regular(file)
    assert load_settings(file) == Settings(language="en")


def test_a_copy_in_the_cloud_gives_its_original_back_when_it_may_be_fetched(
    cloud: Cloud, make_photo: MakePhoto, recipe: Recipe, tmp_path: Path
) -> None:
    photo, copy, back = make_photo(taken=TAKEN), tmp_path / "copy.jpg", tmp_path / "back.jpg"
    stamp(Job(photo, recipe, copy))
    cloud.take(copy)
    outcome = restore(RestoreJob(copy, back))
    assert (outcome.status, outcome.is_in_cloud) == (Status.SKIPPED, True)
    assert cloud.read == []
    assert restore(RestoreJob(copy, back, fetch=True)).status is Status.RESTORED
    assert back.read_bytes() == photo.read_bytes()
