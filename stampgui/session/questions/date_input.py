"""Interprets the text of a date field."""

import datetime

from stampgui.dates.partial import PartialDate
from stampgui.dates.typed.parser import TypedDateError, parse_typed_date
from stampgui.i18n import Message
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class DateInput:
    """A date, or the reason why there is none with suggestions; both are empty for an empty text."""

    date: PartialDate | None = None
    reason: Message | None = None
    suggestions: tuple[PartialDate, ...] = ()


def parse_date_input(text: str, *, today: datetime.date) -> DateInput:
    if not text.strip():
        return DateInput()
    try:
        return DateInput(date=parse_typed_date(text, today=today))
    except TypedDateError as error:
        return DateInput(reason=error.reason, suggestions=error.suggestions)
