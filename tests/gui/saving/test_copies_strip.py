"""After saving, the first copies are to be seen as they are, and take no room from what matters more."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part, settle
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.style import Plate, PlateShape, Style
from stampgui.gui.saving.copies_strip import CopiesStrip
from stampgui.gui.theme.tokens import LIGHT


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


def test_the_copies_are_seen_beside_sentences_of_two_lines(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    dated = [make_photo(f"{name}.jpg", taken="2023:01:20 08:00:11") for name in "abcde"]
    empty = make_photo("kosong.jpg")
    empty.write_bytes(b"")
    window = open_it(*dated, make_photo("tanpa.jpg"), empty, language="id")
    window.main_window.resize(1366, 768)
    window.save()
    settle()
    details = find_part(window.main_window, QLabel, "resultsDetails")
    two_lines = 2 * details.fontMetrics().lineSpacing() + 2
    assert details.fontMetrics().horizontalAdvance(details.text()) > details.width()
    assert window.saving.pictures.width() >= 3 * 48
    assert details.heightForWidth(details.width()) <= two_lines


@pytest.mark.parametrize(("copies", "room", "shown"), [(5, 400, 5), (5, 220, 4), (5, 165, 3), (5, 110, 0), (1, 60, 1)])
def test_a_few_copies_are_seen_or_none(copies: int, room: int, shown: int, qtbot: QtBot, tmp_path: Path) -> None:
    strip = CopiesStrip(LIGHT)
    qtbot.addWidget(strip)
    strip.set_copies([tmp_path / f"{number}.jpg" for number in range(copies)])
    strip.set_room(room)
    picture = strip.sizeHint().height() * 4 // 3
    assert strip.isHidden() == (shown == 0)
    if shown:
        assert strip.sizeHint().width() // picture == shown
    strip.stop_loading()
