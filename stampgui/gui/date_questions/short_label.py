"""A label of one line, shortened in the middle where there is no room for all of it."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from stampgui.gui.widgets.controls import scale_to_font

_LEAST_WIDTH: Final = 60
"""In logical pixels, for text of 10 points."""


class ShortLabel(QLabel):
    """Takes the room that others leave; screen readers have the whole text."""

    def __init__(self, role: str) -> None:
        """`role` as in `make_label`."""
        super().__init__()
        self._whole = ""
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_whole_text(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._shorten()

    def sizeHint(self) -> QSize:
        return QSize(scale_to_font(_LEAST_WIDTH, self.font()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width()))
