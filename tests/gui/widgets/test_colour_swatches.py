"""The row of colours: which ones are offered, and which is chosen."""

from gui.driver.parts import find_part
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from stampgui.gui.theme.tokens import LIGHT
from stampgui.gui.widgets.colour_swatches import ColourSwatches

OWN = (10, 120, 200)


def test_a_colour_of_ones_own_is_shown_in_the_wheel_that_leads_to_others(qtbot: QtBot) -> None:
    swatches = ColourSwatches([(255, 200, 40)], LIGHT)
    qtbot.addWidget(swatches)
    swatches.set_colour(OWN)
    wheel = find_part(swatches, QAbstractButton, "customColourSwatch")
    assert wheel.isChecked()
    shown = wheel.grab().toImage()
    middle = QPoint(shown.width() // 2, shown.height() // 2)
    assert shown.pixelColor(middle) == QColor(*OWN)
    rim = round(shown.width() * 0.28)  # halfway between the rim of the wheel and the colour in its middle
    hues = {shown.pixelColor(middle + away).hue() for away in (QPoint(rim, 0), QPoint(-rim, 0), QPoint(0, rim))}
    assert len(hues) == 3
    assert max(hues) - min(hues) > 90
