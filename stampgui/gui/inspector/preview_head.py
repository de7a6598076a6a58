"""What stays in sight at the top of the inspector: the preview, the photo's name, and what is said of the caption."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.gui.preview.preview_editor import PreviewEditor
from stampgui.gui.preview.preview_toolbar import PreviewToolbar
from stampgui.gui.text.path_text import elide_name
from stampgui.gui.widgets.controls import make_label, name_parts, scale_to_font, set_tooltip
from stampgui.gui.widgets.flow_layout import HeightForWidthWidget

MARGIN: Final = 16
"""Pixels beside the preview, and beside what is scrolled beneath it."""
_SPACING: Final = 8
_PREVIEW_SHARE: Final = 0.42
_MAX_PREVIEW: Final = 620
_PREVIEW_WITH_LINE: Final = 190
_USUAL_PREVIEW: Final = 112
_LEAST_PREVIEW: Final = 60
"""Height of the preview: its share of the inspector's usual one, and bounds in logical pixels; 3:4 of the width is
enough.

A line is kept for what is said of the caption only beneath a preview that is large enough. The least of all is for
windows that are low and show messages, too.
"""
_CONTROLS: Final = 90
"""Least height in logical pixels of what is scrolled beneath, for text of 10 points; a style's tile is whole there."""
_CONTROLS_WITH_OFFERS: Final = 248
_LINE_OF_DATE: Final = 15
"""At that height why a photo has no date is seen below the field, too, in two lines, and two dates to choose from, one
of them in two lines; a preview above `_USUAL_PREVIEW` and the line for what is said of the caption leave it.

Where lines are kept for what may be said, one of the date is, too.
"""
_ROUNDING: Final = 6
"""Pixels by which wrapped lines may be higher than measured, without the line being left out for that."""


class PreviewHead(HeightForWidthWidget):
    """The preview below the name of its photo, above its buttons and what is said of the caption."""

    def __init__(self, preview: PreviewEditor, toolbar: PreviewToolbar) -> None:
        super().__init__()
        self._preview = preview
        self._shown_name = ""
        self._can_drop_hint, self._has_room_for_line = False, True
        self.is_roomy = True
        """Whether the window is high enough to keep lines for what may be said."""
        self._name_label = make_label("title")
        # at the left even for a name in Arabic
        self._name_label.setAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        )
        self._problem_label, self._hint_label = make_label("warn", wrap=True), make_label("muted", wrap=True)
        name_parts(captionProblem=self._problem_label, captionHint=self._hint_label, photoName=self._name_label)
        self._words = QWidget()
        self._words_column = said = QVBoxLayout(self._words)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(_SPACING)
        for label in (self._problem_label, self._hint_label):
            said.addWidget(label)
        said.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 6)
        column.setSpacing(_SPACING)
        for part in (self._name_label, preview, toolbar, self._words):
            column.addWidget(part)

    @property
    def least_controls(self) -> int:
        """Pixels that are left to the controls beneath, even in the lowest window."""
        return scale_to_font(_CONTROLS, self.font())

    @property
    def least_height(self) -> int:
        """Pixels that are needed in the lowest window, at the present width."""
        words = 0 if self._can_drop_hint and self._problem_label.isHidden() else self._measure_words()
        return self._measure_others() + words + _LEAST_PREVIEW

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide_name()

    def show_name(self, name: str, path: Path | None) -> None:
        """Head the preview with the name of its photo, shortened as on its card."""
        self._shown_name = name
        self._elide_name()
        set_tooltip(self._name_label, str(path or ""), wrap=False)

    def set_words(self, problem: str, hint: str, *, can_drop: bool) -> None:
        """Say what is wrong with the caption, and something else of it; a hint that `can_drop` needs some room."""
        self._can_drop_hint = can_drop
        self._problem_label.setText(problem)
        self._hint_label.setText(hint)
        self._update_words()

    def fit(self, height: int, *, usual: int) -> None:
        """Share `height` with the controls beneath, which stay where they are whatever is said of the caption.

        A line is kept for that, and what is longer makes the preview lower. In a low window there is none, and a hint
        is the preview's tooltip instead.
        The preview is measured by the `usual` height, so that it stays as it is while there is less.
        """
        line = self._hint_label.fontMetrics().height()
        others = self._measure_others()
        room = height - others - self.least_controls
        above_offers = usual - others - scale_to_font(_CONTROLS_WITH_OFFERS, self.font())
        beside_lines = above_offers - line - _SPACING - scale_to_font(_LINE_OF_DATE, self.font())
        self.is_roomy = beside_lines >= _PREVIEW_WITH_LINE
        self._has_room_for_line = self.is_roomy and room - line - _SPACING >= _USUAL_PREVIEW - _ROUNDING
        self._words.setMinimumHeight(line if self._has_room_for_line else 0)
        self._update_words()
        kept = line + _SPACING if self._has_room_for_line else 0
        bound = min(room - kept, max(_USUAL_PREVIEW, beside_lines if self.is_roomy else above_offers))
        share = min(round(usual * _PREVIEW_SHARE), round(self.width() * 3 / 4), _MAX_PREVIEW, bound)
        longer = max(0, self._measure_words() - kept)
        self._preview.setFixedHeight(max(share - longer, _LEAST_PREVIEW))

    def _update_words(self) -> None:
        hint_has_place = self._has_room_for_line or not self._can_drop_hint
        self._problem_label.setVisible(bool(self._problem_label.text()))
        self._hint_label.setVisible(hint_has_place and bool(self._hint_label.text()))
        self._words.setVisible(self._has_room_for_line or self._says_something)
        set_tooltip(self._preview, self._hint_label.text() if self._hint_label.isHidden() else "")

    @property
    def _says_something(self) -> bool:
        return not (self._problem_label.isHidden() and self._hint_label.isHidden())

    def _measure_others(self) -> int:
        """Pixels that all but the preview and what is said of the caption take."""
        shown = self._column.totalHeightForWidth(self.width())
        words = 0 if self._words.isHidden() else max(self._words.minimumHeight() + _SPACING, self._measure_words())
        return shown - self._preview.minimumHeight() - words

    def _measure_words(self) -> int:
        """Pixels that what is said of the caption takes now."""
        if not self._says_something:
            return 0
        return self._words_column.totalHeightForWidth(self.width() - 2 * MARGIN) + _SPACING

    def _elide_name(self) -> None:
        room = self.width() - 2 * MARGIN
        metrics = self._name_label.fontMetrics()
        self._name_label.setText(elide_name(self._shown_name, lambda text: metrics.horizontalAdvance(text) <= room))
