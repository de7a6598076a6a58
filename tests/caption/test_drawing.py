"""The caption's pixels: each built-in style looks as it did, nothing is cut off, and the caption can be read."""

import statistics
from dataclasses import replace

import pytest
from caption.pictures import CAPTION, GOLDEN, busy, captioned, even, look, shared, snapshots
from PIL import Image, ImageChops, ImageFilter, ImageStat

from stampgui.caption.auto_placement import find_covered_region, measure_contrast, resolve_style
from stampgui.caption.colour import contrast_ratio, linearise_channel, luminance, parse_colour, pick_black_or_white
from stampgui.caption.drawing import draw_caption
from stampgui.caption.layout import CaptionBox
from stampgui.caption.photo_sample import measure_luminance
from stampgui.caption.region import Region
from stampgui.caption.style import AUTO, BUILT_IN_STYLES, Anchor, CustomPosition, PlateShape, Style
from stampgui.image.tile import Tile, shrink_tile

SIZE = (1600, 1200)
PHOTOS = {
    "black": even(SIZE, (0, 0, 0)),
    "white": even(SIZE, (255, 255, 255)),
    "mid-grey": even(SIZE, (128, 128, 128)),
    "yellow": even(SIZE, (240, 200, 60)),
    "busy": busy(SIZE),
}
STYLES = {
    **BUILT_IN_STYLES,
    "auto": Style(fill=AUTO, position=AUTO),
    "auto, plain letters": Style(fill=AUTO, outline=0),
    "auto on a dim box": Style(fill=AUTO, outline=0, plate=BUILT_IN_STYLES["ribbon"].plate),
}


@pytest.mark.parametrize("name", list(BUILT_IN_STYLES))
def test_a_built_in_style_looks_as_it_did(name: str) -> None:
    """Pixels may differ by what versions of FreeType round otherwise, a shift or another colour may not pass."""
    now = snapshots()[name]
    with Image.open(GOLDEN / f"{name}.png") as stored:
        before = stored.convert("RGB")
    assert now.size == pytest.approx(before.size, abs=1)
    room = (0, 0, min(now.width, before.width), min(now.height, before.height))
    soft = [picture.crop(room).filter(ImageFilter.BoxBlur(1)) for picture in (now, before)]
    difference = ImageStat.Stat(ImageChops.difference(soft[0], soft[1]))
    assert max(difference.mean) < 1.5
    assert max(high for _, high in difference.extrema) < 90


def test_the_comparison_sees_a_caption_that_moved_by_two_pixels() -> None:
    before = snapshots()["outlined"]
    moved = [picture.filter(ImageFilter.BoxBlur(1)) for picture in (before, ImageChops.offset(before, 2, 0))]
    assert max(high for _, high in ImageStat.Stat(ImageChops.difference(moved[0], moved[1])).extrema) > 90


def correlation(one: list[int], other: list[int]) -> float:
    """Normalised correlation of two lists of greys, -1 to 1."""
    means = [sum(each) / len(each) for each in (one, other)]
    products = [
        ((a - means[0]) * (b - means[1]), (a - means[0]) ** 2, (b - means[1]) ** 2)
        for a, b in zip(one, other, strict=True)
    ]
    both, first, second = (sum(each) for each in zip(*products, strict=True))
    return float(both / (first * second) ** 0.5)


@pytest.mark.parametrize("photo", list(PHOTOS))
@pytest.mark.parametrize("name", [name for name, style in STYLES.items() if style.outline or style.plate])
def test_a_caption_stays_readable_when_the_photo_is_shared(name: str, photo: str) -> None:
    """Scaled to 1080 pixels at quality 70, letters and their outline or plate look as they were drawn, on any photo.

    And they still have the contrast that WCAG 2.2 asks of text (1.4.3: 4.5).
    """
    picture = PHOTOS[photo]
    style = resolve_style(CAPTION, STYLES[name], picture.size, look(picture))
    tile = draw_caption(CAPTION, style, picture.size)
    copy = shared(captioned(picture, style)).convert("L")
    scale = copy.width / picture.width
    where = CaptionBox(*(round(edge * scale) for edge in tile.box))
    size = (round(where.right - where.left), round(where.bottom - where.top))
    ideal, alpha = tile.rgba.convert("RGB").convert("L"), tile.rgba.getchannel("A")
    drawn = [picture.resize(size, Image.Resampling.BICUBIC).tobytes() for picture in (ideal, alpha)]
    inked = [at for at, opacity in enumerate(drawn[1]) if opacity > 160]
    wanted = [drawn[0][at] for at in inked]
    shown = copy.crop(where).tobytes()
    seen = [shown[at] for at in inked]
    assert correlation(seen, wanted) > 0.9
    lightest, darkest = (
        statistics.median(grey for grey, ink in zip(seen, wanted, strict=True) if ink == extreme)
        for extreme in (max(wanted), min(wanted))
    )
    assert contrast_ratio(linearise_channel(lightest / 255), linearise_channel(darkest / 255)) > 4.5


