"""Keeps the mouse wheel from controls: it scrolls what they lie in, and neither changes nor focuses them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class _WheelGuard(QObject):
    """Leaves events of the wheel to the parent of the control that it watches."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def guard_from_wheel(control: QWidget) -> None:
    """Pass the wheel on to what the control lies in; Qt would have it change the value and take the focus."""
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    control.installEventFilter(_WheelGuard(control))
