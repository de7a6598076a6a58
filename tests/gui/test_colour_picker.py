"""A colour of one's own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stampgui.caption.colour import Colour
from stampgui.gui.colour_picker import ColourPicker
from stampgui.gui.tokens import LIGHT
from stampgui.i18n import catalogue

ORANGE = (255, 140, 26)


@pytest.fixture
def picker(qtbot: QtBot) -> Iterator[ColourPicker]:
    parent = QWidget()
    made = ColourPicker(parent, catalogue("en"), LIGHT, ORANGE, what="Colour")
    made.show()
    yield made
    made.close()
    parent.deleteLater()


def tried(picker: ColourPicker) -> list[Colour]:
    colours: list[Colour] = []
    picker.chosen.connect(colours.append)
    return colours


def test_it_begins_with_the_colour_that_is_there(picker: ColourPicker) -> None:
    assert picker._line.text() == "#ff8c1a"
    assert [slide.slider.value() for slide in picker._slides] == [29, 90, 100]


def test_a_typed_colour_is_tried_at_once(picker: ColourPicker) -> None:
    colours = tried(picker)
    picker._line.selectAll()
    QTest.keyClicks(picker._line, "#336699")
    assert colours[-1] == (51, 102, 153)
    assert picker._slides[0].slider.value() == 210


def test_what_is_no_colour_is_told_and_not_tried(picker: ColourPicker) -> None:
    colours = tried(picker)
    picker._line.selectAll()
    QTest.keyClicks(picker._line, "kuning")
    assert colours == []
    assert picker._reason.isVisible()
    assert "#ffd633" in picker._reason.text()


def test_the_sliders_mix_by_keyboard(picker: ColourPicker) -> None:
    colours = tried(picker)
    QTest.keyClick(picker._slides[2].slider, Qt.Key.Key_Home)
    assert colours[-1] == (0, 0, 0)
    assert picker._line.text() == "#000000"


def test_cancelling_brings_the_first_colour_back(picker: ColourPicker) -> None:
    colours = tried(picker)
    QTest.keyClick(picker._slides[1].slider, Qt.Key.Key_End)
    picker.reject()
    assert colours[-1] == ORANGE
