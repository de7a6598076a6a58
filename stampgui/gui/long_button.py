"""A button with a whole sentence, which goes on in another line where it is too long for one."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from stampgui.gui.controls import dressed


class LongButton(QPushButton):
    """`words` are what it says, however it is broken into lines."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        dressed(self, kind)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def words(self) -> str:
        return self._words

    def say(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self._break()

    def minimumSizeHint(self) -> QSize:
        longest = max(map(self.fontMetrics().horizontalAdvance, self._words.split()), default=0)
        return QSize(longest + self._around, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def _break(self) -> None:
        self.setText(broken(self._words, self.width() - self._around, self.fontMetrics()))

    @property
    def _around(self) -> int:
        """What frame and padding take of the width."""
        return self.fontMetrics().averageCharWidth() + 24


def broken(words: str, room: int, metrics: QFontMetrics) -> str:
    """The same words with a new line wherever the next one would not fit into `room` pixels."""
    lines: list[str] = []
    for word in words.split(" "):
        if lines and metrics.horizontalAdvance(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)
