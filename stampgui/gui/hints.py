"""The first steps: a few hints that point at real controls and can be skipped at any time."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stampgui.gui.controls import button, for_text, label
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue, Message

_WIDTH: Final = 300
_GAP: Final = 12
_ROUND: Final = 10.0
_MOVING: Final = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


@dataclass(frozen=True, slots=True)
class Hint:
    """What to say about a control."""

    title: Message
    text: Message
    target: QWidget


def beside(target: QRect, bubble: QSize, room: QRect) -> QPoint:
    """Where a bubble of this size lies: on the side of `target` with the most space, never outside `room`."""
    centre = target.center()
    x, y = centre.x() - bubble.width() // 2, centre.y() - bubble.height() // 2
    sides = (
        (room.bottom() - target.bottom() - bubble.height(), QPoint(x, target.bottom() + _GAP)),
        (target.top() - room.top() - bubble.height(), QPoint(x, target.top() - _GAP - bubble.height())),
        (target.left() - room.left() - bubble.width(), QPoint(target.left() - _GAP - bubble.width(), y)),
        (room.right() - target.right() - bubble.width(), QPoint(target.right() + _GAP, y)),
    )
    _space, corner = max(sides, key=lambda side: side[0])
    return QPoint(
        min(max(corner.x(), room.left() + _GAP), room.right() - _GAP - bubble.width()),
        min(max(corner.y(), room.top() + _GAP), room.bottom() - _GAP - bubble.height()),
    )


class _Ring(QWidget):
    """A frame around a control; the mouse goes through it."""

    def __init__(self, parent: QWidget, tokens: Tokens) -> None:
        super().__init__(parent)
        self.tokens = tokens
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.tokens.link), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), _ROUND, _ROUND)


class Hints(QFrame):
    """One hint at a time, beside what it is about; everything else stays usable. `ended` says: no more of this.

    It takes no focus: who works on with the keyboard is not held up, and Tab reaches its buttons.
    """

    ended = Signal()

    def __init__(self, parent: QWidget, catalogue: Catalogue, tokens: Tokens, hints: tuple[Hint, ...]) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self._hints = hints
        self._step: int | None = None
        self._watched: list[QObject] = []
        self._catalogue = catalogue
        self._window = parent
        self._ring = _Ring(parent, tokens)
        self._title, self._text, self._count = label("title", wrap=True), label(wrap=True), label("muted")
        self.skip, self.further = button("link"), button("primary")
        self._lay_out()
        self._placing = QTimer(self, interval=0, singleShot=True)
        self._placing.timeout.connect(self._place)
        self.skip.clicked.connect(self.end)
        self.further.clicked.connect(self._go_on)
        self.retranslate(catalogue)
        self.hide()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._count)
        below.addStretch(1)
        below.addWidget(self.skip)
        below.addWidget(self.further)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 14, 12)
        column.setSpacing(8)
        for part in (self._title, self._text):
            column.addWidget(part)
        column.addLayout(below)

    @property
    def active(self) -> bool:
        """Whether a hint is there; it is out of sight while what it is about is."""
        return self._step is not None

    def begin(self) -> None:
        """Show the first hint, unless one is there already."""
        if not self.active:
            self._show(0)

    def end(self) -> None:
        """Take the hints away for good."""
        if self.active:
            self._step = None
            self._watch(None)
            self._ring.hide()
            self.hide()
            self.ended.emit()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.setAccessibleName(catalogue.gettext("Hint"))
        self.skip.setText(catalogue.gettext("Skip"))
        self._show_words()

    def set_tokens(self, tokens: Tokens) -> None:
        self._ring.tokens = tokens
        self._ring.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVING:
            self._placing.start()
        return False

    def _go_on(self) -> None:
        if self._step is None or self._step + 1 == len(self._hints):
            self.end()
        else:
            self._show(self._step + 1)

    def _show(self, step: int) -> None:
        self._step = step
        self._watch(self._hints[step].target)
        self._show_words()
        self._place()
        words = f"{self._title.text()}. {self._text.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _watch(self, target: QWidget | None) -> None:
        """Follow `target` wherever it goes, beginning with bringing it into view."""
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched = []
        around = target
        while around is not None:
            self._watched.append(around)
            around.installEventFilter(self)
            if isinstance(around, QScrollArea) and target is not None:
                around.ensureWidgetVisible(target)
            around = around.parentWidget()

    def _show_words(self) -> None:
        step, total = self._step or 0, len(self._hints)
        render, _ = self._catalogue.render, self._catalogue.gettext
        self._title.setText(render(self._hints[step].title))
        self._text.setText(render(self._hints[step].text))
        self._count.setText(_("{step} of {total}").format(step=step + 1, total=total))
        last = step + 1 == total
        self.skip.setVisible(not last)
        self.further.setText(_("Got it") if last else _("Next"))

    def _place(self) -> None:
        if self._step is None:
            return
        window, target = self._window, self._hints[self._step].target
        seen = target.visibleRegion().boundingRect()
        where = QRect(target.mapTo(window, seen.topLeft()), seen.size())
        self.ensurePolished()
        width = max(for_text(_WIDTH, self.font()), self.minimumSizeHint().width())
        self.resize(width, self._column.totalHeightForWidth(width))
        self.move(beside(where, self.size(), window.rect()))
        self._ring.setGeometry(where.adjusted(-9, -7, 9, 7).intersected(window.rect()))
        for part in (self._ring, self):
            part.setVisible(not seen.isEmpty())
            part.raise_()
