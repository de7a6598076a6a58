"""The preview in which the caption can be moved with the mouse and the arrow keys."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QNativeGestureEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture

from stampgui.caption.region import Region
from stampgui.caption.style import Anchor, CustomPosition
from stampgui.gui.preview.move_notice import MoveNotice
from stampgui.gui.preview.preview_canvas import PreviewCanvas
from stampgui.gui.preview.viewport import ZOOM_STEP
from stampgui.gui.theme.tokens import Tokens
from stampgui.session.captions.caption_preview import find_middle, make_custom_position, snap_to_anchor
from stampgui.session.captions.geometry import Point

_SNAP_DISTANCE: Final = 12
"""Distance in logical pixels within which a dragged caption snaps to one of the nine anchors."""
_NUDGE: Final = 0.005
_LONG_NUDGE: Final = 0.03
"""Steps of the arrow keys, without and with Shift, as fractions of the photo's short side."""
_PAN_STEP: Final = 40
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class _Drag:
    """A caption being dragged: where the mouse grabbed it, in pixels of the picture, and its present position."""

    start: Point
    middle: Point
    anchor_points: dict[Anchor, Point]
    position: Anchor | CustomPosition
    region: Region


class PreviewEditor(PreviewCanvas):
    """A preview whose caption is dragged with the mouse or moved with the arrow keys, and which can be enlarged.

    While only a part of the photo is in sight, the mouse drags the photo and not the caption.

    `placed` carries the new position of the caption and the gesture it belongs to, `enlarge_requested` asks
    for the large preview.
    """

    placed = Signal(CustomPosition, str)  # or an Anchor
    enlarge_requested = Signal()

    def __init__(self, tokens: Tokens, *, wheel_zooms: bool = False) -> None:
        """With `wheel_zooms` the wheel zooms without Ctrl, too, for places where there is nothing to scroll."""
        super().__init__(tokens)
        self._wheel_zooms = wheel_zooms
        self._drag: _Drag | None = None
        self._press_position: QPoint | None = None
        self._pan_position: QPointF | None = None
        self.move_notice = MoveNotice(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def _dragged_part(self) -> Region | None:
        return self._drag.region if self._drag else None

    def _draw_guides(self, painter: QPainter, photo: QRectF) -> None:
        """Draw lines at the thirds, visible on light and dark photos; coloured while the caption is at an anchor."""
        if self._drag is None:
            return
        line = QColor(self._tokens.accent) if isinstance(self._drag.position, Anchor) else QColor(255, 255, 255, 210)
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
        if self.viewport.can_pan:  # also on the caption, which would otherwise be moved unawares
            self._pan_position = event.position()
        elif self._is_on_caption(event.position()):
            self._press_position = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position()
        if self._pan_position is not None:
            moved = (here - self._pan_position) * self.devicePixelRatioF()
            self._pan_position = here
            self._update_view(self.viewport.with_pan(moved.x(), moved.y()))
        elif self._press_position is not None:
            far = (here.toPoint() - self._press_position).manhattanLength() >= QApplication.startDragDistance()
            if self._drag is not None or far:
                self._drag_to(here)
        else:
            hand, cross = Qt.CursorShape.OpenHandCursor, Qt.CursorShape.SizeAllCursor
            rest = hand if self._is_on_caption(here) else Qt.CursorShape.ArrowCursor
            self.setCursor(cross if self.viewport.can_pan else rest)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        self._press_position, self._pan_position = None, None
        if drag is not None:
            self.placed.emit(drag.position, "")
            self._drag = None
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.enlarge_requested.emit()

    def _map_to_photo(self, at: QPointF) -> Point:
        """The point of the photo, in its pixels, at a point of the widget."""
        ratio = self.devicePixelRatioF()
        x, y = self.viewport.map_to_picture(at.x() * ratio, at.y() * ratio)
        left, top = self.caption_preview.origin if self.caption_preview else (0, 0)
        return x - left, y - top

    def _is_on_caption(self, at: QPointF) -> bool:
        if self.caption_preview is None or not self.caption_preview.is_movable or self._original_visible:
            return False
        (x, y), (width, height), part = (
            self._map_to_photo(at),
            self.caption_preview.displayed_size,
            self.caption_preview.region,
        )
        tolerance = 8 * self.devicePixelRatioF() / self.viewport.scale
        return (
            part.left * width - tolerance <= x <= part.right * width + tolerance
            and part.top * height - tolerance <= y <= part.bottom * height + tolerance
        )

    def _drag_to(self, here: QPointF) -> None:
        if self.caption_preview is None:
            return
        if self._drag is None:
            start = self._map_to_photo(QPointF(self._press_position or here.toPoint()))
            middle, places = self.caption_preview.middle, self.caption_preview.list_anchor_points()
            self._drag = _Drag(start, middle, places, make_custom_position(*middle), self.caption_preview.region)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        drag, (width, height) = self._drag, self.caption_preview.displayed_size
        x, y = self._map_to_photo(here)
        middle = (drag.middle[0] + (x - drag.start[0]) / width, drag.middle[1] + (y - drag.start[1]) / height)
        reach = _SNAP_DISTANCE * self.devicePixelRatioF() / self.viewport.scale
        # a caption that is dragged beyond the edge stays at the edge, and snaps to the anchors there
        middle = find_middle(self.caption_preview.find_region_at(make_custom_position(*middle)))
        position = snap_to_anchor(middle, drag.anchor_points, (reach / width, reach / height))
        self._drag = replace(drag, position=position, region=self.caption_preview.find_region_at(position))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not (self._wheel_zooms or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            event.ignore()
            return
        self.zoom_by(ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())

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
            self._handle_arrow_key(_ARROWS[key], event.modifiers())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(ZOOM_STEP)
        elif key is Qt.Key.Key_Minus:
            self.zoom_by(1 / ZOOM_STEP)
        elif key is Qt.Key.Key_0:
            self.set_zoom(None)
        elif key is Qt.Key.Key_1:
            self.set_zoom(1.0)
        elif key is Qt.Key.Key_Space:
            self.set_original_visible(True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enlarge_requested.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.set_original_visible(False)
        else:
            super().keyReleaseEvent(event)

    def _handle_arrow_key(self, direction: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._update_view(self.viewport.with_pan(-direction[0] * _PAN_STEP, -direction[1] * _PAN_STEP))
            return
        if self.caption_preview is None or not self.caption_preview.is_movable:
            return
        width, height = self.caption_preview.displayed_size
        share = _LONG_NUDGE if modifiers & Qt.KeyboardModifier.ShiftModifier else _NUDGE
        step = share * min(width, height)
        x, y = self.caption_preview.middle
        target = make_custom_position(x + direction[0] * step / width, y + direction[1] * step / height)
        # the position inside the edge, so that moving back starts from there
        self.placed.emit(make_custom_position(*find_middle(self.caption_preview.find_region_at(target))), "nudge")
