"""A slider with a label that shows its value."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from stampgui.gui.text.number_text import format_number
from stampgui.gui.widgets.controls import make_label
from stampgui.gui.widgets.wheel_guard import guard_from_wheel
from stampgui.i18n import Catalogue


class ValueSlider(QWidget):
    """`value_changed` carries the number, in steps of `step` from `minimum` to `maximum`."""

    value_changed = Signal(float)

    def __init__(self, minimum: float, maximum: float, step: float, *, unit: str = "%") -> None:
        super().__init__()
        self._step = step
        self._unit = unit
        self._catalogue: Catalogue | None = None
        self.slider = QSlider(Qt.Orientation.Horizontal)
        guard_from_wheel(self.slider)
        self.slider.setRange(round(minimum / step), round(maximum / step))
        self.slider.setPageStep(max(1, self.slider.maximum() // 10))
        self._value_label = make_label("muted")
        self._value_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 1)
        row.addWidget(self._value_label)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._emit_value)

    def set_name(self, name: str, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.slider.setAccessibleName(name)
        # wide enough for every value, so that all sliders in a column have the same length
        self._value_label.setMinimumWidth(self._value_label.fontMetrics().horizontalAdvance("100,0%"))
        self._update_label()

    def set_colours(self, colours: Sequence[str]) -> None:
        """Show a course of colours, each as "#rrggbb", along the slider."""
        stops = ", ".join(f"stop:{place / (len(colours) - 1):.3f} {each}" for place, each in enumerate(colours))
        self.slider.setStyleSheet(
            f"""
            QSlider::groove:horizontal {{
                height: 8px; border-radius: 4px; background: qlineargradient(x1:0, y1:0, x2:1, y2:0, {stops});
            }}
            QSlider::sub-page:horizontal {{ background: transparent; }}
            QSlider::handle:horizontal {{ margin: -4px 0; }}
            QSlider::handle:horizontal:focus {{ margin: -5px 0; }}
            """
        )

    def set_value(self, value: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(value / self._step))
        self._update_label()

    def _update_label(self) -> None:
        if self._catalogue is None:
            return
        decimals = 0 if self._step >= 1 else 1 if self._step >= 0.1 else 2
        text = format_number(self.slider.value() * self._step, decimals, self._catalogue) + self._unit
        self._value_label.setText(text)
        self.slider.setAccessibleDescription(text)

    def _emit_value(self, position: int) -> None:
        self._update_label()
        self.value_changed.emit(position * self._step)
