"""A caption on its way over the photo."""

import pytest
from caption.pictures import busy, look
from hypothesis import given
from hypothesis import strategies as st

from stampgui.caption.style import AUTO, BUILT_IN_STYLES, Anchor, CustomPosition, Style
from stampgui.dates.partial import PartialDate
from stampgui.session.captions.caption_preview import (
    CaptionPreview,
    find_middle,
    make_custom_position,
    preview_caption,
    snap_to_anchor,
)
from stampgui.session.captions.caption_spec import CaptionSpec

DATE = PartialDate(2022, 10, 14)
SIZE = (1600, 1200)


def caption(style: Style) -> CaptionPreview:
    return preview_caption(
        CaptionSpec("difoto tanggal {tanggal}", "id", style),
        DATE,
        file="foto",
        displayed_size=SIZE,
        sample=look(busy(SIZE)),
    )


def test_the_part_it_covers_is_the_part_it_is_drawn_on() -> None:
    made = caption(Style(position=Anchor.TOP_LEFT))
    left, top, right, bottom = made.tile.box
    assert made.region.left * SIZE[0] <= left + 1
    assert made.region.top * SIZE[1] <= top + 1
    assert right - 1 <= made.region.right * SIZE[0]
    assert bottom - 1 <= made.region.bottom * SIZE[1]


def test_an_automatic_caption_begins_its_way_where_it_was_put() -> None:
    made = caption(Style(position=AUTO))
    assert isinstance(made.style.position, Anchor)
    assert made.middle == made.list_anchor_points()[made.style.position]


@pytest.mark.parametrize("style", ["outlined", "yellow", "box"])
def test_near_one_of_the_nine_places_it_goes_there(style: str) -> None:
    places = caption(BUILT_IN_STYLES[style]).list_anchor_points()
    assert len(places) == 9
    for anchor, (x, y) in places.items():
        assert snap_to_anchor((x + 0.01, y - 0.01), places, (0.02, 0.02)) is anchor


def test_far_from_them_it_stays_where_it_is_put() -> None:
    places = caption(Style()).list_anchor_points()
    assert snap_to_anchor((0.5, 0.25), places, (0.02, 0.02)) == CustomPosition(0.5, 0.25)


def test_a_ribbon_has_three_places() -> None:
    assert set(caption(BUILT_IN_STYLES["ribbon"]).list_anchor_points()) == {Anchor.TOP, Anchor.CENTER, Anchor.BOTTOM}


def test_a_strip_cannot_be_moved_and_makes_the_canvas_higher() -> None:
    made = caption(BUILT_IN_STYLES["strip"])
    assert not made.is_movable
    assert made.copy_size[0] == 1600
    assert made.copy_size[1] > 1200


@given(st.floats(-2, 3), st.floats(-2, 3))
def test_a_caption_pulled_anywhere_stays_whole_on_the_photo(x: float, y: float) -> None:
    part = caption(Style()).find_region_at(make_custom_position(x, y))
    assert part.left >= 0
    assert part.top >= 0
    assert part.right <= 1
    assert part.bottom <= 1


def test_where_it_is_moved_in_from_the_edge_is_where_it_stays() -> None:
    made = caption(Style())
    once = find_middle(made.find_region_at(make_custom_position(1, 1)))
    again = find_middle(made.find_region_at(make_custom_position(*once)))
    assert again == pytest.approx(once, abs=0.001)


def test_letters_that_hardly_stand_out_are_hinted_at() -> None:
    assert caption(Style(outline=0)).warnings
    assert not caption(Style()).warnings
