"""Upload copies have the shapes that services keep: the photo whole, never larger, and its caption in sight."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from given import MakePhoto
from stampgui.caption.region import Region
from stampgui.caption.style import Anchor, Plate, PlateShape, Style
from stampgui.image.tile import Tile
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome
from stampgui.stamping.preset import PRESETS, Preset, parse_preset
from stampgui.stamping.stamp import stamp
from stampgui.stamping.upload_shape import UploadShape, draw_in_sight, shape_upload

INSTAGRAM, STORY = parse_preset("instagram"), parse_preset("story")
WORDS = "difoto tanggal 14 Oktober 2022"
STRIP = Style(plate=Plate(PlateShape.STRIP, (255, 255, 255)), fill=(0, 0, 0))


def shape(displayed: tuple[int, int], preset: Preset, style: Style | None = None) -> UploadShape:
    chosen = style or Style(position=Anchor.BOTTOM_RIGHT, fill=(255, 255, 255))

    def draw(size: tuple[int, int], visible: Region | None) -> Tile:
        return draw_in_sight(WORDS, chosen, size, None, None, visible)

    return shape_upload(displayed, draw, preset)


@pytest.mark.parametrize(
    ("displayed", "preset", "photo", "copy"),
    [
        ((6000, 4000), INSTAGRAM, (1080, 720), (1080, 720)),  # a camera's
        ((4000, 4000), INSTAGRAM, (1080, 1080), (1080, 1080)),
        ((3200, 4000), INSTAGRAM, (1080, 1350), (1080, 1350)),  # 4:5
        ((3024, 4032), INSTAGRAM, (1012, 1350), (1080, 1350)),  # a phone's, upright: 1080 across all the same
        ((4000, 6000), INSTAGRAM, (900, 1350), (1080, 1350)),
        ((9000, 3000), INSTAGRAM, (1080, 360), (1080, 566)),  # a panorama
        ((600, 800), INSTAGRAM, (600, 800), (640, 800)),  # small, so it stays as small
        ((6000, 4000), STORY, (1080, 720), (1080, 1920)),
        ((3024, 4032), STORY, (1080, 1440), (1080, 1920)),
        ((1080, 2400), STORY, (864, 1920), (1080, 1920)),
        ((800, 600), STORY, (800, 600), (800, 1423)),
        ((6000, 4000), parse_preset("whatsapp"), (1600, 1067), (1600, 1067)),
        ((4000, 6000), parse_preset("whatsapp-hd"), (2731, 4096), (2731, 4096)),
    ],
)
def test_each_shape_is_kept_as_the_service_keeps_it(
    displayed: tuple[int, int], preset: Preset, photo: tuple[int, int], copy: tuple[int, int]
) -> None:
    found = shape(displayed, preset)
    assert (found.photo, found.copy) == (photo, copy)


def seen_box(preset: Preset, copy: tuple[int, int]) -> tuple[float, float, float, float]:
    """What the service shows of a copy, in its pixels."""
    left, top, right, bottom = preset.covered or (0, 0, 0, 0)
    if preset.grid is not None:
        left = right = max(0, 1 - float(preset.grid) * copy[1] / copy[0]) / 2
    return left * copy[0], top * copy[1], (1 - right) * copy[0], (1 - bottom) * copy[1]


@settings(max_examples=60)
@given(
    st.integers(500, 9000),
    st.integers(500, 9000),
    st.sampled_from(PRESETS),
    st.sampled_from(tuple(Anchor)),
    st.booleans(),
)
def test_a_photo_is_whole_and_never_larger_and_its_caption_in_sight(
    width: int, height: int, preset: Preset, anchor: Anchor, strip: bool
) -> None:
    style = STRIP if strip else Style(position=anchor, fill=(255, 255, 255))
    found = shape((width, height), preset, style)
    assert all(side <= full for side, full in zip(found.photo, (width, height), strict=True))
    assert all(side <= most for side, most in zip(found.copy, preset.frame, strict=True))
    assert all(
        start >= 0 and start + side <= extent
        for start, side, extent in zip(found.origin, found.photo, found.copy, strict=True)
    )
    left, top, right, bottom = seen_box(preset, found.copy)
    x, y = found.origin
    tile = found.tile.box
    assert y + tile[1] >= top - 1
    assert y + tile[3] <= bottom + 1
    if not strip:
        assert x + tile[0] >= left - 1
        assert x + tile[2] <= right + 1


def uploaded(path: Path, recipe: Recipe, preset: Preset) -> Outcome:
    recipe = replace(recipe, upload_preset=preset, faithful=False)
    return stamp(Job(path, recipe, None, upload_target=path.parent.parent / "out" / "foto.jpg"))


def test_a_landscape_lies_whole_on_quiet_ground(make_photo: MakePhoto, recipe: Recipe) -> None:
    path = make_photo(size=(2400, 1600), taken="2022:10:14 08:15:00")
    outcome = uploaded(path, replace(recipe, style=Style(position=Anchor.TOP_LEFT)), STORY)
    assert outcome.upload_copy is not None
    assert outcome.upload_copy.size == (1080, 1920)
    with Image.open(outcome.upload_copy.path) as copy, Image.open(path) as photo:
        for ground in (copy.crop((0, 0, 1080, 590)), copy.crop((0, 1330, 1080, 1920))):
            assert all(high - low <= 6 for low, high in ImageStat.Stat(ground).extrema)  # plain
        inside = copy.crop((540, 960, 1080, 1320))
        whole = photo.resize((1080, 720)).crop((540, 360, 1080, 720))
        assert max(high for _, high in ImageStat.Stat(ImageChops.difference(inside, whole)).extrema) < 40


def test_a_row_tells_the_size_of_the_copy_and_the_scale_of_the_photo(make_photo: MakePhoto, recipe: Recipe) -> None:
    outcome = uploaded(make_photo(size=(3000, 4000), taken="2022:10:14 08:15:00"), recipe, INSTAGRAM)
    assert outcome.upload_copy is not None
    assert (outcome.upload_copy.size, outcome.upload_copy.preset) == ((1080, 1350), "instagram")
    assert outcome.upload_copy.scale == 1350 / 4000
    with Image.open(outcome.upload_copy.path) as copy:
        assert copy.size == (1080, 1350)
