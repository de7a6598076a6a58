"""Menus and the lists of combo boxes, with the rounded corners of the controls that open them."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainterPath, QRegion
from PySide6.QtWidgets import QMenu, QWidget

POPUP_RADIUS: Final = 8
"""Pixels; the style sheet draws the same."""
_HINTS: Final = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint


def make_menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    round_corners(menu)
    return menu


def round_corners(popup: QWidget) -> None:
    """Round the corners of a popup, once, before it is shown for the first time.

    Its window is transparent outside of them, and without the system's shadow, which is that of a rectangle.
    """
    if popup.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground):
        return
    popup.setWindowFlags(popup.windowFlags() | _HINTS)
    popup.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    popup.installEventFilter(_CornerCutter(popup))


class _CornerCutter(QObject):
    """Cuts off what is outside of the corners: without a compositor it would be black."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # also when it is shown, since the list of a combo box clears the mask after it was resized
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and isinstance(watched, QWidget):
            shape = QPainterPath()
            shape.addRoundedRect(watched.rect(), POPUP_RADIUS, POPUP_RADIUS)
            watched.setMask(QRegion(shape.toFillPolygon().toPolygon()))
        return False
