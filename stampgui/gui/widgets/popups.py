"""Menus, the lists of combo boxes and tooltips, with rounded corners as the controls that open them have."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainterPath, QRegion
from PySide6.QtWidgets import QApplication, QMenu, QWidget

POPUP_RADIUS: Final = 8
"""Pixels; the style sheet draws the same."""
TOOLTIP_RADIUS: Final = 6
"""Pixels; the style sheet draws the same."""
EDGE: Final = 6
"""Logical pixels between popups and the edge of the screen, where their border would be hard to see."""
_SPARED: Final = 2
"""Logical pixels by which the radius is smaller on a scaled screen: a mask of whole ones would cut into the border."""
_HINTS: Final = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint


def make_menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    round_corners(menu)
    menu.installEventFilter(_EdgeWatch(menu))
    return menu


def round_corners(popup: QWidget) -> None:
    """Round the corners of a popup, once, before it is shown for the first time.

    Its window is transparent outside of them, and without the system's shadow, which is that of a rectangle.
    """
    if popup.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground):
        return
    popup.setWindowFlags(popup.windowFlags() | _HINTS)
    popup.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    if popup.objectName() == "popup":
        # a frame of our own, which does not draw the ground that the style sheet gives it, as menus and lists do
        popup.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground, on=False)
        popup.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    popup.installEventFilter(_CornerCutter(popup, POPUP_RADIUS))


def round_tooltips(owner: QWidget) -> None:
    """Round the corners of the tooltips of `owner`, which is the viewport where those of a view's items are meant."""
    if owner.findChild(_TooltipWatch, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        owner.installEventFilter(_TooltipWatch(owner))


class _TooltipWatch(QObject):
    """Qt makes a window for a tooltip when it shows it, and tells only the widget it is for."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            QTimer.singleShot(0, self, self._round)  # once Qt has made and shown it
        return False

    def _round(self) -> None:
        for tip in QApplication.topLevelWidgets():
            if tip.inherits("QTipLabel") and tip.findChild(_CornerCutter) is None:
                cutter = _CornerCutter(tip, TOOLTIP_RADIUS)
                tip.installEventFilter(cutter)
                cutter.cut(tip)


class _EdgeWatch(QObject):
    """Moves a menu away from the edge of the screen, to which Qt moves those that would exceed it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            end = watched.screen().availableGeometry().right() - EDGE
            watched.move(min(watched.x(), end + 1 - watched.width()), watched.y())
        return False


class _CornerCutter(QObject):
    """Cuts off what is outside of the corners: without a compositor it would be black."""

    def __init__(self, popup: QWidget, radius: int) -> None:
        super().__init__(popup)
        self._radius = radius

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # also when it is shown, since the list of a combo box clears the mask after it was resized
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and isinstance(watched, QWidget):
            self.cut(watched)
        return False

    def cut(self, popup: QWidget) -> None:
        shape = QPainterPath()
        radius = self._radius - (_SPARED if popup.devicePixelRatioF() != 1 else 0)
        shape.addRoundedRect(popup.rect(), radius, radius)
        popup.setMask(QRegion(shape.toFillPolygon().toPolygon()))
