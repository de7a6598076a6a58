"""A capture date as far as it is known."""

import datetime
from enum import StrEnum
from typing import Self

from stampgui.values import dataclass, replace


class Precision(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, perhaps with a month, a day and a time of day; unknown parts are None.

    Raises ValueError for a date that the calendar does not have, and for a part without the next larger one.
    """

    year: int
    """1 to 9999."""
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """1 to 31."""
    time: datetime.time | None = None
    """What the photographer's clock showed."""
    offset: int | None = None
    """How far that clock was ahead of UTC, in minutes."""
    approximate: bool = False
    """Whether it was only around that date."""

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        if self.time is not None and self.day is None:
            raise ValueError("a time needs a day")
        if self.offset is not None and self.time is None:
            raise ValueError("an offset needs a time")
        if self.offset is not None and not -24 * 60 < self.offset < 24 * 60:
            raise ValueError("an offset is less than a day")
        # a zero does not mean "unknown"; it is an error
        datetime.date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def from_datetime(cls, moment: datetime.datetime) -> Self:
        """The day and time that `moment` shows on its own clock, with its UTC offset if it has one."""
        offset = moment.utcoffset()
        minutes = None if offset is None else round(offset.total_seconds() / 60)
        return cls(moment.year, moment.month, moment.day, moment.time(), minutes)

    @property
    def precision(self) -> Precision:
        if self.day is not None:
            return Precision.DAY
        return Precision.YEAR if self.month is None else Precision.MONTH

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        month = self.month or 12
        if self.day is not None:
            return datetime.date(self.year, month, self.day)
        import calendar  # late: most dates have a day

        return datetime.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """The ISO text, "2022-10-14", "2022-10" or "2022" (ISO 8601-1:2019, 5.2.2, with reduced precision)."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def typed_text(self) -> str:
        """A text that a person could have typed for exactly this date, without fractions of a second."""
        text = f"± {self.iso}" if self.approximate else self.iso
        if self.time is not None:
            text += f" {self.time:%H:%M:%S}"
        return text if self.offset is None else text + format_offset(self.offset)

    def without_time(self) -> Self:
        return replace(self, time=None, offset=None)

    def agrees_with(self, other: "PartialDate", *, slack: datetime.timedelta) -> bool:
        """Whether the two could be the same day, give or take `slack`."""
        # differences, because the first and last days of the calendar have no day before or after them
        return self.first_day - other.last_day <= slack and other.first_day - self.last_day <= slack


def format_offset(offset: int) -> str:
    """Minutes ahead of UTC as ISO 8601 writes them: "+07:00"."""
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02d}:{minutes:02d}"
