"""A colour of one's own: pulled together from hue, saturation and brightness, or typed as it is written."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stampgui.caption.colour import Colour, colour_text, parse_colour
from stampgui.gui.controls import Line, button, label, set_role
from stampgui.gui.slide import Slide
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

_PARTS: Final = ((359.0, "°"), (100.0, " %"), (100.0, " %"))
"""Highest value and unit of hue, saturation and brightness."""


class _Field(QWidget):
    """A field of the colour."""

    def __init__(self, colour: Colour, tokens: Tokens) -> None:
        super().__init__()
        self.colour = colour
        self._tokens = tokens
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(76, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._tokens.muted), 1.0))
        painter.setBrush(QColor(*self.colour))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class ColourPicker(QDialog):
    """`chosen` carries each Colour while it is being looked for; cancelling brings back the one of the beginning."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, catalogue: Catalogue, tokens: Tokens, colour: Colour, *, what: str) -> None:
        """`what` is coloured: "Fill"."""
        super().__init__(parent)
        _ = catalogue.gettext
        self._first = colour
        self._field = _Field(colour, tokens)
        self._slides = [Slide(0, highest, 1, unit=unit) for highest, unit in _PARTS]
        self._line = Line()
        self._line.retranslate(catalogue)
        self._line.setMaxLength(7)
        self._reason = label("bad", wrap=True)
        self._reason.hide()
        self._done, self._cancel = button("primary"), button()
        self.setWindowTitle(what)
        names = (_("Hue"), _("Saturation"), _("Brightness"))
        table = QGridLayout()
        table.setHorizontalSpacing(12)
        for row, (slide, name) in enumerate(zip(self._slides, names, strict=True)):
            shown = label()
            shown.setText(name)
            shown.setBuddy(slide)
            slide.set_name(name, catalogue)
            table.addWidget(shown, row, 0)
            table.addWidget(slide, row, 1)
            slide.chosen.connect(self._mix)
        written = label()
        written.setText(_("Written as"))
        written.setBuddy(self._line)
        self._line.setAccessibleName(_("The colour as it is written, #rrggbb"))
        table.addWidget(written, 3, 0)
        table.addWidget(self._line, 3, 1)
        table.addWidget(self._field, 0, 2, 4, 1)
        table.setColumnStretch(1, 1)
        self._reason.setText(_("Write # and six digits or letters from a to f, such as #ffd633."))
        self._done.setText(_("Done"))
        self._cancel.setText(_("Cancel"))
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self._cancel)
        below.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(table)
        column.addWidget(self._reason)
        column.addStretch(1)
        column.addLayout(below)
        self.setMinimumWidth(460)
        self._line.textEdited.connect(self._read)
        self._done.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.rejected.connect(lambda: self.chosen.emit(self._first))
        self._show_slides()
        self._line.setText(colour_text(colour))

    def _show_slides(self) -> None:
        colour = QColor(*self._field.colour)
        parts = (max(0, colour.hue()), colour.saturationF() * 100, colour.valueF() * 100)
        for slide, part in zip(self._slides, parts, strict=True):
            slide.show_value(part)

    def _mix(self) -> None:
        hue, saturation, brightness = (slide.slider.value() for slide in self._slides)
        mixed = QColor.fromHsv(hue, round(saturation * 2.55), round(brightness * 2.55))
        self._take((mixed.red(), mixed.green(), mixed.blue()))
        self._line.setText(colour_text(self._field.colour))

    def _read(self, text: str) -> None:
        try:
            colour = parse_colour(text.strip())
        except ValueError:
            self._judge(good=False)
            return
        self._take(colour)
        self._show_slides()

    def _take(self, colour: Colour) -> None:
        self._judge(good=True)
        self._field.colour = colour
        self._field.update()
        self.chosen.emit(colour)

    def _judge(self, *, good: bool) -> None:
        set_role(self._line, "bad", "false" if good else "true")
        self._reason.setVisible(not good)


def pick_colour(
    parent: QWidget,
    catalogue: Catalogue,
    tokens: Tokens,
    colour: Colour,
    *,
    what: str,
    then: Callable[[Colour], None],
) -> ColourPicker:
    """Open the picker; `then` is told of every colour that is tried."""
    picker = ColourPicker(parent, catalogue, tokens, colour, what=what)
    picker.chosen.connect(then)
    picker.finished.connect(picker.deleteLater)
    picker.open()
    return picker
