"""Scrolls into view what has the keyboard focus, or what has just been said, and keeps it there."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_MARGIN: Final = 6
"""Pixels that stay visible around the widget that is scrolled to: as many as are between two of them."""


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
            scroll_to(focused)


class FocusKeeper(QObject):
    """Keeps in sight what has the focus in a scroll area, when the layout around it changes later.

    What a person has scrolled out of sight is left there, and what was clicked moves only when its middle is out of
    sight.
    """

    def __init__(self, area: QScrollArea, body: QWidget) -> None:
        """`body` is what `area` scrolls."""
        super().__init__(area)
        self._area, self._body = area, body
        self._was_left = self._was_clicked = False
        self._look_timer = QTimer(self, interval=0, singleShot=True)  # after the bar has moved
        self._look_timer.timeout.connect(self._look_whether_left)
        self._scroll_timer = QTimer(self, interval=0, singleShot=True)  # after the layout is done
        self._scroll_timer.timeout.connect(self._scroll_back)
        area.verticalScrollBar().actionTriggered.connect(lambda _action: self._look_timer.start())
        for watched in (area.viewport(), body):
            watched.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._handle_focus_change)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._scroll_timer.start()
        return super().eventFilter(watched, event)

    def _handle_focus_change(self, old: QWidget | None, _now: QWidget | None) -> None:
        if old is not None:  # else the window has become active again, where it was left
            self._was_left = False
            self._was_clicked = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton

    def _look_whether_left(self) -> None:
        focused = QApplication.focusWidget()
        self._was_left = focused is not None and focused.visibleRegion().isEmpty()

    def _scroll_back(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or self._was_left or not self._body.isAncestorOf(focused):
            return
        if not (self._was_clicked and focused.visibleRegion().contains(focused.rect().center())):
            _scroll_to(focused, self._area)


def reveal(*parts: QWidget) -> None:
    """Scroll to these parts once the layout is done, see `scroll_to`."""
    QTimer.singleShot(0, parts[-1], lambda: scroll_to(*parts))


def scroll_to(*parts: QWidget) -> None:
    """Scroll to these parts in every scroll area around them; where there is no room for all, the last counts."""
    for part in parts:
        _scroll_all_to(part)


def _scroll_all_to(part: QWidget) -> None:
    ancestor: QWidget | None = part
    # a dialog's parent lies behind the dialog, and not around it
    while ancestor is not None and not ancestor.isWindow():
        ancestor = ancestor.parentWidget()
        if isinstance(ancestor, QScrollArea):
            _scroll_to(part, ancestor)


def _scroll_to(part: QWidget, area: QScrollArea) -> None:
    """Scroll to the whole widget with its frame, or to its upper part where there is no room for all of it.

    `ensureWidgetVisible` shows only the cursor of a text field, and the middle of what is too high.
    """
    if (body := area.widget()) is not None:
        room = area.viewport().size()
        shown = QRect(part.mapTo(body, QPoint(0, 0)), part.size().boundedTo(room))
        half = (shown.size() / 2 + QSize(_MARGIN, _MARGIN)).boundedTo(room / 2)
        area.ensureVisible(shown.center().x(), shown.center().y(), half.width(), half.height())
