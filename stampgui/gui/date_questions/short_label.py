"""A label of one line that leaves out what there is no room for."""

from collections.abc import Sequence
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
        self._texts: Sequence[str] = ("",)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_texts(self, *texts: str) -> None:
        """Set what is said where there is room for it, and then what is said with less room."""
        self._texts = texts
        self.setAccessibleName(texts[0])
        self._shorten()

    def sizeHint(self) -> QSize:
        return QSize(scale_to_font(_LEAST_WIDTH, self.font()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        metrics = self.fontMetrics()
        shown = next((text for text in self._texts if metrics.horizontalAdvance(text) <= self.width()), self._texts[-1])
        self.setText(metrics.elidedText(shown, Qt.TextElideMode.ElideMiddle, self.width()))
