"""A handle over a preview: the photo is bare on its left side and has its caption on its right side."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSlider

from stampgui.gui.preview.preview_canvas import PreviewCanvas
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.wheel_guard import guard_from_wheel

_WIDTH: Final = 34
_KNOB: Final = 15.0
"""Width of the handle and radius of its knob, in logical pixels."""
_STEPS: Final = 100


class SwipeHandle(QSlider):
    """A slider that lies over the preview at the line it stands for; while it is hidden all of the caption is shown."""

    def __init__(self, preview: PreviewCanvas, tokens: Tokens) -> None:
        super().__init__(Qt.Orientation.Horizontal, preview)
        self._preview = preview
        self._tokens = tokens
        self._grip = 0.0
        """Where in the handle the mouse holds it, in pixels from its middle."""
        self.setObjectName("swipeHandle")
        guard_from_wheel(self)
        self.setRange(0, _STEPS)
        self.setPageStep(_STEPS // 10)
        self.setValue(_STEPS // 2)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.valueChanged.connect(self._follow_value)
        preview.installEventFilter(self)
        self.hide()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_value()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._preview.set_swipe(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._preview and event.type() == QEvent.Type.Resize and self.isVisible():
            self._follow_value()
        return super().eventFilter(watched, event)

    def _follow_value(self) -> None:
        share = self.value() / _STEPS
        self.setGeometry(round(share * self._preview.width()) - _WIDTH // 2, 0, _WIDTH, self._preview.height())
        if self.isVisible():
            self._preview.set_swipe(share)

    # the mouse: a slider's own handling would take its small width for the whole way

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.position().x() - _WIDTH / 2
            self.setSliderDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            x = self._preview.mapFromGlobal(event.globalPosition()).x() - self._grip
            self.setValue(round(x / max(1, self._preview.width()) * _STEPS))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.rect().center())
        for colour, width in ((QColor(0, 0, 0, 110), 4.0), (QColor(255, 255, 255), 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(middle.x(), 0), QPointF(middle.x(), self.height()))
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(self._tokens.accent if focused else self._tokens.edge), 3.0 if focused else 1.0))
        painter.setBrush(QColor(self._tokens.surface))
        painter.drawEllipse(QRectF(middle - QPointF(_KNOB, _KNOB), middle + QPointF(_KNOB, _KNOB)))
        painter.setPen(QPen(QColor(self._tokens.link), 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for side in (-1, 1):  # an arrow to each side
            tip = middle + QPointF(side * 9, 0)
            painter.drawLine(tip, tip + QPointF(-side * 4, -4))
            painter.drawLine(tip, tip + QPointF(-side * 4, 4))
