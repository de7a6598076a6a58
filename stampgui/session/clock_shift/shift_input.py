"""What is typed to put a camera's clock right: a moment, a time of day alone, or how far the clock was off."""

import datetime

from stampgui.dates.clock_shift import ClockShift, ShiftError, find_clock_shift, parse_clock_shift, shift_clock_date
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed.parser import TypedDateError, parse_typed_date
from stampgui.i18n import Message
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class ShiftInput:
    """A shift and the moment of the photo that it was read from, or the reason why there is none.

    All are None for an empty text.
    """

    shift: ClockShift | None = None
    moment: PartialDate | None = None
    reason: Message | None = None


def parse_shift_input(text: str, clock: PartialDate, *, today: datetime.date) -> ShiftInput:
    """Read what is typed for a photo whose camera wrote `clock`: "14 okt 2022 09.15", "09.15" or "+1 jam"."""
    if not text.strip():
        return ShiftInput()
    try:
        if text.strip().startswith(("+", "-", "−")):
            shift = parse_clock_shift(text)
            return ShiftInput(shift, shift_clock_date(clock, shift, today=today))
        moment = _parse_moment(text, clock, today)
        return ShiftInput(find_clock_shift(clock, moment), moment)
    except (ShiftError, TypedDateError) as error:
        return ShiftInput(reason=error.reason)


def _parse_moment(text: str, clock: PartialDate, today: datetime.date) -> PartialDate:
    """Read a moment; a time of day alone is one of the day that the clock showed. Raises TypedDateError."""
    try:
        return parse_typed_date(text, today=today)
    except TypedDateError as error:
        try:
            moment = parse_typed_date(f"{clock.first_day.isoformat()} {text}", today=today)
        except TypedDateError:
            raise error from None
        if moment.time is None:
            raise
        return moment
