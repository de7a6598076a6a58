"""Choices under each other, each beside its name, or below it where there is no room beside it."""

from typing import Final

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from stampgui.gui.controls import label

_LINE: Final = 34
"""How high, in logical pixels, a choice of one line is."""


class Rows(QFormLayout):
    """Rows of a name and a choice."""

    def __init__(self) -> None:
        super().__init__()
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(8)
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, choice: QWidget) -> QLabel:
        """Add a choice and return the label that is to name it."""
        name = label()
        # level with the first line of what it names
        name.setMinimumHeight(min(choice.sizeHint().height(), _LINE))
        name.setBuddy(choice)
        self.addRow(name, choice)
        return name
