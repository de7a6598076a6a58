"""A button whose text wraps into further lines."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from stampgui.gui.widgets.controls import set_kind


class WrappingButton(QPushButton):
    """`full_text` is its text without line breaks."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        set_kind(self, kind)
        self._full_text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def full_text(self) -> str:
        return self._full_text

    def set_full_text(self, text: str) -> None:
        self._full_text = text
        self.setAccessibleName(text)
        self._update_wrapping()

    def minimumSizeHint(self) -> QSize:
        longest = max(map(self.fontMetrics().horizontalAdvance, self._full_text.split()), default=0)
        return QSize(longest + self._horizontal_padding, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_wrapping()

    def _update_wrapping(self) -> None:
        wrapped = wrap_text(self._full_text, self.width() - self._horizontal_padding, self.fontMetrics())
        self.setText(wrapped.replace("&", "&&"))  # a single one would underline the next letter

    @property
    def _horizontal_padding(self) -> int:
        """Width of the frame and the padding in pixels."""
        return self.fontMetrics().averageCharWidth() + 24


def wrap_text(text: str, available: int, metrics: QFontMetrics) -> str:
    """Break `text` at spaces into lines of at most `available` pixels."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and metrics.horizontalAdvance(f"{lines[-1]} {word}") <= available:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)
