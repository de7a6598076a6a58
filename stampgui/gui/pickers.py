"""Colours and places to choose from, drawn as what they stand for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QWidget

from stampgui.caption.style import Anchor
from stampgui.gui.tokens import Tokens


class _Swatch(QAbstractButton):
    """A round spot of one colour."""

    def __init__(self, colour: str, tokens: Tokens) -> None:
        super().__init__()
        self.colour = colour
        self.tokens = tokens
        self.setCheckable(True)
        self.setFixedSize(32, 32)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        if self.isChecked():
            painter.setPen(QPen(QColor(self.tokens.accent), 2.5))
            painter.drawEllipse(disc.adjusted(-3, -3, 3, 3))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.tokens.text), 1.0, Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QPen(QColor(self.tokens.muted), 1.0))
        painter.setBrush(QColor(self.colour))
        painter.drawEllipse(disc)


class Swatches(QWidget):
    """`chosen` carries the colour as "#rrggbb"."""

    chosen = Signal(str)

    def __init__(self, colours: Sequence[str], tokens: Tokens) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._swatches = [_Swatch(colour, tokens) for colour in colours]
        for swatch in self._swatches:
            self._group.addButton(swatch)
            row.addWidget(swatch)
            swatch.clicked.connect(lambda _checked=False, colour=swatch.colour: self.chosen.emit(colour))

    def set_tokens(self, tokens: Tokens) -> None:
        for swatch in self._swatches:
            swatch.tokens = tokens
            swatch.update()

    def set_names(self, names: Sequence[str]) -> None:
        for swatch, name in zip(self._swatches, names, strict=True):
            swatch.setAccessibleName(name)
            swatch.setToolTip(name)

    def show_chosen(self, colour: str) -> None:
        for swatch in self._swatches:
            swatch.setChecked(swatch.colour == colour)


class _Place(QAbstractButton):
    """One of the nine places on a photo."""

    def __init__(self, anchor: Anchor, tokens: Tokens) -> None:
        super().__init__()
        self.anchor = anchor
        self.tokens = tokens
        self.setCheckable(True)
        self.setFixedSize(40, 28)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(40, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = self.tokens
        ground = t.accent if self.isChecked() else t.hover if self.underMouse() else t.field
        painter.setPen(QPen(QColor(t.text if self.hasFocus() else t.edge), 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(QColor(ground))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, 6, 6)
        # a stroke of writing where the caption will be
        width, height = 14.0, 3.0
        inner = box.adjusted(5, 5, -5, -5)
        left = inner.left() + self.anchor.horizontal * (inner.width() - width)
        top = inner.top() + self.anchor.vertical * (inner.height() - height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.on_accent if self.isChecked() else t.muted))
        painter.drawRoundedRect(QRectF(left, top, width, height), 1.5, 1.5)


class Places(QWidget):
    """`chosen` carries the Anchor."""

    chosen = Signal(Anchor)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self._places = {anchor: _Place(anchor, tokens) for anchor in Anchor}
        for anchor, place in self._places.items():
            self._group.addButton(place)
            grid.addWidget(place, round(anchor.vertical * 2), round(anchor.horizontal * 2))
            place.clicked.connect(lambda _checked=False, anchor=anchor: self.chosen.emit(anchor))

    def set_tokens(self, tokens: Tokens) -> None:
        for place in self._places.values():
            place.tokens = tokens
            place.update()

    def set_names(self, names: Mapping[Anchor, str]) -> None:
        for anchor, place in self._places.items():
            place.setAccessibleName(names[anchor])
            place.setToolTip(names[anchor])

    def show_chosen(self, anchor: Anchor) -> None:
        self._places[anchor].setChecked(True)
