"""While the first photos are read, the window shows that there will be cards, and counts none before it has any."""

from collections.abc import Sequence
from itertools import product

from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow

from given import MakePhoto
from stampgui.gui.theme.tokens import LIGHT
from stampgui.session.photos.photo_item import PhotoItem


def test_shapes_of_cards_come_first_and_then_cards_that_are_counted(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it()
    window.choose_theme("light")
    shapes: list[bool] = []
    counted: list[tuple[str, int]] = []
    told: list[tuple[str, str]] = []

    def see_shapes(busy: bool) -> None:
        if busy:
            picture = window.grid.viewport().grab().toImage()
            points = product(range(0, picture.width(), 3), range(0, picture.height(), 3))
            shapes.append(LIGHT.shade in {picture.pixelColor(*point).name() for point in points})
            assert window.filters.button("allFilterChip").text() == "All"

    def see_count(_items: Sequence[PhotoItem]) -> None:
        counted.append((window.filters.words[0], len(window.photos)))
        told.append((window.saving.text("readyCounts"), window.saving.save_text))

    window.session.photo_import.busy_changed.connect(see_shapes)
    window.session.items_added.connect(see_count)
    window.add([make_photo("a.jpg"), make_photo("b.jpg")])
    assert shapes == [True]
    assert counted == [("All  2", 2)]
    assert told == [("Reading photos… 2 so far", "Save photos")]
    window.qtbot.waitUntil(lambda: window.saving.text("readyCounts") == "2 not ready", timeout=SOON)


def test_while_dates_are_read_again_nothing_is_called_left_out(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(*(make_photo(f"{name}.jpg", taken="2023:01:20 08:00:11") for name in "abc"))
    told: set[str] = set()
    window.session.photo_refresh.refreshed.connect(lambda *_: told.add(window.saving.text("readyCounts")))
    window.choose_zone("Asia/Tokyo")
    window.qtbot.waitUntil(lambda: window.saving.save_text == "Save 3 photos", timeout=SOON)
    assert told <= {f"Reading photos… {done} of 3" for done in range(3)}
    assert window.saving.text("readyCounts") == "3 ready"


def test_a_card_says_at_once_that_its_file_has_no_picture(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    empty = make_photo("b.jpg")
    empty.write_bytes(b"")
    window = open_it()
    window.choose_theme("light")
    window.add([make_photo("a.jpg"), empty])
    item = next(item for item in window.photos if item.found.path == empty)
    window.card_of("b")  # is drawn while its file is being read
    window.qtbot.waitUntil(lambda: window.thumbnail(item, min_width=50) is not None, timeout=SOON)
    window.qtbot.wait(50)
    told = window.card_of("b")
    window.choose_theme("dark")
    window.qtbot.wait(50)
    window.card_of("b")  # is drawn anew, and once more in the other colours
    window.choose_theme("light")
    window.qtbot.wait(50)
    assert told == window.card_of("b")
