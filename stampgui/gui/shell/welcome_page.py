"""The page that is shown before there are photos."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stampgui.gui.theme.icons import render_icon
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_button, make_label, name_parts, scale_to_font, set_icon
from stampgui.gui.widgets.flow_layout import FlowLayout, HeightForWidthWidget
from stampgui.i18n import Catalogue

_STEP_COUNT = 4
_LOW = 430
"""Logical pixels of height below which words and buttons need the picture's room, for text of 10 points."""


class WelcomePage(HeightForWidthWidget):
    """A large area to drop photos on, and the four steps to the copies."""

    photos_requested = Signal()
    folder_requested = Signal()
    samples_requested = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._picture_label = QLabel()
        self._hero_label = make_label("hero", wrap=True)
        self._lead_label = make_label("lead", wrap=True)
        self._promise_icon = QLabel()
        self._promise_label = make_label("good")
        self._folder_button, self._photos_button, self._samples_button = (
            make_button("primary"),
            make_button(),
            make_button("link"),
        )
        name_parts(samplesButton=self._samples_button)
        self._step_labels = [make_label("muted") for _number in range(_STEP_COUNT)]
        self._lay_out()
        self._folder_button.clicked.connect(self.folder_requested)
        self._photos_button.clicked.connect(self.photos_requested)
        self._samples_button.clicked.connect(self.samples_requested)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        buttons = FlowLayout(spacing=10, centred=True)
        buttons.add(self._folder_button, self._photos_button)
        promise_row = FlowLayout(spacing=7, centred=True)
        promise_row.add(self._promise_icon, self._promise_label)
        steps = FlowLayout(spacing=30, line_spacing=10, centred=True)
        for number, step in enumerate(self._step_labels, 1):
            number_label = make_label("step")
            number_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            number_label.setText(str(number))
            both = QWidget()
            beside = QHBoxLayout(both)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.addWidget(number_label)
            beside.addWidget(step)
            steps.add(both)
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 34, 60, 34)
        column.addStretch(3)
        for part in (self._picture_label, self._hero_label, self._lead_label):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
            column.addSpacing(6)
        column.addSpacing(14)
        column.addLayout(buttons)
        column.addSpacing(6)
        column.addWidget(self._samples_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addLayout(promise_row)
        column.addStretch(2)
        column.addLayout(steps)
        column.addStretch(1)

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self._hero_label.setText(_("Drag photos, a folder or ZIP files here"))
        self._lead_label.setText(_("The date is read from each photo and written onto a copy of it."))
        self._promise_label.setText(_("The original files are never changed."))
        self._folder_button.setText(_("Choose a folder…"))
        self._photos_button.setText(_("Choose photos…"))
        self._samples_button.setText(_("Try it with sample photos"))
        words = (_("Add photos"), _("Check the dates"), _("Arrange the caption"), _("Save copies"))
        for step, text in zip(self._step_labels, words, strict=True):
            step.setText(text)

    def focus(self) -> None:
        self._folder_button.setFocus()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        scale = self.devicePixelRatioF()
        self._picture_label.setPixmap(render_icon("photo", tokens.link, 84, scale=scale))
        self._promise_icon.setPixmap(render_icon("shield", tokens.green, 20, scale=scale))
        set_icon(self._folder_button, "folder", tokens.on_accent)
        set_icon(self._photos_button, "photo", tokens.text)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture_label.setVisible(self.height() >= scale_to_font(_LOW, self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._tokens.muted), 1.6, Qt.PenStyle.CustomDashLine))
        pen = painter.pen()
        pen.setDashPattern([6.0, 4.0])
        pen.setColor(QColor(self._tokens.edge))
        painter.setPen(pen)
        painter.setBrush(QColor(self._tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(32, 24, -32, -24), 18, 18)
