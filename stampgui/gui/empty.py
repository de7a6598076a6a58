"""What is seen before there are photos."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stampgui.gui.controls import button, label, set_icon
from stampgui.gui.flow import Flow, Wrapping
from stampgui.gui.icons import drawn
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

_STEPS = 4


class EmptyPage(Wrapping):
    """A large place to drop photos on, and the way from here to the copies in four steps."""

    photos_wanted = Signal()
    folder_wanted = Signal()
    samples_wanted = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._picture = QLabel()
        self._hero = label("hero", wrap=True)
        self._lead = label("lead", wrap=True)
        self._promise_glyph = QLabel()
        self._promise = label("good")
        self._folder, self._photos, self._samples = button("primary"), button(), button("link")
        self._steps = [label("muted") for _number in range(_STEPS)]
        self._lay_out()
        self._folder.clicked.connect(self.folder_wanted)
        self._photos.clicked.connect(self.photos_wanted)
        self._samples.clicked.connect(self.samples_wanted)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        buttons = Flow(gap=10, centred=True)
        buttons.add(self._folder, self._photos)
        promise = Flow(gap=7, centred=True)
        promise.add(self._promise_glyph, self._promise)
        steps = Flow(gap=30, between=10, centred=True)
        for number, step in enumerate(self._steps, 1):
            figure = label("step")
            figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
            figure.setText(str(number))
            both = QWidget()
            beside = QHBoxLayout(both)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.addWidget(figure)
            beside.addWidget(step)
            steps.add(both)
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 34, 60, 34)
        column.addStretch(3)
        for part in (self._picture, self._hero, self._lead):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
            column.addSpacing(6)
        column.addSpacing(14)
        column.addLayout(buttons)
        column.addSpacing(6)
        column.addWidget(self._samples, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addLayout(promise)
        column.addStretch(2)
        column.addLayout(steps)
        column.addStretch(1)

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self._hero.setText(_("Drag photos or a folder here"))
        self._lead.setText(_("The date is read from each photo and written onto a copy of it."))
        self._promise.setText(_("The original files are never changed."))
        self._folder.setText(_("Choose a folder…"))
        self._photos.setText(_("Choose photos…"))
        self._samples.setText(_("Try it with sample photos"))
        words = (_("Add photos"), _("Check the dates"), _("Arrange the caption"), _("Save copies"))
        for step, text in zip(self._steps, words, strict=True):
            step.setText(text)

    def focus(self) -> None:
        self._folder.setFocus()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        scale = self.devicePixelRatioF()
        self._picture.setPixmap(drawn("photo", tokens.link, 84, scale=scale))
        self._promise_glyph.setPixmap(drawn("shield", tokens.green, 20, scale=scale))
        set_icon(self._folder, "folder", tokens.on_accent)
        set_icon(self._photos, "photo", tokens.text)
        self.update()

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
