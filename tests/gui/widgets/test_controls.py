"""Fields to type in and fields to choose from look like one family."""

import pytest
from gui.driver.parts import settle
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stampgui.gui.widgets.controls import LineEdit, make_combo_box


def line_to_type_in() -> LineEdit:
    made = LineEdit()
    made.setText("H")
    return made


def choice(*, editable: bool) -> QWidget:
    made = make_combo_box()
    made.setEditable(editable)
    made.addItem("H")
    return made


def ink(field: QWidget) -> int:
    """How far from the left edge of a field its first letter begins."""
    picture = field.grab().toImage()
    row = picture.height() // 2
    ground = picture.pixelColor(picture.width() // 2, row)

    def is_dark(x: int) -> bool:
        return abs(QColor(picture.pixelColor(x, row)).lightness() - ground.lightness()) > 100

    return next(x for x in range(4, picture.width()) if is_dark(x))


@pytest.mark.parametrize("focused", [False, True])
def test_what_is_typed_and_what_is_chosen_stand_in_one_column(
    open_it: OpenWindow, qtbot: QtBot, *, focused: bool
) -> None:
    open_it()
    columns = []
    for field in (line_to_type_in(), choice(editable=False), choice(editable=True)):
        qtbot.addWidget(field)
        field.resize(200, field.sizeHint().height())
        field.show()
        if focused:
            field.activateWindow()
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(field, LineEdit):
                field.deselect()
        settle()
        columns.append(ink(field))
    assert len(set(columns)) == 1, columns


def test_a_long_list_has_a_scroll_bar(open_it: OpenWindow) -> None:
    """Also that of a box which was built before the style sheet was applied."""
    choice = open_it().filters.choice("orderCombo")
    choice.addItems([f"Urut: {number}" for number in range(60)])
    choice.showPopup()
    assert choice.view().verticalScrollBar().isVisible()
    choice.hidePopup()
