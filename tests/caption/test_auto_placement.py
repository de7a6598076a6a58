"""What a style leaves open is decided by the photo: a quiet place, light letters or dark ones."""

from dataclasses import replace
from pathlib import Path

import pytest
from caption.pictures import CAPTION, busy, even, look, shared
from hypothesis import given as for_all
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from stampgui.caption.auto_placement import DARK_LETTERS, LIGHT_LETTERS, resolve_style
from stampgui.caption.drawing import draw_caption
from stampgui.caption.photo_sample import SAMPLE_EDGE, PhotoSample, measure_busyness, measure_luminance
from stampgui.caption.region import Region
from stampgui.caption.style import AUTO, BUILT_IN_STYLES, Anchor, Position, Style

SIZE = (1200, 900)
SKY = (120, 170, 220)
SKIN = (224, 172, 140)
ANYWHERE = Style(position=AUTO)
CORNERS = {
    Anchor.TOP_LEFT: (0, 0, 600, 450),
    Anchor.TOP_RIGHT: (600, 0, 1200, 450),
    Anchor.BOTTOM_LEFT: (0, 450, 600, 900),
    Anchor.BOTTOM_RIGHT: (600, 450, 1200, 900),
}


def place(photo: Image.Image, style: Style = ANYWHERE) -> Position:
    return resolve_style(CAPTION, style, photo.size, look(photo)).position


def test_an_even_photo_has_its_caption_where_custom_wants_it() -> None:
    assert place(even(SIZE, SKY)) is Anchor.BOTTOM_RIGHT
    assert place(even((900, 1200), SKY)) is Anchor.BOTTOM_RIGHT


@pytest.mark.parametrize("quiet", list(CORNERS))
def test_a_caption_goes_to_the_one_quiet_corner(quiet: Anchor) -> None:
    photo = busy(SIZE, grain=24)
    photo.paste(SKY, CORNERS[quiet])
    assert place(photo) is quiet


def test_a_caption_keeps_away_from_faces() -> None:
    """Three people along the lower edge, without any detail: only their skin speaks."""
    photo = even(SIZE, (150, 150, 150))
    pen = ImageDraw.Draw(photo)
    for middle in (200, 600, 1000):
        pen.ellipse((middle - 190, 620, middle + 190, 990), fill=SKIN)
    assert isinstance(place(photo), Anchor)
    assert place(photo) is Anchor.TOP_RIGHT
    assert (
        measure_busyness(look(photo), Region(0.1, 0.8, 0.25, 0.95))
        > measure_busyness(look(photo), Region(0.1, 0.1, 0.25, 0.25)) + 0.8
    )


def test_an_edge_is_taken_where_corners_are_busy() -> None:
    photo = busy(SIZE, grain=24)
    photo.paste(SKY, (250, 0, 950, 900))
    assert place(photo) is Anchor.BOTTOM


def test_a_ribbon_takes_the_quieter_edge() -> None:
    photo = busy(SIZE, grain=24)
    photo.paste(SKY, (0, 0, 1200, 300))
    assert place(photo, replace(BUILT_IN_STYLES["ribbon"], position=AUTO)) is Anchor.TOP


def test_letters_are_light_on_dark_and_dark_on_light() -> None:
    style = Style(fill=AUTO, position=Anchor.TOP)
    for grey, expected in ((0, LIGHT_LETTERS), (60, LIGHT_LETTERS), (200, DARK_LETTERS), (255, DARK_LETTERS)):
        photo = even(SIZE, (grey, grey, grey))
        assert resolve_style(CAPTION, style, SIZE, look(photo)).fill == expected


def test_on_a_plate_the_plate_counts() -> None:
    white = replace(BUILT_IN_STYLES["strip"], fill=AUTO)
    assert not white.needs_sample
    assert resolve_style(CAPTION, white, SIZE, None).fill == DARK_LETTERS
    dim = replace(BUILT_IN_STYLES["ribbon"], fill=AUTO)
    assert resolve_style(CAPTION, dim, SIZE, look(even(SIZE, (255, 255, 255)))).fill == LIGHT_LETTERS


def test_a_style_that_leaves_nothing_open_needs_no_look() -> None:
    assert not any(style.needs_sample for style in BUILT_IN_STYLES.values())
    assert resolve_style(CAPTION, Style(), SIZE, None) == Style()
    with pytest.raises(ValueError, match="sample"):
        draw_caption(CAPTION, ANYWHERE, SIZE)


def nearly(photo: Image.Image) -> list[Image.Image]:
    """The photo a moment later: exposed a little otherwise, moved a little, and as JPEG."""
    moved = photo.crop((photo.width // 200, photo.height // 200, photo.width, photo.height))
    brightness = ImageEnhance.Brightness(photo)
    jpeg = shared(photo, edge=photo.width, quality=80)
    return [moved, brightness.enhance(1.03), brightness.enhance(0.97), jpeg.convert("RGB")]


def test_photos_of_one_scene_have_their_captions_in_one_place(samples: Path) -> None:
    for sample in sorted(samples.glob("*.jpg")):
        with Image.open(sample) as image:
            photo = ImageOps.exif_transpose(image).convert("RGB")
        for style in (ANYWHERE, replace(BUILT_IN_STYLES["box"], position=AUTO), Style(position=AUTO, fill=AUTO)):
            first = resolve_style(CAPTION, style, photo.size, look(photo))
            again = [resolve_style(CAPTION, style, photo.size, look(other)) for other in nearly(photo)]
            assert again == [first] * len(again), sample.name


def test_real_photos_keep_their_place_too(corpus: Path) -> None:
    """Of all photos of the corpus, at most one in twenty lies so near a border that a moment moves its caption."""
    seen = moved = 0
    for path in sorted(corpus.rglob("*.jpg")):
        try:
            with Image.open(path) as image:
                image.draft("RGB", (2 * SAMPLE_EDGE, 2 * SAMPLE_EDGE))
                photo = ImageOps.exif_transpose(image).convert("RGB")
        except OSError:
            continue
        if min(photo.size) >= 200:
            places = {place(other) for other in (photo, *nearly(photo))}
            seen += 1
            moved += len(places) > 1
    assert seen > 40
    assert moved <= seen / 20


def test_light_is_measured_as_the_standard_does() -> None:
    halves = even((100, 100), (0, 0, 0))
    halves.paste((255, 255, 255), (50, 0, 100, 100))
    assert measure_luminance(look(halves), Region(0, 0, 1, 1))[::2] == (0, 1)
    assert measure_luminance(look(even((9, 9), (188, 188, 188))), Region(0, 0, 1, 1)).middle == pytest.approx(
        0.5, abs=0.01
    )


fractions = st.floats(0, 1)


@for_all(st.binary(min_size=12 * 7 * 3, max_size=12 * 7 * 3), fractions, fractions, fractions, fractions)
def test_any_part_of_any_photo_can_be_looked_at(rgb: bytes, x: float, y: float, width: float, height: float) -> None:
    part = Region(x, y, min(1, x + width), min(1, y + height))
    ground = PhotoSample(12, 7, rgb)
    assert 0 <= measure_busyness(ground, part) <= 3
    darkest, middle, lightest = measure_luminance(ground, part)
    assert 0 <= darkest <= middle <= lightest <= 1
