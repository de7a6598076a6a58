"""Controls that are beside others where there is room, and in a popup behind a button where there is not."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from stampgui.gui.widgets.controls import scale_to_font, take_out
from stampgui.gui.widgets.popups import EDGE, round_corners

_POPUP_MARGIN: Final = 14
_POPUP_WIDTH: Final = 560
"""Greatest width of the popup in logical pixels, for text of 10 points."""


class CollapsibleGroup(QWidget):
    """Shows `content` or, when collapsed, `button`, which opens it in a popup.

    `popup_painted` tells that the popup is on the screen, after each time that it is opened.
    """

    popup_painted = Signal()

    def __init__(self, content: QWidget, button: QPushButton) -> None:
        super().__init__()
        self._content, self._button = content, button
        self._is_painted = False
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._popup.setObjectName("popup")
        round_corners(self._popup)
        self._popup.installEventFilter(self)
        QShortcut(QKeySequence("Esc"), self._popup, self.close_popup)
        self._inside = QVBoxLayout(self._popup)
        self._inside.setContentsMargins(*[_POPUP_MARGIN] * 4)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(button)
        self._row.addWidget(content)
        self.setMinimumWidth(1)  # what does not fit is collapsed, and must not force the window to be wider
        self._button.hide()
        self._update_size_policy()
        button.clicked.connect(self.open_popup)

    @property
    def content_width(self) -> int:
        """Pixels that the content needs to be in one line."""
        for part in reversed(self._content.findChildren(QWidget)):  # what is inside first
            if (layout := part.layout()) is not None:
                layout.activate()  # Qt does it later, and never in a popup that is not shown
        return self._content.sizeHint().width()

    @property
    def collapsed(self) -> bool:
        return self._inside.count() > 0

    def set_collapsed(self, collapsed: bool) -> None:
        if collapsed == self.collapsed:
            return
        self._popup.hide()
        before, after = (self._row, self._inside) if collapsed else (self._inside, self._row)
        take_out(self._content, before)
        after.addWidget(self._content)
        self._content.show()
        self._button.setVisible(collapsed)
        if not collapsed:
            self._restore_tab_order()
        self._update_size_policy()

    def close_popup(self) -> None:
        self._popup.hide()

    def _restore_tab_order(self) -> None:
        """Put what comes back from the popup's window after the button; Qt appends it to the end of the window."""
        before: QWidget = self._button
        for part in self._content.findChildren(QWidget):
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.window() is self.window():
                QWidget.setTabOrder(before, part)
                before = part

    def _update_size_policy(self) -> None:
        """Grow only with content that asks for it."""
        wide = self._content.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding and not self.collapsed
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        )

    def open_popup(self) -> None:
        """Open the popup below the button, or above its bar where the screen ends."""
        self._place_popup()
        self._is_painted = False
        self._popup.show()
        if (first := self._find_first_control()) is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self._popup.isVisible():
            self._place_popup()  # what was chosen in it may need another line
        elif event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            self.popup_painted.emit()
        return super().eventFilter(watched, event)

    def _place_popup(self) -> None:
        popup, screen = self._popup, self.screen().availableGeometry().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        popup.ensurePolished()
        width = min(self.content_width + 2 * _POPUP_MARGIN, scale_to_font(_POPUP_WIDTH, self.font()), screen.width())
        wraps = self._inside.hasHeightForWidth()
        popup.setFixedSize(
            width, self._inside.totalHeightForWidth(width) if wraps else self._inside.totalSizeHint().height()
        )
        at = self._button.mapToGlobal(QPoint(0, self._button.height() + 4))
        if at.y() + popup.height() > screen.bottom():
            # above the bar that the button is in, whose upper edge it would cover
            bar = self.parentWidget() or self
            at.setY(bar.mapToGlobal(QPoint(0, -4)).y() - popup.height())
        end = min(screen.right(), self.window().geometry().right() - EDGE)
        at.setX(max(screen.left(), min(at.x(), end - popup.width())))
        popup.move(at)

    def _find_first_control(self) -> QWidget | None:
        """The first control in the popup, in the order of Tab."""
        part = self._popup.nextInFocusChain()
        while part is not None and part is not self._popup:
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and part.isEnabled():
                return part
            part = part.nextInFocusChain()
        return None
