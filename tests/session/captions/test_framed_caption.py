"""A card's picture shows the caption as the copy gets it, in the same place and in the same proportions."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat
from session.photo_items import REASON, broken, dated, disputed, undated

from stampgui.caption.caption_text import default_template
from stampgui.caption.photo_sample import PhotoSample
from stampgui.caption.style import AUTO, BUILT_IN_STYLES, Anchor, CustomPosition, Style
from stampgui.dates.partial import PartialDate
from stampgui.image.damage import Damage
from stampgui.image.tile import Tile, draw_tile
from stampgui.session.captions.caption_preview import preview_caption
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.captions.framed_caption import (
    FramedCaption,
    fill_frame,
    fit_in_frame,
    frame_caption,
    shows_caption,
)
from stampgui.session.captions.geometry import Size
from stampgui.session.photos.photo_item import with_user_date
from stampgui.stamping.outcome import Status

DATE = PartialDate(2022, 10, 14)
FRAME = (240, 180)
GREY = (110, 110, 110)
SIDE = st.integers(40, 9000)


def spec_of(style: Style) -> CaptionSpec:
    return CaptionSpec(default_template("id"), "id", style)


def frame_it(style: Style, displayed: Size, sample: PhotoSample | None = None, frame: Size = FRAME) -> FramedCaption:
    return frame_caption(spec_of(style), DATE, file="a", displayed=displayed, frame=frame, sample=sample)


def picture_of(framed: FramedCaption, frame: Size = FRAME) -> Image.Image:
    """A grey photo in its frame, with the caption."""
    place, tile = framed.place, framed.tile
    picture = Image.new("RGB", frame)
    picture.paste(GREY, (place.left, place.top, place.left + place.size[0], place.top + place.size[1]))
    return draw_tile(picture, Tile(tile.rgba, tile.left + place.left, tile.top + place.top)).crop((0, 0, *frame))


@pytest.mark.parametrize("name", BUILT_IN_STYLES)
def test_it_looks_as_the_copy_does_when_that_is_made_small(name: str) -> None:
    style, displayed = BUILT_IN_STYLES[name], (2000, 1500)
    copy = draw_tile(
        Image.new("RGB", displayed, GREY),
        preview_caption(spec_of(style), DATE, file="a", displayed_size=displayed, sample=None).tile,
    )
    framed = frame_it(style, displayed)
    left, top = framed.place.left, framed.place.top
    assert left >= 0
    small = Image.new("RGB", FRAME)
    small.paste(copy.resize([round(each * framed.place.scale) for each in copy.size]), (left, top))
    difference = ImageChops.difference(picture_of(framed), small)
    assert max(ImageStat.Stat(difference).mean) < 2.5


@given(photo=st.tuples(SIDE, SIDE), frame=st.tuples(st.integers(40, 500), st.integers(40, 400)))
def test_most_of_a_photo_is_in_sight_in_a_frame_of_any_shape(photo: Size, frame: Size) -> None:
    place = fill_frame(photo, frame)
    for side, at, length in zip(frame, (place.left, place.top), place.size, strict=True):
        seen = min(side, at + length) - max(0, at)
        assert seen >= 0.75 * length - 2
    sides = list(zip(frame, (place.left, place.top), place.size, strict=True))
    assert any(length >= side - 1 for side, _at, length in sides)
    fills = all(at <= 0 and at + length >= side - 1 for side, at, length in sides)
    is_whole = all(at >= -1 and at + length <= side + 1 for side, at, length in sides)
    assert fills or is_whole, "never both cut off and with bars beside it"


@pytest.mark.parametrize("displayed", [(4000, 3000), (3000, 4000), (4000, 2250), (6000, 1500), (700, 500)])
@pytest.mark.parametrize(
    "style",
    [*BUILT_IN_STYLES.values(), *(Style(position=Anchor(each)) for each in ("top", "left")), Style(size=9.0)],
    ids=str,
)
def test_all_of_the_caption_is_in_sight(style: Style, displayed: Size) -> None:
    for frame in (FRAME, (168, 121), (160, 60)):
        framed = frame_it(style, displayed, frame=frame)
        left, top, right, bottom = framed.tile.box
        x, y = framed.place.left, framed.place.top
        assert (x + left >= -1, y + top >= -1) == (True, True)
        assert (x + right <= frame[0] + 1, y + bottom <= frame[1] + 1) == (True, True)


@given(photo=st.tuples(SIDE, SIDE), frame=st.tuples(st.integers(40, 500), st.integers(28, 400)))
def test_all_of_a_photo_is_in_sight_in_the_middle_of_a_frame_of_any_shape(photo: Size, frame: Size) -> None:
    place = fit_in_frame(photo, frame)
    beside = [side - length for side, length in zip(frame, place.size, strict=True)]
    assert min(beside) in (-1, 0, 1)
    for at, free in zip((place.left, place.top), beside, strict=True):
        assert abs(at - free / 2) <= 1


@pytest.mark.parametrize("style", BUILT_IN_STYLES.values(), ids=str)
def test_a_photo_with_a_caption_lies_where_it_lies_without_one(style: Style) -> None:
    for frame in (FRAME, (168, 121), (160, 60)):
        framed = frame_it(style, (4000, 3000), frame=frame)
        if framed.tile.box[3] <= framed.place.size[1] + 1:  # not with a strip, which is added below
            assert framed.place == fit_in_frame((4000, 3000), frame)


def test_an_automatic_place_is_that_of_the_copy() -> None:
    busy = Image.effect_noise((256, 192), 120).convert("RGB")
    busy.paste((40, 60, 200), (0, 0, 128, 96))
    sample = PhotoSample(256, 192, busy.tobytes())
    automatic = replace(Style(), position=AUTO, fill=AUTO)
    copy = preview_caption(spec_of(automatic), DATE, file="a", displayed_size=(4000, 3000), sample=sample)
    assert copy.style.position is Anchor.TOP_LEFT
    framed = frame_it(automatic, (4000, 3000), sample)
    fixed = frame_it(copy.style, (4000, 3000))
    assert (framed.tile.box, framed.place) == (fixed.tile.box, fixed.place)


def test_a_photo_smaller_than_its_frame_has_the_caption_enlarged_with_it() -> None:
    framed = frame_it(Style(position=CustomPosition(0.5, 0.5)), (160, 120), frame=(320, 240))
    assert framed.place.scale == 2
    left, top, right, bottom = framed.tile.box
    assert abs(left + right - 320) <= 6
    assert abs(top + bottom - 240) <= 6


def test_only_photos_whose_copy_would_have_it_show_it() -> None:
    ready = dated(0, "a.jpg", "2022-10-14")
    refused = replace(ready, copy_result=replace(ready.inspection, status=Status.FAILED, reason=REASON))
    cut_off = replace(ready, inspection=replace(ready.inspection, damage=Damage(0.4, 300)))
    others = [undated(1, "b.jpg"), disputed(2, "c.jpg"), broken(3, "d.jpg"), refused, cut_off]
    assert [shows_caption(each) for each in (ready, *others)] == [True] + len(others) * [False]
    saved = replace(ready, copy_result=replace(ready.inspection, status=Status.STAMPED))
    assert shows_caption(saved)
    assert shows_caption(with_user_date(others[0], DATE))
