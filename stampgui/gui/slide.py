"""A number to pull, and what it is now."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from stampgui.gui.controls import label
from stampgui.i18n import Catalogue


class _Slider(QSlider):
    """A slider that leaves the wheel to the page around it: scrolling past must not change a caption."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Slide(QWidget):
    """`chosen` carries the number, in steps of `step` from `lowest` to `highest`."""

    chosen = Signal(float)

    def __init__(self, lowest: float, highest: float, step: float, *, unit: str = " %") -> None:
        super().__init__()
        self._step = step
        self._unit = unit
        self._catalogue: Catalogue | None = None
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(lowest / step), round(highest / step))
        self.slider.setPageStep(max(1, self.slider.maximum() // 10))
        self._shown = label("muted")
        self._shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 1)
        row.addWidget(self._shown)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._choose)

    def set_name(self, name: str, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.slider.setAccessibleName(name)
        # wide enough for every number, so that sliders under each other are of one length
        self._shown.setMinimumWidth(self._shown.fontMetrics().horizontalAdvance("100,0 %"))
        self._show()

    def show_value(self, value: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(value / self._step))
        self._show()

    def _words(self, place: int) -> str:
        decimals = 0 if self._step >= 1 else 1 if self._step >= 0.1 else 2
        text = f"{place * self._step:.{decimals}f}"
        comma = self._catalogue is not None and self._catalogue.language == "id"
        return (text.replace(".", ",") if comma else text) + self._unit

    def _show(self) -> None:
        words = self._words(self.slider.value())
        self._shown.setText(words)
        self.slider.setAccessibleDescription(words)

    def _choose(self, place: int) -> None:
        self._show()
        self.chosen.emit(place * self._step)
