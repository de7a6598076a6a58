"""When photos were taken, as a sentence for a post: "Foto-foto ini diambil pada 3 dan 14 Oktober 2022."

For people who can only edit the text of a post that is already online. It is never more precise than the dates are.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from stampgui.caption.caption_text import format_partial_date
from stampgui.dates.partial import PartialDate, Precision
from stampgui.values import dataclass

_MAX_LISTED: Final = 4
"""How many dates are listed one by one; of more, only the first and the last are named."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The phrases around dates in one language."""

    one: str
    """The sentence for one photo, with {when}."""
    several: str
    """The sentence for several photos, with {when}."""
    at: Mapping[Precision, str]
    """For listed dates of that precision, with {dates}."""
    around: Mapping[Precision, str]
    """The same for approximate dates."""
    between: Mapping[Precision, str]
    """For many dates of that precision, with {first} and {last}."""
    roughly: str
    """Around `between` for approximate dates, with {when}."""
    day_first: bool
    """Whether the day comes before the month, as in "14 Oktober"."""


_GRAMMARS: Final = {
    "id": _Grammar(
        "Foto ini diambil {when}.",
        "Foto-foto ini diambil {when}.",
        {
            Precision.DAY: "pada {dates}",
            Precision.MONTH: "pada bulan {dates}",
            Precision.YEAR: "pada tahun {dates}",
        },
        {
            Precision.DAY: "sekitar tanggal {dates}",
            Precision.MONTH: "sekitar bulan {dates}",
            Precision.YEAR: "sekitar tahun {dates}",
        },
        {
            Precision.DAY: "antara {first} dan {last}",
            Precision.MONTH: "antara bulan {first} dan {last}",
            Precision.YEAR: "antara tahun {first} dan {last}",
        },
        "kira-kira {when}",
        day_first=True,
    ),
    "en": _Grammar(
        "This photo was taken {when}.",
        "These photos were taken {when}.",
        {Precision.DAY: "on {dates}", Precision.MONTH: "in {dates}", Precision.YEAR: "in {dates}"},
        dict.fromkeys(Precision, "around {dates}"),
        dict.fromkeys(Precision, "between {first} and {last}"),
        "roughly {when}",
        day_first=False,
    ),
}


def format_post_sentence(dates: Sequence[PartialDate], *, language: str) -> str:
    """Say when photos with these dates, one for each photo, were taken; in English if `language` has no grammar here.

    Raises ValueError if there are no dates.
    """
    if not dates:
        raise ValueError("there is nothing to say without a date")
    known = language if language in _GRAMMARS else "en"
    grammar, locale = _GRAMMARS[known], Locale.parse(known)
    kinds: dict[tuple[bool, Precision], set[PartialDate]] = {}
    for date in dates:
        kinds.setdefault((date.approximate, date.precision), set()).add(date.without_time())
    phrases = [
        _format_phrase(sorted(kinds[kind], key=lambda date: date.first_day), grammar, locale)
        for kind in ((around, precision) for around in (False, True) for precision in reversed(Precision))
        if kind in kinds
    ]
    whole = grammar.one if len(dates) == 1 else grammar.several
    return whole.format(when=_join_with_and(phrases, locale))


def _format_phrase(dates: Sequence[PartialDate], grammar: _Grammar, locale: Locale) -> str:
    """Write sorted, distinct dates of one precision, all approximate or none: "pada 3 dan 14 Oktober 2022"."""
    precision, around = dates[0].precision, dates[0].approximate
    if len(dates) <= _MAX_LISTED:
        listed = _join_with_and(_format_dates(dates, grammar, locale), locale)
        return (grammar.around if around else grammar.at)[precision].format(dates=listed)
    first, last = _format_dates([dates[0], dates[-1]], grammar, locale)
    between = grammar.between[precision].format(first=first, last=last)
    return grammar.roughly.format(when=between) if around else between


def _format_dates(dates: Sequence[PartialDate], grammar: _Grammar, locale: Locale) -> list[str]:
    """Return a text for each date; a month or year that all have in common is written only once."""
    precision = dates[0].precision
    if len(dates) == 1 or precision is Precision.YEAR or len({date.year for date in dates}) > 1:
        return [format_partial_date(date, locale.language) for date in dates]
    if precision is Precision.MONTH:
        months = [str(format_date(date.first_day, "LLLL", locale=locale)) for date in dates[:-1]]
        return [*months, format_partial_date(dates[-1], locale.language)]
    if len({date.month for date in dates}) > 1:
        days = [_format_day_of_month(date, locale) for date in dates[:-1]]
        return [*days, format_partial_date(dates[-1], locale.language)]
    numbers = [str(date.day) for date in dates]
    if grammar.day_first:
        return [*numbers[:-1], format_partial_date(dates[-1], locale.language)]
    return [_format_day_of_month(dates[0], locale), *numbers[1:-1], f"{numbers[-1]}, {dates[0].year}"]


def _format_day_of_month(date: PartialDate, locale: Locale) -> str:
    return str(format_skeleton("MMMMd", date.first_day, locale=locale))


def _join_with_and(texts: Iterable[str], locale: Locale) -> str:
    return str(format_list(list(texts), locale=locale))
