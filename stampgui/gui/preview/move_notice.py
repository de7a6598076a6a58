"""Says over the preview which photos a caption was moved on, and offers to move it on one photo only."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from stampgui.gui.widgets.controls import make_button, make_label, name_parts
from stampgui.gui.widgets.flow_layout import FlowLayout

_MARGIN = 8
"""Logical pixels between the notice and the edges of the preview."""


class MoveNotice(QFrame):
    """Lies over its parent, at the edge that is farther from the caption; `limit_requested` comes from its button."""

    limit_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._preview = parent
        self.setObjectName("moveNotice")
        self._at_top = True
        self._label, self._limit_button = make_label(), make_button("link")
        name_parts(moveNoticeLabel=self._label, onlyThisPhotoButton=self._limit_button)
        row = FlowLayout(self, spacing=4, line_spacing=0)
        row.setContentsMargins(10, 3, 6, 3)
        row.add(self._label, self._limit_button)
        self._limit_button.clicked.connect(self.limit_requested)
        self._limit_button.hide()
        parent.installEventFilter(self)
        for part in (self, self._limit_button):  # which has no words yet
            part.hide()

    def show_move(self, text: str, limit_text: str, *, at_top: bool) -> None:
        """Say `text`; the button says `limit_text`, and is left out where that is empty."""
        self._label.setText(f"{text} ·" if limit_text else text)
        self._limit_button.setText(limit_text)
        self._limit_button.setVisible(bool(limit_text))
        self._at_top = at_top
        QWidget.setTabOrder(self._preview, self._limit_button)
        self.show()
        self._place()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._preview, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._preview and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.ensurePolished()
        around = self._preview.size()
        width = min(self.sizeHint().width(), around.width() - 2 * _MARGIN)
        height = self.heightForWidth(width)
        top = _MARGIN if self._at_top else around.height() - height - _MARGIN
        self.setGeometry((around.width() - width) // 2, top, width, height)
