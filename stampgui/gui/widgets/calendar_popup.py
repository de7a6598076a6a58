"""A calendar that opens beside a field, without days to come."""

import datetime
from itertools import chain
from typing import Final

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QMenu, QTableView, QToolButton, QVBoxLayout, QWidget

from stampgui.gui.theme.icons import load_icon
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import scale_to_font
from stampgui.gui.widgets.popups import round_corners
from stampgui.i18n import Catalogue

_FIRST_YEAR: Final = 1826
"""Of the oldest photograph that is left (Niépce, “View from the Window at Le Gras”, 1826 or 1827)."""
_CELL: Final = 34
"""Width and height of a day in logical pixels, for text of 10 points."""
_MONDAY_FIRST: Final = ("id", "jv", "su")
"""Languages whose printed calendars begin with Monday more often than CLDR has it for their country."""

_ARROWS: Final = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}
"""The icons of buttons that Qt has named."""

_GAP: Final = 4
"""Pixels between the field and the calendar."""


def place_calendar(size: QSize, field: QRect, screen: QRect, clear: QRect) -> QPoint:
    """Where the calendar of a field goes: below it, or where it covers nothing of what is `clear`, else above it.

    All are on the screen. Where it has no room at all it begins at the upper or left edge.
    """
    lowest, rightmost = screen.bottom() + 1 - size.height(), screen.right() + 1 - size.width()
    left = max(screen.left(), min(field.left(), rightmost))
    top = max(screen.top(), min(field.top(), lowest))
    below, above = QPoint(left, field.bottom() + 1 + _GAP), QPoint(left, field.top() - _GAP - size.height())
    beside = (QPoint(field.left() - _GAP - size.width(), top), QPoint(field.right() + 1 + _GAP, top))
    fitting = [at for at in (below, *beside, above) if screen.contains(QRect(at, size))]
    free = (at for at in fitting if not QRect(at, size).intersects(clear))
    usual = (at for at in (below, above) if at in fitting)
    return next(chain(free, usual), QPoint(left, max(screen.top(), min(below.y(), lowest))))


class _Calendar(QCalendarWidget):
    """Days that cannot be chosen are fainter than those of the months before and after, which can.

    The last day, which is today, has an outline, also while it is where the keyboard begins and nothing is chosen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ground_colour, self.text_colour = QColor(), QColor()
        self.faint_colour, self.outline_colour = QColor(), QColor()
        self._shows_selected = False
        self.selectionChanged.connect(self._show_selected)

    def select(self, day: QDate | None) -> None:
        """Select a day; None selects the last one without showing it as chosen."""
        self.setSelectedDate(day or self.maximumDate())
        self._shows_selected = day is not None

    def _show_selected(self) -> None:
        self._shows_selected = True

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        if not self.minimumDate() <= date <= self.maximumDate():
            painter.setPen(self.faint_colour)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(date.day()))
            return
        selected = date == self.selectedDate()
        if self._shows_selected or not selected:
            super().paintCell(painter, rect, date)
        else:
            painter.fillRect(rect, self.ground_colour)  # the table has filled it as what is selected
            own = self.weekdayTextFormat(Qt.DayOfWeek(date.dayOfWeek())).foreground()
            painter.setPen(self.text_colour if own.style() is Qt.BrushStyle.NoBrush else own.color())
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(date.day()))
        if date == self.maximumDate() and not (selected and self._shows_selected):
            painter.setPen(self.outline_colour)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), 6, 6)


class CalendarPopup(QFrame):
    """`day_chosen` carries the day that is clicked, or chosen with Enter."""

    day_chosen = Signal(datetime.date)

    def __init__(self, parent: QWidget, catalogue: Catalogue, tokens: Tokens, *, last_day: datetime.date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        round_corners(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calendar = calendar = _Calendar()
        calendar.setObjectName("calendar")
        for part in (calendar, *calendar.findChildren(QTableView)):
            part.setAccessibleName(catalogue.gettext("Calendar"))
        for menu in calendar.findChildren(QMenu):
            round_corners(menu)
        calendar.setLocale(QLocale(catalogue.language))
        calendar.setFirstDayOfWeek(_find_first_day(catalogue))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setDateRange(QDate(_FIRST_YEAR, 1, 1), QDate(last_day.year, last_day.month, last_day.day))
        calendar.setMinimumSize(*[scale_to_font(7 * _CELL, self.font())] * 2)
        self._name_buttons(catalogue)
        self.set_tokens(tokens)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(calendar)
        calendar.clicked.connect(self._choose)
        calendar.activated.connect(self._choose)
        QShortcut(QKeySequence("Esc"), self, self.close)

    def open_beside(self, field: QWidget, day: datetime.date | None, *, looked_at: QWidget | None) -> None:
        """Open beside `field` at `day`, or at the last one with none chosen, off what is looked at meanwhile."""
        self._calendar.select(None if day is None else QDate(day.year, day.month, day.day))
        self.ensurePolished()
        self.adjustSize()
        clear = QRect() if looked_at is None else _find_on_screen(looked_at)
        self.move(place_calendar(self.size(), _find_on_screen(field), field.screen().availableGeometry(), clear))
        self.show()
        self._calendar.setFocus()

    def _choose(self, day: QDate) -> None:
        if self.isVisible():  # Enter comes as a click, too
            self.close()
            self.day_chosen.emit(datetime.date(day.year(), day.month(), day.day()))

    def set_tokens(self, tokens: Tokens) -> None:
        """Sundays alone are red, where Qt has Saturdays red as well."""
        sunday, head = QTextCharFormat(), QTextCharFormat()
        sunday.setForeground(QColor(tokens.red))
        head.setForeground(QColor(tokens.muted))
        head.setBackground(QColor(tokens.surface))
        self._calendar.setHeaderTextFormat(head)
        self._calendar.setWeekdayTextFormat(Qt.DayOfWeek.Saturday, QTextCharFormat())
        self._calendar.setWeekdayTextFormat(Qt.DayOfWeek.Sunday, sunday)
        self._calendar.ground_colour, self._calendar.text_colour = QColor(tokens.surface), QColor(tokens.text)
        self._calendar.faint_colour, self._calendar.outline_colour = QColor(tokens.faint), QColor(tokens.edge)
        side = scale_to_font(18, self.font())
        for name, icon in _ARROWS.items():
            button = self._calendar.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(load_icon(icon, tokens.link, side))
                button.setIconSize(QSize(side, side))

    def _name_buttons(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        for name, text in (
            ("qt_calendar_prevmonth", _("Previous month")),
            ("qt_calendar_nextmonth", _("Next month")),
            ("qt_calendar_monthbutton", _("Month")),
            ("qt_calendar_yearbutton", _("Year")),
        ):
            button = self._calendar.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setAccessibleName(text)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _find_on_screen(part: QWidget) -> QRect:
    return QRect(part.mapToGlobal(QPoint(0, 0)), part.size())


def _find_first_day(catalogue: Catalogue) -> Qt.DayOfWeek:
    if catalogue.language in _MONDAY_FIRST:
        return Qt.DayOfWeek.Monday
    return Qt.DayOfWeek(catalogue.locale.first_week_day + 1)
