"""Which photos are stamped without a process of their own."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from given import MakePhoto
from stampgui.batch.processing import stamp_each
from stampgui.caption.style import BUILT_IN_STYLES, Style
from stampgui.image.jpeg.core import is_core_available
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Status
from stampgui.stamping.plain_photo import is_plain_photo
from stampgui.stamping.preset import parse_preset


@pytest.fixture
def photo(make_photo: MakePhoto) -> Path:
    return make_photo("IMG_0815.jpg", taken="2022:10:14 08:15:00")


def test_a_cameras_jpeg_is_plain_where_the_core_is(photo: Path, recipe: Recipe) -> None:
    assert is_plain_photo(Job(photo, recipe)) == is_core_available()


def test_a_photo_that_a_decoder_has_to_read_is_not(make_photo: MakePhoto, recipe: Recipe, tmp_path: Path) -> None:
    progressive = tmp_path / "progressive.jpg"
    Image.new("RGB", (64, 48)).save(progressive, progressive=True)
    (tmp_path / "none.jpg").write_bytes(b"\xff\xd8\xff\xe0broken")
    others = (make_photo("foto.png"), make_photo("foto.webp"), progressive, tmp_path / "none.jpg", tmp_path / "missing")
    assert not any(is_plain_photo(Job(other, recipe)) for other in others)


@pytest.mark.parametrize(
    "change",
    [
        {"upload_preset": parse_preset("whatsapp")},
        {"accepts_damage": True},
        {"style": Style(outline=0.0)},
    ],
    ids=["upload copy", "damaged", "letters that need a look at the photo"],
)
def test_a_copy_that_a_decoder_helps_to_make_is_not(photo: Path, recipe: Recipe, change: dict[str, object]) -> None:
    assert not is_plain_photo(Job(photo, replace(recipe, **change)))  # type: ignore[arg-type]


def test_built_in_styles_need_no_look_at_the_photo(photo: Path, recipe: Recipe) -> None:
    for style in BUILT_IN_STYLES.values():
        assert is_plain_photo(Job(photo, replace(recipe, style=style))) == is_core_available()


def test_photos_of_both_kinds_are_stamped(make_photo: MakePhoto, photo: Path, recipe: Recipe, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    photos = (photo, make_photo("foto.png", taken="2022:10:14 08:15:00"))
    jobs = [(path.name, Job(path, recipe, out / path.name)) for path in photos]
    outcomes = dict(stamp_each(jobs))
    assert {name: outcome.status for name, outcome in outcomes.items()} == dict.fromkeys(
        ("IMG_0815.jpg", "foto.png"), Status.STAMPED
    )
