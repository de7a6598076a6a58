"""Choices under each other, each beside its name, or below it where there is no room beside it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from stampgui.gui.controls import for_text, label, rule
from stampgui.gui.flow import Flow

_LINE: Final = 34
"""How high, in logical pixels, a choice of one line of 10 points is."""
_LEAST: Final = 130
"""How wide, in logical pixels with letters of 10 points, a choice has to be."""


class Rows(QVBoxLayout):
    """Rows of a name and a choice."""

    def __init__(self, *, gap: int = 12, between: int = 8) -> None:
        super().__init__()
        self._gap = gap
        self._names: list[QLabel] = []
        self._rows: dict[QWidget, QWidget] = {}
        self.setSpacing(between)
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, choice: QWidget) -> None:
        """Add a choice, to be named with all others."""
        name = label()
        # level with the first line of what it names
        name.setMinimumHeight(min(choice.sizeHint().height(), for_text(_LINE, choice.font())))
        name.setBuddy(choice)
        choice.setSizePolicy(QSizePolicy.Policy.Expanding, choice.sizePolicy().verticalPolicy())
        row = QWidget()
        Flow(row, gap=self._gap, between=2, least=for_text(_LEAST, choice.font()), level=True).add(name, choice)
        self._names.append(name)
        self._rows[choice] = row
        self.addWidget(row)

    def add_rule(self) -> None:
        self.addWidget(rule())

    def name(self, names: Sequence[str]) -> None:
        """Name the choices in the order they were added; what is beside the names begins in one line."""
        for shown, name in zip(self._names, names, strict=True):
            shown.setText(name)
        widest = max(shown.fontMetrics().horizontalAdvance(shown.text()) for shown in self._names) + 2
        for shown in self._names:
            shown.setMinimumWidth(widest)

    def show_row(self, choice: QWidget, *, shown: bool) -> None:
        self._rows[choice].setVisible(shown)
