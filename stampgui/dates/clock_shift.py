"""How far a camera's clock was off, and what the dates that it wrote become when it is put right.

A shift is an exact time span, so that the order of photos and the time between them stay. Calendar months and years
are part of it only where a person typed them ("+4y2d3h"), or where they come to the same for every photo concerned.
"""

import datetime
from collections.abc import Iterable
from typing import Final

from stampgui.dates.limits import is_future, is_possible_capture_date
from stampgui.dates.partial import PartialDate, Precision
from stampgui.dates.zones import format_zone, parse_offset
from stampgui.i18n import ExplainedError, Message, message, messages
from stampgui.lazy_pattern import LazyPattern
from stampgui.values import dataclass, field, replace

_DAY: Final = datetime.timedelta(days=1)
_MONTHS: Final = 12
"""Months in a year."""
_LONGEST: Final = datetime.timedelta(days=400 * 366)
"""More than any clock can be off."""

_UNITS: Final = {
    **dict.fromkeys(("y", "year", "years", "th", "thn", "tahun"), "years"),
    **dict.fromkeys(("mo", "month", "months", "bl", "bln", "bulan"), "months"),
    **dict.fromkeys(("w", "week", "weeks", "minggu"), "weeks"),
    **dict.fromkeys(("d", "day", "days", "hr", "hari"), "days"),
    **dict.fromkeys(("h", "hour", "hours", "j", "jam"), "hours"),
    **dict.fromkeys(("min", "minute", "minutes", "mnt", "menit"), "minutes"),
    **dict.fromkeys(("s", "second", "seconds", "dtk", "detik"), "seconds"),
}
"""Units by the words for them in both languages; "m" alone could be months or minutes."""
_SHIFT = LazyPattern(r"(?P<sign>[+\-−])\s*(?P<parts>(?:[0-9]{1,6}\s*[a-z]+\s*)+)(?P<zone>(?:[A-Z]{1,4}|[+-])\S*)?")
_RAW = LazyPattern(r"(?P<clock>[0-9]{4}-[0-9]{2}-[0-9]{2}(?P<time> [0-9:]{8}(?:[+-][0-9:]{5})?)?) (?P<shift>[+-].+)")
_PART = LazyPattern(r"([0-9]+)\s*([a-z]+)")


class ShiftError(ExplainedError):
    """A shift that cannot be read, or a date that cannot be shifted by it."""


@dataclass(frozen=True, slots=True)
class ClockShift:
    """What has to be added to the dates of a camera whose clock was wrong: first the months, then the span.

    Both are positive, or both negative. Raises ValueError otherwise, and for a shift of nothing.
    """

    months: int = 0
    """Months of the calendar, years among them."""
    span: datetime.timedelta = datetime.timedelta()
    """Whole seconds."""
    offset: int | None = None
    """The zone of the dates after the shift, in minutes ahead of UTC; None where nobody told it."""

    def __post_init__(self) -> None:
        seconds = self.span.total_seconds()
        if self.months * seconds < 0:
            raise ValueError("months and span have the same sign")
        if not self.months and not seconds and self.offset is None:
            raise ValueError("a shift moves something")
        if self.span.microseconds:
            raise ValueError("a span has whole seconds")

    @property
    def is_backward(self) -> bool:
        return self.months < 0 or self.span < datetime.timedelta()

    @property
    def keeps_time_of_day(self) -> bool:
        """Whether it moves by whole days."""
        return not self.span % _DAY

    @property
    def text(self) -> str:
        """The text that `parse_clock_shift` reads as this shift: "+4y2d3h", "-7h WIB"."""
        units = ("y", "mo", "d", "h", "min", "s")
        parts = "".join(f"{count}{unit}" for count, unit in zip(self._split(), units, strict=True) if count)
        zone = "" if self.offset is None else f" {format_zone(self.offset)}"
        return f"{'-' if self.is_backward else '+'}{parts or '0s'}{zone}"

    def _split(self) -> tuple[int, int, int, int, int, int]:
        """Years, months, days, hours, minutes and seconds, without the sign."""
        years, months = divmod(abs(self.months), _MONTHS)
        span = abs(self.span)
        hours, rest = divmod(span.seconds, 3600)
        return years, months, span.days, hours, *divmod(rest, 60)

    def describe(self) -> Message:
        """What the shift is called in a sentence: "camera clock + 4 years, 2 days"."""
        years, months, days, hours, minutes, seconds = self._split()
        words = (
            messages("{count} year", "{count} years", years),
            messages("{count} month", "{count} months", months),
            messages("{count} day", "{count} days", days),
            messages("{count} hour", "{count} hours", hours),
            messages("{count} minute", "{count} minutes", minutes),
            messages("{count} second", "{count} seconds", seconds),
        )
        *longer, duration = [each for each in words if each.count] or [messages("{count} second", "{count} seconds", 0)]
        for each in reversed(longer):
            duration = message("{longer}, {shorter}", longer=each, shorter=duration)
        if self.is_backward:
            return message("camera clock − {duration}", duration=duration)
        return message("camera clock + {duration}", duration=duration)

    def describe_briefly(self, *, most: int = 6) -> Message:
        """The same where there is little room, and a clock is drawn beside it: "+ 4 y 2 d".

        Of more than `most` units the greatest are told, and that there are others: "+ 4 y 2 d …".
        """
        years, months, days, hours, minutes, seconds = self._split()
        words = (
            messages("{count} y", "{count} y", years),
            messages("{count} mo", "{count} mo", months),
            messages("{count} d", "{count} d", days),
            messages("{count} h", "{count} h", hours),
            messages("{count} min", "{count} min", minutes),
            messages("{count} s", "{count} s", seconds),
        )
        told = [each for each in words if each.count] or [messages("{count} s", "{count} s", 0)]
        *longer, duration = told[:most]
        for each in reversed(longer):
            duration = message("{first} {rest}", first=each, rest=duration)
        if len(told) > most:
            duration = message("{first} {rest}", first=duration, rest="…")
        return message("{first} {rest}", first="−" if self.is_backward else "+", rest=duration)


