"""A tour: a few hints that point at controls and can be skipped at any time."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_button, make_label, name_parts, scale_to_font
from stampgui.gui.widgets.focus_scroller import scroll_to
from stampgui.i18n import Catalogue, Message

_WIDTH: Final = 300
_GAP: Final = 12
_CORNER_RADIUS: Final = 10.0
_MOVE_EVENTS: Final = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


@dataclass(frozen=True, slots=True)
class TourStep:
    """Controls one below the other, which get one frame, and the hint for them.

    Where there is no room for all of them, the first ones are shown. The hint covers none of the parts `beside` them.
    """

    title: Message
    text: Message
    targets: tuple[QWidget, ...]
    beside: tuple[QWidget, ...] = ()


def place_bubble(target: QRect, bubble: QSize, available: QRect, *, kept_free: QRect | None = None) -> QPoint:
    """The position of the hint: on the side of `target` with the most space, never outside `available`.

    `kept_free` is a larger rectangle around `target` that it covers no part of, either. At the left or right it stands
    level with the middle of `target`, or with the upper edge of a lower one.
    """
    free, centre = kept_free or target, target.center()
    x, y = centre.x() - bubble.width() // 2, max(centre.y() - bubble.height() // 2, target.top())
    sides = (
        (available.bottom() - free.bottom() - bubble.height(), QPoint(x, free.bottom() + _GAP)),
        (free.top() - available.top() - bubble.height(), QPoint(x, free.top() - _GAP - bubble.height())),
        (free.left() - available.left() - bubble.width(), QPoint(free.left() - _GAP - bubble.width(), y)),
        (available.right() - free.right() - bubble.width(), QPoint(free.right() + _GAP, y)),
    )
    _space, corner = max(sides, key=lambda side: side[0])
    return QPoint(
        min(max(corner.x(), available.left() + _GAP), available.right() - _GAP - bubble.width()),
        min(max(corner.y(), available.top() + _GAP), available.bottom() - _GAP - bubble.height()),
    )


class TourHighlight(QWidget):
    """A frame around a control, transparent to the mouse."""

    def __init__(self, parent: QWidget, tokens: Tokens) -> None:
        super().__init__(parent)
        self.tokens = tokens
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.tokens.link), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), _CORNER_RADIUS, _CORNER_RADIUS)


class Tour(QFrame):
    """Shows one hint at a time beside its control; everything else stays usable.

    It does not take the keyboard focus, but Tab reaches its buttons; if they have it at the end, it goes to
    `focus_afterwards`. `finished` tells that the tour is over.
    """

    finished = Signal()

    def __init__(
        self,
        parent: QWidget,
        catalogue: Catalogue,
        tokens: Tokens,
        steps: tuple[TourStep, ...],
        *,
        focus_afterwards: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self._focus_afterwards = focus_afterwards
        self._steps = steps
        self._step_index: int | None = None
        self._watched: list[QObject] = []
        self._scrolled_from: dict[QScrollArea, int] = {}
        """Where areas were that the tour has scrolled, and will be again when it is over."""
        self._catalogue = catalogue
        self._window = parent
        self._highlight = TourHighlight(parent, tokens)
        self._title_label, self._text_label, self._count_label = (
            make_label("title", wrap=True),
            make_label(wrap=True),
            make_label("muted"),
        )
        self.skip_button, self.next_button = make_button("link"), make_button()
        name_parts(
            tourTitle=self._title_label,
            tourCount=self._count_label,
            tourHighlight=self._highlight,
            skipTourButton=self.skip_button,
            nextTourButton=self.next_button,
        )
        self._lay_out()
        self._position_timer = QTimer(self, interval=0, singleShot=True)
        self._position_timer.timeout.connect(self._update_position)
        self.skip_button.clicked.connect(self.finish)
        self.next_button.clicked.connect(self._next_step)
        self.retranslate(catalogue)
        self.hide()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._count_label)
        below.addStretch(1)
        below.addWidget(self.skip_button)
        below.addWidget(self.next_button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 14, 12)
        column.setSpacing(8)
        for part in (self._title_label, self._text_label):
            column.addWidget(part)
        column.addLayout(below)

    @property
    def active(self) -> bool:
        """Whether the tour is running; its hint is hidden while its control is."""
        return self._step_index is not None

    def start(self) -> None:
        """Show the first hint, unless the tour is running."""
        if not self.active:
            self._show_step(0)

    def finish(self) -> None:
        """End the tour."""
        if self.active:
            self._step_index = None
            focus = self._window.focusWidget()
            if focus is not None and self.isAncestorOf(focus):
                self._focus_afterwards.setFocus()
            self._follow(())
            self._scrolled_from.clear()
            self._highlight.hide()
            self.hide()
            self.finished.emit()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.setAccessibleName(catalogue.gettext("Hint"))
        self.skip_button.setText(catalogue.gettext("Skip"))
        self._update_text()

    def set_tokens(self, tokens: Tokens) -> None:
        self._highlight.tokens = tokens
        self._highlight.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVE_EVENTS:
            self._position_timer.start()
        return False

    def _next_step(self) -> None:
        if self._step_index is None or self._step_index + 1 == len(self._steps):
            self.finish()
        else:
            self._show_step(self._step_index + 1)

    def _show_step(self, step: int) -> None:
        self._step_index = step
        self._follow(self._steps[step].targets)
        self._update_text()
        self._update_position()
        words = f"{self._title_label.text()}. {self._text_label.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _follow(self, targets: tuple[QWidget, ...]) -> None:
        """Scroll to `targets` and follow their movements; scroll back what former steps have scrolled."""
        for area, value in self._scrolled_from.items():
            area.verticalScrollBar().setValue(value)
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched = []
        for target in targets:
            ancestor: QWidget | None = target
            while ancestor is not None and ancestor not in self._watched:
                self._watched.append(ancestor)
                ancestor.installEventFilter(self)
                if isinstance(ancestor, QScrollArea):
                    self._scrolled_from.setdefault(ancestor, ancestor.verticalScrollBar().value())
                ancestor = ancestor.parentWidget()
        scroll_to(*reversed(targets))

    def _update_text(self) -> None:
        step, total = self._step_index or 0, len(self._steps)
        render, _ = self._catalogue.render, self._catalogue.gettext
        self._title_label.setText(render(self._steps[step].title))
        self._text_label.setText(render(self._steps[step].text))
        self._count_label.setText(self._catalogue.fill(_("{step} of {total}"), step=step + 1, total=total))
        last = step + 1 == total
        self.skip_button.setVisible(not last)
        self.next_button.setText(_("Got it") if last else _("Next"))

    def _update_position(self) -> None:
        if self._step_index is None:
            return
        window, step = self._window, self._steps[self._step_index]
        where = self._find_visible_part(*step.targets)
        kept_free = where.united(self._find_visible_part(*step.beside))
        self.ensurePolished()
        width = max(scale_to_font(_WIDTH, self.font()), self.minimumSizeHint().width())
        self.resize(width, self._column.totalHeightForWidth(width))
        self.move(place_bubble(where, self.size(), window.rect(), kept_free=kept_free))
        self._highlight.setGeometry(where.adjusted(-9, -7, 9, 7).intersected(window.rect()))
        for part in (self._highlight, self):
            part.setVisible(not where.isEmpty())
            part.raise_()

    def _find_visible_part(self, *parts: QWidget) -> QRect:
        """What is in sight of these controls, in the window's coordinates."""
        found = QRect()
        for part in parts:
            seen = part.visibleRegion().boundingRect()
            found = found.united(QRect(part.mapTo(self._window, seen.topLeft()), seen.size()))
        return found
