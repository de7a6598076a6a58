"""After saving, the first copies are to be seen as they are, and take no room from what matters more."""

from dataclasses import replace

from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow

from given import MakePhoto
from stampgui.caption.style import Plate, PlateShape, Style


def count_pink(window: WindowDriver) -> int:
    """How many pixels of the pictures have the colour that only captions have."""
    picture = window.saving.pictures
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    colours = (picture.pixelColor(*point) for point in points)
    return sum(each.red() > 200 and each.green() < 90 and each.blue() > 200 for each in colours)


def test_the_copies_are_seen_where_there_is_room(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(*(make_photo(f"{name}.jpg", size=(800, 600), taken="2023:01:20 08:00:11") for name in "abcdefg"))
    style = Style(size=14.0, plate=Plate(PlateShape.BOX, (255, 0, 255)), fill=(255, 0, 255), outline=0.0)
    window.session.set_caption_spec(replace(window.session.caption_spec, style=style))
    window.save()
    window.qtbot.waitUntil(lambda: count_pink(window) > 500, timeout=SOON)
    assert window.saving.pictures.height() <= window.saving.button("openFolderButton").height()
    assert window.saving.pictures.width() >= 5 * 48
    window.main_window.resize(760, 640)
    window.qtbot.waitUntil(lambda: window.saving.pictures.width() < 5 * 48, timeout=SOON)
    assert window.saving.button("openFolderButton").isVisible()
