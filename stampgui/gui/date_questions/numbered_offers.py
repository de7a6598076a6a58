"""Answers that are one click or one key away, each with its number."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from stampgui.gui.widgets.controls import make_label, set_tooltip
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.gui.widgets.wrapping_button import WrappingButton

MAX_OFFERS: Final = 9
"""One for each digit key."""


class NumberedOffers(QWidget):
    """A button for each place that has an answer; `chosen` carries the place of the one clicked, counted from 0."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = [WrappingButton("offer") for _place in range(MAX_OFFERS)]
        self._number_labels = [_make_number_label(place + 1) for place in range(MAX_OFFERS)]
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for place, (number_label, button) in enumerate(zip(self._number_labels, self.buttons, strict=True)):
            row = FlowLayout()  # as high as the button's lines, which a style sheet's min-height hides from others
            row.add(number_label, button)
            column.addLayout(row)
            set_tooltip(button, f"Ctrl+{place + 1}")
            button.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
        self.set_texts(())

    @property
    def last_button(self) -> WrappingButton | None:
        return next((button for button in reversed(self.buttons) if not button.isHidden()), None)

    def set_spacing(self, pixels: int) -> None:
        """Set how far the answers are apart."""
        self._column.setSpacing(pixels)

    def set_texts(self, texts: Sequence[str | None]) -> None:
        """Set what is offered at each place; None where nothing is."""
        for place, (number_label, button) in enumerate(zip(self._number_labels, self.buttons, strict=True)):
            text = texts[place] if place < len(texts) else None
            number_label.setVisible(text is not None)
            button.setVisible(text is not None)
            button.setEnabled(text is not None)  # a key would click a hidden one, too
            if text is not None:
                button.set_full_text(text)
        self.setVisible(any(texts))


def _make_number_label(number: int) -> QLabel:
    widget = make_label("step")
    widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
    widget.setText(str(number))
    return widget
