"""How long the words of captions can be, and which letters they have, whatever the dates of their photos."""

import datetime
import string

from stampgui.caption.caption_text import EventPlace, to_single_line
from stampgui.caption.template_fields import canonicalise_fields, fill_template, find_fields
from stampgui.date_words import is_written_by_table, write_day, write_time, write_weekday
from stampgui.values import dataclass

_AROUND_AND_NOUN = " sekitar tahun "
"""The longest words that are put before a date that is not known exactly."""


@dataclass(frozen=True, slots=True)
class CaptionBounds:
    """Words of which each line has some at most, in their order, or shorter ones, and all letters that may be there."""

    lines: tuple[tuple[int, ...], ...]
    """The lengths of the words of each line."""
    letters: str


def bound_caption(template: str, language: str, event_place: EventPlace) -> CaptionBounds | None:
    """Bound the captions of photos with any date; None where they depend on more, or dates are written by Babel.

    Raises TemplateError.
    """
    if not is_written_by_table(language) or "file" in find_fields(template):
        return None
    days = [datetime.date(2022, month, 28) for month in range(1, 13)]
    longest = {
        "date": _AROUND_AND_NOUN + max((write_day(day, language) for day in days), key=len),
        "weekday": max((write_weekday(day, language) for day in days), key=len),
        "time": write_time(datetime.time(23, 59), language),
        "zone": "UTC-12.45",
        "event": to_single_line(event_place.event),
        "place": to_single_line(event_place.place),
    }
    filled = fill_template(canonicalise_fields(template), longest)
    others = {letter for letter in filled if not (letter.isascii() or letter.isspace())}
    known = string.ascii_letters + string.digits + string.punctuation
    lines = tuple(tuple(map(len, line.split())) for line in filled.splitlines() if line.strip())
    return CaptionBounds(lines, known + "".join(sorted(others)))
