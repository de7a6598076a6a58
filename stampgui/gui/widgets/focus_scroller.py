"""Scrolls the widget that has the keyboard focus into view."""

from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_MARGIN: Final = 12
"""Pixels that are seen around what is scrolled to."""


class FocusScroller(QObject):
    """Scrolls to what the keyboard has come to; Qt does so only for steps within one area.

    What is clicked stays under the mouse, and the whole stays as it is when one comes back from another window.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._scroll_timer = QTimer(self, interval=0, singleShot=True)  # once all has its place
        self._scroll_timer.timeout.connect(self._scroll_to_focus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._handle_focus_change)

    def _handle_focus_change(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and now is not None and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._scroll_timer.start()

    def _scroll_to_focus(self) -> None:
        focused = around = QApplication.focusWidget()
        while focused is not None and around is not None:
            around = around.parentWidget()
            if isinstance(around, QScrollArea):
                _scroll_to(focused, around)


def _scroll_to(part: QWidget, area: QScrollArea) -> None:
    """With its frame, which `ensureWidgetVisible` leaves out for a line to type in."""
    if (body := area.widget()) is not None:
        middle = part.mapTo(body, part.rect().center())
        half = (part.size() / 2 + QSize(_MARGIN, _MARGIN)).boundedTo(area.viewport().size() / 2)
        area.ensureVisible(middle.x(), middle.y(), half.width(), half.height())
