"""A scroll area that scrolls only when its content cannot be made small enough."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class FittingScrollArea(QScrollArea):
    """Shrinks its body to the body's minimum height before it scrolls; without `shrinks` to the preferred height."""

    def __init__(self, body: QWidget, *, shrinks: bool = True) -> None:
        """`body` has a layout."""
        super().__init__()
        self._shrinks = shrinks
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = self._scroll_target = body
        self._scroll_timer = QTimer(self, interval=0, singleShot=True)
        self._scroll_timer.timeout.connect(lambda: self.ensureWidgetVisible(self._scroll_target, 0, 0))
        self.setWidget(body)
        body.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        letter = self.fontMetrics().height()
        return QSize(16 * letter, 10 * letter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self._fit_body()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_body()

    def scroll_to(self, part: QWidget) -> None:
        """Scroll to a part of the body, after the layout is done."""
        self._scroll_target = part
        self._scroll_timer.start()

    def measure_height(self, width: int) -> int:
        """The height at which it does not scroll in such a width."""
        layout = self._body.layout()
        if layout is None:
            return 0
        return layout.totalMinimumHeightForWidth(width) if self._shrinks else layout.totalHeightForWidth(width)

    def _fit_body(self) -> None:
        layout = self._body.layout()
        if layout is None:
            return
        # with a scroll bar, lines may wrap that would be whole without it, and then it would be needed for them
        whole = self.maximumViewportSize()
        available = whole if self.measure_height(whole.width()) <= whole.height() else self.viewport().size()
        width = max(available.width(), layout.totalMinimumSize().width())
        self._body.resize(width, max(available.height(), self.measure_height(width)))


def limit_to_screen(dialog: QWidget, preferred: QSize) -> QSize:
    """The preferred size, limited to what the screen can show of the dialog and its frame."""
    available = dialog.screen().availableSize()
    return preferred.boundedTo(QSize(available.width() - 40, available.height() - 60))
