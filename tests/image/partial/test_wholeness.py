"""A photo that is cut off is told before anybody is asked for its date."""

from pathlib import Path

import pytest
from PIL import features

from given import MakePhoto
from stampgui.i18n import load_catalogue
from stampgui.image.jpeg import core
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.stamp import examine

EOI = b"\xff\xd9"


def reason_of(outcome: Outcome) -> str:
    assert outcome.reason is not None
    return load_catalogue("en").render(outcome.reason)


def shortened(photo: Path, share: float) -> Path:
    data = photo.read_bytes()
    photo.write_bytes(data[: int(len(data) * share)])
    return photo


@pytest.mark.parametrize("taken", [None, "2022:10:14 08:15:30"])
@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("share", [0.5, 0.8, 0.99])
def test_a_cut_off_photo_neither_is_ready_nor_asks_for_its_date(
    make_photo: MakePhoto, recipe: Recipe, taken: str | None, share: float, *, progressive: bool
) -> None:
    whole = make_photo(taken=taken, size=(1200, 900), progressive=progressive)
    assert examine(Job(whole, recipe)).status in (Status.READY, Status.NEEDS_DATE)
    outcome = examine(Job(shortened(whole, share), recipe))
    assert outcome.status is Status.FAILED
    assert "cut off" in reason_of(outcome)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("foto.png", {}),
        ("foto.webp", {}),
        ("foto.bmp", {}),
        ("foto.tif", {}),
        ("foto.tif", {"compression": "tiff_lzw"}),
        ("foto.gif", {}),
        ("foto.avif", {}),
    ],
)
def test_the_end_of_a_photo_of_any_format_is_missed(
    make_photo: MakePhoto, recipe: Recipe, name: str, options: dict[str, str]
) -> None:
    if name.endswith(".avif") and not features.check("avif"):
        pytest.skip("this Pillow writes no AVIF")
    whole = make_photo(name, size=(300, 203), **options)
    assert examine(Job(whole, recipe)).status is Status.NEEDS_DATE
    outcome = examine(Job(shortened(whole, 0.7), recipe))
    assert outcome.status is Status.FAILED
    assert "cut off" in reason_of(outcome)


@pytest.mark.skipif(not core.is_core_available(), reason="the native core is not built here")
@pytest.mark.parametrize("behind", [b"", bytes(100_000)])
def test_one_that_lacks_only_its_end_marker_is_ready(make_photo: MakePhoto, recipe: Recipe, behind: bytes) -> None:
    photo = make_photo(taken="2022:10:14 08:15:30")
    photo.write_bytes(photo.read_bytes().removesuffix(EOI) + behind)
    assert examine(Job(photo, recipe)).status is Status.READY


def test_a_long_film_behind_the_picture_does_not_matter(make_photo: MakePhoto, recipe: Recipe) -> None:
    photo = make_photo(taken="2022:10:14 08:15:30")
    photo.write_bytes(photo.read_bytes() + bytes(300_000))
    assert examine(Job(photo, recipe)).status is Status.READY


def test_the_end_of_a_thumbnail_in_the_header_is_not_taken_for_that_of_the_photo(
    make_photo: MakePhoto, recipe: Recipe
) -> None:
    photo = make_photo(taken="2022:10:14 08:15:30", comment=b"\xff\xd8" + bytes(50_000) + EOI, size=(1200, 900))
    data = photo.read_bytes()
    photo.write_bytes(data[: data.rindex(b"\xff\xda") + 2000])
    assert examine(Job(photo, recipe)).status is Status.FAILED
