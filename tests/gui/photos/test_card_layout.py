"""All that a card shows lies within it, and where cards are low the picture keeps most of the space."""

from itertools import combinations

import pytest
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
    for one, other in combinations(parts, 2):
        assert not one.intersects(other)
    assert all(layout.card.contains(part) for part in parts)
    assert layout.picture.height() >= 36
    assert height <= most or layout.picture.height() == 36


@pytest.mark.parametrize(("width", "most"), [(174, 165), (171, 146), (171, 124)])
def test_on_a_laptop_at_125_and_150_percent_a_card_names_its_photo_below_a_large_picture(width: int, most: int) -> None:
    height, layout = lay_out(width, most, 18, 16)
    assert height <= most
    assert not layout.name.isEmpty()
    assert layout.picture.height() >= height - 71


def test_where_there_is_hardly_any_room_the_name_makes_way_for_the_picture() -> None:
    height, layout = lay_out(174, 100, 18, 16)
    assert height <= 100
    assert layout.name.isEmpty()
    assert layout.picture.height() > 48


def test_where_there_is_room_a_card_says_where_its_date_comes_from() -> None:
    _, layout = lay_out(194, 400, 18, 16)
    assert not layout.name.isEmpty()
    assert layout.badge.width() > 140
    assert layout.picture.height() == round(0.75 * layout.picture.width())
