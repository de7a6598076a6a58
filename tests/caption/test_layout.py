"""A caption is whole, inside the margins, the same size on upright and lying photos, and where it was asked for."""

import itertools

import pytest
from caption.pictures import CAPTION
from hypothesis import assume
from hypothesis import given as for_all
from hypothesis import strategies as st

from stampgui.caption.fit import check_caption
from stampgui.caption.font import Face
from stampgui.caption.layout import (
    MIN_LEGIBLE_EM,
    PREFERRED_MIN_EM,
    CaptionLayout,
    PhotoTooSmallError,
    TextExtent,
    lay_out,
)
from stampgui.caption.style import BUILT_IN_STYLES, Align, Anchor, CustomPosition, Plate, PlateShape, Style

MANROPE = Face.from_font("")


class Typewriter:
    """Letters half as wide as their em, whose ink reaches a little beyond the way of the pen."""

    def extent(self, text: str, size: float) -> TextExtent:
        return TextExtent(-0.1 * size, -0.95 * size, 0.5 * size * len(text) + 0.1 * size, 0.3 * size)

    def ascent(self, size: float) -> float:
        return 0.9 * size

    def descent(self, size: float) -> float:
        return 0.3 * size


fractions = st.floats(0, 1)
plates = st.builds(
    Plate,
    shape=st.sampled_from(PlateShape),
    colour=st.just((0, 0, 0)),
    padding=st.floats(0, 150),
)
styles = st.builds(
    Style,
    size=st.floats(1, 25),
    position=st.one_of(st.sampled_from(Anchor), st.builds(CustomPosition, fractions, fractions)),
    align=st.none() | st.sampled_from(Align),
    margin=st.floats(0, 20),
    outline=st.floats(0, 30),
    shadow=st.floats(0, 60),
    line_spacing=st.floats(0.8, 3),
    plate=st.none() | plates,
)
lines = st.lists(st.text("abcdefgh0123456789", min_size=1, max_size=12), min_size=1, max_size=12).map(" ".join)
texts = st.lists(lines, min_size=1, max_size=3).map("\n".join)
photos = st.tuples(st.integers(1, 3000), st.integers(1, 3000))


def laid_out(text: str, style: Style, photo: tuple[int, int]) -> CaptionLayout:
    """The layout, for photos that have room for one."""
    try:
        return lay_out(text, style, photo, Typewriter())
    except PhotoTooSmallError:
        assume(False)
        raise


@for_all(texts, styles, photos)
def test_a_caption_never_leaves_the_photo(text: str, style: Style, photo: tuple[int, int]) -> None:
    layout = laid_out(text, style, photo)
    strip = style.plate is not None and style.plate.shape is PlateShape.STRIP
    at_the_edge = style.plate is not None and style.plate.shape is not PlateShape.BOX
    margin = 0.0 if at_the_edge else style.margin / 100 * min(photo)
    left, top, right, bottom = layout.box
    assert margin - 0.01 <= left <= right <= photo[0] - margin + 0.01
    if strip:
        assert top == photo[1] < bottom <= 2 * photo[1] + 0.01
    else:
        assert margin - 0.01 <= top <= bottom <= photo[1] - margin + 0.01


@for_all(texts, styles, photos)
def test_all_words_are_there_in_letters_that_can_be_read(text: str, style: Style, photo: tuple[int, int]) -> None:
    layout = laid_out(text, style, photo)
    assert layout.size >= MIN_LEGIBLE_EM
    assert " ".join(line.text for line in layout.lines) == " ".join(text.split())


@for_all(texts, styles, photos)
def test_the_ink_of_a_caption_lies_inside_its_box_and_its_lines_never_touch(
    text: str, style: Style, photo: tuple[int, int]
) -> None:
    layout = laid_out(text, style, photo)
    around = layout.outline
    inks = []
    for line in layout.lines:
        extent = Typewriter().extent(line.text, layout.size)
        inks.append(
            (
                line.x + extent.left - around,
                line.baseline + extent.top - around,
                line.x + extent.right + around,
                line.baseline + extent.bottom + around,
            )
        )
    for left, top, right, bottom in inks:
        assert layout.box.left - 0.01 <= left <= right <= layout.box.right + 0.01
        assert layout.box.top - 0.01 <= top <= bottom <= layout.box.bottom + 0.01
    assert all(below[1] >= above[3] - 0.01 for above, below in itertools.pairwise(inks))


