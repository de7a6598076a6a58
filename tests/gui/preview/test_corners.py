"""Old cameras wrote the date into a corner of the picture: one key shows the corners at full size."""

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from stampgui.gui.preview.viewport import MAX_ZOOM, Viewport

rooms = st.tuples(st.integers(50, 3000), st.integers(50, 3000))
pictures = st.tuples(st.integers(1, 9000), st.integers(1, 9000))
corners = st.sampled_from([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)])


@for_all(rooms, pictures, corners)
def test_the_corner_of_any_picture_is_in_the_corner_of_any_screen(
    room: tuple[int, int], size: tuple[int, int], corner: tuple[float, float]
) -> None:
    view = Viewport(room, size).with_corner(*corner, size)
    assert view.scale == 1.0 or (size[0] <= room[0] and size[1] <= room[1])
    assert view.scale <= MAX_ZOOM or view.scale == view.fit_scale
    for side in (0, 1):
        begin, extent = view.picture_origin[side], size[side] * view.scale
        if extent > room[side]:
            at_edge = begin + extent - room[side] if corner[side] else begin
            assert at_edge == pytest.approx(0, abs=1)


def test_a_strip_below_the_photo_is_no_corner_of_it() -> None:
    view = Viewport((400, 300), (4000, 3200)).with_corner(1.0, 1.0, (4000, 3000))
    assert view.picture_origin == (-3600, -2700)
