"""A row of colours to choose from."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QConicalGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from stampgui.caption.colour import BLACK, WHITE, Colour
from stampgui.caption.style import AUTO, Auto
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import ChoiceGroup, name_parts, scale_to_font, set_tooltip
from stampgui.gui.widgets.flow_layout import FlowLayout

_RIM: Final = (4, 4, -4, -4)
"""What remains of the colour wheel around the colour that was chosen there, in logical pixels."""


class _Swatch(QAbstractButton):
    """A disc of one colour, AUTO half light and half dark.

    One made with None ("another colour") is a colour wheel, and shows in its middle which one was chosen.
    """

    def __init__(self, colour: Colour | Auto | None, tokens: Tokens) -> None:
        super().__init__()
        self.colour = colour
        self._is_wheel = colour is None
        self.tokens = tokens
        self.setCheckable(True)
        side = scale_to_font(32, self.font())
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
        if self._is_wheel:
            hues = QConicalGradient(disc.center(), 90)
            for share in range(7):
                hues.setColorAt(share / 6, QColor.fromHsvF(share / 6 % 1, 0.75, 0.95))
            painter.setBrush(hues)
            painter.drawEllipse(disc)
            disc = disc.adjusted(*_RIM)
        match self.colour:
            case Auto():
                painter.setBrush(QColor(*WHITE))
                painter.drawEllipse(disc)
                painter.setBrush(QColor(*BLACK))
                painter.drawChord(disc, -135 * 16, 180 * 16)
            case (red, green, blue):
                painter.setBrush(QColor(red, green, blue))
                painter.drawEllipse(disc)


class ColourSwatches(QWidget):
    """A row of colours, ending with a custom colour; with `automatic` it begins with AUTO.

    `colour_selected` carries a Colour or AUTO; `custom_colour_requested` asks for the colour dialog.
    """

    colour_selected = Signal(tuple)  # a Colour, or AUTO
    custom_colour_requested = Signal()

    def __init__(self, colours: Sequence[Colour], tokens: Tokens, *, automatic: bool = True) -> None:
        super().__init__()
        self._group = ChoiceGroup(self)
        row = FlowLayout(self, spacing=2, line_spacing=2)
        self._swatches = [_Swatch(colour, tokens) for colour in (*((AUTO,) if automatic else ()), *colours, None)]
        self._custom_swatch = self._swatches[-1]
        for swatch in self._swatches:
            self._group.addButton(swatch)
            row.add(swatch)
            if swatch is not self._custom_swatch:
                swatch.clicked.connect(lambda _checked=False, colour=swatch.colour: self.colour_selected.emit(colour))
        self.setMinimumWidth(row.sizeHint().width())  # in one line, if need be below its label
        name_parts(customColourSwatch=self._custom_swatch)
        self._custom_swatch.clicked.connect(self.custom_colour_requested)

    def set_tokens(self, tokens: Tokens) -> None:
        for swatch in self._swatches:
            swatch.tokens = tokens
            swatch.update()

    def set_names(self, what: str, names: Sequence[str]) -> None:
        """Set tooltips and accessible names: `what` gets the colour, `names` has one for each swatch."""
        for swatch, name in zip(self._swatches, names, strict=True):
            swatch.setAccessibleName(f"{what}: {name}")
            set_tooltip(swatch, name)

    def set_colour(self, colour: Colour | Auto) -> None:
        match = next((swatch for swatch in self._swatches[:-1] if swatch.colour == colour), None)
        self._custom_swatch.colour = None if match is not None or isinstance(colour, Auto) else colour
        (match or self._custom_swatch).setChecked(True)
        self._custom_swatch.update()
