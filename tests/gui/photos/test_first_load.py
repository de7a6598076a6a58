"""While the first photos are read, the window shows that there will be cards, and counts none before it has any."""

from collections.abc import Sequence
from itertools import product

from gui.scripted_prompts import OpenWindow

from given import MakePhoto
from stampgui.gui.theme.tokens import LIGHT
from stampgui.session.photo_item import PhotoItem


def test_shapes_of_cards_come_first_and_then_cards_that_are_counted(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it()
    window.choose_theme("light")
    shapes: list[bool] = []
    counted: list[tuple[str, int]] = []

    def see_shapes(busy: bool) -> None:
        if busy:
            picture = window.grid.viewport().grab().toImage()
            points = product(range(0, picture.width(), 3), range(0, picture.height(), 3))
            shapes.append(LIGHT.shade in {picture.pixelColor(*point).name() for point in points})
            assert window.filters.button("allFilterChip").text() == "All"

    def see_count(_items: Sequence[PhotoItem]) -> None:
        counted.append((window.filters.words[0], len(window.photos)))

    window.session.photo_import.busy_changed.connect(see_shapes)
    window.session.items_added.connect(see_count)
    window.add([make_photo("a.jpg"), make_photo("b.jpg")])
    assert shapes == [True]
    assert counted == [("All  2", 2)]
