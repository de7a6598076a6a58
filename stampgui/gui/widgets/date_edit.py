"""The field for a date: typed as people write it, or taken from a calendar."""

import datetime
from collections.abc import Collection

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from stampgui.batch.outcome_text import format_short_date
from stampgui.dates.partial import PartialDate
from stampgui.gui.theme.icons import load_icon
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.calendar_popup import CalendarPopup
from stampgui.gui.widgets.controls import LineEdit, scale_to_font, set_tooltip
from stampgui.i18n import Catalogue
from stampgui.session.clock import Today
from stampgui.session.questions.date_input import parse_date_input

_OPENING_KEYS = (
    QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down),
    QKeyCombination(Qt.KeyboardModifier.NoModifier, Qt.Key.Key_F4),
)


class DateEdit(LineEdit):
    """A day from the calendar counts as typed: the field says how it is interpreted, and it can still be changed."""

    def __init__(self, tokens: Tokens, *, today: Today, window_keys: Collection[QKeyCombination] = ()) -> None:
        super().__init__(window_keys=window_keys)
        self._tokens = tokens
        self._today = today
        self._looked_at: QWidget | None = None
        self._calendar_action = QAction(self)
        self.addAction(self._calendar_action, QLineEdit.ActionPosition.TrailingPosition)
        self._calendar_action.triggered.connect(self.open_calendar)
        self.set_tokens(tokens)

    def set_looked_at(self, part: QWidget) -> None:
        """Set what shows the photo whose date is looked for: the calendar does not cover it."""
        self._looked_at = part

    def retranslate(self, catalogue: Catalogue) -> None:
        super().retranslate(catalogue)
        self._name_button()

    def _name_button(self) -> None:
        """Name the button of the calendar; Qt takes its words away each time its icon changes.

        Of its keys it tells F4, which needs no word in any language.
        """
        if self._catalogue is None:
            return
        name = self._catalogue.gettext("Calendar")
        keys = QKeySequence(_OPENING_KEYS[-1]).toString(QKeySequence.SequenceFormat.NativeText)
        for button in self.findChildren(QToolButton):
            button.setObjectName("calendarButton")
            button.setAccessibleName(name)
            set_tooltip(button, f"{name} ({keys})")

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        for popup in self.findChildren(CalendarPopup):
            popup.set_tokens(tokens)
        self._calendar_action.setIcon(load_icon("calendar", tokens.muted, scale_to_font(18, self.font())))
        self._name_button()

    def open_calendar(self) -> None:
        """Open the calendar at the date in the field, or what may have been meant by it, or today."""
        if self._catalogue is None:
            return
        today = self._today()
        found = parse_date_input(self.text(), today=today)
        typed = found.date or next(iter(found.suggestions), None)
        popup = CalendarPopup(self, self._catalogue, self._tokens, last_day=today)
        popup.day_chosen.connect(self._take_day)
        popup.open_beside(self, typed.first_day if typed else None, looked_at=self._looked_at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.keyCombination() in _OPENING_KEYS:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _take_day(self, day: datetime.date) -> None:
        date = PartialDate(day.year, day.month, day.day)
        text = format_short_date(date, self._catalogue) if self._catalogue else date.iso
        if parse_date_input(text, today=self._today()).date != date:  # months of some languages cannot be typed
            text = date.iso
        self.setText(text)
        self.setModified(True)
        self.setFocus()
        self.textEdited.emit(text)
