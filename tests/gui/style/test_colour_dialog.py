"""A colour of one's own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stampgui.caption.colour import Colour
from stampgui.gui.style.colour_dialog import ColourDialog
from stampgui.gui.theme.tokens import LIGHT
from stampgui.i18n import load_catalogue

ORANGE = (255, 140, 26)


@pytest.fixture
def picker(qtbot: QtBot) -> Iterator[ColourDialog]:
    parent = QWidget()
    made = ColourDialog(parent, load_catalogue("en"), LIGHT, ORANGE, title="Colour")
    made.show()
    yield made
    made.close()
    parent.deleteLater()


def tried(picker: ColourDialog) -> list[Colour]:
    colours: list[Colour] = []
    picker.colour_changed.connect(colours.append)
    return colours


def test_it_begins_with_the_colour_that_is_there(picker: ColourDialog) -> None:
    assert picker._code_edit.text() == "#ff8c1a"
    assert [slide.slider.value() for slide in picker._sliders] == [29, 90, 100]


def test_a_typed_colour_is_tried_at_once(picker: ColourDialog) -> None:
    colours = tried(picker)
    picker._code_edit.selectAll()
    QTest.keyClicks(picker._code_edit, "#336699")
    assert colours[-1] == (51, 102, 153)
    assert picker._sliders[0].slider.value() == 210


def test_what_is_no_colour_is_told_and_not_tried(picker: ColourDialog) -> None:
    colours = tried(picker)
    picker._code_edit.selectAll()
    QTest.keyClicks(picker._code_edit, "kuning")
    assert colours == []
    assert picker._error_label.isVisible()
    assert "#ffd633" in picker._error_label.text()


def test_the_sliders_mix_by_keyboard(picker: ColourDialog) -> None:
    colours = tried(picker)
    QTest.keyClick(picker._sliders[2].slider, Qt.Key.Key_Home)
    assert colours[-1] == (0, 0, 0)
    assert picker._code_edit.text() == "#000000"


def test_cancelling_brings_the_first_colour_back(picker: ColourDialog) -> None:
    colours = tried(picker)
    QTest.keyClick(picker._sliders[1].slider, Qt.Key.Key_End)
    picker.reject()
    assert colours[-1] == ORANGE
