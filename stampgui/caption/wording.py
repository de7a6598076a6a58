"""Words for a date: "difoto tanggal 14 Oktober 2022", and never more than is known."""

import datetime
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time

from stampgui.caption.fields import TemplateError, canonical, fields_in, filled
from stampgui.caption.fitting import fitted
from stampgui.caption.script import INVISIBLE
from stampgui.dates.partial import PartialDate, Precision
from stampgui.i18n import message

BUILT_IN: Final[Mapping[str, tuple[str, ...]]] = {
    "id": (
        "difoto tanggal {tanggal}",
        "Foto ini difoto tanggal {tanggal}",
        "Difoto hari {hari}, {tanggal}",
        "Foto diambil pada {tanggal}",
        "Dok. {tanggal}",
    ),
    "en": (
        "taken on {date}",
        "This photo was taken on {date}",
        "Taken on {weekday}, {date}",
        "Photo taken on {date}",
        "Photo: {date}",
    ),
    "jv": ("difoto tanggal {tanggal}",),
    "su": ("dipoto tanggal {tanggal}",),
    "ms": ("diambil pada {tanggal}",),
}
"""Templates by language, the default first. A language without an entry gets the bare date."""

_INDONESIAN_ZONES: Final = {420: "WIB", 480: "WITA", 540: "WIT"}


@dataclass(frozen=True, slots=True)
class Words:
    """What a person says about a photo besides its date: {event} and {place}; empty texts leave them out."""

    event: str = ""
    place: str = ""


NOTHING_SAID: Final = Words()


def default_template(language: str) -> str:
    return BUILT_IN.get(_family(language), ("{date}",))[0]


def check_language(language: str) -> None:
    """Raise TemplateError when CLDR does not know `language` (a tag such as "id" or "en-GB")."""
    _locale(language)


def check_template(template: str) -> None:
    """Raise TemplateError for an empty template, an unknown field, or one that never shows a date."""
    if "date" not in fields_in(template):
        raise TemplateError(
            message("The caption “{template}” shows no date. Put {{tanggal}} or {{date}} in it.", template=template)
        )


def caption_text(
    template: str, date: PartialDate, *, language: str, file: str = "", words: Words = NOTHING_SAID
) -> str:
    """Fill `template` for `date`; words that lean on an unknown part change or go with it.

    "difoto tanggal {tanggal}" becomes "difoto bulan Oktober 2022" when only the month is known. Line breaks of the
    template stay. Raises TemplateError.
    """
    check_template(template)
    locale = _locale(language)
    values = {
        "date": date_text(date, locale),
        "weekday": format_date(date.first_day, "EEEE", locale=locale),
        "time": "" if date.time is None else format_time(date.time, "short", locale=locale),
        "zone": "" if date.offset is None else zone_text(date.offset, language=language),
        "event": on_one_line(words.event),
        "place": on_one_line(words.place),
        "file": on_one_line(file),
    }
    empty = [name for name in ("event", "place") if not values[name]]
    text = filled(fitted(canonical(template), date, _family(language), empty=empty), values)
    return "\n".join(filter(None, map(on_one_line, text.splitlines())))


def date_text(date: PartialDate, locale: Locale) -> str:
    """The bare date at its own precision: "14 Oktober 2022", "Oktober 2022", "2022"."""
    match date.precision:
        case Precision.DAY:
            return format_date(date.first_day, "long", locale=locale)
        case Precision.MONTH:
            return format_skeleton("yMMMM", _noon(date.first_day), locale=locale)
        case Precision.YEAR:
            return format_skeleton("y", _noon(date.first_day), locale=locale)


def zone_text(offset: int, *, language: str) -> str:
    """WIB, WITA, WIT in Indonesia's languages, else "UTC+7" (`offset` in minutes)."""
    if _family(language) in ("id", "jv", "su") and offset in _INDONESIAN_ZONES:
        return _INDONESIAN_ZONES[offset]
    hours, minutes = divmod(abs(offset), 60)
    return f"UTC{'-' if offset < 0 else '+'}{hours}" + (f".{minutes:02d}" if minutes else "")


def on_one_line(text: str) -> str:
    """Composed (NFC) and printable; overriding a text's direction, which could turn a date around, is not."""
    kept = (
        letter if letter.isprintable() or letter in INVISIBLE else " " for letter in unicodedata.normalize("NFC", text)
    )
    return " ".join("".join(kept).split())


def _family(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise TemplateError(
            message("The caption language “{language}” is not known. Try id, en, jv or su.", language=language)
        ) from error


def _noon(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(12))