@for_all(texts, styles, photos)
def test_a_caption_that_does_not_fit_has_no_room_even_in_the_smallest_letters(
    text: str, style: Style, photo: tuple[int, int]
) -> None:
    try:
        lay_out(text, style, photo, Typewriter())
    except PhotoTooSmallError:
        smallest = Typewriter().extent(max(text.split(), key=len), MIN_LEGIBLE_EM).width
        words = len(text.split())
        # what margins, outline, shadow and padding take at most
        least = 2 * (0.2 * min(photo) + (0.6 + 1.5) * MIN_LEGIBLE_EM)
        assert photo[0] - least < smallest or photo[1] - least < words * 4 * MIN_LEGIBLE_EM


@pytest.mark.parametrize("name", list(BUILT_IN_STYLES))
def test_upright_and_lying_photos_get_letters_of_the_same_size(name: str) -> None:
    sizes = {lay_out(CAPTION, BUILT_IN_STYLES[name], photo, MANROPE).size for photo in ((4000, 3000), (3000, 4000))}
    assert sizes == {3000 * BUILT_IN_STYLES[name].size / 100}


def test_letters_on_a_small_photo_stay_comfortable_while_there_is_room() -> None:
    assert lay_out(CAPTION, Style(size=2), (320, 240), MANROPE).size == PREFERRED_MIN_EM


def test_a_long_caption_wraps_evenly_before_it_shrinks() -> None:
    layout = lay_out("Pelantikan pengurus di balai desa, difoto tanggal 14 Oktober 2022", Style(), (900, 1200), MANROPE)
    assert len(layout.lines) == 2
    assert layout.size == pytest.approx(900 * 0.045)
    widths = [MANROPE.extent(line.text, layout.size).width for line in layout.lines]
    assert max(widths) < 1.4 * min(widths)


def test_lines_of_ones_own_stay() -> None:
    layout = lay_out(f"Rapat desa\n{CAPTION}", Style(), (4000, 3000), MANROPE)
    assert [line.text for line in layout.lines] == ["Rapat desa", CAPTION]


def test_a_narrow_photo_gets_smaller_letters() -> None:
    assert lay_out(CAPTION, Style(size=25), (400, 300), MANROPE).size < 75


@pytest.mark.parametrize("style", BUILT_IN_STYLES.values(), ids=list(BUILT_IN_STYLES))
def test_a_photo_too_small_for_letters_says_so(style: Style) -> None:
    with pytest.raises(PhotoTooSmallError, match="too small"):
        check_caption(CAPTION, style, (30, 30))


@pytest.mark.parametrize("anchor", list(Anchor))
def test_a_caption_sits_at_its_corner(anchor: Anchor) -> None:
    left, top, right, bottom = lay_out(CAPTION, Style(position=anchor), (4000, 3000), MANROPE).box
    edges = {0.0: left, 0.5: (left + right) / 2 - 2000, 1.0: 4000 - right}
    assert edges[anchor.horizontal] == pytest.approx(0 if anchor.horizontal == 0.5 else 90, abs=1)
    heights = {0.0: top, 0.5: (top + bottom) / 2 - 1500, 1.0: 3000 - bottom}
    assert heights[anchor.vertical] == pytest.approx(0 if anchor.vertical == 0.5 else 90, abs=1)


def test_all_anchors_are_different() -> None:
    assert len({(anchor.horizontal, anchor.vertical) for anchor in Anchor}) == 9


def test_a_caption_sits_where_it_was_put_and_moves_in_where_it_would_leave() -> None:
    left, top, right, bottom = lay_out(CAPTION, Style(position=CustomPosition(0.4, 0.7)), (4000, 3000), MANROPE).box
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((1600, 2100))
    assert lay_out(CAPTION, Style(position=CustomPosition(1, 1)), (4000, 3000), MANROPE).box == pytest.approx(
        lay_out(CAPTION, Style(position=Anchor.BOTTOM_RIGHT), (4000, 3000), MANROPE).box
    )


def test_a_strip_lies_below_the_photo_and_a_ribbon_across_it() -> None:
    strip = lay_out(CAPTION, BUILT_IN_STYLES["strip"], (4000, 3000), MANROPE).box
    ribbon = lay_out(CAPTION, BUILT_IN_STYLES["ribbon"], (4000, 3000), MANROPE).box
    assert (strip.left, strip.top, strip.right) == (0, 3000, 4000)
    assert 3100 < strip.bottom < 3400
    assert (ribbon.left, ribbon.right, ribbon.bottom) == pytest.approx((0, 4000, 3000))
    assert 2700 < ribbon.top < 2900
