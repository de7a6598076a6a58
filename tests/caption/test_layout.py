"""A caption is whole, inside the margins, the same size on upright and lying photos, and where it was asked for."""

import itertools

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from given import MakePhoto
from stampgui.caption.drawing import Manrope, MissingLetters, caption_tile
from stampgui.caption.font import missing_letters
from stampgui.caption.layout import LEGIBLE, CaptionDoesNotFit, lay_out
from stampgui.caption.style import BUILT_IN, Anchor, Style, luminance, parse_colour
from stampgui.image.tile import shrunk

CAPTION = "difoto tanggal 14 Oktober 2022"


class Typewriter:
    """Letters half as wide as their em."""

    def width(self, text: str, size: float) -> float:
        return 0.5 * size * len(text)

    def ascent(self, size: float) -> float:
        return 0.9 * size

    def descent(self, size: float) -> float:
        return 0.3 * size


styles = st.builds(
    Style, size=st.floats(1, 25), anchor=st.sampled_from(Anchor), margin=st.floats(0, 10), outline=st.floats(0, 20)
)
texts = st.lists(st.text("abcdefgh0123456789", min_size=1, max_size=12), min_size=1, max_size=12).map(" ".join)


@for_all(texts, styles, st.tuples(st.integers(1, 3000), st.integers(1, 3000)))
def test_a_caption_never_leaves_the_photo(text: str, style: Style, photo: tuple[int, int]) -> None:
    try:
        layout = lay_out(text, style, photo, Typewriter())
    except CaptionDoesNotFit:
        assert min(photo) < 12 * LEGIBLE * len(text)
        return
    margin = style.margin / 100 * min(photo)
    left, top, right, bottom = layout.box
    assert margin - 0.01 <= left <= right <= photo[0] - margin + 0.01
    assert margin - 0.01 <= top <= bottom <= photo[1] - margin + 0.01
    assert layout.size >= LEGIBLE
    assert " ".join(line.text for line in layout.lines) == text


@for_all(texts, styles, st.tuples(st.integers(200, 3000), st.integers(200, 3000)))
def test_lines_do_not_overlap(text: str, style: Style, photo: tuple[int, int]) -> None:
    try:
        lines = lay_out(text, style, photo, Typewriter()).lines
    except CaptionDoesNotFit:
        return
    steps = [below.baseline - above.baseline for above, below in itertools.pairwise(lines)]
    assert all(step > 0 for step in steps)


def test_upright_and_lying_photos_get_letters_of_the_same_size() -> None:
    assert (
        lay_out(CAPTION, Style(), (4000, 3000), Manrope()).size
        == lay_out(CAPTION, Style(), (3000, 4000), Manrope()).size
    )


def test_a_long_caption_wraps_evenly_before_it_shrinks() -> None:
    layout = lay_out(
        "Pelantikan pengurus di balai desa, difoto tanggal 14 Oktober 2022", Style(), (900, 1200), Manrope()
    )
    assert len(layout.lines) == 2
    assert layout.size == pytest.approx(900 * 0.045)
    widths = [Manrope().width(line.text, layout.size) for line in layout.lines]
    assert max(widths) < 1.4 * min(widths)


def test_a_narrow_photo_gets_smaller_letters() -> None:
    assert lay_out(CAPTION, Style(size=25), (400, 300), Manrope()).size < 75


def test_a_photo_too_small_for_letters_says_so() -> None:
    with pytest.raises(CaptionDoesNotFit, match="too small"):
        caption_tile(CAPTION, Style(), (30, 30))


@pytest.mark.parametrize("anchor", list(Anchor))
def test_a_caption_sits_at_its_corner(anchor: Anchor) -> None:
    left, top, right, bottom = lay_out(CAPTION, Style(anchor=anchor), (4000, 3000), Manrope()).box
    edges = {0.0: left, 0.5: (left + right) / 2 - 2000, 1.0: 4000 - right}
    expected = 0 if anchor.horizontal == 0.5 else 90
    assert edges[anchor.horizontal] == pytest.approx(expected, abs=1)
    heights = {0.0: top, 0.5: (top + bottom) / 2 - 1500, 1.0: 3000 - bottom}
    assert heights[anchor.vertical] == pytest.approx(0 if anchor.vertical == 0.5 else 90, abs=1)


def test_a_preview_differs_from_the_copy_in_nothing_but_scale() -> None:
    full = caption_tile(CAPTION, Style(), (2400, 1600))
    small = shrunk(full, 0.25)
    assert (small.left, small.top) == pytest.approx((full.left / 4, full.top / 4), abs=1)
    reduced = full.rgba.resize(small.rgba.size, Image.Resampling.BOX)
    ink = [sum(tile.getchannel("A").tobytes()) for tile in (reduced, small.rgba)]
    assert ink[0] == pytest.approx(ink[1], rel=0.06)


def test_letters_stand_out_on_white_and_on_black() -> None:
    for style in BUILT_IN.values():
        contrast = [luminance(style.fill), luminance(style.outline_colour)]
        assert (max(contrast) + 0.05) / (min(contrast) + 0.05) > 7


def test_nothing_is_cut_off_the_letters() -> None:
    """Every dark or light pixel of a caption drawn on a large canvas is also in its tile."""
    tile = caption_tile("Åpg Ýjq", Style(), (1200, 900))
    alpha = tile.rgba.getchannel("A")
    assert alpha.getbbox() is not None
    canvas = Image.new("RGB", (1200, 900), (90, 90, 90))
    canvas.paste(tile.rgba, (tile.left, tile.top), tile.rgba)
    edge = ImageDraw.Draw(alpha)
    edge.rectangle((1, 1, alpha.width - 2, alpha.height - 2), fill=0)
    assert max(alpha.tobytes()) < 200


def test_letters_that_the_face_lacks_are_named_and_never_drawn_as_boxes() -> None:
    assert missing_letters("Jumat 14 Oktober 2022, Łódź Ş ğ ё") == ""
    with pytest.raises(MissingLetters) as caught:
        caption_tile("日本 2022", Style(), (1200, 900))
    assert dict(caught.value.reason.arguments)["letters"] == "日本"


def test_colours_are_read() -> None:
    assert parse_colour("#ffd633") == (255, 214, 51)
    for wrong in ("#fff", "red", "#12345g"):
        with pytest.raises(ValueError, match=r"colour|invalid literal"):
            parse_colour(wrong)


def test_all_anchors_are_different(make_photo: MakePhoto) -> None:
    places = {(anchor.horizontal, anchor.vertical) for anchor in Anchor}
    assert len(places) == 9
