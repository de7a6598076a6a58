"""What stays in sight at the top of the inspector: the preview, the photo's name, and what is said of the caption."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from stampgui.gui.preview.preview_editor import PreviewEditor
from stampgui.gui.preview.preview_toolbar import PreviewToolbar
from stampgui.gui.widgets.controls import make_label, name_parts, scale_to_font, set_tooltip
from stampgui.gui.widgets.flow_layout import HeightForWidthWidget

_MARGIN: Final = 16
_SPACING: Final = 8
_PREVIEW_SHARE: Final = 0.42
_MAX_PREVIEW: Final = 620
_USUAL_PREVIEW: Final = 126
_LEAST_PREVIEW: Final = 60
"""Height of the preview: its share of the inspector's, and bounds in logical pixels; 3:4 of the width is enough.

The least of all is for windows that are low and show messages, too.
"""
_CONTROLS: Final = 90
"""Least height in logical pixels of what is scrolled beneath, for text of 10 points; a style's tile is whole there."""
_ROUNDING: Final = 6
"""Pixels by which wrapped lines may be higher than measured, without the hint being left out for that."""


class PreviewHead(HeightForWidthWidget):
    """The preview below the name of its photo, above its buttons and what is said of the caption."""

    def __init__(self, preview: PreviewEditor, toolbar: PreviewToolbar) -> None:
        super().__init__()
        self._preview = preview
        self._shown_name = ""
        self._can_drop_hint, self._has_room_for_hint = False, True
        self._name_label = make_label("title")
        # at the left even for a name in Arabic
        self._name_label.setAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        )
        self.problem_label, self._hint_label = make_label("warn", wrap=True), make_label("muted", wrap=True)
        name_parts(captionProblem=self.problem_label, captionHint=self._hint_label, photoName=self._name_label)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 6)
        column.setSpacing(_SPACING)
        for part in (self._name_label, preview, toolbar, self.problem_label, self._hint_label):
            column.addWidget(part)

    @property
    def least_controls(self) -> int:
        """Pixels that are left to the controls beneath, even in the lowest window."""
        return scale_to_font(_CONTROLS, self.font())

    @property
    def least_height(self) -> int:
        """Pixels that are needed in the lowest window, at the present width."""
        hint = 0 if self._can_drop_hint else self._hint_height
        return self._measure_others() + hint + _LEAST_PREVIEW

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide_name()

    def show_name(self, name: str, path: Path | None) -> None:
        """Head the preview with the name of its photo, shortened in the middle."""
        self._shown_name = name
        self._elide_name()
        set_tooltip(self._name_label, str(path or ""), wrap=False)

    def set_hint(self, hint: str, *, can_drop: bool) -> None:
        """Say something of the caption; what `can_drop` is left out where there is no room for it."""
        self._can_drop_hint = can_drop
        self._hint_label.setText(hint)
        self._update_hint()

    def fit(self, height: int) -> None:
        """Share `height` with the controls beneath: the preview gets no more than the other parts leave.

        In a low window first the hint goes, and then the preview is lower.
        """
        room = height - self._measure_others() - self.least_controls
        self._has_room_for_hint = room - self._measure_hint() >= _USUAL_PREVIEW - _ROUNDING
        self._update_hint()
        share = min(round(height * _PREVIEW_SHARE), round(self.width() * 3 / 4), _MAX_PREVIEW, room - self._hint_height)
        self._preview.setFixedHeight(max(share, _LEAST_PREVIEW))

    def _update_hint(self) -> None:
        has_place = self._has_room_for_hint or not self._can_drop_hint
        self._hint_label.setVisible(has_place and bool(self._hint_label.text()))

    def _measure_others(self) -> int:
        """Pixels that all but the preview and the hint take."""
        shown = self._column.totalHeightForWidth(self.width())
        return shown - self._preview.minimumHeight() - self._hint_height

    @property
    def _hint_height(self) -> int:
        """Pixels that the hint takes now."""
        return 0 if self._hint_label.isHidden() else self._measure_hint()

    def _measure_hint(self) -> int:
        return self._hint_label.heightForWidth(self.width() - 2 * _MARGIN) + _SPACING

    def _elide_name(self) -> None:
        room = self.width() - 2 * _MARGIN
        elided = self._name_label.fontMetrics().elidedText(self._shown_name, Qt.TextElideMode.ElideMiddle, room)
        self._name_label.setText(elided)
