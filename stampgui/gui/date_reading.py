"""What the date field makes of the letters in it."""

import datetime
from dataclasses import dataclass

from stampgui.dates.partial import PartialDate
from stampgui.dates.typed import TypedDateError, read_typed
from stampgui.i18n import Message


@dataclass(frozen=True, slots=True)
class Reading:
    """A date, or the reason why there is none with dates that may have been meant; both empty for no text."""

    date: PartialDate | None = None
    reason: Message | None = None
    offers: tuple[PartialDate, ...] = ()


def reading(text: str, *, today: datetime.date) -> Reading:
    if not text.strip():
        return Reading()
    try:
        return Reading(date=read_typed(text, today=today))
    except TypedDateError as error:
        return Reading(reason=error.reason, offers=error.offers)
