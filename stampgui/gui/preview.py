"""The photo with its caption, which is put into its place with the mouse and the keys."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QNativeGestureEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture

from stampgui.caption.ground import Part
from stampgui.caption.style import Anchor, Spot
from stampgui.gui.canvas import Canvas
from stampgui.gui.tokens import Tokens
from stampgui.gui.view import STEP, Point
from stampgui.gui.written import middle_of, snapped, spot

_SNAP: Final = 12
"""How near, in logical pixels, a pulled caption comes to one of the nine places before it goes there."""
_NUDGE: Final = 0.005
_LONG_NUDGE: Final = 0.03
"""A step of the arrow keys, without and with Shift, as a share of the photo's short side."""
_PAN: Final = 40
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class _Pull:
    """A caption on its way: where the mouse took it (in pixels of the picture), and where it would be left now."""

    start: Point
    middle: Point
    places: dict[Anchor, Point]
    position: Anchor | Spot
    part: Part


class Preview(Canvas):
    """Lets the caption be pulled with the mouse and nudged with the arrow keys, and the photo be seen larger.

    `placed` carries the position that the person gave the caption and the gesture it belongs to. `opened` says that
    it was double-clicked.
    """

    placed = Signal(object, str)
    opened = Signal()

    def __init__(self, tokens: Tokens, *, wheel_zooms: bool = False) -> None:
        """`wheel_zooms` without Ctrl, too, where there is nothing to scroll."""
        super().__init__(tokens)
        self._wheel_zooms = wheel_zooms
        self._pull: _Pull | None = None
        self._pressed: QPoint | None = None
        self._panning: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def _covered(self) -> Part | None:
        return self._pull.part if self._pull else None

    def _draw_above(self, painter: QPainter, photo: QRectF) -> None:
        """Thirds, on light and dark photos alike; coloured while the caption is at one of the nine places."""
        if self._pull is None:
            return
        line = QColor(self._tokens.accent) if isinstance(self._pull.position, Anchor) else QColor(255, 255, 255, 210)
        for colour, width in ((QColor(0, 0, 0, 90), 3.0), (line, 1.4)):
            painter.setPen(QPen(colour, width * self.devicePixelRatioF()))
            for share in (1 / 3, 2 / 3):
                x, y = photo.left() + photo.width() * share, photo.top() + photo.height() * share
                painter.drawLine(QPointF(x, photo.top()), QPointF(x, photo.bottom()))
                painter.drawLine(QPointF(photo.left(), y), QPointF(photo.right(), y))

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._is_on_caption(event.position()):
            self._pressed = event.position().toPoint()
        elif self.view.can_move:
            self._panning = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position()
        if self._panning is not None:
            moved = (here - self._panning) * self.devicePixelRatioF()
            self._panning = here
            self._see(self.view.moved(moved.x(), moved.y()))
        elif self._pressed is not None:
            far = (here.toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if self._pull is not None or far:
                self._pull_to(here)
        else:
            hand, cross = Qt.CursorShape.OpenHandCursor, Qt.CursorShape.SizeAllCursor
            rest = cross if self.view.can_move else Qt.CursorShape.ArrowCursor
            self.setCursor(hand if self._is_on_caption(here) else rest)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pulled = self._pull
        self._pressed, self._panning = None, None
        if pulled is not None:
            self.placed.emit(pulled.position, "")
            self._pull = None
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def _point(self, at: QPointF) -> Point:
        ratio = self.devicePixelRatioF()
        return self.view.point(at.x() * ratio, at.y() * ratio)

    def _is_on_caption(self, at: QPointF) -> bool:
        if self.written is None or not self.written.is_movable or self._bare:
            return False
        (x, y), (width, height), part = self._point(at), self.written.displayed, self.written.part
        slack = 8 * self.devicePixelRatioF() / self.view.scale
        return (
            part.left * width - slack <= x <= part.right * width + slack
            and part.top * height - slack <= y <= part.bottom * height + slack
        )

    def _pull_to(self, here: QPointF) -> None:
        if self.written is None:
            return
        if self._pull is None:
            start = self._point(QPointF(self._pressed or here.toPoint()))
            middle, places = self.written.middle, self.written.places()
            self._pull = _Pull(start, middle, places, spot(*middle), self.written.part)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        pull, (width, height) = self._pull, self.written.displayed
        x, y = self._point(here)
        middle = (pull.middle[0] + (x - pull.start[0]) / width, pull.middle[1] + (y - pull.start[1]) / height)
        reach = _SNAP * self.devicePixelRatioF() / self.view.scale
        # a caption that is pulled over the edge stays at it, and is near the places there
        middle = middle_of(self.written.part_at(spot(*middle)))
        position = snapped(middle, pull.places, (reach / width, reach / height))
        self._pull = replace(pull, position=position, part=self.written.part_at(position))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not (self._wheel_zooms or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            event.ignore()
            return
        self.zoom_by(STEP ** (event.angleDelta().y() / 120), event.position())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1 + event.value(), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.zoom_by(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
                return True
        return super().event(event)

    # the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._arrow(_ARROWS[key], event.modifiers())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(STEP)
        elif key is Qt.Key.Key_Minus:
            self.zoom_by(1 / STEP)
        elif key is Qt.Key.Key_0:
            self.zoom(None)
        elif key is Qt.Key.Key_1:
            self.zoom(1.0)
        elif key is Qt.Key.Key_Space:
            self.show_bare(True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.show_bare(False)
        else:
            super().keyReleaseEvent(event)

    def _arrow(self, way: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._see(self.view.moved(-way[0] * _PAN, -way[1] * _PAN))
            return
        if self.written is None or not self.written.is_movable:
            return
        width, height = self.written.displayed
        share = _LONG_NUDGE if modifiers & Qt.KeyboardModifier.ShiftModifier else _NUDGE
        step = share * min(width, height)
        x, y = self.written.middle
        wish = spot(x + way[0] * step / width, y + way[1] * step / height)
        # where it is moved in from the edge, so that the way back begins there
        self.placed.emit(spot(*middle_of(self.written.part_at(wish))), "nudge")
