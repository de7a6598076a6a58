"""What is shown while something is dragged over the window."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stampgui.gui.theme.icons import render_icon
from stampgui.gui.theme.tokens import Tokens

_LETTERS_OF_LINE: Final = 110
"""Longer lines are harder to read; counted in letters of the window's font, of which those here are larger."""


class DropOverlay(QWidget):
    """Covers the window while something is dragged over it, and tells what comes of dropping it."""

    def __init__(self, parent: QWidget, tokens: Tokens) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.tokens = tokens
        self.text = ""
        self._icon_name = "drop"
        self.hide()

    def show_over_parent(self, text: str, *, accepted: bool) -> None:
        """Show the text; `accepted` tells whether something can be dropped."""
        self.text, self._icon_name = text, "drop" if accepted else "alert"
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self.tokens.surface))  # no word of the window is read through its own
        frame = QRectF(self.rect()).adjusted(18, 18, -18, -18)
        painter.setPen(QPen(QColor(self.tokens.accent), 3, Qt.PenStyle.DashLine))
        tint = QColor(self.tokens.accent_soft)
        tint.setAlpha(150)
        painter.setBrush(tint)
        painter.drawRoundedRect(frame, 18, 18)
        glyph = render_icon(self._icon_name, self.tokens.link, 64, scale=self.devicePixelRatioF())
        centre = frame.center()
        painter.drawPixmap(round(centre.x()) - 32, round(centre.y()) - 64, glyph)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QColor(self.tokens.text))
        margin = max(24.0, (frame.width() - self.fontMetrics().averageCharWidth() * _LETTERS_OF_LINE) / 2)
        below = frame.adjusted(margin, frame.height() / 2 + 24, -margin, -12)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, flags, self.text)