@dataclass(frozen=True, slots=True)
class ShiftedDate(PartialDate):
    """A date that a camera's clock wrote, put right by a shift that a person decided."""

    clock: PartialDate = field(kw_only=True)
    """What the clock showed, without fractions of a second."""
    shift: ClockShift = field(kw_only=True)

    @property
    def raw(self) -> str:
        """What it was made of: "2018-10-12 08:15:00 +4y2d"."""
        return f"{self.clock.typed_text} {self.shift.text}"


def shift_clock_date(clock: PartialDate, shift: ClockShift, *, today: datetime.date) -> ShiftedDate:
    """Shift what a clock showed, a day or a day with a time. Raises ShiftError where no possible date results.

    The offset of the clock is kept only by a shift of whole days: where the time of day is wrong, its zone may be what
    was set wrongly.
    """
    if clock.day is None or clock.approximate:
        raise ValueError("a clock shows a day")
    if clock.time is None and not shift.keeps_time_of_day:
        raise ShiftError(message("Its camera recorded only the day, so it can only be shifted by whole days."))
    try:
        date = _apply(_drop_fraction(clock), shift)
    except (OverflowError, ValueError) as error:
        raise ShiftError(_explain_impossible_day(clock, shift)) from error
    if is_future(date, today):
        raise ShiftError(message("Shifted, it would be from {date}, which is in the future.", date=date.first_day))
    if not is_possible_capture_date(date, today):
        raise ShiftError(message("Shifted, it would be from {date}, before photography.", date=date.first_day))
    return date


def parse_shifted_date(raw: str) -> ShiftedDate:
    """Read what `ShiftedDate.raw` wrote. Raises ValueError."""
    found = _RAW.fullmatch(raw.strip())
    if found is None:
        raise ValueError("not a shifted date")
    moment = datetime.datetime.fromisoformat(found["clock"])
    clock = PartialDate.from_datetime(moment)
    try:
        shift = parse_clock_shift(found["shift"])
    except ShiftError as error:
        raise ValueError("not a shift") from error
    return _apply(clock if found["time"] else clock.without_time(), shift)


def find_clock_shift(clock: PartialDate, moment: PartialDate) -> ClockShift:
    """Find how far a clock was off that showed `clock` when it was really `moment`. Raises ShiftError.

    A moment without a time tells the day; the clock's time of day is then taken as right. People read minutes off a
    clock, so the seconds of the clock are kept where the moment has none.
    """
    if moment.precision is not Precision.DAY or moment.approximate:
        raise ShiftError(
            message("Give the whole day on which the photo was taken, better with the time: 14 oct 2022 09:15.")
        )
    if moment.time is None:
        span = moment.first_day - clock.first_day
    elif clock.time is None:
        raise ShiftError(message("The camera recorded only the day of this photo. Give the day without a time."))
    else:
        clock = _drop_fraction(clock)
        assert clock.time is not None
        shown = moment.time.replace(microsecond=0, second=moment.time.second or clock.time.second)
        span = datetime.datetime.combine(moment.first_day, shown) - _wall_time(clock)
    if not span and moment.offset in (None, clock.offset):
        raise ShiftError(message("That is what the camera's clock says already."))
    return ClockShift(span=span, offset=moment.offset)


