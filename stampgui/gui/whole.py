"""What is seen whole where there is room for it, and scrolled where there is not."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

_AROUND: Final = 12
"""Pixels that are seen around what is scrolled to."""


class Whole(QScrollArea):
    """Squeezes its body down to what the body needs at least, and not further; with `squeezes` off, not at all."""

    def __init__(self, body: QWidget, *, squeezes: bool = True) -> None:
        """`body` has a layout."""
        super().__init__()
        self._squeezes = squeezes
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = self._brought = body
        self._bringing = QTimer(self, interval=0, singleShot=True)
        self._bringing.timeout.connect(lambda: self.ensureWidgetVisible(self._brought, 0, 0))
        self.setWidget(body)
        body.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        letter = self.fontMetrics().height()
        return QSize(16 * letter, 10 * letter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def bring(self, part: QWidget) -> None:
        """Scroll to a part of the body, once all has its place."""
        self._brought = part
        self._bringing.start()

    def _fit(self) -> None:
        body, room = self._body, self.viewport().size()
        layout = body.layout()
        if layout is not None:
            width = max(room.width(), layout.totalMinimumSize().width())
            needed = layout.totalMinimumHeightForWidth if self._squeezes else layout.totalHeightForWidth
            body.resize(width, max(room.height(), needed(width)))


class InSight(QObject):
    """Scrolls to what the keyboard has come to; Qt does so only for steps within one area.

    What is clicked stays under the mouse, and the whole stays as it is when one comes back from another window.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._following = QTimer(self, interval=0, singleShot=True)  # once all has its place
        self._following.timeout.connect(self._follow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._note)

    def _note(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and now is not None and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._following.start()

    def _follow(self) -> None:
        focused = around = QApplication.focusWidget()
        while focused is not None and around is not None:
            around = around.parentWidget()
            if isinstance(around, QScrollArea):
                _scroll_to(focused, around)


def _scroll_to(part: QWidget, area: QScrollArea) -> None:
    """With its frame, which `ensureWidgetVisible` leaves out for a line to type in."""
    if (body := area.widget()) is not None:
        middle = part.mapTo(body, part.rect().center())
        half = (part.size() / 2 + QSize(_AROUND, _AROUND)).boundedTo(area.viewport().size() / 2)
        area.ensureVisible(middle.x(), middle.y(), half.width(), half.height())


class Pages(QWidget):
    """One of several pages; those that are not seen ask for no room."""

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        self._pages = [first]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(first)

    def add(self, page: QWidget) -> None:
        page.hide()
        self._pages.append(page)
        self._column.addWidget(page)

    def show_page(self, shown: QWidget) -> None:
        """The others go first: pages beside each other would be laid out in half the room."""
        for page in self._pages:
            if page is not shown:
                page.hide()
        shown.show()


def within_screen(dialog: QWidget, wish: QSize) -> QSize:
    """The wished size, as far as the screen has room for it and the frame around it."""
    room = dialog.screen().availableSize()
    return wish.boundedTo(QSize(room.width() - 40, room.height() - 60))
