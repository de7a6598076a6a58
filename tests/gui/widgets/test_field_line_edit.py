"""Fields of a template are pieces that are written, passed and deleted as a whole; the text stays plain."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stampgui.gui.theme.theme import build_palette
from stampgui.gui.theme.tokens import DARK, LIGHT, Tokens
from stampgui.gui.widgets.field_line_edit import FieldLineEdit

BEFORE, AFTER = len("Dok. "), len("Dok. {tanggal}")


@pytest.fixture
def line(qtbot: QtBot) -> FieldLineEdit:
    made = FieldLineEdit(("date", "place"), LIGHT)
    qtbot.addWidget(made)
    made.setPalette(build_palette(LIGHT))
    made.resize(320, 36)
    made.show()
    made.setText("Dok. {tanggal} ini")
    return made


def colours(line: FieldLineEdit) -> set[str]:
    picture = line.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def x_of(line: FieldLineEdit, place: int) -> int:
    return next(x for x in range(line.width()) if line.cursorPositionAt(QPoint(x, 18)) == place)


def test_the_keys_take_a_field_as_one_piece(line: FieldLineEdit) -> None:
    line.setCursorPosition(BEFORE)
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert line.cursorPosition() == AFTER
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert line.cursorPosition() == BEFORE
    QTest.keyClick(line, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert line.selectedText() == "{tanggal}"
    line.setCursorPosition(AFTER)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.text() == "Dok.  ini"
    QTest.keySequence(line, QKeySequence.StandardKey.Undo)
    QTest.keyClicks(line, "!")
    assert line.text() == "Dok. {tanggal}! ini"
    line.setCursorPosition(BEFORE)
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert line.text() == "Dok. ! ini"


def test_the_mouse_puts_the_cursor_beside_a_field_or_selects_it(line: FieldLineEdit) -> None:
    left, right = x_of(line, BEFORE + 2), x_of(line, AFTER - 1)
    for x, place in ((left, BEFORE), (right, AFTER)):
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(x, 18))
        assert line.cursorPosition() == place
    QTest.mouseDClick(line, Qt.MouseButton.LeftButton, pos=QPoint(left, 18))
    assert line.selectedText() == "{tanggal}"


def test_a_field_becomes_one_piece_once_it_is_typed_and_an_unknown_one_can_be_corrected(line: FieldLineEdit) -> None:
    line.clear()
    QTest.keyClicks(line, "{tempa")
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClicks(line, "pat}")
    assert line.text() == "{temppat}"
    assert LIGHT.red in colours(line)
    assert LIGHT.accent_soft not in colours(line)
    for _letter in range(4):
        QTest.keyClick(line, Qt.Key.Key_Left)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.text() == "{tempat}"
    assert line.cursorPosition() in (0, len("{tempat}"))
    assert LIGHT.red not in colours(line)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_a_field_is_drawn_as_a_chip_in_the_colours_of_the_theme(line: FieldLineEdit, tokens: Tokens) -> None:
    line.set_tokens(tokens)
    assert tokens.accent_soft in colours(line)
    line.setText("Dok.")
    assert tokens.accent_soft not in colours(line)


def test_the_red_frame_of_an_unknown_field_leaves_its_braces_to_be_read(line: FieldLineEdit) -> None:
    line.setText("Dok. {bulan} ini")
    ends = []
    for place in (len("Dok. "), len("Dok. {bulan}")):
        line.setCursorPosition(place)
        ends.append(line.cursorRect().left() + 5)  # wider than the cursor at its left
    framed, middle = line.grab().toImage(), line.height() // 2
    red = [x for x in range(line.width()) if (seen := framed.pixelColor(x, middle)).red() > seen.green() + 60]
    assert min(red) <= ends[0] - 2
    assert max(red) >= ends[1] + 1