def express_in_years(shift: ClockShift, clocks: Iterable[PartialDate]) -> ClockShift:
    """Say a shift in years and days where that comes to exactly the same for each of these photos.

    Otherwise it is returned as it is, in days. A leap day makes the difference: from 1 March 2020 on, 365 days are a
    year, and before it they are not.
    """
    if shift.months or abs(shift.span) < 365 * _DAY:
        return shift
    common: ClockShift | None = None
    for clock in clocks:
        this = _with_years(shift, _wall_time(_drop_fraction(clock)))
        if this is None or (common is not None and this != common):
            return shift
        common = this
    return common or shift


def parse_clock_shift(text: str) -> ClockShift:
    """Read "+4y2d3h", "-1 jam" or "+7h WIB". Raises ShiftError."""
    found = _SHIFT.fullmatch(text.strip())
    offset = parse_offset(found["zone"]) if found and found["zone"] else None
    if found is None or (found["zone"] and offset is None):
        raise ShiftError(
            message("“{text}” is not a time span. Write one such as +4y2d3h or -1h; min are minutes.", text=text)
        )
    counts = dict.fromkeys(_UNITS.values(), 0)
    for number, word in _PART.findall(found["parts"]):
        unit = _UNITS.get(word)
        if unit is None or counts[unit]:
            raise ShiftError(
                message(
                    "“{word}” is not one of y, mo, w, d, h, min and s, or comes twice. Write a span such as +4y2d3h.",
                    word=word,
                )
            )
        counts[unit] = int(number)
    months = counts.pop("years") * _MONTHS + counts.pop("months")
    span = datetime.timedelta(**counts)
    if months >= _LONGEST.days // 28 or span >= _LONGEST:
        raise ShiftError(message("A shift of {text} is longer than photography is old.", text=text))
    sign = 1 if found["sign"] == "+" else -1
    if not months and not span and offset is None:
        raise ShiftError(message("A shift of {text} changes nothing.", text=text))
    return ClockShift(sign * months, sign * span, offset)


def _apply(clock: PartialDate, shift: ClockShift) -> ShiftedDate:
    """Raises ValueError or OverflowError for a day that does not exist."""
    moment = _add_months(_wall_time(clock), shift.months) + shift.span
    day = (moment.year, moment.month, moment.day)
    if clock.time is None:
        return ShiftedDate(*day, clock=clock, shift=shift)
    offset = clock.offset if shift.offset is None and shift.keeps_time_of_day else shift.offset
    return ShiftedDate(*day, moment.time(), offset, clock=clock, shift=shift)


def _wall_time(clock: PartialDate) -> datetime.datetime:
    return datetime.datetime.combine(clock.first_day, clock.time or datetime.time())


def _drop_fraction(clock: PartialDate) -> PartialDate:
    """A person's moment is never so exact; and fractions would not survive in tables of answers."""
    if clock.time is None or not clock.time.microsecond:
        return clock
    return replace(clock, time=clock.time.replace(microsecond=0))


def _add_months(moment: datetime.datetime, months: int) -> datetime.datetime:
    """Raises ValueError where that day does not exist: no other day would be right."""
    years, month = divmod(moment.month - 1 + months, _MONTHS)
    return moment.replace(year=moment.year + years, month=month + 1)


def _explain_impossible_day(clock: PartialDate, shift: ClockShift) -> Message:
    import calendar  # late: few shifts lead to such a day

    years, month = divmod(clock.first_day.month - 1 + shift.months, _MONTHS)
    year, day = clock.year + years, clock.first_day.day
    if datetime.MINYEAR <= year <= datetime.MAXYEAR and day > calendar.monthrange(year, month + 1)[1]:
        return message(
            "Shifted, it would be from a day that does not exist: {day}-{month}-{year}.",
            day=day,
            month=month + 1,
            year=str(year),
        )
    return message("Shifted, its date would lie outside the calendar.")


def _with_years(shift: ClockShift, clock: datetime.datetime) -> ClockShift | None:
    """The shift in years and a span, from what one clock showed; None where the calendar lacks a day on the way."""
    try:
        target = clock + shift.span
        years = target.year - clock.year
        for count in (years, years - 1 if years > 0 else years + 1):
            if count:
                rest = target - _add_months(clock, count * _MONTHS)
                if rest.total_seconds() * count >= 0:
                    return ClockShift(count * _MONTHS, rest, shift.offset)
    except (OverflowError, ValueError):
        pass
    return None
