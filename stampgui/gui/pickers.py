"""Colours and places to choose from, drawn as what they stand for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QConicalGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from stampgui.caption.colour import BLACK, WHITE, Colour
from stampgui.caption.style import AUTO, Anchor, Auto, Position
from stampgui.gui.controls import bold_width, button, for_text
from stampgui.gui.flow import Flow
from stampgui.gui.tokens import Tokens


class _Swatch(QAbstractButton):
    """A round spot of one colour, of none yet ("another one"), or half light and half dark ("automatic")."""

    def __init__(self, colour: Colour | Auto | None, tokens: Tokens) -> None:
        super().__init__()
        self.colour = colour
        self.tokens = tokens
        self.setCheckable(True)
        side = for_text(32, self.font())
        self.setFixedSize(side, side)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        if self.isChecked():
            painter.setPen(QPen(QColor(self.tokens.accent), 2.5))
            painter.drawEllipse(disc.adjusted(-3, -3, 3, 3))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.tokens.text), 2.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(QPen(QColor(self.tokens.muted), 1.0))
        match self.colour:
            case None:
                hues = QConicalGradient(disc.center(), 90)
                for share in range(7):
                    hues.setColorAt(share / 6, QColor.fromHsvF(share / 6 % 1, 0.75, 0.95))
                painter.setBrush(hues)
                painter.drawEllipse(disc)
            case Auto():
                painter.setBrush(QColor(*WHITE))
                painter.drawEllipse(disc)
                painter.setBrush(QColor(*BLACK))
                painter.drawChord(disc, -135 * 16, 180 * 16)
            case (red, green, blue):
                painter.setBrush(QColor(red, green, blue))
                painter.drawEllipse(disc)


class Swatches(QWidget):
    """A row of colours, with `automatic` one that is left to the program, and one of the person's own.

    `chosen` carries a Colour or AUTO; `another_wanted` asks for the picker of colours.
    """

    chosen = Signal(object)
    another_wanted = Signal()

    def __init__(self, colours: Sequence[Colour], tokens: Tokens, *, automatic: bool = True) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = Flow(self, gap=2, between=2)
        self._swatches = [_Swatch(colour, tokens) for colour in (*((AUTO,) if automatic else ()), *colours, None)]
        self._another = self._swatches[-1]
        for swatch in self._swatches:
            self._group.addButton(swatch)
            row.add(swatch)
            if swatch is not self._another:
                swatch.clicked.connect(lambda _checked=False, colour=swatch.colour: self.chosen.emit(colour))
        self._another.clicked.connect(self.another_wanted)

    def set_tokens(self, tokens: Tokens) -> None:
        for swatch in self._swatches:
            swatch.tokens = tokens
            swatch.update()

    def set_names(self, what: str, names: Sequence[str]) -> None:
        """Name `what` is coloured, and the colours: an automatic one first, another one last."""
        for swatch, name in zip(self._swatches, names, strict=True):
            swatch.setAccessibleName(f"{what}: {name}")
            swatch.setToolTip(name)

    def show_chosen(self, colour: Colour | Auto) -> None:
        at_hand = next((swatch for swatch in self._swatches[:-1] if swatch.colour == colour), None)
        self._another.colour = None if at_hand is not None or isinstance(colour, Auto) else colour
        (at_hand or self._another).setChecked(True)
        self._another.update()


class _Place(QAbstractButton):
    """One of the nine places on a photo."""

    def __init__(self, anchor: Anchor, tokens: Tokens) -> None:
        super().__init__()
        self.anchor = anchor
        self.tokens = tokens
        self.setCheckable(True)
        self.setFixedSize(for_text(40, self.font()), for_text(28, self.font()))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

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
    """Nine places and "automatic"; `chosen` carries an Anchor or AUTO."""

    chosen = Signal(object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._automatic = button("chip")
        self._automatic.setCheckable(True)
        self._group.addButton(self._automatic)
        self._automatic.clicked.connect(lambda: self.chosen.emit(AUTO))
        places = QWidget()
        grid = QGridLayout(places)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self._places = {anchor: _Place(anchor, tokens) for anchor in Anchor}
        for anchor, place in self._places.items():
            self._group.addButton(place)
            grid.addWidget(place, round(anchor.vertical * 2), round(anchor.horizontal * 2))
            place.clicked.connect(lambda _checked=False, anchor=anchor: self.chosen.emit(anchor))
        Flow(self, gap=12).add(places, self._automatic)

    def set_tokens(self, tokens: Tokens) -> None:
        for place in self._places.values():
            place.tokens = tokens
            place.update()

    def set_names(self, names: Mapping[Anchor, str], *, automatic: str, explained: str) -> None:
        for anchor, place in self._places.items():
            place.setAccessibleName(names[anchor])
            place.setToolTip(names[anchor])
        self._automatic.setText(automatic)
        self._automatic.setMinimumWidth(bold_width(self._automatic))
        self._automatic.setToolTip(explained)
        self._automatic.setAccessibleDescription(explained)

    def show_chosen(self, position: Position) -> None:
        """Show where the caption is; at a place of its own none of these is chosen."""
        self._group.setExclusive(False)
        self._automatic.setChecked(isinstance(position, Auto))
        for anchor, place in self._places.items():
            place.setChecked(anchor == position)
        self._group.setExclusive(True)
