"""A text field in which the fields of a template look and behave as one piece each."""

from collections.abc import Collection
from typing import cast

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyleOptionFrame

from stampgui.caption.template_fields import FieldSpan, locate_fields
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import LineEdit

_RADIUS = 5.0
_AROUND_BRACES = (-2.5, 0.0, 2.5, 0.0)
"""By how many pixels the frame of an unknown field is wider than a chip, which stands in place of its braces."""


class FieldLineEdit(LineEdit):
    """Its text is the plain template, with braces.

    A known field is drawn as a chip, which the cursor jumps over and one key press deletes. An unknown one is framed
    in red and can be corrected letter by letter.
    """

    def __init__(self, known: Collection[str], tokens: Tokens) -> None:
        """`known` are canonical names of fields."""
        super().__init__()
        self._known = known
        self._tokens = tokens
        self._by_mouse = False
        """Whether the cursor goes where the mouse is, and not in a direction."""
        self._composing = False
        """Whether an input method shows letters that are not in the text yet."""
        self.cursorPositionChanged.connect(self._leave_chip)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    @property
    def _spans(self) -> tuple[FieldSpan, ...]:
        return locate_fields(self.text(), self._known)

    @property
    def _chips(self) -> tuple[FieldSpan, ...]:
        return tuple(span for span in self._spans if span.is_known)

    def _leave_chip(self, old: int, new: int) -> None:
        """Move the cursor out of a chip: on in its direction, or to the edge that is nearer to the mouse."""
        chip = next((chip for chip in self._chips if chip.begin < new < chip.end), None)
        if chip is None:
            return
        onward = 2 * new >= chip.begin + chip.end if self._by_mouse else new > old
        place = chip.end if onward else chip.begin
        if not self.hasSelectedText():
            self.setCursorPosition(place)
            return
        anchor = self.selectionEnd() if new == self.selectionStart() else self.selectionStart()
        self.setSelection(anchor, place - anchor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have one press of Backspace or Del delete the whole chip beside the cursor."""
        if not self.hasSelectedText() and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            backward, here = event.key() == Qt.Key.Key_Backspace, self.cursorPosition()
            for chip in self._chips:
                if here == (chip.end if backward else chip.begin):
                    self.setSelection(chip.begin, chip.end - chip.begin)
        super().keyPressEvent(event)
        if event.matches(QKeySequence.StandardKey.Undo):
            self.deselect()  # what came back, which the next letter would replace

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_mouse = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._by_mouse = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the chip under the mouse, instead of the word in it."""
        super().mouseDoubleClickEvent(event)
        self._by_mouse = False
        for chip in self._chips:
            if chip.begin <= self.cursorPositionAt(event.position().toPoint()) < chip.end:
                self.setSelection(chip.begin, chip.end - chip.begin)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        spans = () if self._composing else self._spans
        if not spans:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        contents = self._find_contents()
        painter.setClipRect(QRect(contents.left(), 0, contents.width(), self.height()))
        for span, area in zip(spans, self._measure(spans), strict=True):
            if span.is_known:
                self._draw_chip(painter, span, area)
            else:
                painter.setPen(QPen(QColor(self._tokens.red), 1.5))
                painter.drawRoundedRect(area.adjusted(*_AROUND_BRACES), _RADIUS, _RADIUS)

    def _find_contents(self) -> QRect:
        """Where text is drawn."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)

    def _measure(self, spans: Collection[FieldSpan]) -> list[QRectF]:
        """Where fields are drawn; Qt tells it of the cursor only, so the text is laid out once more."""
        layout = QTextLayout(self.text(), self.font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()

        def find_x(place: int) -> float:
            return cast("tuple[float, int]", line.cursorToX(place))[0]

        cursor = self.cursorRect()  # five pixels wider than the cursor at its left
        origin = cursor.left() + 5 - find_x(self.cursorPosition())
        height = self.fontMetrics().height() + 2
        top = cursor.center().y() - height / 2 + 0.5
        return [
            QRectF(origin + find_x(span.begin) + 1, top, find_x(span.end) - find_x(span.begin) - 2, height)
            for span in spans
        ]

    def _draw_chip(self, painter: QPainter, span: FieldSpan, area: QRectF) -> None:
        t = self._tokens
        selected = self.hasSelectedText() and self.selectionStart() <= span.begin and span.end <= self.selectionEnd()
        painter.fillRect(area.adjusted(-1, 0, 0.9, 0), QColor(t.field))  # where braces are drawn
        painter.setPen(QPen(QColor(t.accent), 1.0))
        painter.setBrush(QColor(t.accent if selected else t.accent_soft))
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(t.on_accent if selected else t.link))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, span.name)
