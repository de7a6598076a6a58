"""The dialog for a custom colour: hue, saturation and brightness as sliders, or a colour code."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from stampgui.caption.colour import Colour, format_colour, parse_colour
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import (
    LineEdit,
    delete_later,
    make_button,
    make_label,
    name_parts,
    set_style_property,
)
from stampgui.gui.widgets.flow_layout import DialogButtons
from stampgui.gui.widgets.value_slider import ValueSlider
from stampgui.i18n import Catalogue
from stampgui.lazy_pattern import LazyPattern

_HSV_RANGES: Final = ((359.0, "°"), (100.0, "%"), (100.0, "%"))
"""Highest value and unit of hue, saturation and brightness."""
_HUES: Final = tuple(QColor.fromHsv(60 * step % 360, 255, 255) for step in range(7))
_LEAST_BRIGHTNESS: Final = 0.4
"""Of the colours along the slider for saturation: in the dark they would all look the same."""
_BEGINNING: Final = LazyPattern(r"#?[0-9a-fA-F]{0,5}")
"""A colour code that is not yet typed to its end."""


class _ColourSample(QWidget):
    """A rectangle filled with the colour."""

    def __init__(self, colour: Colour, tokens: Tokens) -> None:
        super().__init__()
        self.colour = colour
        self._tokens = tokens
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(76, 60)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._tokens.muted), 1.0))
        painter.setBrush(QColor(*self.colour))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class ColourDialog(QDialog):
    """`colour_changed` carries each Colour that is tried."""

    colour_changed = Signal(tuple)  # Colour

    def __init__(self, parent: QWidget, catalogue: Catalogue, tokens: Tokens, colour: Colour, *, title: str) -> None:
        """`title` names what gets the colour: "Colour", "Outline colour"."""
        super().__init__(parent)
        _ = catalogue.gettext
        self._sample = _ColourSample(colour, tokens)
        self._sliders = [ValueSlider(0, highest, 1, unit=unit) for highest, unit in _HSV_RANGES]
        self._code_edit = LineEdit()
        self._code_edit.retranslate(catalogue)
        self._code_edit.setMaxLength(7)
        self._error_label = make_label("bad", wrap=True)
        kept = self._error_label.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the buttons stay where they are while a code is typed
        self._error_label.setSizePolicy(kept)
        self._error_label.hide()
        self._done_button, self._cancel_button = make_button("primary"), make_button()
        self._done_button.setDefault(True)
        self.setWindowTitle(title)
        names = (_("Hue"), _("Saturation"), _("Brightness"))
        table = QGridLayout()
        table.setHorizontalSpacing(12)
        for row, (slider, name) in enumerate(zip(self._sliders, names, strict=True)):
            shown = make_label()
            shown.setText(name)
            shown.setBuddy(slider)
            slider.set_name(name, catalogue)
            table.addWidget(shown, row, 0)
            table.addWidget(slider, row, 1)
            slider.value_changed.connect(self._read_sliders)
        written = make_label()
        written.setText(_("Colour code"))
        written.setBuddy(self._code_edit)
        self._code_edit.setAccessibleName(_("Colour code, #rrggbb"))
        table.addWidget(written, 3, 0)
        table.addWidget(self._code_edit, 3, 1)
        table.addWidget(self._sample, 0, 2, 4, 1)
        table.setColumnStretch(1, 1)
        self._error_label.setText(_("Write # and six digits or letters from a to f, such as #ffd633."))
        self._done_button.setText(_("Done"))
        self._cancel_button.setText(_("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(table)
        column.addWidget(self._error_label)
        column.addStretch(1)
        column.addLayout(DialogButtons(self._done_button, self._cancel_button))
        self.setMinimumWidth(460)
        hue, saturation, brightness = (each.slider for each in self._sliders)
        name_parts(
            hueSlider=hue,
            saturationSlider=saturation,
            brightnessSlider=brightness,
            colourCodeEdit=self._code_edit,
            colourCodeError=self._error_label,
        )
        self._code_edit.textEdited.connect(self._read_code)
        self._code_edit.editingFinished.connect(self._check_code)
        self._done_button.clicked.connect(self._accept_valid)
        self._cancel_button.clicked.connect(self.reject)
        self._update_sliders()
        self._show_courses()
        self._code_edit.setText(format_colour(colour))

    def set_tokens(self, tokens: Tokens) -> None:
        self._sample.set_tokens(tokens)

    def _update_sliders(self) -> None:
        colour = QColor(*self._sample.colour)
        parts = (max(0, colour.hue()), colour.saturationF() * 100, colour.valueF() * 100)
        for slider, part in zip(self._sliders, parts, strict=True):
            slider.set_value(part)

    def _show_courses(self) -> None:
        """Show on each slider where it leads from the present colour."""
        shares = [slider.slider.value() / most for slider, (most, _) in zip(self._sliders, _HSV_RANGES, strict=True)]
        hue, saturation, brightness = shares
        saturation_course = [QColor.fromHsvF(hue, share, max(brightness, _LEAST_BRIGHTNESS)) for share in (0.0, 1.0)]
        brightness_course = [QColor.fromHsvF(hue, saturation, share) for share in (0.0, 1.0)]
        for slider, course in zip(self._sliders, (_HUES, saturation_course, brightness_course), strict=True):
            slider.set_colours([colour.name() for colour in course])

    def _read_sliders(self) -> None:
        hue, saturation, brightness = (slider.slider.value() for slider in self._sliders)
        mixed = QColor.fromHsv(hue, round(saturation * 2.55), round(brightness * 2.55))
        self._set_colour((mixed.red(), mixed.green(), mixed.blue()))
        self._code_edit.setText(format_colour(self._sample.colour))

    def _read_code(self, text: str) -> None:
        try:
            colour = parse_colour(text.strip())
        except ValueError:
            self._set_valid(valid=_BEGINNING.fullmatch(text.strip()) is not None)
            return
        self._sample.colour = colour
        self._update_sliders()
        self._set_colour(colour)

    def _check_code(self) -> bool:
        try:
            parse_colour(self._code_edit.text().strip())
        except ValueError:
            self._set_valid(valid=False)
            return False
        return True

    def _accept_valid(self) -> None:
        if self._check_code():
            self.accept()
        else:
            self._code_edit.setFocus()

    def _set_colour(self, colour: Colour) -> None:
        self._set_valid(valid=True)
        self._sample.colour = colour
        self._sample.update()
        self._show_courses()
        self.colour_changed.emit(colour)

    def _set_valid(self, *, valid: bool) -> None:
        set_style_property(self._code_edit, "bad", "false" if valid else "true")
        self._error_label.setVisible(not valid)
        self._done_button.setEnabled(valid)  # it would take the last colour that was valid


def open_colour_dialog(
    parent: QWidget,
    catalogue: Catalogue,
    tokens: Tokens,
    colour: Colour,
    *,
    title: str,
    on_change: Callable[[Colour], None],
    on_cancel: Callable[[], None],
) -> ColourDialog:
    """Open the dialog; `on_change` is called with every colour that is tried, `on_cancel` when none is taken."""
    dialog = ColourDialog(parent, catalogue, tokens, colour, title=title)
    dialog.colour_changed.connect(on_change)
    dialog.rejected.connect(on_cancel)
    dialog.finished.connect(lambda: delete_later(dialog))
    dialog.open()
    return dialog
