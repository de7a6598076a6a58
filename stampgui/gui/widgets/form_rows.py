"""Choices under each other, each beside its name, or below it where there is no room beside it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from stampgui.gui.widgets.controls import make_label, make_separator, scale_to_font
from stampgui.gui.widgets.flow_layout import FlowLayout

_LINE_HEIGHT: Final = 34
"""How high, in logical pixels, a choice of one line of 10 points is."""
_MIN_FIELD_WIDTH: Final = 130
"""How wide, in logical pixels with letters of 10 points, a choice has to be."""


class FormRows(QVBoxLayout):
    """Rows of a name and a choice."""

    def __init__(self, *, gap: int = 12, spacing: int = 8) -> None:
        super().__init__()
        self._gap = gap
        self._labels: list[QLabel] = []
        self._rows: dict[QWidget, QWidget] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def add_row(self, field: QWidget) -> None:
        """Add a choice, to be named with all others."""
        name = make_label()
        # level with the first line of what it names
        name.setMinimumHeight(min(field.sizeHint().height(), scale_to_font(_LINE_HEIGHT, field.font())))
        name.setBuddy(field)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
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
        """Name the choices in the order they were added; what is beside the names begins in one line."""
        for shown, name in zip(self._labels, names, strict=True):
            shown.setText(name)
        widest = max(shown.fontMetrics().horizontalAdvance(shown.text()) for shown in self._labels) + 2
        for shown in self._labels:
            shown.setMinimumWidth(widest)

    def set_row_visible(self, field: QWidget, *, visible: bool) -> None:
        self._rows[field].setVisible(visible)
