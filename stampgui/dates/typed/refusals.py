"""Why a typed date is refused, and which dates are offered instead."""

import calendar
import datetime
from collections.abc import Iterable

from stampgui.dates.descriptions import describe_partial_date
from stampgui.dates.limits import FIRST_YEAR, is_possible_capture_date, make_date
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed.forms import TypedParts
from stampgui.i18n import DayName, ExplainedError, Message, MonthName, message

_MONTHS_IN_YEAR = 12
_YEARS_TO_A_LEAP_DAY = 8  # 1896 to 1904


class TypedDateError(ExplainedError):
    """A typed date that was refused: why, and what may have been meant (only ever offered)."""

    def __init__(self, reason: Message, suggestions: tuple[PartialDate, ...] = ()) -> None:
        super().__init__(reason)
        self.args = (reason, suggestions)  # both, so that it can be pickled
        self.suggestions = suggestions


def filter_possible_dates(dates: Iterable[PartialDate | None], today: datetime.date) -> tuple[PartialDate, ...]:
    """Return those of `dates` on which a photo can have been taken, each once."""
    real = (date for date in dates if date is not None and is_possible_capture_date(date, today))
    return tuple(dict.fromkeys(date for date in real if date.first_day <= today))


def empty_text_error() -> TypedDateError:
    return TypedDateError(message("Please type a date, such as 14 October 2022, October 2022 or 2022."))


def too_long_error(longest: int) -> TypedDateError:
    return TypedDateError(
        message("This text is too long for a date. Please type {longest} characters at most.", longest=longest)
    )


def control_characters_error() -> TypedDateError:
    return TypedDateError(
        message("The text contains invisible characters. Please type the date instead of pasting it.")
    )


def non_ascii_digits_error() -> TypedDateError:
    return TypedDateError(message("Please write the numbers with the digits 0 to 9."))


def short_year_error(parts: TypedParts, today: datetime.date) -> TypedDateError:
    """Refuse a year that does not have four digits; for two digits, offer the likely centuries."""
    year = parts.year or ""
    if len(year) != len("22"):
        return TypedDateError(message("Please write the year with four digits, such as 2022."))
    readings = [_resolve_century(int(year), parts.month, parts.day, today)]
    if parts.digits_only and parts.day is not None and parts.month is not None:
        readings.append(_resolve_century(parts.day, parts.month, int(year), today))
        readings.append(_resolve_century(int(year), parts.day, parts.month, today))
    return TypedDateError(
        message("The year “{year}” has only two digits. Please write four, such as 2022.", year=year),
        filter_possible_dates(readings, today),
    )


def missing_year_error(parts: TypedParts, today: datetime.date) -> TypedDateError:
    """Refuse a date without a year; offer the latest such day, and for "okt 22" the month as well."""
    years = range(today.year, today.year - _YEARS_TO_A_LEAP_DAY - 1, -1)
    latest = filter_possible_dates((make_date(year, parts.month, parts.day) for year in years), today)[:1]
    as_month = None
    if parts.day is not None and parts.day_last:
        as_month = _resolve_century(parts.day, parts.month, None, today)
    elif parts.month is not None and parts.digits_only:
        as_month = _resolve_century(parts.month, parts.day, None, today)
    return TypedDateError(
        message("The year is missing. Please add it with four digits, such as 2022."),
        filter_possible_dates([*latest, as_month], today),
    )


def impossible_date_error(parts: TypedParts, today: datetime.date) -> TypedDateError:
    """Refuse parts that are not a date of the calendar, naming the first one that is impossible."""
    year, month, day = int(parts.year or 0), parts.month or 0, parts.day
    if parts.eight_digits:
        first, second, last = int(parts.eight_digits[:2]), int(parts.eight_digits[2:4]), int(parts.eight_digits[4:])
        year_last = [make_date(last, second, first), make_date(last, first, second)]
        return TypedDateError(
            message(
                "“{digits}” is not a date. Eight digits are read as year, month and day, such as 20221014.",
                digits=parts.eight_digits,
            ),
            filter_possible_dates(year_last, today),
        )
    if year == 0:
        return _before_photography_error(year)
    if not 1 <= month <= _MONTHS_IN_YEAR:
        return _impossible_month_error(year, month, day, today)
    offers = filter_possible_dates([make_date(year, month)], today)
    if day == 0:
        return TypedDateError(message("There is no day 0; days begin with 1."), offers)
    days = calendar.monthrange(year, month)[1]
    return TypedDateError(
        message("{month} {year} has only {days} days.", month=MonthName(month), year=year, days=days), offers
    )


def _impossible_month_error(year: int, month: int, day: int | None, today: datetime.date) -> TypedDateError:
    swapped = make_date(year, day, month) if day else None
    if swapped is not None:
        return TypedDateError(
            message("There is no month {month}. Perhaps the day and the month were swapped?", month=month),
            filter_possible_dates([swapped], today),
        )
    return TypedDateError(
        message("There is no month {month}; months go from 1 to 12.", month=month),
        filter_possible_dates([make_date(year)], today),
    )


def too_early_error(date: PartialDate) -> TypedDateError:
    return _before_photography_error(date.year)


def _before_photography_error(year: int) -> TypedDateError:
    return TypedDateError(
        message("There were no photographs in {year}; the first was taken in {first}.", year=year, first=FIRST_YEAR)
    )


def future_date_error(date: PartialDate, today: datetime.date) -> TypedDateError:
    return TypedDateError(
        message(
            "{date} has not come yet; today is {today}. No photo can have been taken then.",
            date=describe_partial_date(date),
            today=today,
        )
    )


def wrong_weekday_error(date: PartialDate, weekday: int) -> TypedDateError:
    """Refuse a weekday that the date does not have; Monday is 0."""
    return TypedDateError(
        message(
            "{date} was a {actual}, not a {said}.",
            date=describe_partial_date(date),
            actual=DayName(date.first_day.weekday()),
            said=DayName(weekday),
        ),
        (date,),
    )


def time_without_day_error(date: PartialDate) -> TypedDateError:
    return TypedDateError(
        message("A time of day needs the full date: day, month and year."),
        (date,),
    )


def impossible_time_error(date: PartialDate, text: str) -> TypedDateError:
    return TypedDateError(
        message("“{time}” is not a time of day. Please write it like 08:15 or 20:15.", time=text),
        (date.without_time(),),
    )


def _resolve_century(year: int, month: int | None, day: int | None, today: datetime.date) -> PartialDate | None:
    """Return the date in the latest century that is not in the future, for a year of two digits."""
    return next(
        iter(filter_possible_dates((make_date(century + year, month, day) for century in (2000, 1900)), today)), None
    )
