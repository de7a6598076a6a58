"""What has the focus stays in sight when the layout around it changes later, unless one scrolled away from it."""

import pytest
from gui.driver.parts import SOON, settle
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stampgui.gui.widgets.focus_scroller import FocusKeeper, scroll_to


class Form:
    """Four lines in a scroll area with room for three of them, and a note above them that is said later."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.area, body, self.note = QScrollArea(), QWidget(), QLabel("\n".join("abcdefg"))
        self.lines = [QLineEdit() for _line in range(4)]
        column = QVBoxLayout(body)
        for part in (self.note, *self.lines):
            column.addWidget(part)
        self.note.hide()
        self.area.setWidget(body)
        self.area.setWidgetResizable(True)
        FocusKeeper(self.area, body)
        self.area.resize(200, 3 * self.lines[0].sizeHint().height())
        qtbot.addWidget(self.area)
        self.area.show()
        qtbot.waitUntil(lambda: self.bar.maximum() > 0, timeout=SOON)

    @property
    def bar(self) -> QScrollBar:
        return self.area.verticalScrollBar()

    def focus(self, place: int) -> QLineEdit:
        line = self.lines[place]
        line.setFocus()
        self.qtbot.waitUntil(line.hasFocus, timeout=SOON)
        return line

    def shows(self, line: QLineEdit) -> bool:
        return line.visibleRegion().boundingRect() == line.rect()

    def say_note(self) -> None:
        before = self.bar.maximum()
        self.note.show()
        self.qtbot.waitUntil(lambda: self.bar.maximum() > before, timeout=SOON)
        settle()


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    return Form(qtbot)


def test_a_field_stays_in_sight_when_something_is_said_above_it(form: Form) -> None:
    line = form.focus(1)
    form.say_note()
    form.qtbot.waitUntil(lambda: form.shows(line), timeout=SOON)


def test_a_field_stays_in_sight_when_there_is_less_room(form: Form) -> None:
    line = form.focus(1)
    form.area.resize(200, 2 * line.sizeHint().height())
    form.qtbot.waitUntil(lambda: form.shows(line), timeout=SOON)


def test_a_field_that_one_scrolled_away_from_does_not_pull_one_back(form: Form) -> None:
    line = form.focus(0)
    form.bar.triggerAction(QScrollBar.SliderAction.SliderToMaximum)
    settle()  # as between what a person does
    assert not form.shows(line)
    at = form.bar.value()
    form.say_note()
    assert form.bar.value() == at


def test_of_what_is_too_high_the_upper_part_is_shown(form: Form) -> None:
    form.say_note()
    form.bar.setValue(form.bar.maximum())
    scroll_to(form.note)
    assert form.note.visibleRegion().boundingRect().top() == 0
    assert form.note.visibleRegion().boundingRect().height() < form.note.height()
