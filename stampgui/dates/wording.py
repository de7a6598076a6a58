"""Partial dates inside sentences."""

from stampgui.dates.partial import PartialDate
from stampgui.i18n import Argument, MonthName, message


def in_words(date: PartialDate) -> Argument:
    """Return what a `Message` writes for `date` in the reader's language: "14 Oktober 2022", "Oktober 2022"."""
    words: Argument = date.first_day
    if date.month is None:
        words = str(date.year)
    elif date.day is None:
        words = message("{month} {year}", month=MonthName(date.month), year=date.year)
    return message("around {date}", date=words) if date.approximate else words
