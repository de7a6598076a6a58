"""Restart markers that are wrong although all of the picture is there: mended in the copy, and said."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from given import MakePhoto
from stampgui.caption.style import BUILT_IN_STYLES
from stampgui.i18n import load_catalogue
from stampgui.image.engine import Engine
from stampgui.image.jpeg import core
from stampgui.image.jpeg.restore import restore_source
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.preset import parse_preset
from stampgui.stamping.stamp import examine, stamp

pytestmark = pytest.mark.skipif(not core.is_core_available(), reason="the native core is not built here")
SIZE = (640, 480)
RESTART = re.compile(rb"\xff[\xd0-\xd7]")


def wrong_number(scan: bytes) -> bytes:
    return change_marker(scan, 9, lambda number: b"\xff" + bytes((0xD0 + (number + 1) % 8,)))


def numbered_from_one(scan: bytes) -> bytes:
    return RESTART.sub(lambda found: bytes((0xFF, 0xD0 + (found[0][1] + 1) % 8)), scan)


def all_alike(scan: bytes) -> bytes:
    return RESTART.sub(b"\xff\xd0", scan)


def one_missing(scan: bytes) -> bytes:
    return change_marker(scan, 12, lambda _: b"")


def two_missing(scan: bytes) -> bytes:
    return change_marker(change_marker(scan, 20, lambda _: b""), 3, lambda _: b"")


def one_twice(scan: bytes) -> bytes:
    return change_marker(scan, 5, lambda number: bytes((0xFF, 0xD0 + number)) * 2)


def one_in_the_middle(scan: bytes) -> bytes:
    markers = list(RESTART.finditer(scan))
    at = (markers[7].end() + markers[8].start()) // 2
    while scan[at - 1] == 0xFF:
        at += 1
    return scan[:at] + b"\xff\xd3" + scan[at:]


def change_marker(scan: bytes, which: int, change: Callable[[int], bytes]) -> bytes:
    found = list(RESTART.finditer(scan))[which]
    return scan[: found.start()] + change(found[0][1] & 7) + scan[found.end() :]


FAULTS = [wrong_number, numbered_from_one, all_alike, one_missing, two_missing, one_twice, one_in_the_middle]


@pytest.fixture
def photo(make_photo: MakePhoto) -> Path:
    path = make_photo(size=SIZE, taken="2022:10:14 08:15:30")
    with Image.open(path) as image:
        exif = image.info["exif"]
    noise = np.random.default_rng(5).integers(0, 255, (SIZE[1] // 8, SIZE[0] // 8, 3), dtype=np.uint8)
    Image.fromarray(noise).resize(SIZE, Image.Resampling.BICUBIC).save(path, exif=exif, restart_marker_rows=1)
    return path


def spoil(photo: Path, fault: object) -> bytes:
    """Make the fault in the scan; returns the photo as it was."""
    data = photo.read_bytes()
    begin = data.rindex(b"\xff\xda")
    assert callable(fault)
    photo.write_bytes(data[:begin] + fault(data[begin:]))
    return data


def words_of(outcome: Outcome) -> str:
    return " ".join(map(load_catalogue("en").render, outcome.notes))


def pixels_of(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image).astype(int)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_the_copy_is_whole_without_loss_and_gives_its_source_back(
    photo: Path, recipe: Recipe, tmp_path: Path, fault: object
) -> None:
    whole = spoil(photo, fault)
    plain = stamp(Job(whole_photo(tmp_path, whole), recipe, target=tmp_path / "plain.jpg"))
    outcome = stamp(Job(photo, recipe, target=tmp_path / "copy.jpg"))
    assert (outcome.status, outcome.engine) == (Status.STAMPED, Engine.SPLICE)
    assert "restart markers are wrong" in words_of(outcome)
    copy = (tmp_path / "copy.jpg").read_bytes()
    assert "restart" not in words_of(plain)
    assert (pixels_of(copy) == pixels_of((tmp_path / "plain.jpg").read_bytes())).all()
    assert restore_source(copy) == photo.read_bytes()


def whole_photo(folder: Path, data: bytes) -> Path:
    path = folder / "whole.jpg"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("fault", [all_alike, one_missing])
def test_a_strip_below_it_is_added_without_loss_too(photo: Path, recipe: Recipe, tmp_path: Path, fault: object) -> None:
    whole = spoil(photo, fault)
    outcome = stamp(Job(photo, replace(recipe, style=BUILT_IN_STYLES["strip"]), target=tmp_path / "copy.jpg"))
    assert (outcome.status, outcome.engine) == (Status.STAMPED, Engine.RECODE)
    assert "restart markers are wrong" in words_of(outcome)
    copy = pixels_of((tmp_path / "copy.jpg").read_bytes())
    assert (copy[: SIZE[1] - 16] == pixels_of(whole)[: SIZE[1] - 16]).all()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_it_does_not_count_as_damaged(photo: Path, recipe: Recipe, fault: object) -> None:
    spoil(photo, fault)
    for willing in (False, True):
        outcome = examine(Job(photo, replace(recipe, accepts_damage=willing)))
        assert (outcome.status, outcome.damage) == (Status.READY, None)


def test_its_upload_copy_is_whole(photo: Path, recipe: Recipe, tmp_path: Path) -> None:
    whole = spoil(photo, all_alike)
    small = replace(recipe, upload_preset=parse_preset("600"), faithful=False)
    stamp(Job(whole_photo(tmp_path, whole), small, upload_target=tmp_path / "one.jpg"))
    stamp(Job(photo, small, upload_target=tmp_path / "other.jpg"))
    one, other = ((tmp_path / name).read_bytes() for name in ("one.jpg", "other.jpg"))
    assert (pixels_of(one) == pixels_of(other)).all()


def test_data_that_are_missing_are_not_made_up(photo: Path, recipe: Recipe, tmp_path: Path) -> None:
    def lose_an_interval(scan: bytes) -> bytes:
        markers = list(RESTART.finditer(scan))
        return scan[: markers[-4].end()] + scan[markers[-2].end() :]

    spoil(photo, lose_an_interval)
    outcome = stamp(Job(photo, recipe, target=tmp_path / "copy.jpg"))
    assert outcome.status is Status.FAILED
    assert outcome.damage is not None
    assert outcome.damage.rows > SIZE[1] // 2
    willing = stamp(Job(photo, replace(recipe, accepts_damage=True), target=tmp_path / "copy.jpg"))
    assert willing.status is Status.STAMPED
    assert "is missing" in words_of(willing)


def test_without_the_core_it_is_said_that_parts_may_be_missing(
    photo: Path, recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(photo, all_alike)
    monkeypatch.setattr(core, "_load_library", lambda: None)
    outcome = stamp(Job(photo, recipe, target=tmp_path / "copy.jpg"))
    assert outcome.engine is Engine.REENCODE
    assert "may be missing" in words_of(outcome)
