"""Parts of a screen, found as a person or a screen reader finds them: by what they are called."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

Part = TypeVar("Part", bound=QWidget)

SOON = 60_000
"""Milliseconds within which something happens even on a busy computer; nothing waits longer than it has to."""


def settle() -> None:
    """Do all that is due at once, and what follows from that: one layout after the other asks those around it for room.

    A fixed time would be too short for that on a busy computer.
    """
    for _turn in range(50):
        QApplication.processEvents()


def find_part(root: QWidget, kind: type[Part], name: str) -> Part:
    """The one part inside `root` that is called `name`: its object name, its accessible name or the words on it.

    Parts on the screen come before hidden ones.
    """
    found = [part for part in root.findChildren(kind) if name in _names_of(part)]
    visible = [part for part in found if part.isVisible()]
    chosen = visible or found
    assert len(chosen) == 1, f"{len(chosen)} parts of {root.objectName() or type(root).__name__} are called {name!r}"
    return chosen[0]


def _names_of(part: QWidget) -> set[str]:
    words = part.text().replace("\n", " ") if isinstance(part, QAbstractButton) else ""
    return {part.objectName(), part.accessibleName(), words}


class Page:
    """A screen or a part of one, and what a person does there."""

    def __init__(self, root: QWidget, qtbot: QtBot) -> None:
        self.root = root
        self.qtbot = qtbot

    @property
    def visible(self) -> bool:
        return self.root.isVisible()

    def button(self, name: str) -> QAbstractButton:
        return find_part(self.root, QAbstractButton, name)

    def line(self, name: str) -> QLineEdit:
        return find_part(self.root, QLineEdit, name)

    def choice(self, name: str) -> QComboBox:
        return find_part(self.root, QComboBox, name)

    def slider(self, name: str) -> QSlider:
        return find_part(self.root, QSlider, name)

    def label(self, name: str) -> QLabel:
        return find_part(self.root, QLabel, name)

    def text(self, name: str) -> str:
        """What a label says, or nothing while it is hidden."""
        label = self.label(name)
        return "" if label.isHidden() else label.text()

    def press(self, name: str) -> None:
        self.button(name).click()

    def type_into(self, name: str, text: str, *, enter: bool = False) -> None:
        """Type over what is in a line, and confirm it with Enter where asked."""
        line = self.line(name)
        line.selectAll()
        QTest.keyClicks(line, text)
        if enter:
            QTest.keyClick(line, Qt.Key.Key_Return)

    def open_calendar(self, name: str) -> QCalendarWidget:
        """Open the calendar of a date field by its keys."""
        line = self.line(name)
        QTest.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        (found,) = (each for each in line.findChildren(QCalendarWidget) if each.isVisible())
        return found

    def choose(self, name: str, row: int) -> None:
        """Choose a row of a list; rows count from the end where they are negative."""
        choice = self.choice(name)
        row %= choice.count()
        choice.setCurrentIndex(row)
        choice.activated.emit(row)

    def choose_value(self, name: str, value: object) -> None:
        """Choose the row that stands for a value."""
        self.choose(name, self.choice(name).findData(value))
