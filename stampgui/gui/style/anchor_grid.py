"""The grid of the nine positions for a caption."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from stampgui.caption.style import AUTO, Anchor, Auto, Position
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import (
    ChoiceGroup,
    make_button,
    measure_bold_width,
    name_parts,
    scale_to_font,
    set_tooltip,
)
from stampgui.gui.widgets.flow_layout import FlowLayout


class _AnchorButton(QAbstractButton):
    """One of the nine positions on a photo."""

    def __init__(self, anchor: Anchor, tokens: Tokens) -> None:
        super().__init__()
        self.anchor = anchor
        self.tokens = tokens
        self.setCheckable(True)
        self.setFixedSize(scale_to_font(40, self.font()), scale_to_font(28, self.font()))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = self.tokens
        ground = t.accent if self.isChecked() else t.hover if self.underMouse() else t.field
        painter.setPen(QPen(QColor(t.text if self.hasFocus() else t.edge), 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(QColor(ground))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, 6, 6)
        # a short line where the caption will be
        width, height = 14.0, 3.0
        inner = box.adjusted(5, 5, -5, -5)
        left = inner.left() + self.anchor.horizontal * (inner.width() - width)
        top = inner.top() + self.anchor.vertical * (inner.height() - height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.on_accent if self.isChecked() else t.muted))
        painter.drawRoundedRect(QRectF(left, top, width, height), 1.5, 1.5)


class AnchorGrid(QWidget):
    """Nine positions and "automatic"; `position_selected` carries an Anchor or AUTO."""

    position_selected = Signal(Anchor)  # or AUTO

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._group = ChoiceGroup(self)
        self._automatic_button = make_button("chip")
        self._automatic_button.setCheckable(True)
        self._group.addButton(self._automatic_button)
        self._automatic_button.clicked.connect(lambda: self.position_selected.emit(AUTO))
        places = QWidget()
        grid = QGridLayout(places)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self._anchor_buttons = {anchor: _AnchorButton(anchor, tokens) for anchor in Anchor}
        for anchor, place in self._anchor_buttons.items():
            self._group.addButton(place)
            grid.addWidget(place, round(anchor.vertical * 2), round(anchor.horizontal * 2))
            place.clicked.connect(lambda _checked=False, anchor=anchor: self.position_selected.emit(anchor))
        name_parts(
            automaticPlaceButton=self._automatic_button,
            **{f"{anchor}Button": place for anchor, place in self._anchor_buttons.items()},
        )
        FlowLayout(self, spacing=12).add(places, self._automatic_button)

    def set_tokens(self, tokens: Tokens) -> None:
        for place in self._anchor_buttons.values():
            place.tokens = tokens
            place.update()

    def set_names(self, names: Mapping[Anchor, str], *, automatic: str, explained: str) -> None:
        for anchor, place in self._anchor_buttons.items():
            place.setAccessibleName(names[anchor])
            set_tooltip(place, names[anchor])
        self._automatic_button.setText(automatic)
        self._automatic_button.setMinimumWidth(measure_bold_width(self._automatic_button))
        set_tooltip(self._automatic_button, explained)
        self._automatic_button.setAccessibleDescription(explained)

    def set_position(self, position: Position) -> None:
        """Show the position of the caption; with a custom position no button is checked."""
        self._group.setExclusive(False)
        self._automatic_button.setChecked(isinstance(position, Auto))
        for anchor, place in self._anchor_buttons.items():
            place.setChecked(anchor == position)
        self._group.setExclusive(True)
