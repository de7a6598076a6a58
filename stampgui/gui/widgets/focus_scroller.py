"""Scrolls into view what has the keyboard focus, or what has just been said."""

from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_MARGIN: Final = 12
"""Pixels that stay visible around the widget that is scrolled to."""


class FocusScroller(QObject):
    """Scrolls to the widget that got the focus by keyboard; Qt does so only within a single scroll area.

    Nothing is scrolled after a mouse click or when the window becomes active again.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._scroll_timer = QTimer(self, interval=0, singleShot=True)  # after the layout is done
        self._scroll_timer.timeout.connect(self._scroll_to_focus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._handle_focus_change)

    def _handle_focus_change(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and now is not None and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._scroll_timer.start()

    def _scroll_to_focus(self) -> None:
        if (focused := QApplication.focusWidget()) is not None:
            _scroll_all_to(focused)


def reveal(part: QWidget) -> None:
    """Scroll to `part` once the layout is done."""
    QTimer.singleShot(0, part, lambda: _scroll_all_to(part))


def _scroll_all_to(part: QWidget) -> None:
    """Scroll to `part` in every scroll area around it."""
    ancestor: QWidget | None = part
    # a dialog's parent lies behind the dialog, and not around it
    while ancestor is not None and not ancestor.isWindow():
        ancestor = ancestor.parentWidget()
        if isinstance(ancestor, QScrollArea):
            _scroll_to(part, ancestor)


def _scroll_to(part: QWidget, area: QScrollArea) -> None:
    """Scroll to the whole widget with its frame; `ensureWidgetVisible` shows only the cursor of a text field."""
    if (body := area.widget()) is not None:
        middle = part.mapTo(body, part.rect().center())
        half = (part.size() / 2 + QSize(_MARGIN, _MARGIN)).boundedTo(area.viewport().size() / 2)
        area.ensureVisible(middle.x(), middle.y(), half.width(), half.height())
