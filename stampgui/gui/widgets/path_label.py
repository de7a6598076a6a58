"""A label that shows the path of a folder."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from stampgui.gui.text.path_text import elide_path
from stampgui.gui.widgets.controls import scale_to_font, set_tooltip

_WIDTH: Final = 150
"""Least and preferred width in logical pixels, for text of 10 points; it grows where there is more space."""


class PathLabel(QLabel):
    """Leaves out folders in the middle where the path is too long; the tooltip and screen readers have all of it."""

    def __init__(self, *, hugs_path: bool = False) -> None:
        """With `hugs_path` it is never wider than its whole path, so that what follows stands beside that."""
        super().__init__()
        self._hugs_path = hugs_path
        self._path = Path()
        self._name = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def path(self) -> Path:
        return self._path

    def set_path(self, path: Path) -> None:
        self._path = path
        set_tooltip(self, str(path), wrap=False)
        self._update_greatest_width()
        self._update_text()

    def set_name(self, name: str) -> None:
        """Say for screen readers what is in the folder."""
        self._name = name
        self._update_text()

    def sizeHint(self) -> QSize:
        return QSize(scale_to_font(_WIDTH, self.font()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._update_greatest_width()

    def _update_greatest_width(self) -> None:
        if self._hugs_path:
            whole = self.fontMetrics().horizontalAdvance(str(self._path)) + 1  # a part of a pixel may be rounded off
            self.setMaximumWidth(max(self.sizeHint().width(), whole))

    def _update_text(self) -> None:
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        shown = elide_path(self._path, lambda text: metrics.horizontalAdvance(text) <= width)
        self.setText(metrics.elidedText(shown, Qt.TextElideMode.ElideMiddle, width))
        self.setAccessibleName(f"{self._name}: {self._path}")
