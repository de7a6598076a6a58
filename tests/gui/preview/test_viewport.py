"""A picture can be seen whole or near, and stays under the hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stampgui.gui.preview.viewport import MAX_ZOOM, Viewport

rooms = st.tuples(st.integers(50, 3000), st.integers(50, 3000))
pictures = st.tuples(st.integers(1, 9000), st.integers(1, 9000))
zooms = st.floats(0.01, 20)
shares = st.floats(0, 1)


def test_at_first_all_of_the_picture_is_seen_in_the_middle() -> None:
    view = Viewport((340, 300), (3400, 1000))
    assert view.scale == 0.1
    assert view.picture_origin == (0, 100)
    assert not view.can_pan


def test_full_size_is_one_pixel_for_one_pixel() -> None:
    view = Viewport((340, 300), (3400, 1000)).with_zoom(1.0, 170, 150)
    assert view.scale == 1
    assert view.picture_origin == (-1530, -350)
    assert view.can_pan


@given(rooms, pictures, zooms, shares, shares)
def test_the_room_is_filled_as_far_as_the_picture_reaches(
    room: tuple[int, int], size: tuple[int, int], zoom: float, x: float, y: float
) -> None:
    view = Viewport(room, size).with_zoom(zoom, x * room[0], y * room[1]).with_pan(500 * x, -500 * y)
    for side in (0, 1):
        begin, end = view.picture_origin[side], view.picture_origin[side] + size[side] * view.scale
        if end - begin > room[side]:
            assert begin <= 0
            assert end >= room[side] - 1
        else:
            assert begin >= 0
            assert end <= room[side] + 1
    assert view.scale <= max(MAX_ZOOM, view.fit_scale)


@given(rooms, pictures, zooms, shares, shares)
def test_what_is_under_the_pointer_stays_there_while_zooming(
    room: tuple[int, int], size: tuple[int, int], zoom: float, x: float, y: float
) -> None:
    before = Viewport(room, size)
    at = (x * room[0], y * room[1])
    after = before.with_zoom(zoom, *at)
    held, now = before.map_to_picture(*at), after.map_to_picture(*at)
    for side in (0, 1):
        end = after.picture_origin[side] + size[side] * after.scale
        at_an_edge = after.picture_origin[side] >= -1 or end <= room[side] + 1
        if not at_an_edge:
            assert now[side] == pytest.approx(held[side], abs=1.01 / after.scale)


def test_smaller_than_whole_is_whole() -> None:
    near = Viewport((340, 300), (3400, 1000)).with_zoom(1.0, 0, 0)
    assert near.with_zoom(0.01, 0, 0).zoom is None
    assert near.with_zoom(None, 0, 0) == Viewport((340, 300), (3400, 1000), middle=near.middle)


def test_a_picture_pulled_beyond_its_edge_comes_back_at_once() -> None:
    view = Viewport((340, 300), (3400, 3000)).with_zoom(1.0, 0, 0).with_pan(9999, 9999)
    assert view.picture_origin == (0, 0)
    assert view.with_pan(-10, -20).picture_origin == (-10, -20)
