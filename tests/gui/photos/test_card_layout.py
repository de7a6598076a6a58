"""All that a card shows lies within it, and where cards are low the picture keeps most of the space."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from stampgui.gui.photos.card_layout import CardLayout, fit_cell_height, lay_out_card

LINES = st.integers(12, 40)


def lay_out(width: int, most: int, heading: int, name: int) -> tuple[int, CardLayout]:
    height = fit_cell_height(width, most=most, heading_height=heading, name_height=name)
    return height, lay_out_card(QRect(0, 0, width, height), heading_height=heading, name_height=name)


@given(width=st.integers(140, 400), most=st.integers(60, 700), heading=LINES, name=LINES)
def test_nothing_overlaps_or_leaves_the_card(width: int, most: int, heading: int, name: int) -> None:
    height, layout = lay_out(width, most, heading, name)
    parts = [part for part in (layout.picture, layout.heading, layout.name, layout.badge) if not part.isEmpty()]
    for above, below in pairwise(parts):
        assert above.bottom() < below.top()
    assert all(layout.card.contains(part) for part in parts)
    assert layout.picture.height() >= 28
    assert height <= most or layout.picture.height() == 28


def test_on_a_laptop_at_150_percent_the_picture_has_the_place_of_the_name() -> None:
    height, layout = lay_out(172, 146, 18, 16)
    assert height <= 146
    assert layout.name.isEmpty()
    assert layout.picture.height() > 62


def test_where_there_is_room_a_card_names_its_photo() -> None:
    _, layout = lay_out(194, 400, 18, 16)
    assert not layout.name.isEmpty()
    assert layout.picture.height() == round(0.72 * layout.picture.width())
