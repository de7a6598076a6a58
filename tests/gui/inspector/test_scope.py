"""What changes apply to: nothing that one may click next moves when the first change comes."""

from gui.driver.parts import SOON, find_part, settle
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from given import MakePhoto
from stampgui.caption.style import Anchor

TAKEN = "2023:01:20 08:00:11"


def test_the_first_change_of_one_photo_moves_nothing_that_is_clicked(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window: WindowDriver = open_it(*(make_photo(f"{name}.jpg", size=(1200, 900), taken=TAKEN) for name in "ab"))
    window.main_window.resize(1366, 768)
    window.select("a")
    inspector = window.inspector
    inspector.for_selected()
    body = find_part(inspector.root, QWidget, "inspectorBody")
    watched: list[QWidget] = [inspector.style("yellow"), inspector.place(Anchor.TOP), inspector.slider("sizeSlider")]

    def places() -> list[QPoint]:
        return [part.mapTo(body, QPoint(0, 0)) for part in watched]

    settle()
    before = places()
    inspector.place_at(Anchor.TOP)
    window.qtbot.waitUntil(inspector.button("sharedStyleButton").isVisible, timeout=SOON)
    settle()
    assert places() == before
    inspector.press("sharedStyleButton")
    window.qtbot.waitUntil(lambda: not inspector.button("sharedStyleButton").isVisible(), timeout=SOON)
    assert places() == before


def test_without_a_selection_there_is_still_a_photo_to_see_captions_on(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window: WindowDriver = open_it(*(make_photo(f"{name}.jpg", size=(1200, 900), taken=TAKEN) for name in "ab"))
    window.select("b")
    window.grid.clearSelection()
    window.qtbot.waitUntil(lambda: not window.inspector.line("dateEdit").isEnabled(), timeout=SOON)
    assert window.inspector.preview.has_picture
    assert window.inspector.text("photoName") == "Sample: b.jpg"
    assert not window.inspector.button("selectedChip").isEnabled()
    window.inspector.style("yellow").click()
    written = window.inspector.preview.caption_preview
    assert written is not None
    assert written.style.fill == (255, 200, 40)
