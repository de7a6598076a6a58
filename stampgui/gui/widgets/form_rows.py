"""Rows of a form: each field is beside its label, or below it where the width does not suffice."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from stampgui.gui.widgets.controls import make_separator, scale_to_font
from stampgui.gui.widgets.flow_layout import FlowLayout

_LINE_HEIGHT: Final = 36
"""Height in logical pixels of a field with one line of 10 points."""
_MIN_FIELD_WIDTH: Final = 130
"""Least width of a field in logical pixels, for text of 10 points."""


class _RowLabel(QLabel):
    """As high as the first line of its field, with which it is level.

    The field is asked anew each time: it is higher once the style sheet applies.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self._field = field
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setBuddy(field)

    def sizeHint(self) -> QSize:
        line = min(self._field.sizeHint().height(), scale_to_font(_LINE_HEIGHT, self._field.font()))
        return super().sizeHint().expandedTo(QSize(0, line))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class FormRows(QVBoxLayout):
    """Rows of a label and a field."""

    def __init__(self, *, gap: int = 12, spacing: int = 8) -> None:
        super().__init__()
        self._gap = gap
        self._labels: list[QLabel] = []
        self._rows: dict[QWidget, QWidget] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def add_row(self, field: QWidget) -> None:
        """Add a field; `set_names` labels all fields."""
        name = _RowLabel(field)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
        if isinstance(field, QComboBox) and field.sizeAdjustPolicy() is QComboBox.SizeAdjustPolicy.AdjustToContents:
            # Qt would show it as narrow as its entries for a moment, 20 ms after each change of these
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        row = QWidget()
        FlowLayout(
            row,
            spacing=self._gap,
            line_spacing=2,
            min_expanding_width=scale_to_font(_MIN_FIELD_WIDTH, field.font()),
            align_top=True,
        ).add(name, field)
        self._labels.append(name)
        self._rows[field] = row
        self.addWidget(row)

    def add_separator(self) -> None:
        self.addWidget(make_separator())

    def set_names(self, names: Sequence[str]) -> None:
        """Label the fields, in the order they were added, and align those beside their labels."""
        for shown, name in zip(self._labels, names, strict=True):
            shown.setText(name)
        widest = max(shown.fontMetrics().horizontalAdvance(shown.text()) for shown in self._labels) + 2
        for shown in self._labels:
            shown.setMinimumWidth(widest)

    def set_row_visible(self, field: QWidget, *, visible: bool) -> None:
        self._rows[field].setVisible(visible)