@pytest.mark.parametrize("photo", list(PHOTOS))
@pytest.mark.parametrize("name", list(STYLES))
def test_letters_stand_out_from_what_is_around_them(name: str, photo: str) -> None:
    picture = PHOTOS[photo]
    style = resolve_style(CAPTION, STYLES[name], picture.size, look(picture))
    if style.plate is not None and style.plate.shape is PlateShape.STRIP:
        covered = measure_luminance(look(picture), Region(0, 0, 1, 1))
    else:
        covered = measure_luminance(look(picture), find_covered_region(CAPTION, style, picture.size))
    if photo == "busy" and not style.outline and style.plate is None:
        assert measure_contrast(style, covered) < 3  # nothing stands out from all colours at once
    else:
        assert measure_contrast(style, covered) > 4.5


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast_ratio(luminance((255, 255, 255)), luminance((0, 0, 0))) == pytest.approx(21)
    assert contrast_ratio(luminance((119, 119, 119)), 1) == pytest.approx(
        4.48, abs=0.01
    )  # the well-known #777 on white
    assert linearise_channel(1.0) == 1
    assert [pick_black_or_white(colour) for colour in ((255, 255, 255), (20, 20, 20))] == [(0, 0, 0), (255, 255, 255)]


def test_colours_are_read() -> None:
    assert parse_colour("#ffd633") == (255, 214, 51)
    for wrong in ("#fff", "red", "#12345g"):
        with pytest.raises(ValueError, match=r"colour|invalid literal"):
            parse_colour(wrong)


@pytest.mark.parametrize("style", [Style(), Style(outline=0), Style(outline=20, shadow=40)], ids=str)
def test_nothing_is_cut_off_the_letters(style: Style) -> None:
    """In the very corners of a photo there is as much ink as in the middle."""

    def ink(tile: Tile) -> int:
        return sum(tile.rgba.getchannel("A").tobytes())

    middle = ink(draw_caption("Åpg Ýjq", replace(style, position=CustomPosition(0.5, 0.5)), (1200, 900)))
    for corner in (Anchor.TOP_LEFT, Anchor.TOP_RIGHT, Anchor.BOTTOM_LEFT, Anchor.BOTTOM_RIGHT):
        tile = draw_caption("Åpg Ýjq", replace(style, margin=0, position=corner), (1200, 900))
        assert ink(tile) == pytest.approx(middle, rel=0.002)
        left, top, right, bottom = tile.box
        assert 0 <= left < right <= 1200
        assert 0 <= top < bottom <= 900


def test_a_tile_is_no_larger_than_its_ink() -> None:
    tile = draw_caption(CAPTION, Style(), SIZE)
    assert tile.rgba.getbbox() == (0, 0, *tile.rgba.size)


def test_a_preview_differs_from_the_copy_in_nothing_but_scale() -> None:
    full = draw_caption(CAPTION, Style(), (2400, 1600))
    small = shrink_tile(full, 0.25)
    assert (small.left, small.top) == pytest.approx((full.left / 4, full.top / 4), abs=1)
    reduced = full.rgba.resize(small.rgba.size, Image.Resampling.BOX)
    ink = [sum(tile.getchannel("A").tobytes()) for tile in (reduced, small.rgba)]
    assert ink[0] == pytest.approx(ink[1], rel=0.06)


def test_photos_with_the_same_caption_share_its_pixels() -> None:
    assert draw_caption(CAPTION, Style(), SIZE) is draw_caption(CAPTION, Style(), SIZE)
    assert draw_caption(CAPTION, Style(), SIZE) is not draw_caption(CAPTION, Style(), (1200, 1600))


def test_a_strip_covers_nothing_and_is_as_wide_as_the_photo() -> None:
    tile = draw_caption(CAPTION, BUILT_IN_STYLES["strip"], SIZE)
    assert tile.box[:3] == (0, 1200, 1600)
    assert tile.rgba.getchannel("A").getextrema() == (255, 255)


def test_a_box_has_round_corners_and_is_seen_through() -> None:
    alpha = draw_caption(CAPTION, BUILT_IN_STYLES["box"], SIZE).rgba.getchannel("A")
    corners = [(0, 0), (alpha.width - 1, 0), (0, alpha.height - 1), (alpha.width - 1, alpha.height - 1)]
    assert [alpha.getpixel(corner) for corner in corners] == [0, 0, 0, 0]
    assert alpha.getpixel((alpha.width // 2, 2)) == pytest.approx(255 * 0.9, abs=1)
