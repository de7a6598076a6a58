"""Files dragged onto the window or pasted into it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stampgui.gui.theme.icons import render_icon
from stampgui.gui.theme.tokens import Tokens

COPIES_MIME_TYPE: Final = "application/x-stampgui-copies"
"""Marks copies that are dragged out of this program, so that dropping them back does not import them."""


def read_dropped_paths(data: QMimeData) -> Sequence[Path]:
    """The local files and folders in the dragged or pasted data; nothing for this program's own copies."""
    if data.hasFormat(COPIES_MIME_TYPE):
        return []
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


class DropOverlay(QWidget):
    """Covers the window while files are dragged over it, and tells that they can be dropped."""

    def __init__(self, parent: QWidget, tokens: Tokens) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.tokens = tokens
        self.text = ""
        self.hide()

    def show_over_parent(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(self.tokens.surface)
        ground.setAlpha(225)
        painter.fillRect(self.rect(), ground)
        frame = QRectF(self.rect()).adjusted(18, 18, -18, -18)
        painter.setPen(QPen(QColor(self.tokens.accent), 3, Qt.PenStyle.DashLine))
        tint = QColor(self.tokens.accent_soft)
        tint.setAlpha(150)
        painter.setBrush(tint)
        painter.drawRoundedRect(frame, 18, 18)
        glyph = render_icon("drop", self.tokens.link, 64, scale=self.devicePixelRatioF())
        centre = frame.center()
        painter.drawPixmap(round(centre.x()) - 32, round(centre.y()) - 64, glyph)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QColor(self.tokens.text))
        painter.drawText(frame.adjusted(0, 110, 0, 0), Qt.AlignmentFlag.AlignCenter, self.text)
