"""A colour of one's own."""

from collections.abc import Iterator

import pytest
from gui.driver.parts import Page
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
def dialog(qtbot: QtBot) -> Iterator[ColourDialog]:
    parent = QWidget()
    made = ColourDialog(parent, load_catalogue("en"), LIGHT, ORANGE, title="Colour")
    made.show()
    yield made
    made.close()
    parent.deleteLater()


@pytest.fixture
def picker(dialog: ColourDialog, qtbot: QtBot) -> Page:
    return Page(dialog, qtbot)


def tried(dialog: ColourDialog) -> list[Colour]:
    colours: list[Colour] = []
    dialog.colour_changed.connect(colours.append)
    return colours


def test_it_begins_with_the_colour_that_is_there(picker: Page, dialog: ColourDialog) -> None:
    assert picker.line("colourCodeEdit").text() == "#ff8c1a"
    assert [picker.slider(f"{name}Slider").value() for name in ("hue", "saturation", "brightness")] == [29, 90, 100]


def test_the_way_out_is_at_the_right_as_in_all_dialogs(picker: Page) -> None:
    assert picker.button("Done").geometry().right() < picker.button("Cancel").x()


def test_a_typed_colour_is_tried_at_once(picker: Page, dialog: ColourDialog) -> None:
    colours = tried(dialog)
    picker.type_into("colourCodeEdit", "#336699")
    assert colours[-1] == (51, 102, 153)
    assert picker.slider("hueSlider").value() == 210


def test_what_is_no_colour_is_told_and_not_tried(picker: Page, dialog: ColourDialog) -> None:
    colours = tried(dialog)
    picker.type_into("colourCodeEdit", "kuning")
    assert colours == []
    assert "#ffd633" in picker.text("colourCodeError")


def test_nothing_is_wrong_with_a_code_that_is_still_being_typed(picker: Page, dialog: ColourDialog) -> None:
    picker.type_into("colourCodeEdit", "#33")
    assert not picker.label("colourCodeError").isVisible()


def test_the_buttons_stay_where_they_are_when_a_code_is_wrong(picker: Page, dialog: ColourDialog) -> None:
    before = dialog.size()
    picker.type_into("colourCodeEdit", "kuning")
    assert picker.label("colourCodeError").isVisible()
    assert dialog.sizeHint().height() <= before.height()
    assert dialog.size() == before


def test_enter_takes_a_typed_code(picker: Page, dialog: ColourDialog) -> None:
    picker.type_into("colourCodeEdit", "00aa55", enter=True)
    assert dialog.result() == ColourDialog.DialogCode.Accepted
    assert not dialog.isVisible()


def test_enter_does_not_take_half_a_code(picker: Page, dialog: ColourDialog) -> None:
    picker.type_into("colourCodeEdit", "00aa", enter=True)
    assert dialog.isVisible()
    assert "#ffd633" in picker.text("colourCodeError")


def test_a_typed_colour_changes_where_the_sliders_lead(picker: Page, dialog: ColourDialog) -> None:
    picker.type_into("colourCodeEdit", "00aa55")
    slider = picker.slider("brightnessSlider")
    brightest = slider.grab().toImage().pixelColor(slider.width() - 5, slider.height() // 2)
    assert brightest.green() > 150 > brightest.blue()


def test_the_sliders_mix_by_keyboard(picker: Page, dialog: ColourDialog) -> None:
    colours = tried(dialog)
    QTest.keyClick(picker.slider("brightnessSlider"), Qt.Key.Key_Home)
    assert colours[-1] == (0, 0, 0)
    assert picker.line("colourCodeEdit").text() == "#000000"


def test_each_slider_shows_where_it_leads(picker: Page, dialog: ColourDialog) -> None:
    def ends(name: str) -> list[tuple[int, int, int]]:
        slider = picker.slider(name)
        shot = slider.grab().toImage()
        colours = [shot.pixelColor(x, shot.height() // 2) for x in (4, shot.width() - 5)]
        return [(colour.red(), colour.green(), colour.blue()) for colour in colours]

    picker.type_into("colourCodeEdit", "#3366cc")
    picker.slider("saturationSlider").setValue(50)
    picker.slider("brightnessSlider").setValue(50)
    dark, bright = ends("brightnessSlider")
    assert max(dark) < 40
    assert bright[2] > 150
    grey, full = ends("saturationSlider")
    assert max(grey) - min(grey) < 40
    assert max(full) - min(full) > 80


def test_a_code_that_is_no_colour_cannot_be_taken(dialog: ColourDialog, picker: Page) -> None:
    picker.type_into("colourCodeEdit", "zz")
    assert not picker.button("Done").isEnabled()
    picker.type_into("colourCodeEdit", "#ffd633")
    assert picker.button("Done").isEnabled()
