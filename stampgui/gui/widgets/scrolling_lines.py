"""Lines of text of which only a few are in sight; more are scrolled."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea

from stampgui.gui.widgets.controls import make_label


class ScrollingLines(QScrollArea):
    """As high as its lines, but never higher than `most` of them; hidden without any."""

    def __init__(self, kind: str, *, most: int) -> None:
        """`kind` is that of the label."""
        super().__init__()
        self._most = most
        self.setObjectName("lines")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text_label = make_label(kind, wrap=True)
        self.text_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.text_label)
        self.viewport().setAutoFillBackground(False)

    def set_most(self, most: int) -> None:
        """Show at most so many lines from now on."""
        self._most = most
        self._fit_height()

    def set_lines(self, lines: Sequence[str]) -> None:
        self.text_label.setText("\n".join(lines))
        self.setVisible(bool(lines))
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        most = self._most * self.text_label.fontMetrics().lineSpacing()
        needed = max(0, self.text_label.heightForWidth(self.viewport().width()))
        self.setFixedHeight(min(needed, most))
        scrolls, bar = needed > most, Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOn if scrolls else bar.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)
