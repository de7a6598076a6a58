"""How dates are written: in the program's own languages by a table, in all others by Babel, which takes longer to load.

The table says what Babel says, the words of CLDR.
"""

import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from babel import Locale


class _Calendar(NamedTuple):
    """The names and the order of a date's parts in one language."""

    months: tuple[str, ...]
    """From January on."""
    weekdays: tuple[str, ...]
    """From Monday on."""
    day: str
    """How {day}, {month} and {year} are put together."""


_CALENDARS: Final = {
    "id": _Calendar(
        (
            *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
            *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
        ),
        ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
        "{day} {month} {year}",
    ),
    "en": _Calendar(
        (
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        "{month} {day}, {year}",
    ),
}


def is_written_by_table(language: str) -> bool:
    """Whether dates in a language, a CLDR tag, are written without Babel."""
    return language in _CALENDARS


def write_day(day: datetime.date, language: str) -> str:
    """Write "14 Oktober 2022" in `language`, a CLDR tag, which is here always one that is known."""
    calendar = _CALENDARS.get(language)
    if calendar is not None:
        return calendar.day.format(day=day.day, month=calendar.months[day.month - 1], year=day.year)
    from babel.dates import format_date

    return format_date(day, "long", locale=_parse(language))


def write_month_and_year(day: datetime.date, language: str) -> str:
    """Write "Oktober 2022"."""
    calendar = _CALENDARS.get(language)
    if calendar is not None:
        return f"{calendar.months[day.month - 1]} {day.year}"
    return _write_skeleton("yMMMM", day, language)


def write_year(day: datetime.date, language: str) -> str:
    """Write "2022", which has other digits or words around it in some languages."""
    return str(day.year) if language in _CALENDARS else _write_skeleton("y", day, language)


def write_weekday(day: datetime.date, language: str) -> str:
    """Write "Jumat" beside a date."""
    calendar = _CALENDARS.get(language)
    if calendar is not None:
        return calendar.weekdays[day.weekday()]
    from babel.dates import format_date

    return format_date(day, "EEEE", locale=_parse(language))


def write_time(time: datetime.time, language: str, *, with_seconds: bool = False) -> str:
    """Write "08.15" or "08.15.00", always with Babel: few captions have a time."""
    from babel.dates import format_time

    return format_time(time, "medium" if with_seconds else "short", locale=_parse(language))


def name_weekday(weekday: int, language: str) -> str:
    """Return the name, standing alone, of a weekday; Monday is 0."""
    calendar = _CALENDARS.get(language)
    if calendar is not None:
        return calendar.weekdays[weekday]
    return str(_parse(language).days["stand-alone"]["wide"][weekday])


def name_month(month: int, language: str) -> str:
    """Return the name, standing alone, of a month; January is 1."""
    calendar = _CALENDARS.get(language)
    if calendar is not None:
        return calendar.months[month - 1]
    return str(_parse(language).months["stand-alone"]["wide"][month])


def _write_skeleton(skeleton: str, day: datetime.date, language: str) -> str:
    from babel.dates import format_skeleton

    noon = datetime.datetime.combine(day, datetime.time(12))
    return format_skeleton(skeleton, noon, locale=_parse(language))


def _parse(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(language.replace("_", "-"), sep="-")
