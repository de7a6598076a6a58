"""The sentences about what came of a run, which need only one line in a low window."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from stampgui.gui.widgets.collapsible_group import CollapsibleGroup
from stampgui.gui.widgets.controls import make_button, make_label, name_parts, scale_to_font

_LEAST_WIDTH: Final = 330
_POPUP_WIDTH: Final = 500
"""Pixels for the sentences and for the popup that shows all of them, for text of 10 points."""


class ResultWords(QWidget):
    """A title with sentences below it; where it is `compact`, the popup of `details_group` has all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.title_label, self._details_label = make_label("title", wrap=True), make_label(wrap=True)
        self._line_label = make_label()
        self._popup_label = make_label(wrap=True)
        self.details_button = make_button("quiet")
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._popup_label)
        self._popup_label.setMinimumWidth(scale_to_font(_POPUP_WIDTH, self.font()))
        self.details_group = CollapsibleGroup(content, self.details_button)
        self.details_group.set_collapsed(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(scale_to_font(_LEAST_WIDTH, self.font()))
        name_parts(
            resultsTitle=self.title_label,
            resultsDetails=self._details_label,
            resultsLine=self._line_label,
            resultsPopup=self._popup_label,
            resultsDetailsButton=self.details_button,
        )
        texts = QVBoxLayout(self)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(3)
        for label in (self.title_label, self._details_label, self._line_label):
            texts.addWidget(label)
        self._line = ""
        self.set_compact(False)

    def find_least_width(self, room: int) -> int:
        """The least width at which the sentences take no more lines than they do where they have all the `room`."""
        label = self._details_label
        least = self.minimumWidth()
        if label.isHidden():
            return max(least, self.fontMetrics().horizontalAdvance(label.text()))
        widths = range(least, max(least, room) + 1)
        height = label.heightForWidth(widths[-1])
        return widths[bisect_left(widths, True, key=lambda width: label.heightForWidth(width) <= height)]

    def set_texts(self, title: str, details: str, failures: Sequence[str], *, summary: str, note: str) -> None:
        """Show these; where it is compact, the line begins with the `summary` of the failures.

        All of them and `note` are in the popup then.
        """
        self.title_label.setText(title)
        self._details_label.setText(_keep_last_words_together(details))
        self._line = " ".join(filter(None, (summary, details)))
        self._line_label.setAccessibleName(self._line)
        self._popup_label.setText("\n\n".join(filter(None, (details, "\n".join(failures), note))))
        self._elide_line()

    def set_compact(self, compact: bool) -> None:
        self._details_label.setVisible(not compact)
        self._line_label.setVisible(compact)
        self.details_group.setVisible(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide_line()

    def _elide_line(self) -> None:
        shown = self._line_label.fontMetrics().elidedText(self._line, Qt.TextElideMode.ElideRight, self.width())
        self._line_label.setText(shown)


def _keep_last_words_together(text: str) -> str:
    """Have no line begin with the last word, which would stand in it alone."""
    return "\N{NO-BREAK SPACE}".join(text.rsplit(" ", 1))
